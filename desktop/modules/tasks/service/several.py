"""What is done with several tasks at once, and taken back by one undo: given to somebody else, moved to another day."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from desktop.base.errors import DeskError, StaleError
from desktop.base.text import counted
from desktop.model.rights import Right
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Step
from desktop.modules.tasks.service.steps import move
from desktop.modules.tasks.service.taking import UNCHANGED, allow, now_of
from desktop.modules.team.records import Member
from desktop.store.unit import Unit
from desktop.work.verb import verb


@verb("改派任务", needs=Right.EDIT)
def reassign(unit: Unit, tasks: Sequence[Task], member: Member) -> int:
    """Give tasks to somebody else, who has to accept them first; those that are theirs already stay as they are.

    Returns:
        How many were given on.

    Raises:
        RefusedError: one of them is over, or not this person's to give.
        DeskError: whoever checks one of them would have to do it.
        StaleError: the member is no longer in the team.
    """
    if unit.read.get(Member, member.uid) is None:
        raise StaleError("要交给的人已经不在队伍里，任务没有改派", "另选一位再改派。")
    given = [now for now in (now_of(unit, task) for task in tasks) if now.assignee != member.uid]
    for now in given:
        allow(unit, now, Step.CHANGE)
        helpers = tuple(uid for uid in now.helpers or () if uid != member.uid) or None
        status = "assigned" if now.status in ("doing", "paused") else now.status
        after = dataclasses.replace(now, assignee=member.uid, helpers=helpers, status=status, paused_until=None)
        for problem in rules.judge_task(after):
            raise DeskError(f"“{now.subject}”没有改派：{problem}", UNCHANGED)
        unit.change(now, after)
    named = given[0].subject if len(given) == 1 else counted(len(given), Task.measure)
    unit.label = f"改派任务：{named}（{member.title()}）"
    return len(given)


@verb("任务改期", needs=Right.EDIT)
def move_all(unit: Unit, tasks: Sequence[Task], due: date | None, reason: str) -> int:
    """Move tasks to one day, for one reason; answers how many. Raises as `move`, and then none is moved."""
    for task in tasks:
        move(unit, task, due, reason)
    unit.label = f"改期 {counted(len(tasks), Task.measure)}" if len(tasks) != 1 else unit.label
    return len(tasks)
