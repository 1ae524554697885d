"""Birthdays of the coming days, found through the index on birth dates: nobody else is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from desktop.model import days
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import birthdays
from desktop.modules.residents.rules.stays import GONE
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import HIGH, USUAL, Due, Period, Sort

VISIT = "visits.log_resident"
"""Id of the command by which a call is filed; the later slice that offers it is named as text."""


def ahead(store: Reader, period: Period) -> Iterator[Due]:
    """Who turns sixty or more in a period, 80, 90 and 100 above the others; those by the lunar calendar by that."""
    common = birthdays.births_on(period.first, period.last)
    born = Query(filters=(Filter("birth", Match.IN, tuple(common)),))
    rows = store.columns(Resident, "birth", "lunar_birthday", "status", query=born)
    found = {uid: (common[birth], birth, "") for uid, birth, by_moon, status in rows if not by_moon and status not in GONE}
    found |= _by_the_moon(store, period)
    people = store.several(Resident, tuple(found))
    for uid, (day, birth, moon) in found.items():
        if uid in people:
            yield _due(people[uid], day, birth, moon)


def _by_the_moon(store: Reader, period: Period) -> Mapping[str, tuple[date, date, str]]:
    youngest = days.months_after(period.last, -12 * (birthdays.OLD - 1))
    who = Query(filters=(Filter("lunar_birthday", value=True), Filter("birth", Match.TO, youngest)))
    found: dict[str, tuple[date, date, str]] = {}
    for uid, birth, status in store.columns(Resident, "birth", "status", query=who):
        day, moon = _kept(birth, period.first)
        if day <= period.last and status not in GONE and birthdays.turns(birth, day, by_moon=True) >= birthdays.OLD:
            found[uid] = (day, birth, moon)
    return found


def _due(resident: Resident, day: date, birth: date, moon: str) -> Due:
    age = birthdays.turns(birth, day, by_moon=bool(moon))
    place = "　".join(filter(None, (resident.address, f"农历{moon}" if moon else "")))
    weight = HIGH if age in birthdays.ROUND else USUAL
    return Due(day, resident.title(), "", resident, Sort.BIRTHDAY, place=place, act=VISIT, weight=weight, chip=f"{age} 岁")


@cache
def _kept(birth: date, today: date) -> tuple[date, str]:
    day, moon = birthdays.kept_by_the_moon(birth, today)
    return day, str(moon)
