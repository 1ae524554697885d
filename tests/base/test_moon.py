"""Lunar dates against the library, and birthdays in leap months, in short months, over the turn of the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunar_python import Solar

from desktop.base.moon import MoonDate, births_kept_on, comes_round, moon_date, next_birthday

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 8, 28), "七月十六"),
        (date(2026, 2, 16), "腊月廿九"),
        (date(2026, 2, 17), "正月初一"),
        (date(2025, 1, 28), "腊月廿九"),
        (date(2024, 2, 9), "腊月三十"),
        (date(2025, 7, 25), "闰六月初一"),
        (date(2025, 8, 22), "闰六月廿九"),
        (date(2025, 8, 23), "七月初一"),
        (date(2025, 12, 20), "冬月初一"),
        (date(1949, 10, 1), "八月初十"),
        (date(2026, 9, 30), "八月二十"),
    ],
)
def test_a_day_is_called_as_the_wall_calendar_calls_it(day: date, words: str) -> None:
    assert str(moon_date(day)) == words


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_lunar_dates_are_those_of_the_library(day: date) -> None:
    theirs = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    ours = moon_date(day)

    assert (ours.year, -ours.month if ours.is_leap else ours.month, ours.day) == (
        theirs.getYear(),
        theirs.getMonth(),
        theirs.getDay(),
    )


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_in_its_own_year_a_lunar_date_comes_round_on_its_own_day(day: date) -> None:
    moon = moon_date(day)

    assert comes_round(moon, moon.year) == day


@settings(max_examples=60, deadline=None)
@given(DAYS, st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_the_next_birthday_lies_within_the_year_and_no_other_lies_before_it(born: date, today: date) -> None:
    birth = moon_date(born)
    found = next_birthday(birth, today)

    assert today <= found <= today + timedelta(days=385)
    assert all(not today <= comes_round(birth, year) < found for year in range(today.year - 2, today.year + 2))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_a_birthday_is_kept_in_its_own_month_and_never_later_than_its_day(born: date, today: date) -> None:
    birth = moon_date(born)
    kept = moon_date(next_birthday(birth, today))

    assert kept.month == birth.month
    assert kept.day == birth.day or (birth.day, kept.day) == (30, 29)


@pytest.mark.parametrize(
    ("birth", "today", "kept"),
    [
        (MoonDate(1944, 12, 30), date(2025, 2, 1), date(2026, 2, 16)),
        (MoonDate(1944, 12, 30), date(2023, 6, 1), date(2024, 2, 9)),
        (MoonDate(1960, 6, 1, is_leap=True), date(2025, 6, 1), date(2025, 7, 25)),
        (MoonDate(1960, 6, 1, is_leap=True), date(2026, 1, 1), date(2026, 7, 14)),
        (MoonDate(1960, 6, 1), date(2025, 6, 1), date(2025, 6, 25)),
        (MoonDate(1950, 7, 16), date(2026, 8, 28), date(2026, 8, 28)),
        (MoonDate(1950, 7, 16), date(2026, 8, 29), date(2027, 8, 17)),
        (MoonDate(1950, 1, 1), date(2026, 1, 1), date(2026, 2, 17)),
    ],
    ids=[
        "born on the thirtieth, a short month", "born on the thirtieth, a long month", "leap month in a year that has it",
        "leap month in a year without it", "plain month in a year that has both", "today", "yesterday", "before new year",
    ],
)  # fmt: skip
def test_where_custom_decides(birth: MoonDate, today: date, kept: date) -> None:
    assert next_birthday(birth, today) == kept


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1900, 1990))
def test_those_who_keep_their_birthday_on_a_day_are_found_the_other_way_round(day: date, year: int) -> None:
    found = births_kept_on(day, year)

    everybody = (date(year, 1, 20) + timedelta(days=away) for away in range(400))
    kept_in = moon_date(day).year
    assert sorted(found) == [
        one for one in everybody if (moon := moon_date(one)).year == year and comes_round(moon, kept_in) == day
    ]
