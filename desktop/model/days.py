"""Reading calendar days as people write them."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

_PARTED = re.compile(r"([0-9]{4})\s*[-/.年\\_·]\s*([0-9]{1,2})\s*[-/.月\\_·]\s*([0-9]{1,2})\s*(?:日|号)?(?:[T\s]+[0-9:.]+)?")
_RUN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def read(text: str) -> date:
    """A whole day from `2026-8-28`, `2026/8/28`, `2026.08.28`, `2026年8月28日` or `20260828`.

    Raises:
        ValueError: with a sentence, when it is no such day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _PARTED.fullmatch(plain) or _RUN.fullmatch(plain)
    if found:
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
    message = f"“{text}”不是日期，写成 2026-08-28"
    raise ValueError(message)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later (negative: earlier); the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age(birth: date, today: date) -> int:
    """Full years lived; someone born on 29 February is a year older on 1 March of other years.

    Source: 民法典 第二百条 (counted by the Gregorian calendar), full years 周岁.
    """
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
