"""Tasks as they are begun: noted as a draft, given, changed, put away."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from desktop.base.errors import DeskError, StaleError
from desktop.model.record import values
from desktop.model.rights import Right
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import CheckItem, Task
from desktop.modules.tasks.rules import Step
from desktop.modules.tasks.rules.templates import filled, lines_of
from desktop.modules.tasks.service.taking import allow, note, now_of
from desktop.modules.tasks.service.training import template_of
from desktop.modules.team.records import Member
from desktop.store.unit import Unit
from desktop.work import keep
from desktop.work.guard import refuse_guarded
from desktop.work.keep import wrong
from desktop.work.verb import verb

_ADVICE = "填好的内容还在，补上再保存。"


@verb("存任务草稿", needs=Right.EDIT)
def draft_task(unit: Unit, task: Task) -> Task:
    """Note a task that is not to be given yet; nobody need be named.

    Raises:
        DeskError: no title, or a value is wrong.
    """
    for problem in wrong(task, tuple(Task.fields.values())):
        raise DeskError(f"草稿没有保存：{problem}", _ADVICE)
    unit.label = f"存任务草稿：{task.subject}"
    return unit.add(dataclasses.replace(_plain(task), status="draft", assigner=unit.actor.account or None))


@verb("派任务", needs=Right.EDIT)
def assign(unit: Unit, task: Task) -> Task:
    """Give a task to a member of the team, new or noted as a draft; one with a template brings its checklist.

    Raises:
        DeskError: no title, or nobody to do it.
        StaleError: who is to do it is no longer in the team.
        RefusedError: it was given already.
    """
    draft = unit.read.get(Task, task.uid) if task.uid else None
    if draft is not None:
        allow(unit, draft, Step.ASSIGN)
    given = give(unit, dataclasses.replace(_plain(task), assigner=draft.assigner if draft else unit.actor.account or None))
    assignee = unit.read.get(Member, given.assignee or "")
    unit.label = f"派任务：{given.subject}（{assignee.title() if assignee else ''}）"
    return given


@verb("修改任务", needs=Right.EDIT)
def change_task(unit: Unit, before: Task, after: Task) -> Task:
    """Keep what was changed in the words of a task. Somebody else to do it has to accept it first.

    Raises:
        RefusedError: it is over, or the person neither gave it nor is the secretary.
        DeskError: another due day without a reason, or a value is wrong.
    """
    now = now_of(unit, before)
    allow(unit, now, Step.CHANGE)
    old, new = values(before), values(after)
    changed = tuple(field for name, field in after.fields.items() if old[name] != new[name])
    refuse_guarded(unit, after, changed)
    reason = after.due_why if after.due_why != before.due_why else None
    moved = () if now.status == "draft" else rules.judge_move(before.due, after.due, reason)
    judged = () if now.status == "draft" else rules.judge_task(after)
    for problem in (*wrong(after, changed), *judged, *moved):
        raise DeskError(f"任务没有修改：{problem}", "填好的内容还在，改好再保存。")
    if before.due != after.due and reason:
        note(unit, now, "move", f"{before.due} → {after.due}：{reason}")
    is_handed_on = before.assignee != after.assignee and now.status in ("doing", "paused")
    unit.label = f"修改任务：{after.subject}"
    kept = dataclasses.replace(after, status="assigned", paused_until=None) if is_handed_on else after
    return unit.change(before, kept)


@verb("删除任务", needs=Right.EDIT)
def put_tasks_away(unit: Unit, tasks: Sequence[Task]) -> None:
    """Put tasks into the recycle bin; nobody puts away what somebody else gave them. Raises RefusedError."""
    for task in tasks:
        allow(unit, now_of(unit, task), Step.DELETE)
    keep.put_away(unit, tasks)


def give(unit: Unit, task: Task, status: str = "assigned") -> Task:
    """Keep a task as given, with the checklist of its template. Raises as `assign`."""
    template = template_of(unit.read, task)
    due = task.due
    whole = dataclasses.replace(filled(task, template, unit.today), due=due) if template else task
    for problem in (*wrong(whole, tuple(Task.fields.values())), *rules.judge_task(whole)):
        raise DeskError(f"任务没有派出：{problem}", _ADVICE)
    if unit.read.get(Member, whole.assignee or "") is None:
        raise StaleError("要交给的人已经不在队伍里，任务没有派出", "填好的内容还在，另选一位再保存。")
    whole = dataclasses.replace(whole, status=status, assigned_on=unit.today)
    before = unit.read.get(Task, whole.uid) if whole.uid else None
    given = unit.change(before, whole) if before else unit.add(whole)
    for place, words in enumerate(lines_of(template) if template else (), 1):
        unit.add(CheckItem(words=words[:200], task=given.uid, place=place))
    return given


def _plain(task: Task) -> Task:
    """Without what only a step may say: a form is not asked about it."""
    blank = {name: None for name, field in Task.fields.items() if field.computed and name != "no"}
    return dataclasses.replace(task, **blank)  # type: ignore[arg-type]  # names of Task's fields
