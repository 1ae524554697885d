"""Working days over weekends, over feasts, and over the turn of the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.calendar import is_workday
from desktop.model.workdays import after


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2026, 8, 27), 1, date(2026, 8, 28)),
        (date(2026, 8, 28), 1, date(2026, 8, 31)),
        (date(2026, 8, 29), 1, date(2026, 8, 31)),
        (date(2026, 8, 30), 1, date(2026, 8, 31)),
        (date(2026, 8, 28), 3, date(2026, 9, 2)),
        (date(2026, 8, 28), 15, date(2026, 9, 18)),
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 18), 1, date(2026, 9, 20)),
        (date(2026, 8, 28), 0, date(2026, 8, 28)),
    ],
    ids=[
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "over a weekend",
        "three weeks",
        "over the year",
        "over national day",
        "a sunday worked",
        "none",
    ],
)
def test_the_day_itself_and_weekends_do_not_count(day: date, count: int, last: date) -> None:
    assert after(day, count) == last


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 80))
def test_between_lie_exactly_so_many_working_days(day: date, count: int) -> None:
    last = after(day, count)
    between = [day + timedelta(days=ahead) for ahead in range(1, (last - day).days + 1)]

    assert (sum(map(is_workday, between)), is_workday(last)) == (count, True)
