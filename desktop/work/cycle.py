"""Months, quarters and years: the periods of ledgers and reports."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

from desktop.work.module import Period


class Cycle(Enum):
    """How long a period is, in months."""

    MONTH = 1
    QUARTER = 3
    YEAR = 12

    @property
    def label(self) -> str:
        """The word on the screen."""
        return {1: "月", 3: "季", 12: "年"}[self.value]

    def around(self, day: date) -> Period:
        """The period a day lies in."""
        first = (day.month - 1) // self.value * self.value + 1
        last = first + self.value - 1
        return Period(date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))

    def step(self, period: Period, by: int) -> Period:
        """The period just before (-1) or after (1) one."""
        return self.around(period.last + timedelta(days=1) if by > 0 else period.first - timedelta(days=1))

    def said(self, period: Period) -> str:
        """A period in words: 2026 年 8 月, 2026 年第 3 季度, 2026 年."""
        year = f"{period.first.year} 年"
        if self is Cycle.MONTH:
            return f"{year} {period.first.month} 月"
        return f"{year}第 {(period.first.month + 2) // 3} 季度" if self is Cycle.QUARTER else year


def so_far(period: Period, today: date) -> Period:
    """As much of a period as has come: what is due later is not late yet. One that has not begun stays as it is."""
    return Period(period.first, min(period.last, max(today, period.first)))


def to_date(period: Period) -> Period:
    """From the first day of the year to the last of the period: what a cumulative column counts."""
    return Period(date(period.last.year, 1, 1), period.last)
