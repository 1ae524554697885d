"""How long things are kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.residents.rules.retention import years_later


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2023, 8, 28), 3, date(2026, 8, 28)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 12, 31), 1, date(2025, 12, 31)),
    ],
)
def test_some_years_on_is_the_same_day(day: date, years: int, later: date) -> None:
    assert years_later(day, years) == later


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 30))
def test_it_is_always_that_many_years_later_and_never_a_day_more(day: date, years: int) -> None:
    later = years_later(day, years)

    assert (later.year - day.year, later.month) == (years, day.month)
    assert day.day - later.day in (0, 1)
