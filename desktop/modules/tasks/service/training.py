"""Work as training: how a sort of task is done, what checkers remarked about it, and how far each beginner is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from desktop.base.errors import DeskError, StaleError
from desktop.base.text import counted
from desktop.model.rights import Right
from desktop.modules.tasks.records import STAGES, Task, TaskStage, TaskTemplate, TaskTip
from desktop.modules.tasks.rules import stages
from desktop.modules.tasks.rules.recurrence import derived_uid
from desktop.modules.tasks.rules.stages import Progress
from desktop.modules.tasks.service.starters import starters
from desktop.modules.team.records import Member
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb

_ANY_DAY = date(2024, 1, 1)
"""The same on every machine."""


def template_of(store: Reader, task: Task) -> TaskTemplate | None:
    """The template a task was made from."""
    return store.get(TaskTemplate, task.template) if task.template else None


def tips_of(store: Reader, template: TaskTemplate) -> list[TaskTip]:
    """What checkers remarked about such tasks, latest first."""
    return list(store.find(TaskTip, template=template.uid))[::-1]


def stage_of(store: Reader, template: str | None, member: str | None) -> TaskStage | None:
    """How far a member is with a sort of task; the first stage before anything was passed, None without template or member."""
    if not template or not member:
        return None
    kept = next(store.find(TaskStage, template=template, member=member), None)
    return kept or TaskStage(template=template, member=member, stage=stages.FIRST, passes=0)


def stages_of(store: Reader, member: Member) -> Iterator[tuple[TaskTemplate, TaskStage]]:
    """How far a member is with every template, those they never did included."""
    kept = {one.template: one for one in store.find(TaskStage, member=member.uid)}
    for template in store.find(TaskTemplate):
        yield template, kept.get(template.uid) or TaskStage(template=template.uid, member=member.uid, stage=stages.FIRST)


@verb("设带教阶段", needs=Right.OWN)
def set_stage(unit: Unit, template: TaskTemplate, member: Member, stage: str) -> TaskStage:
    """The secretary says how far somebody is with a sort of task. `stage` is a code of task_stage.

    Raises:
        DeskError: there is no such stage.
        StaleError: template or member is no longer kept.
    """
    if stage not in STAGES:
        raise DeskError("没有这个带教阶段，没有改动", "在我做你看、你做我看、你自己做里选一个。")
    if unit.read.get(TaskTemplate, template.uid) is None or unit.read.get(Member, member.uid) is None:
        raise StaleError("模板或这个人已经不在了，没有改动", "可以先到回收站恢复。")
    kept = _keep_stage(unit, template.uid, member.uid, Progress(stage, 0))
    unit.label = f"设带教阶段：{member.title()} {template.title()} {STAGES.label(stage)}"
    return kept


@verb("记到步骤卡", needs=Right.EDIT)
def add_tip(unit: Unit, task: Task, words: str) -> TaskTip:
    """A remark becomes a tip of the task's template, for the next beginner.

    Raises:
        DeskError: no words, or the task has no template to keep it in.
    """
    template = template_of(unit.read, task)
    if template is None:
        raise DeskError("没有记到步骤卡：这项任务没有模板", "先在任务里选一个模板，再记。")
    tip = TaskTip(
        words=words.strip() or None,
        template=template.uid,
        task=task.uid,
        writer=unit.actor.account or None,
        noted_on=unit.today,
    )
    for problem in wrong(tip, tuple(TaskTip.fields.values())):
        raise DeskError(f"没有记到步骤卡：{problem}", "写一句，再记。")
    same = next((one for one in tips_of(unit.read, template) if one.words == tip.words), None)
    unit.label = f"记到步骤卡：{template.title()}"
    return same or unit.add(tip)


@verb("选用常备模板", needs=Right.EDIT)
def take_starters(unit: Unit, names: tuple[str, ...]) -> int:
    """Keep some of the templates that come with the program; those that are there already stay as they are.

    Returns:
        How many are new.
    """
    new = [one for one in starters() if one.name in names and unit.read.number(TaskTemplate, one.uid) is None]
    for template in new:
        unit.add(template)
    unit.label = f"选用常备模板 {counted(len(new), TaskTemplate.measure)}"
    return len(new)


def move_on(unit: Unit, task: Task) -> None:
    """The doer of a task that was passed goes on with such tasks."""
    now = stage_of(unit.read, task.template, task.assignee)
    if now is not None and task.template and task.assignee:
        before = Progress(now.stage or stages.FIRST, now.passes or 0)
        after = stages.moved_on(before, task.score, task.returns or 0)
        if after != before or not now.uid:
            _keep_stage(unit, task.template, task.assignee, after)


def _keep_stage(unit: Unit, template: str, member: str, at: Progress) -> TaskStage:
    before = next(unit.read.find(TaskStage, template=template, member=member), None)
    since = unit.today if before is None or before.stage != at.stage else before.since
    whole = TaskStage(template=template, member=member, stage=at.stage, passes=at.passes, since=since)
    if before is not None:
        return unit.change(before, dataclasses.replace(whole, uid=before.uid))
    uid = derived_uid(_ANY_DAY, TaskStage.table, template, member)
    # One that was put into the bin has this uid already, and comes back anew under another.
    return unit.add(dataclasses.replace(whole, uid=uid if unit.read.number(TaskStage, uid) is None else ""))
