"""Whose birthday is worth a call: from sixty on, by either calendar, on the 29th of February too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.moon import moon_date, next_birthday
from desktop.model import days
from desktop.modules.residents.rules.birthdays import OLD, births_on, moon_births_on, turns

TODAY = date(2026, 8, 28)


@pytest.mark.parametrize(
    ("born", "kept"),
    [
        (date(1966, 8, 28), date(2026, 8, 28)),
        (date(1966, 9, 4), date(2026, 9, 4)),
        (date(1966, 9, 5), None),
        (date(1967, 8, 28), None),
        (date(1926, 8, 30), date(2026, 8, 30)),
        (date(1966, 8, 27), None),
    ],
    ids=["sixty today", "in a week", "in eight days", "fifty-nine", "a hundred", "yesterday"],
)
def test_a_week_holds_the_birthdays_of_those_who_turn_sixty_or_more(born: date, kept: date | None) -> None:
    assert births_on(TODAY, TODAY + timedelta(days=7)).get(born) == kept


@pytest.mark.parametrize(("year", "day"), [(2026, date(2026, 3, 1)), (2028, date(2028, 2, 29))])
def test_who_was_born_on_the_29th_of_february_keeps_it_on_1_march_of_other_years(year: int, day: date) -> None:
    found = births_on(date(year, 2, 26), date(year, 3, 4))

    assert found[date(1948, 2, 29)] == day
    assert days.age(date(1948, 2, 29), day) == year - 1948


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1910, 1, 1), date(1960, 12, 31)), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_every_birthday_of_the_old_comes_once_in_a_year(born: date, today: date) -> None:
    found = births_on(today, today + timedelta(days=365))

    if days.age(born, today) >= OLD and (born.month, born.day) != (2, 29):
        assert today <= found[born] <= today + timedelta(days=365)
        assert days.age(born, found[born]) == days.age(born, found[born] - timedelta(days=1)) + 1


def test_by_the_moon_a_birthday_is_kept_on_its_lunar_day() -> None:
    born = date(1946, 8, 12)  # 七月十六
    found = moon_births_on(TODAY, TODAY)

    assert str(moon_date(born)) == str(moon_date(TODAY)) == "七月十六"
    assert (found[born], turns(born, TODAY, by_moon=True)) == (TODAY, 80)


def test_by_the_moon_years_are_counted_by_its_new_years() -> None:
    born = date(1946, 1, 20)  # 腊月十八 of the year before
    day = moon_births_on(date(2026, 1, 1), date(2026, 2, 16))[born]

    assert (moon_date(born).year, turns(born, day, by_moon=True)) == (1945, 80)


def test_by_the_moon_whoever_turns_sixty_is_told_and_whoever_turns_fifty_nine_is_not() -> None:
    day = date(2026, 8, 28)

    assert {day.year - born.year for born in moon_births_on(day, day)} == set(range(OLD, 131))


@given(st.dates(date(1900, 1, 1), date(1975, 12, 31)), st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 30))
def test_by_the_moon_a_span_holds_exactly_the_next_birthdays_that_lie_in_it(born: date, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    kept = next_birthday(moon_date(born), first)
    is_told = kept <= last and turns(born, kept, by_moon=True) >= OLD

    assert moon_births_on(first, last).get(born) == (kept if is_told else None)
