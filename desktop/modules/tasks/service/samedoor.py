"""同户其他事: what else waits behind the door of a task, so that nobody climbs the stairs twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.base.clock import local_day
from desktop.modules.residents.records import Household, Resident
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.visits import rules as visiting
from desktop.modules.visits.records import Demand, Visit
from desktop.modules.visits.rules import reached
from desktop.store.reader import Reader
from desktop.work.module import Due

_MOST_DOORS = 5
"""A task about a whole lane is about nobody's door."""


def same_door(store: Reader, task: Task, today: date) -> list[Due]:
    """Other open tasks, open demands and promised visits of the households a task is about, earliest first."""
    found: dict[str, Due] = {}
    for household in _doors(store, task):
        for one in (*_of_household(store, household, today), *_of_people(store, household)):
            if one.record.uid not in (task.uid, task.origin):
                found.setdefault(one.record.uid, one)
    return sorted(found.values(), key=lambda one: one.day)


def _doors(store: Reader, task: Task) -> list[Household]:
    """The households of whom the task is about, or of the demand it comes from."""
    people = (store.get(Resident, uid) for uid in task.about or ())
    named = {one.household for one in people if one is not None and one.household}
    demand = store.get(Demand, task.origin) if task.origin else None
    if demand is not None and demand.household:
        named.add(demand.household)
    if len(named) > _MOST_DOORS:
        return []
    return [home for uid in sorted(named) if (home := store.get(Household, uid)) is not None]


def _of_household(store: Reader, household: Household, today: date) -> Iterator[Due]:
    """Its demands that are not closed, and the next visit it was promised."""
    for demand in store.find(Demand, household=household.uid):
        if demand.status in visiting.OPEN:
            yield Due(demand.due or today, f"诉求：{demand.title()}", "", demand)
    visits = sorted(store.find(Visit, household=household.uid), key=lambda visit: visit.at or 0)
    met = max((visit.at or 0 for visit in visits if reached(visit)), default=0)
    for visit in visits:
        if visit.next_on is not None and (visit.at or 0) >= met:
            yield Due(visit.next_on, f"约好再去：{visit.next_why or household.title()}", "", visit)


def _of_people(store: Reader, household: Household) -> Iterator[Due]:
    """Open tasks about those who live there."""
    for person in store.find(Resident, household=household.uid):
        for field, other in store.referring(person):
            if isinstance(other, Task) and field.name == "about" and other.status in rules.WAITING:
                yield Due(other.due or other.assigned_on or local_day(0), f"任务：{other.title()}", "", other)
