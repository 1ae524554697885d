"""Days as people say them: 今天, 周五, 下周三, 月底, 8.28, 828. Whole dates are read by the model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from desktop.model import days

_NEAR = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
_WEEKS = {"上": -1, "": 0, "本": 0, "这": 0, "下": 1, "下下": 2}
_OF_WEEK = re.compile(r"(下下|上|本|这|下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末])")
_OF_YEAR = re.compile(r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?")
_OF_MONTH = re.compile(r"([0-9]{1,2})[日号]")
_RUN = re.compile(r"([0-9]{1,2})([0-9]{2})")


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
