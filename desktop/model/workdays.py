"""Counting in working days, by the calendar of days off and of the weekends worked in their place."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.base.calendar import is_workday


def after(day: date, count: int) -> date:
    """The working day that is so many working days after a day, which itself is not counted.

    Source: 民法典 第二百零一条 (the first day does not count), 第二百零三条 (a day off is no last day).
    """
    found = day
    for _ in range(count):
        found += timedelta(days=1)
        while not is_workday(found):
            found += timedelta(days=1)
    return found
