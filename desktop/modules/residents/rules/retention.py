"""How long what is kept about a person may be kept. Source: 个人信息保护法 第十九、四十七、五十五、五十六条; domain.md §2.8."""

from __future__ import annotations

from datetime import date, timedelta

GONE = {"moved": "已迁出", "deceased": "已离世", "void": "登记作废"}
"""Codes of residence_status of those who live here no more, in the words of the list."""

GONE_YEARS = 3
"""After which somebody who moved away or died is on the list, where the area has said nothing else."""

CONSENT_YEARS = 3
"""That an agreement is kept after it was taken back, as proof."""

ANSWER = timedelta(days=30)
"""In which what stood on an agreement is deleted once it was taken back. Source: GB/T 35273-2020, 8.7."""


def years_later(day: date, years: int) -> date:
    """The same day some years on; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
