"""What tasks tell the rest of the desk: timelines, what waits, counts of a period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from datetime import datetime, time

from desktop.base.clock import SHANGHAI
from desktop.model.record import Record
from desktop.modules.residents.records import Resident
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import Due, Event, Period, Statistic


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """Tasks that concern a resident."""
    if isinstance(record, Resident):
        for field, task in store.referring(record):
            if isinstance(task, Task) and field.name == "about":
                moment = datetime.combine(task.due, time(9), SHANGHAI) if task.due else None
                yield Event(int(moment.timestamp() * 1000) if moment else 0, "任务", task.title(), task)


def due(store: Reader, by: day) -> Iterator[Due]:
    """Open tasks due up to a day."""
    within = Query(filters=(Filter("status", Match.IN, rules.OPEN), Filter("due", Match.TO, by)), order="due")
    for task in store.find(Task, within):
        assignee = store.get(Member, task.assignee or "")
        assert task.due is not None
        yield Due(task.due, task.title(), assignee.title() if assignee else "", task)


def statistics(store: Reader, period: Period) -> Iterator[Statistic]:
    """Tasks due in a period, how many of them are done."""
    within = Query(filters=(Filter("due", Match.FROM, period.first), Filter("due", Match.TO, period.last)))
    tasks = [task for task in store.find(Task, within) if task.status != "cancelled"]
    done = sum(task.status == "done" for task in tasks)
    yield Statistic("tasks_done", "任务完成", done, len(tasks), "本期到期的任务", period.last)
