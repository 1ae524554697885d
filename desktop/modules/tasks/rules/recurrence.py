"""What comes round on the calendar: every week, month, quarter or year, or so many days before a feast.

The calendar of days off is handed in, because years that are not announced yet are guessed by it and not by these rules.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Protocol

from desktop.base.problems import Problem
from desktop.modules.tasks.records import Recurrence

_DAY = timedelta(days=1)
_WEEK = 7
_QUARTER = 3
_SHIFTED_AT_MOST = timedelta(days=14)
"""No run of days off is longer; the longest so far had eight days."""
_LONGEST_BEFORE = timedelta(days=31)
_ONE_FEAST = timedelta(days=7)
"""Days of one name that lie closer are of one feast, whatever stands between them."""

CALLED = MappingProxyType(
    {
        "new_year": ("元旦",),
        "spring": ("春节", "除夕"),
        "qingming": ("清明",),
        "labour": ("劳动",),
        "dragon_boat": ("端午",),
        "mid_autumn": ("中秋",),
        "national": ("国庆",),
    }
)
"""Code of a feast -> what calendars call its days, of which some begin the feast the evening before."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_UID_LENGTH = 26


class Calendar(Protocol):
    """What is asked of the calendar of days off."""

    def holidays_of(self, year: int) -> Mapping[date, str]:
        """Day off -> the feast it belongs to."""

    def is_workday(self, day: date) -> bool:
        """Whether offices work."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a rule comes round.

    Attributes:
        key: what it is told from all others of its rule by, on every machine; the same when days off are announced anew.
        day: the day on which it is to be done.
    """

    key: str
    day: date


def occurrences(rule: Recurrence, first: date, last: date, calendar: Calendar) -> Iterator[Occurrence]:
    """Every time the rule comes round from a day to another, both counted, in order; none of a rule that lacks a word."""
    if next(judge_recurrence(rule), None) is not None:
        return
    begins = max(rule.begins or date.min, date(first.year - 1, 1, 1))
    ends = min(rule.ends or date.max, date(last.year + 1, 12, 31))
    found = [
        Occurrence(one.key, _shifted(one.day, rule.shift, calendar))
        for one in _nominal(rule, first - _SHIFTED_AT_MOST, last + _SHIFTED_AT_MOST, calendar)
        if begins <= one.day <= ends
    ]
    yield from sorted((one for one in found if first <= one.day <= last), key=lambda one: (one.day, one.key))


_OF_RULE = MappingProxyType(
    {
        "week": ("weekday",),
        "month": ("day",),
        "quarter": ("day", "month"),
        "year": ("month", "day"),
        "feast": ("feast", "before"),
    }
)
"""How often -> the fields that say when."""
_SAYING = ("weekday", "day", "month", "feast", "before")
_MAY_BE_BLANK = ("feast", "ahead", "shift", "ends")
"""Fields of which a blank says something: every feast, on the day itself, not shifted, without an end."""


def without_gap(rule: Recurrence) -> frozenset[str]:
    """Names of the fields of which a blank is no gap: those of other rules, and those whose blank says something."""
    return frozenset((*_MAY_BE_BLANK, *(name for name in _SAYING if name not in _OF_RULE.get(rule.every or "", _SAYING))))


def judge_recurrence(rule: Recurrence) -> Iterator[Problem]:
    """What a rule lacks."""
    needed = {
        "week": (("weekday", "星期几"),),
        "month": (("day", "几号"),),
        "quarter": (("day", "几号"),),
        "year": (("month", "几月"), ("day", "几号")),
        "feast": (("before", "节前几天"),),
    }
    for name, label in needed.get(rule.every or "", ()):
        if getattr(rule, name) is None:
            yield Problem(label, "这样的周期要写")
    if rule.every is None:
        yield Problem("多久一次", "必填")
    if rule.every == "quarter" and (rule.month or 1) > _QUARTER:
        yield Problem("几月", "每季只有三个月，写 1、2、3")
    if rule.begins and rule.ends and rule.ends < rule.begins:
        yield Problem("到哪天止", "早于开始的日子")


def told(rule: Recurrence) -> str:
    """The rule in words: 每周一, 每月 5 日, 每季第 1 个月 10 日, 每年 3 月 5 日, 春节前 3 天."""
    shown = {name: rule.fields[name].kind.show(getattr(rule, name)) for name in ("weekday", "feast", "shift")}
    words = {
        "week": f"每{shown['weekday']}",
        "month": f"每月 {rule.day} 日",
        "quarter": f"每季第 {rule.month or 1} 个月 {rule.day} 日",
        "year": f"每年 {rule.month} 月 {rule.day} 日",
        "feast": f"{shown['feast'] or '各个节日'}前 {rule.before} 天",
    }.get(rule.every or "", "")
    return f"{words}，遇休息日{shown['shift']}" if words and rule.shift else words


def derived_uid(day: date, *parts: str) -> str:
    """The uid that every machine gives what it makes of these parts, so that two stores that are merged have it once.

    Args:
        day: stands in its time, so that it sorts as other uids do.
    """
    from hashlib import sha256  # noqa: PLC0415 - only where tasks are made by the calendar

    moment = (day - date(1970, 1, 1)).days * 86_400_000
    chance = int.from_bytes(sha256("|".join(parts).encode()).digest()[:10], "big")
    number = (max(moment, 0) << 80) | chance
    return "".join(_CROCKFORD[(number >> 5 * place) & 31] for place in reversed(range(_UID_LENGTH)))


def _nominal(rule: Recurrence, first: date, last: date, calendar: Calendar) -> Iterator[Occurrence]:
    """The times by the rule alone, before days off are looked at."""
    if rule.every == "week":
        day = first + timedelta(days=(int(rule.weekday or 1) - 1 - first.weekday()) % _WEEK)
        while day <= last:
            yield Occurrence(day.isoformat(), day)
            day += timedelta(days=_WEEK)
    elif rule.every == "feast":
        yield from _before_feasts(rule, first, last, calendar)
    else:
        for day in _in_months(rule, first, last):
            yield Occurrence(day.isoformat(), day)


def _in_months(rule: Recurrence, first: date, last: date) -> Iterator[date]:
    """The day of every month the rule names; the last of the month where that is shorter."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        if rule.every == "quarter" and month % _QUARTER != (rule.month or 1) - 1:
            continue
        if rule.every == "year" and month != (rule.month or 1) - 1:
            continue
        yield date(year, month + 1, min(rule.day or 1, monthrange(year, month + 1)[1]))


def _before_feasts(rule: Recurrence, first: date, last: date, calendar: Calendar) -> Iterator[Occurrence]:
    """So many days before each feast that begins; feasts that run into one another are one when none is named."""
    before = timedelta(days=rule.before or 0)
    for begins, year_of in _feasts(rule.feast, first, last + _LONGEST_BEFORE, calendar):
        day = begins - before
        if first <= day <= last:
            yield Occurrence(year_of, day)


def _feasts(feast: str | None, first: date, last: date, calendar: Calendar) -> Iterator[tuple[date, str]]:
    """(first day off, what it is told apart by) of every feast."""
    days = sorted(
        (day, name)
        for year in range(first.year - 1, last.year + 2)
        for day, name in calendar.holidays_of(year).items()
        if feast is None or any(stem in name for stem in CALLED[feast])
    )
    before: date | None = None
    gap = _DAY if feast is None else _ONE_FEAST
    for day, name in days:
        if before is None or day - before > gap:
            # New Year's days off may begin in December: they are of the year they lead to.
            belongs = (day + _ONE_FEAST).year if "元旦" in name else day.year
            yield day, f"{feast or name}-{belongs}"
        before = day


def _shifted(day: date, way: str | None, calendar: Calendar) -> date:
    """The day itself, or the working day before or after it when offices are closed."""
    step = {"before": -_DAY, "after": _DAY}.get(way or "")
    while step is not None and not calendar.is_workday(day):
        day += step
    return day
