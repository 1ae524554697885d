"""Birthdays of the coming days, found through the index on birth dates: nobody else is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from desktop.base.moon import moon_date
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import birthdays
from desktop.modules.residents.rules.stays import GONE
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import HIGH, USUAL, Due, Period, Sort

_NAMES = ("name", "birth", "address", "household", "status", "lunar_birthday")
"""As much of a resident as a birthday tells of."""
VISIT = "visits.log_resident"
"""Id of the command by which a call is filed; the later slice that offers it is named as text."""


def ahead(store: Reader, period: Period) -> Iterator[Due]:
    """Who turns sixty or more in a period, 80, 90 and 100 above the others; those by the lunar calendar by that."""
    common = birthdays.births_on(period.first, period.last)
    by_moon = birthdays.moon_births_on(period.first, period.last)
    yield from _born(store, common, Filter("lunar_birthday", Match.NOT, value=True))
    yield from _born(store, by_moon, Filter("lunar_birthday", value=True))


def _born(store: Reader, days: Mapping[date, date], keeps: Filter) -> Iterator[Due]:
    """Those born on some dates who keep their birthday by one calendar. days: birth date -> day of the birthday."""
    born = Query(filters=(keeps, Filter("birth", Match.IN, tuple(days))))
    for resident in store.partly(Resident, *_NAMES, query=born):
        assert resident.birth is not None, "found by it"
        if resident.status not in GONE:
            yield _due(resident, resident.birth, days[resident.birth])


def _due(resident: Resident, birth: date, day: date) -> Due:
    by_moon = bool(resident.lunar_birthday)
    age = birthdays.turns(birth, day, by_moon=by_moon)
    place = "　".join(filter(None, (resident.address, f"农历{moon_date(day)}" if by_moon else "")))
    weight = HIGH if age in birthdays.ROUND else USUAL
    return Due(day, resident.title(), "", resident, Sort.BIRTHDAY, place=place, act=VISIT, weight=weight, chip=f"{age} 岁")
