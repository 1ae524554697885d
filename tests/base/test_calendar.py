"""Days off at the edges of what is announced: weekends that are worked, feasts on working days, the first year not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base import calendar
from desktop.base.calendar import GUESSED, holidays_of, is_known, is_workday

UNKNOWN = next(year for year in range(2026, 2200) if not is_known(year))
"""The first year whose days off are not announced."""


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 14), True),
        (date(2026, 2, 15), False),
        (date(2026, 2, 23), False),
        (date(2026, 2, 24), True),
        (date(2026, 2, 28), True),
        (date(2026, 9, 20), True),
        (date(2026, 9, 25), False),
        (date(2026, 10, 1), False),
        (date(2026, 10, 7), False),
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
    ],
    ids=[
        "saturday worked for spring festival", "spring festival begins", "its last day", "the day after", "second saturday",
        "sunday worked for national day", "mid-autumn", "national day", "its last day ", "the day after ",
        "saturday worked after it", "an ordinary sunday",
    ],
)  # fmt: skip
def test_offices_work_as_the_notice_for_2026_says(day: date, works: bool) -> None:
    assert is_workday(day) is works


def test_a_day_off_is_called_by_its_feast() -> None:
    assert [holidays_of(2026)[day] for day in (date(2026, 1, 1), date(2026, 2, 17), date(2026, 10, 1))] == [
        "元旦",
        "春节",
        "国庆节",
    ]


def test_no_year_before_the_first_notices_is_known() -> None:
    assert (is_known(2003), is_known(2004)) == (False, True)


def test_a_year_without_a_notice_is_guessed_and_says_so() -> None:
    first = date(UNKNOWN, 1, 1)

    assert calendar.note(first) == GUESSED
    assert calendar.note(first - timedelta(days=1)) == ""
    assert calendar.note(first - timedelta(days=1), first) == GUESSED


def test_the_days_fixed_by_law_are_off_in_a_year_without_a_notice_too() -> None:
    fixed = [date(UNKNOWN, 1, 1), date(UNKNOWN, 5, 1), date(UNKNOWN, 5, 2), *(date(UNKNOWN, 10, day) for day in (1, 2, 3))]

    assert [is_workday(day) for day in fixed] == [False] * len(fixed)


@given(st.dates(date(UNKNOWN, 1, 1), date(UNKNOWN + 20, 12, 31)))
def test_no_weekend_is_worked_before_a_notice_says_so(day: date) -> None:
    assert not (is_workday(day) and day.weekday() >= 5)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_is_worked_or_not(day: date) -> None:
    assert is_workday(day) in (True, False)


@given(st.integers(2004, UNKNOWN - 1))
def test_no_announced_year_has_more_days_off_than_thirty_five_beside_its_weekends(year: int) -> None:
    assert 10 <= len(holidays_of(year)) <= 35
    assert all(day.year == year for day in holidays_of(year))


@pytest.mark.parametrize(
    ("word", "today", "eve"),
    [
        ("国庆", date(2026, 8, 28), date(2026, 9, 30)),
        ("国庆节", date(2026, 9, 30), date(2026, 9, 30)),
        ("国庆", date(2025, 10, 1), date(2026, 9, 30)),
        ("中秋", date(2026, 8, 28), date(2026, 9, 24)),
        ("节", date(2026, 9, 24), date(2026, 9, 24)),
        ("节", date(2026, 9, 25), date(2026, 9, 30)),
        ("春节", date(2026, 1, 1), date(2026, 2, 14)),
        ("元旦", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_before_a_feast_is_its_last_working_day(word: str, today: date, eve: date) -> None:
    assert calendar.before_feast(word, today) == eve


def test_no_feast_of_another_name_is_known() -> None:
    assert calendar.before_feast("以", date(2026, 8, 28)) is None
