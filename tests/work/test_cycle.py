"""Months, quarters, years."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.work.cycle import Cycle, so_far, to_date
from desktop.work.module import Period


@pytest.mark.parametrize(
    ("cycle", "day", "first", "last"),
    [
        (Cycle.MONTH, date(2028, 2, 10), date(2028, 2, 1), date(2028, 2, 29)),
        (Cycle.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (Cycle.QUARTER, date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        (Cycle.QUARTER, date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30)),
        (Cycle.YEAR, date(2026, 8, 28), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_goes_from_its_first_day_to_its_last(cycle: Cycle, day: date, first: date, last: date) -> None:
    assert cycle.around(day) == Period(first, last)


@pytest.mark.parametrize("cycle", list(Cycle))
def test_a_step_forth_and_back_is_no_step(cycle: Cycle) -> None:
    period = cycle.around(date(2026, 12, 5))

    assert cycle.step(cycle.step(period, 1), -1) == period


def test_the_month_after_december_is_january() -> None:
    assert Cycle.MONTH.step(Cycle.MONTH.around(date(2026, 12, 5)), 1) == Period(date(2027, 1, 1), date(2027, 1, 31))


def test_periods_in_words() -> None:
    words = [cycle.said(cycle.around(date(2026, 8, 28))) for cycle in Cycle]

    assert words == ["2026 年 8 月", "2026 年第 3 季度", "2026 年"]


def test_the_year_to_date_ends_with_the_period() -> None:
    assert to_date(Cycle.MONTH.around(date(2026, 8, 28))) == Period(date(2026, 1, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2026, 8, 30), date(2026, 8, 30)),
        (date(2026, 8, 31), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2026, 8, 31)),
        (date(2026, 7, 31), date(2026, 8, 1)),
    ],
)
def test_a_period_has_come_as_far_as_today_and_no_further(today: date, last: date) -> None:
    assert so_far(Cycle.MONTH.around(date(2026, 8, 5)), today) == Period(date(2026, 8, 1), last)
