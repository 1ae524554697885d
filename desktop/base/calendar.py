"""Days off and days worked in China, as the State Council announces them each autumn for the year to come.

Source: 国务院办公厅关于节假日安排的通知, year by year, from chinesecalendar. A year it does not know yet is guessed:
weekends, and the days that 全国年节及纪念日放假办法 (2024) fixes by itself, from `holidays`; whoever shows such a day
says so with `GUESSED`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

GUESSED = "放假安排未公布，按周末推算"
"""The sentence beside a day of a year that is not announced yet."""

_FEASTS = MappingProxyType(
    {
        "节": (),
        "元旦": ("元旦",),
        "春节": ("春节", "除夕"),
        "过年": ("春节", "除夕"),
        "清明": ("清明",),
        "五一": ("劳动",),
        "劳动": ("劳动",),
        "端午": ("端午",),
        "中秋": ("中秋",),
        "国庆": ("国庆",),
    }
)
"""What people call a feast -> what its days are called."""

_SATURDAY = 5
_FIRST = 2004
"""Announcements are known from this year on."""


def is_known(year: int) -> bool:
    """Whether the days off of a year are announced, and this program knows them."""
    return _FIRST <= year <= _last()


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """Day off -> the feast it belongs to, weekends within included; of a year not announced yet, what the law fixes."""
    if is_known(year):
        from chinese_calendar import constants  # noqa: PLC0415 - few pages ask for days off

        found = {day: constants.Holiday(name).chinese for day, name in constants.holidays.items() if day.year == year}
    else:
        from holidays import country_holidays  # noqa: PLC0415 - slow to import, and only for years to come

        # Years before 1949 are asked for too, by a typing error, and have none.
        found = dict(country_holidays("CN", years=[year], language="zh_CN"))
    return MappingProxyType(dict(sorted(found.items())))


def is_workday(day: date) -> bool:
    """Whether offices work: also on the Saturdays and Sundays worked for a feast (调休), and not on its days off."""
    if day in holidays_of(day.year):
        return False
    return day.weekday() < _SATURDAY or day in _worked(day.year)


def note(*days: date) -> str:
    """What has to be said beside these days; blank where all are announced."""
    return "" if all(is_known(day.year) for day in days) else GUESSED


def before_feast(word: str, today: date) -> date | None:
    """The last working day before a feast that is still to come, by its name or 节 for whichever comes first.

    Answers None where no feast is called so. A feast whose working days before it are over is the next year's.
    """
    names = _FEASTS.get(word, _FEASTS.get(word.removesuffix("节")))
    if names is None:
        return None
    for year in (today.year, today.year + 1, today.year + 2):
        for first in _firsts(year, names):
            eve = first - timedelta(days=1)
            while not is_workday(eve):
                eve -= timedelta(days=1)
            if eve >= today:
                return eve
    return None


def _firsts(year: int, names: tuple[str, ...]) -> Iterator[date]:
    """The first days off of these feasts in a year; any feast where none is named."""
    off = holidays_of(year)
    for day, name in off.items():
        is_named = not names or any(one in name for one in names)
        if is_named and off.get(day - timedelta(days=1)) is None:
            yield day


@cache
def _worked(year: int) -> frozenset[date]:
    """Weekends worked for a feast."""
    if not is_known(year):
        return frozenset()
    from chinese_calendar import constants  # noqa: PLC0415 - see above

    return frozenset(day for day in constants.workdays if day.year == year)


@cache
def _last() -> int:
    from chinese_calendar import constants  # noqa: PLC0415 - see above

    return int(max(constants.holidays).year)
