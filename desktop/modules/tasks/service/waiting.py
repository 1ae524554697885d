"""What waits of tasks: by when, for whom, and the step that this person can take now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import HIGH, URGENT, USUAL, Due

_WEIGHT = MappingProxyType({"urgent": URGENT, "high": HIGH})
_OWN = MappingProxyType({"assigned": "tasks.accept", "doing": "tasks.submit", "paused": "tasks.resume"})
"""Status -> id of the command that the one who does it takes next."""
_SENIOR = MappingProxyType({"submitted": "tasks.approve", "paused": "tasks.resume"})
"""Status -> id of the command that whoever gave it takes next; others' work is only looked at."""


def due(store: Reader, by: date) -> Iterator[Due]:
    """What waits up to a day: open tasks by their due day, paused ones by the day they go on, and calls for help at once."""
    open_ones = Query(filters=(Filter("status", Match.IN, rules.OPEN), Filter("due", Match.TO, by)), order="due")
    paused = Query(filters=(Filter("status", value="paused"), Filter("paused_until", Match.TO, by)))
    calling = Query(filters=(Filter("needs_help", value=True), Filter("status", value="doing")))
    waiting, resting = list(store.find(Task, open_ones)), list(store.find(Task, paused))
    helpless = [task for task in store.find(Task, calling) if task.due is None or task.due > by]
    named = {task.assignee for task in (*waiting, *resting, *helpless) if task.assignee}
    members = store.several(Member, named)
    for task in waiting:
        assert task.due is not None, "a blank day does not lie before another"
        yield _due(store, members, task, task.due, task.title())
    for task in resting:
        yield _due(store, members, task, task.paused_until or by, f"该继续了：{task.title()}")
    for task in helpless:
        yield _due(store, members, task, by, f"求助：{task.title()}", act="tasks.advise")


def _due(store: Reader, members: Mapping[str, Member], task: Task, day: date, text: str, act: str = "") -> Due:
    member = members.get(task.assignee or "")
    account = (member.account or "") if member else ""
    is_own = bool(account) and account == store.actor.account
    acts = _OWN if is_own else _SENIOR
    source = task.fields["source"].kind.show(task.source)
    return Due(
        day,
        text,
        member.title() if member else "",
        task,
        place=" · ".join(filter(None, (task.place, source, "在求助" if task.needs_help else ""))),
        act=act or acts.get(task.status or "", ""),
        weight=_WEIGHT.get(task.priority or "", USUAL),
        account=account,
    )
