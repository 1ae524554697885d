"""One verb for each step a task can take. Each looks at the task as it is now, not as it was opened."""

from __future__ import annotations

import dataclasses

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.model.rights import Actor, Right
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Standing, Step
from desktop.modules.team.records import Member
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb


@verb("派任务", needs=Right.EDIT)
def assign(unit: Unit, task: Task) -> Task:
    """Give a task to a member of the team.

    Raises:
        DeskError: no title, or nobody to do it.
        StaleError: who is to do it is no longer in the team.
    """
    for problem in (*task.check(), *wrong(task, tuple(Task.fields.values()))):
        raise DeskError(f"任务没有派出：{problem}", "填好的内容还在，补上再保存。")
    assignee = unit.read.get(Member, task.assignee or "")
    if assignee is None:
        raise StaleError("要交给的人已经不在队伍里，任务没有派出", "填好的内容还在，另选一位再保存。")
    unit.label = f"派任务：{task.subject}（{assignee.title()}）"
    return unit.add(dataclasses.replace(task, status="assigned", assigner=unit.actor.account or None))


@verb("接受任务", needs=Right.EDIT)
def accept(unit: Unit, task: Task) -> Task:
    """The assignee takes the task on."""
    return _take(unit, task, Step.ACCEPT)


@verb("提交任务", needs=Right.EDIT)
def submit(unit: Unit, task: Task, result: str) -> Task:
    """The assignee says that it is done, and how."""
    return _take(unit, task, Step.SUBMIT, result=result)


@verb("任务通过", needs=Right.EDIT)
def approve(unit: Unit, task: Task) -> Task:
    """The assigner or the secretary passes the work; never the one who did it."""
    return _take(unit, task, Step.PASS, checker=unit.actor.account or None)


@verb("退回任务", needs=Right.EDIT)
def send_back(unit: Unit, task: Task, remark: str) -> Task:
    """The assigner or the secretary returns the work with a remark."""
    return _take(unit, task, Step.RETURN, remark=remark)


@verb("取消任务", needs=Right.EDIT)
def cancel(unit: Unit, task: Task, reason: str) -> Task:
    """The assigner or the secretary calls it off."""
    return _take(unit, task, Step.CANCEL, remark=reason)


def standing(store: Reader, actor: Actor, task: Task) -> Standing:
    """How the signed-in person stands to a task; somebody who is two members of the team is the assignee as either."""
    assignee = store.get(Member, task.assignee or "")
    return Standing(
        is_assignee=bool(actor.account) and assignee is not None and assignee.account == actor.account,
        is_assigner=bool(actor.account) and actor.account == task.assigner,
        is_secretary=actor.may(Right.OWN),
    )


def _take(unit: Unit, task: Task, step: Step, **said: object) -> Task:
    now = unit.read.get(Task, task.uid)
    if now is None:
        raise StaleError("这项任务已经不在了", "没有改动任何内容。可以到回收站看看。")
    if why := rules.refusal(now, step, standing(unit.read, unit.actor, now)):
        raise RefusedError(f"“{now.subject}”没有{step.value}：{why}", "任务没有改动。")
    returns = (now.returns or 0) + 1 if step is Step.RETURN else now.returns
    taken = dataclasses.replace(now, status=rules.NEXT[now.status or "", step], returns=returns)
    after = dataclasses.replace(taken, **said)  # type: ignore[arg-type]  # names of Task's fields
    for problem in wrong(after, tuple(Task.fields[name] for name in said)):
        raise DeskError(f"“{now.subject}”没有{step.value}：{problem}", "任务没有改动。")
    unit.label = f"{step.value}任务：{now.subject}"
    return unit.change(now, after)
