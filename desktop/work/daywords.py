"""Days as people say them: 今天, 周五, 下周三, 月底, 8.28, 828. Whole dates are read by the model.

`read` looks both ways, for what has happened; `coming` only ahead, for what is to be done.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from desktop.base import calendar
from desktop.model import days

_NEAR = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
_WEEKS = {"上": -1, "": 0, "本": 0, "这": 0, "下": 1, "下下": 2}
_OF_WEEK = re.compile(r"(下下|上|本|这|下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末])")
_OF_YEAR = re.compile(r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?")
_OF_MONTH = re.compile(r"([0-9]{1,2})[日号]")
_RUN = re.compile(r"([0-9]{1,2})([0-9]{2})")

_COMING_YEAR = re.compile(r"([0-9]{1,2})(?:([./])|月)([0-9]{1,2})(?(2)|[日号]?)")
"""8.31, 8/31, 8月31日; neither 12-3, which is a door, nor 301, which is a room."""
_COMING_MONTH = re.compile(r"(本月|这个月|下个?月)?(?:([0-9]{1,2})[日号]|(底))")
_DAYS_ON = re.compile(r"([0-9]{1,2}|[一两三四五六七八九十])(天|周|个?星期|个月)(?:后|以后|之后)")
_BEFORE = re.compile(r"(\w{1,3})前")
_FEW = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def read(text: str, today: date) -> date:
    """The day meant, seen from today. Without a year it is the nearest such day, before or after.

    Raises:
        ValueError: with a sentence, when it is no day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if plain == "月底":
        return _month_end(today)
    of_week = _OF_WEEK.fullmatch(plain)
    if of_week:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=_WEEKS[of_week[1] or ""], days=_WEEKDAYS[of_week[2]])
    of_month = _OF_MONTH.fullmatch(plain)
    if of_month:
        return _nearest(today, _same_day(today, int(of_month[1])), text)
    of_year = _OF_YEAR.fullmatch(plain) or _RUN.fullmatch(plain)
    if of_year:
        return _nearest(today, _every_year(today, int(of_year[1]), int(of_year[2])), text)
    return days.read(plain)


def coming(text: str, today: date) -> date | None:
    """The day meant by when something is to be done: the first such one from today on; None for what is no day.

    周五 said on a Friday is today, on a Saturday it is in the next week; 本周五 stays in this week even when it is over, and
    whoever asks sees that it is. A feast gives the last working day before it: 国庆前, 节前.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain]) if _NEAR[plain] >= 0 else None
    if plain == "年底":
        return date(today.year, 12, 31)
    of_week = _OF_WEEK.fullmatch(plain)
    if of_week:
        return _of_coming_week(of_week[1] or "", _WEEKDAYS[of_week[2]], today)
    of_month = _COMING_MONTH.fullmatch(plain) or (_COMING_MONTH.fullmatch(plain[1:]) if plain == "月底" else None)
    if of_month:
        return _of_coming_month(of_month[1] or "", of_month[2], today)
    of_year = _COMING_YEAR.fullmatch(plain)
    if of_year:
        return _first(today, _years_on(today, int(of_year[1]), int(of_year[3])))
    return _counted_on(plain, today) or _whole(plain)


def is_over(text: str) -> bool:
    """Whether a word names a day that is always over: 昨天, 上周三. `coming` answers none for it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    of_week = _OF_WEEK.fullmatch(plain)
    return _NEAR.get(plain, 0) < 0 or (of_week is not None and of_week[1] == "上")


def said(day: date, today: date) -> str:
    """A day for running text: 8 月 28 日 周五, with its year when that is not this one."""
    year = "" if day.year == today.year else f"{day.year} 年 "
    return f"{year}{day.month} 月 {day.day} 日 周{'一二三四五六日'[day.weekday()]}"


def _month_end(today: date) -> date:
    following = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _same_day(today: date, day: int) -> Iterator[date]:
    for step in (-1, 0, 1):
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        yield from _one(year, month + 1, day)


def _every_year(today: date, month: int, day: int) -> Iterator[date]:
    for year in (today.year - 1, today.year, today.year + 1):
        yield from _one(year, month, day)


def _one(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _nearest(today: date, candidates: Iterator[date], text: str) -> date:
    found = sorted(candidates, key=lambda day: abs((day - today).days))
    if found:
        return found[0]
    message = f"“{text}”不是日期，写成 8.28 或 2026-08-28"
    raise ValueError(message)


def _of_coming_week(week: str, weekday: int, today: date) -> date | None:
    if week == "上":
        return None
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(weeks=_WEEKS[week], days=weekday)
    return day + timedelta(weeks=1) if day < today and not week else day


def _of_coming_month(month: str, day: str | None, today: date) -> date | None:
    first = days.months_after(today.replace(day=1), 1 if month.startswith("下") else 0)
    if day is None:
        return _month_end(first)
    if month:
        return next(_one(first.year, first.month, int(day)), None)
    months = (days.months_after(first, step) for step in range(3))  # the 31st is at most two months away
    return _first(today, (found for one in months for found in _one(one.year, one.month, int(day))))


def _counted_on(plain: str, today: date) -> date | None:
    on = _DAYS_ON.fullmatch(plain)
    if on:
        many = _FEW.get(on[1]) or int(on[1])
        if on[2] == "个月":
            return days.months_after(today, many)
        return today + timedelta(days=many * (1 if on[2] == "天" else 7))
    feast = _BEFORE.fullmatch(plain)
    return calendar.before_feast(feast[1], today) if feast else None


def _whole(plain: str) -> date | None:
    """A date with its year; never a bare run of eight digits, which may be a number of anything."""
    if plain.isdigit():
        return None
    try:
        return days.read(plain)
    except ValueError:
        return None


def _years_on(today: date, month: int, day: int) -> Iterator[date]:
    """29 February is at most eight years away."""
    for year in range(today.year, today.year + 9):
        yield from _one(year, month, day)


def _first(today: date, candidates: Iterator[date]) -> date | None:
    return next((day for day in candidates if day >= today), None)
