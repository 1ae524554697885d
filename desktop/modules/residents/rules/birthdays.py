"""Whose birthday is worth a call: whoever is old enough, by the calendar they keep it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from desktop.base.moon import births_kept_on, moon_date

OLD = 60
"""From this birthday on an office calls. Source: 老年人权益保障法 第二条 (sixty full years)."""
ROUND = (80, 90, 100)
"""Birthdays that are marked: 80 is 高龄, 100 is 百岁."""
_OLDEST = 130
"""Nobody has come so far."""


@lru_cache(maxsize=2)
def births_on(first: date, last: date) -> Mapping[date, date]:
    """Birth date -> the day from first to last on which that birthday is kept by the common calendar, from `OLD` on.

    Who was born on 29 February keeps it on 1 March in other years, as the law counts their age (`days.age`).
    """
    found: dict[date, date] = {}
    for away in range((last - first).days + 1):
        day = first + timedelta(days=away)
        for born in _born_on(day):
            found[born] = day
    return found


@lru_cache(maxsize=2)
def moon_births_on(first: date, last: date) -> Mapping[date, date]:
    """The same for those who keep it by the lunar calendar, whose years are counted by its new years."""
    found: dict[date, date] = {}
    for away in range((last - first).days + 1):
        day = first + timedelta(days=away)
        this = moon_date(day).year
        for year in range(this - _OLDEST, this - OLD + 1):
            for born in births_kept_on(day, year):
                found.setdefault(born, day)
    return found


def turns(birth: date, day: date, *, by_moon: bool = False) -> int:
    """How old somebody becomes on a birthday, in full years; by the lunar calendar years are counted by its new years."""
    return moon_date(day).year - moon_date(birth).year if by_moon else day.year - birth.year


def _born_on(day: date) -> Iterator[date]:
    for age in range(OLD, _OLDEST + 1):
        year = day.year - age
        try:
            yield day.replace(year=year)
        except ValueError:
            continue  # 29 February of a year that has none
        if (day.month, day.day) == (3, 1) and _is_leap(year) and not _is_leap(day.year):
            yield date(year, 2, 29)


def _is_leap(year: int) -> bool:
    return (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
