"""What a quick line makes of words one may have meant otherwise: a day of next year, a second day, one that is over, 每周一.

All of it is told before Enter, so that nothing is read otherwise than it was meant without anybody seeing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.model import days
from desktop.modules.tasks.rules.quickline import Mark, QuickLine, remark
from desktop.work import daywords
from desktop.work.daywords import said

FAR = 6
"""Months ahead from which a day of next year is hardly meant."""

_ROUND = re.compile(r"每(?:天|日|年|个?季度?|(?:周|星期|礼拜)[一二三四五六日天末]?|个?月(?:[0-9]{1,2}[日号]|底)?)")
_YEARLESS = re.compile(r"[0-9]{1,2}\s*[./月].*")


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to know about the days of a line.

    Attributes:
        tone: ok, warn, bad, info, neutral.
        is_round: it comes round again and again, and is entered elsewhere.
    """

    words: str
    tone: str = "neutral"
    is_round: bool = False


def day_words(line: QuickLine, today: date) -> Iterator[Word]:
    """The due day as it was understood, then what else the line says of days."""
    left = line.subject.split()
    over = next((word for word in left if daywords.is_over(word)), "")
    part = next((one for one in line.parts if one.mark is Mark.DUE), None)
    if part is None or part.day is None:
        yield Word(f"{over}已过，没有期限", "warn") if over else Word("没有期限")
    else:
        text = line.text[part.start : part.end]
        yield _due(text, part.day, today)
        if any(daywords.coming(word, today) for word in left):
            yield Word(f"写了两个日期，用了{text}", "warn")
    for word in left:
        if _ROUND.fullmatch(word):
            yield Word(f"“{word}”是定期任务，到“定期”里登记", "warn", is_round=True)


def _due(text: str, day: date, today: date) -> Word:
    if day > days.months_after(today, FAR) and day.year > today.year and _YEARLESS.fullmatch(text):
        is_behind = (day.month, day.day) < (today.month, today.day)
        before = f"{day.month} 月 {day.day} 日已过，" if is_behind else ""
        return Word(f"{before}排到 {day.year} 年{'' if before else f' {day.month} 月 {day.day} 日'}", "warn")
    more = remark(day)
    return Word(f"{said(day, today)}{f'，{more}' if more else ''}", "bad" if day < today else "warn" if more else "info")
