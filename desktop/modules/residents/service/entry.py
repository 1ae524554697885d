"""A household entered in one sheet: the address once, then everybody who lives there."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.model.rights import Right
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.rules import places
from desktop.modules.residents.rules.privacy import spared
from desktop.modules.residents.rules.stays import HEAD, head_problems
from desktop.modules.residents.service.homes import home_at, household_at, members, written
from desktop.modules.residents.service.moves import join
from desktop.modules.residents.service.people import completed, enrol, refuse_day
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.verb import verb


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One person of the sheet, and their relation to the householder, a code."""

    resident: Resident
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the sheet says. since: the day they moved in, None when nobody knows."""

    address: str
    people: tuple[Newcomer, ...]
    tenure: str | None = None
    since: date | None = None


@verb("登记一户", needs=Right.EDIT)
def register_household(unit: Unit, entry: Entry) -> Household:
    """Keep a household and everyone in it as one unit. Who is named first is the householder unless somebody else is.

    Raises:
        DeskError: no readable address, nobody, somebody without a name or with a wrong value, two householders, a day
            that has not come. Nothing is kept then.
    """
    place = places.read(entry.address)
    if not place:
        raise DeskError("这一户没有保存：住址看不出是哪一户", "写成 示例路100弄5号302 这样，填好的内容都在。")
    people = headed(entry.people)
    if not people:
        raise DeskError("这一户没有保存：还没有写谁住在这里", "至少写一个人的姓名，其他可以以后补。")
    for problem in head_problems([one.relation for one in people]):
        raise DeskError(f"这一户没有保存：{problem.what}", "只留一位户主，填好的内容都在。")
    head = next(one.resident for one in people if one.relation == HEAD)
    household = household_at(unit, home_at(unit, place), head.name)
    if next(members(unit.read, household), None):  # others live there: these are a household of their own
        household = unit.add(Household(home=household.home, address=household.address))
    for one in people:
        kept = enrol(unit, _guarded(one.resident, head, unit.today))
        refuse_day(unit, kept, entry.since)
        join(unit, kept, household, entry.since, one.relation)
    now = unit.read.get(Household, household.uid)
    assert now is not None, "it was written a moment ago"
    unit.label = f"登记一户：{now.title()} {counted(len(people), '人')}"
    return unit.change(now, dataclasses.replace(now, tenure=entry.tenure or now.tenure))


def headed(people: Sequence[Newcomer]) -> tuple[Newcomer, ...]:
    """The people, the first of them the householder where nobody is."""
    if not people or any(one.relation == HEAD for one in people):
        return tuple(people)
    return (dataclasses.replace(people[0], relation=HEAD), *people[1:])


def neighbours_at(store: Reader, address: str) -> tuple[Household, ...]:
    """Households with somebody in them behind a door already, so that nobody is entered beside them by mistake."""
    place = places.read(address)
    door = written(place) if place else ""
    found = store.find(Household, address=door) if door else ()
    return tuple(one for one in found if next(members(store, one), None))


def _guarded(resident: Resident, head: Resident, today: date) -> Resident:
    """A child's guardian is the householder until somebody else is named; nobody else has one."""
    whole = completed(resident)
    is_young = spared(whole, today) is not whole
    return dataclasses.replace(whole, guardian=whole.guardian or head.name) if is_young and resident is not head else resident
