"""What comes round: the rules kept, and the tasks they make when their time comes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from desktop.base import calendar
from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.model.rights import Right
from desktop.modules.tasks.records import Recurrence, Task
from desktop.modules.tasks.rules.recurrence import Occurrence, derived_uid, judge_recurrence, occurrences, told
from desktop.modules.tasks.rules.templates import made_by
from desktop.modules.tasks.service.giving import give
from desktop.modules.team.records import Member
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb

_LOOKS_BACK = timedelta(days=92)
"""How far back what was missed while nobody opened the program is noted: a quarter."""
_LOOKS_AHEAD = timedelta(days=400)
_ANY_DAY = date(2024, 1, 1)
"""The same on every machine."""


@verb("定期任务", needs=Right.EDIT)
def keep_recurrence(unit: Unit, rule: Recurrence) -> Recurrence:
    """Keep a rule by which a task comes round; it begins today unless another day is named.

    Raises:
        DeskError: it lacks a word, such as the day of the week, or nobody is to do it.
    """
    whole = dataclasses.replace(rule, begins=rule.begins or unit.today, maker=unit.actor.account or None)
    _refuse_wrong(whole)
    unit.label = f"定期任务：{whole.subject}（{told(whole)}）"
    return unit.add(whole)


@verb("修改定期任务", needs=Right.EDIT)
def change_recurrence(unit: Unit, before: Recurrence, after: Recurrence) -> Recurrence:
    """Keep what was changed in a rule; tasks it has made stay as they are. Raises as `keep_recurrence`."""
    _refuse_wrong(after)
    unit.label = f"修改定期任务：{after.subject}（{told(after)}）"
    return unit.change(before, after)


@verb("派出定期任务", needs=Right.EDIT)
def make_due_tasks(unit: Unit) -> int:
    """Give every task whose time has come; twice makes nothing new, and so do two stores that are merged.

    What was missed shows as 未做, whether it was never made or never begun, and keeps no later one from being made.

    Returns:
        How many tasks are new and wait to be done.
    """
    made = 0
    for rule in list(unit.read.find(Recurrence)):
        if is_staffed(unit.read, rule, unit.today):
            made += _make(unit, rule)
    unit.label = f"派出定期任务 {counted(made, Task.measure)}"
    unit.stays = unit.stays or unit.changed
    return made


def is_staffed(store: Reader, rule: Recurrence, today: date) -> bool:
    """Whether whoever is to do it is still in office; of a rule without them nothing is made."""
    member = store.get(Member, rule.assignee) if rule.assignee else None
    return member is not None and (member.until is None or member.until >= today)


def next_of(rule: Recurrence, today: date) -> date | None:
    """The next day on which a rule comes round, today counted."""
    return next((one.day for one in occurrences(rule, today, today + _LOOKS_AHEAD, calendar)), None)


def made_of(store: Reader, rule: Recurrence) -> Iterator[Task]:
    """The tasks a rule has made, latest first."""
    return store.find(Task, Query(filters=(Filter("recurrence", value=rule.uid),), order="due", descending=True))


def _make(unit: Unit, rule: Recurrence) -> int:
    """The tasks of one rule whose time has come: the latest waits, those before it were missed."""
    ahead = timedelta(days=rule.ahead or 0)
    # Where some are given ahead, several days that lie before us may have come already; each of them waits.
    come = list(occurrences(rule, unit.today - _LOOKS_BACK, unit.today + ahead, calendar))
    past = [one for one in come if one.day < unit.today]
    waiting = [one for one in come if one.day >= unit.today] or past[-1:]
    missed = past if waiting and waiting[0].day >= unit.today else past[:-1]
    _skip_unbegun(unit, rule, waiting)
    new = [one for one in (*missed, *waiting) if unit.read.number(Task, _uid(rule, one)) is None]
    for one in new:
        task = dataclasses.replace(made_by(rule, one.day), uid=_uid(rule, one), occurs_on=one.day)
        kept = give(unit, task, "assigned" if one in waiting else "skipped")
        if one not in waiting:
            unit.change(kept, dataclasses.replace(kept, over_on=one.day))
    return sum(one in waiting for one in new)


def _skip_unbegun(unit: Unit, rule: Recurrence, waiting: Sequence[Occurrence]) -> None:
    """Earlier ones that nobody has begun when the next one's time has come were missed."""
    if not waiting:
        return
    earlier = Query(filters=(Filter("occurs_on", Match.TO, waiting[0].day - timedelta(days=1)),))
    for task in list(unit.read.find(Task, earlier, recurrence=rule.uid, status="assigned")):
        unit.change(task, dataclasses.replace(task, status="skipped", over_on=task.occurs_on))


def _uid(rule: Recurrence, one: Occurrence) -> str:
    # Of the rule's day and not of the day it is done on, which moves when days off are announced.
    return derived_uid(_ANY_DAY, rule.uid, one.key)


def _refuse_wrong(rule: Recurrence) -> None:
    for problem in (*wrong(rule, tuple(Recurrence.fields.values())), *judge_recurrence(rule)):
        raise DeskError(f"定期任务没有保存：{problem}", "填好的内容还在，补上再保存。")
    if rule.assignee is None:
        raise DeskError("定期任务没有保存：“交给谁”必填", "选一位来做的人。")
