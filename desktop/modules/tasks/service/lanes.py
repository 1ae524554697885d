"""The same tasks in lanes: by how far they are (看板), or by the days of a week (周历). Bounded, however many there are."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import OPEN, WAITING
from desktop.modules.team.records import Member
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader

MOST = 40
"""Cards of a lane; what is behind them is a list and no board."""
_LATELY = timedelta(days=6)
_DAY = timedelta(days=1)
_STATES = ("status", "over_on")


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: what it is told apart by, its tasks from the top, and how many there are behind them."""

    key: str
    label: str
    tasks: tuple[Task, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """Columns, the names of whoever has the tasks in them, and what has no place in any."""

    lanes: tuple[Lane, ...]
    names: dict[str, str]
    late: int = 0
    undated: int = 0


def board(store: Reader, query: Query, today: date) -> Lanes:
    """The tasks of a list by how far they are; what was done in the last seven days at the end."""
    kept = _without(query, _STATES)
    since = Filter("over_on", Match.FROM, today - _LATELY)
    lanes = (
        _lane(store, "assigned", "已派", kept, (Filter("status", value="assigned"),)),
        _lane(store, "doing", "进行中", kept, (Filter("status", Match.IN, ("doing", "paused")),)),
        _lane(store, "submitted", "待验收", kept, (Filter("status", value="submitted"),)),
        _lane(store, "done", "完成（近 7 天）", kept, (Filter("status", value="done"), since), latest_first=True),
    )
    return Lanes(lanes, _names(store, lanes))


def week(store: Reader, query: Query, monday: date, today: date) -> Lanes:
    """The tasks of a list by the day they are due, for the seven days from a Monday; done ones stay in their day."""
    kept = _without(query, ("due", *_STATES))
    shown = Filter("status", Match.IN, (*WAITING, "done"))
    lanes = []
    for place in range(7):
        day = monday + _DAY * place
        lanes.append(_lane(store, day.isoformat(), "", kept, (shown, Filter("due", value=day))))
    waiting = Filter("status", Match.IN, OPEN)
    late = (waiting, Filter("due", Match.FILLED), Filter("due", Match.TO, min(monday, today) - _DAY))
    undated = (Filter("status", Match.IN, WAITING), Filter("due", Match.BLANK))
    return Lanes(tuple(lanes), _names(store, lanes), _count(store, kept, late), _count(store, kept, undated))


def _lane(store: Reader, key: str, label: str, query: Query, filters: Sequence[Filter], *, latest_first: bool = False) -> Lane:
    order = "over_on" if latest_first else "due"
    asked = dataclasses.replace(query, filters=(*query.filters, *filters), order=order, descending=latest_first)
    numbers = store.ids(Task, asked)
    return Lane(key, label, tuple(store.page(Task, numbers[:MOST])), len(numbers))


def _count(store: Reader, query: Query, filters: Sequence[Filter]) -> int:
    return store.count(Task, dataclasses.replace(query, filters=(*query.filters, *filters)))


def _without(query: Query, names: Sequence[str]) -> Query:
    """The question without its conditions on these fields, its groups and its order."""
    filters = tuple(one for one in query.filters if one.field not in names)
    return Query(words=query.words, filters=filters)


def _names(store: Reader, lanes: Iterable[Lane]) -> dict[str, str]:
    uids = {task.assignee for lane in lanes for task in lane.tasks if task.assignee}
    return {uid: member.title() for uid, member in store.several(Member, uids).items()}
