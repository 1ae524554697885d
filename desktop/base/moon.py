"""The lunar calendar 农历, as far as birthdays need it: the lunar date of a day, and the day on which one comes round.

Months begin as lunar_python computes them (GB/T 33661-2017 农历的编算和颁行). A year of it takes 3 ms, so each is
asked for once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_TENS, _ONES = ("初", "十", "廿", "三"), ("十", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_JULIAN = 1_721_425
"""Julian day number, at noon, of the day before 1 January of the year 1."""


@dataclass(frozen=True, slots=True)
class MoonDate:
    """A lunar date. month: 1 to 12; is_leap: the second month of that number in its year; day: 1 to 30."""

    year: int
    month: int
    day: int
    is_leap: bool = False

    def __str__(self) -> str:
        """七月十六, 闰六月初一, 腊月三十."""
        tens, ones = divmod(self.day, 10)
        word = {10: "初十", 20: "二十", 30: "三十"}.get(self.day, _TENS[tens] + _ONES[ones])
        return f"{'闰' if self.is_leap else ''}{_MONTHS[self.month - 1]}月{word}"


@dataclass(frozen=True, slots=True)
class _Month:
    number: int
    is_leap: bool
    first: int
    length: int


def moon_date(day: date) -> MoonDate:
    """The lunar date of a day."""
    number = day.toordinal()
    year = day.year if number >= _months(day.year)[0].first else day.year - 1
    month = next(one for one in reversed(_months(year)) if one.first <= number)
    return MoonDate(year, month.number, number - month.first + 1, month.is_leap)


def comes_round(birth: MoonDate, year: int) -> date:
    """The day of a lunar year on which a birthday is kept.

    Who was born in a leap month keeps it there in years that have the same one, and in the plain month in all others;
    who was born on the thirtieth keeps it on the last day of a month that has only twenty-nine, as with 腊月三十.
    Both are custom, not law.
    """
    months = [one for one in _months(year) if one.number == birth.month]
    month = next((one for one in months if one.is_leap == birth.is_leap), months[0])
    return date.fromordinal(month.first + min(birth.day, month.length) - 1)


def next_birthday(birth: MoonDate, today: date) -> date:
    """The first day from today on, today included, on which a lunar birthday is kept."""
    year = moon_date(today).year
    this = comes_round(birth, year)
    return this if this >= today else comes_round(birth, year + 1)


def births_kept_on(day: date, year: int) -> list[date]:
    """The days of a lunar year on which those were born who keep their birthday on a day: `comes_round` the other way."""
    kept = moon_date(day)
    months = [one for one in _months(year) if one.number == kept.month and one.length >= kept.day]
    # Only a thirtieth comes round on another day than its own.
    born = {
        MoonDate(year, one.number, nth, one.is_leap): one.first + nth - 1 for one in months for nth in (kept.day, one.length)
    }
    return [date.fromordinal(number) for moon, number in born.items() if comes_round(moon, kept.year) == day]


@cache
def _months(year: int) -> tuple[_Month, ...]:
    from lunar_python import LunarYear  # noqa: PLC0415 - only where lunar days are shown

    found = (one for one in LunarYear.fromYear(year).getMonths() if one.getYear() == year)
    return tuple(
        _Month(abs(one.getMonth()), one.getMonth() < 0, int(one.getFirstJulianDay()) - _JULIAN, one.getDayCount())
        for one in found
    )
