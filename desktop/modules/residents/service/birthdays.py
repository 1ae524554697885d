"""Birthdays of the coming days, found through the index on birth dates: nobody else is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from desktop.model import days
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import birthdays
from desktop.modules.residents.rules.stays import GONE
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import HIGH, USUAL, Due, Period, Sort

_NAMES = ("name", "birth", "address", "household", "status", "lunar_birthday")
VISIT = "visits.log_resident"
"""Id of the command by which a call is filed; the later slice that offers it is named as text."""


def ahead(store: Reader, period: Period) -> Iterator[Due]:
    """Who turns sixty or more in a period, 80, 90 and 100 above the others; those by the lunar calendar by that."""
    common = birthdays.births_on(period.first, period.last)
    born = Query(filters=(Filter("birth", Match.IN, tuple(common)),))
    for resident in _residents(store, born):
        if not resident.lunar_birthday and resident.status not in GONE and resident.birth:
            yield _due(resident, common[resident.birth], "")
    yield from _by_the_moon(store, period)


def _residents(store: Reader, query: Query) -> Iterator[Resident]:
    """As much of them as a birthday tells of."""
    for uid, *values in store.columns(Resident, *_NAMES, query=query):
        yield Resident(uid=uid, **dict(zip(_NAMES, values, strict=True)))


def _by_the_moon(store: Reader, period: Period) -> Iterator[Due]:
    youngest = days.months_after(period.last, -12 * (birthdays.OLD - 1))
    who = Query(filters=(Filter("lunar_birthday", value=True), Filter("birth", Match.TO, youngest)))
    for resident in _residents(store, who):
        assert resident.birth is not None, "a blank day does not lie before another"
        day, moon = _kept(resident.birth, period.first)
        is_old = birthdays.turns(resident.birth, day, by_moon=True) >= birthdays.OLD
        if is_old and day <= period.last and resident.status not in GONE:
            yield _due(resident, day, moon)


def _due(resident: Resident, day: date, moon: str) -> Due:
    assert resident.birth is not None, "found by it"
    age = birthdays.turns(resident.birth, day, by_moon=bool(moon))
    place = "　".join(filter(None, (resident.address, f"农历{moon}" if moon else "")))
    weight = HIGH if age in birthdays.ROUND else USUAL
    return Due(day, resident.title(), "", resident, Sort.BIRTHDAY, place=place, act=VISIT, weight=weight, chip=f"{age} 岁")


@cache
def _kept(birth: date, today: date) -> tuple[date, str]:
    day, moon = birthdays.kept_by_the_moon(birth, today)
    return day, str(moon)
