"""What tasks tell the rest of the desk: timelines, counts of a period, hints beside a form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from datetime import datetime, time
from itertools import islice

from desktop.base.clock import SHANGHAI
from desktop.base.problems import Problem
from desktop.model.record import Record
from desktop.modules.residents.records import Resident
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import ProgressNote, Recurrence, Task
from desktop.modules.tasks.rules.recurrence import judge_recurrence
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import Event, Period, Statistic

_LATEST = 200
"""Events of a member that a timeline can hold; what they did in a year is a list and no timeline."""


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """Tasks that concern a resident or come from a demand or a rule, what a member of the team did, how a task went."""
    if isinstance(record, Member):
        yield from _deeds(store, record)
    elif isinstance(record, Resident):
        for _, task in store.referring(record, by="about"):
            if isinstance(task, Task):
                yield Event(_morning(task.due), "任务", task.title(), task)
    elif isinstance(record, Task):
        sort = ProgressNote.fields["sort"].kind
        for note in store.find(ProgressNote, task=record.uid):
            yield Event(note.at or 0, sort.show(note.sort), note.words or "", record)
    elif isinstance(record, Demand):
        for task in store.find(Task, origin=record.uid):
            yield Event(_morning(task.over_on or task.due), "任务", task.title(), task)
    elif isinstance(record, Recurrence):
        yield from _rounds(store, record)


def _rounds(store: Reader, rule: Recurrence) -> Iterator[Event]:
    """The latest tasks of a rule, and how each stands."""
    status = Task.fields["status"].kind
    for task in islice(store.find(Task, Query(order="due", descending=True), recurrence=rule.uid), _LATEST):
        yield Event(_morning(task.due), status.show(task.status), task.title(), task)


def statistics(store: Reader, period: Period) -> Iterator[Statistic]:
    """Tasks due in a period: how many of them are done, how many of the done ones in time, how many came back."""
    within = (Filter("due", Match.FROM, period.first), Filter("due", Match.TO, period.last))
    by_status = {status: many for (status,), many in store.counts(Task, ("status",), Query(filters=within)).items()}
    counted = {status: many for status, many in by_status.items() if status not in ("cancelled", "draft")}
    done = sum(counted.get(status, 0) for status in rules.DONE)
    yield Statistic("tasks_done", "任务完成", done, sum(counted.values()), "本期到期的任务", period.last)
    passed = Query(filters=(*within, Filter("status", Match.IN, rules.DONE)))
    days = store.counts(Task, ("due", "handed_on", "over_on"), passed)
    in_time = sum(many for (limit, handed, over), many in days.items() if (handed or over or limit) <= limit)
    yield Statistic("tasks_in_time", "按时完成", in_time, done, "本期到期并完成的任务", period.last)
    returned = store.count(Task, Query(filters=(*within, Filter("returns", Match.FROM, 1))))
    yield Statistic("tasks_returned", "退回过的任务", returned, sum(counted.values()), "本期到期的任务", period.last)


def hints(store: Reader, record: Record) -> Iterator[Problem]:  # noqa: ARG001 - what every slice is asked with
    """What is told beside a half-typed task or rule; told, never refused."""
    if isinstance(record, Task):
        yield from rules.judge_street(record)
    elif isinstance(record, Recurrence):
        yield from judge_recurrence(record)


def _deeds(store: Reader, member: Member) -> Iterator[Event]:
    """The latest of what a member did or helped with."""
    status = Task.fields["status"].kind
    latest = Query(filters=(Filter("assignee", value=member.uid),), order="assigned_on", descending=True)
    for task in store.page(Task, store.ids(Task, latest)[:_LATEST]):
        yield Event(
            _morning(task.over_on or task.assigned_on or task.due), f"任务 {status.show(task.status)}", task.title(), task
        )
    for _, other in store.referring(member, by="helpers"):
        if isinstance(other, Task):
            yield Event(_morning(other.over_on or other.assigned_on or other.due), "任务 一起做", other.title(), other)


def _morning(on: day | None) -> int:
    return int(datetime.combine(on, time(9), SHANGHAI).timestamp() * 1000) if on else 0
