"""Full terms one after the other, and what is missing for a public-institution post. Source: domain test 18."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.team.records import TeamRules, Tenure
from desktop.modules.team.rules.terms import USUAL, consecutive_terms, eligibility, follows, is_full

TODAY = date(2026, 8, 28)
GOOD = {2024: "excellent", 2025: "excellent"}
FREE = TeamRules(terms=2)
"""Only the terms count."""


def term(first: date, last: date, **given: object) -> Tenure:
    made = Tenure(role="party_secretary", since=first, until=last, obtained="elected", elected_on=first, term_ends_on=last)
    return dataclasses.replace(made, **given)  # type: ignore[arg-type]


def years(first: int, last: int, **given: object) -> Tenure:
    return term(date(first, 7, 1), date(last, 7, 1), **given)


def test_2012_to_2015_and_2015_to_2018_are_two_terms_in_a_row() -> None:
    assert consecutive_terms([years(2012, 2015), years(2015, 2018)], TODAY) == 2


def test_2012_to_2015_and_2018_to_2021_are_not() -> None:
    assert consecutive_terms([years(2012, 2015), years(2018, 2021)], TODAY) == 1


def test_a_gap_breaks_the_row_whatever_came_before_it() -> None:
    spans = [years(2006, 2009), years(2009, 2012), years(2015, 2018), years(2018, 2021), years(2021, 2024)]

    assert consecutive_terms(spans, TODAY) == 3


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ({}, True),
        ({"term_ends_on": None}, False),
        ({"elected_on": None}, False),
        ({"until": date(2018, 6, 30)}, False),
        ({"until": None}, True),
        ({"obtained": "by_election"}, False),
        ({"since": date(2015, 8, 1)}, True),
        ({"since": date(2015, 8, 2)}, False),
        ({"since": None}, True),
        ({"term_ends_on": date(2015, 7, 1)}, False),
    ],
)
def test_a_term_is_full_when_it_was_held_from_the_election_to_its_end(given: dict[str, object], full: bool) -> None:
    assert is_full(years(2015, 2018, **given), TODAY) is full


@pytest.mark.parametrize(("last", "full"), [(TODAY, True), (TODAY + timedelta(days=1), False)])
def test_a_term_is_full_on_the_day_it_ends_and_not_a_day_before(last: date, full: bool) -> None:
    assert is_full(term(date(2021, 8, 28), last), TODAY) is full


@pytest.mark.parametrize(("days", "in_row"), [(0, True), (183, True), (184, False), (-31, True), (-32, False)])
def test_the_next_election_may_come_half_a_year_late(days: int, in_row: bool) -> None:
    earlier = years(2012, 2015)
    later = term(date(2015, 7, 1) + timedelta(days=days), date(2018, 7, 1))

    assert follows(later, earlier) is in_row


@pytest.mark.parametrize(("number", "in_row"), [(8, True), (9, False), (7, False), (None, True)])
def test_where_both_terms_have_a_number_they_must_be_neighbours(number: int | None, in_row: bool) -> None:
    assert follows(years(2015, 2018, term_no=number), years(2012, 2015, term_no=7)) is in_row


def test_two_terms_alone_are_enough_where_the_area_asks_for_no_more() -> None:
    assert eligibility([years(2012, 2015), years(2015, 2018)], {}, FREE, TODAY).is_met


def test_what_is_missing_is_said() -> None:
    found = eligibility([years(2015, 2018)], {2024: "basic", 2025: "excellent"}, USUAL, TODAY)

    assert found.missing == ("连续任满 1 届，要 2 届", "2024 年考核不到称职", "最近 2 年考核要都是优秀")


@pytest.mark.parametrize(
    ("grades", "met"),
    [
        (GOOD, True),
        ({**GOOD, 2020: "competent"}, True),
        ({**GOOD, 2020: "basic"}, False),
        ({2024: "excellent", 2025: "competent"}, False),
        ({2025: "excellent"}, False),
        ({2023: "excellent", 2024: "excellent", 2025: "competent"}, False),
        ({}, False),
    ],
)
def test_all_years_are_competent_and_the_last_two_excellent_where_the_area_asks_for_it(
    grades: dict[int, str], met: bool
) -> None:
    assert eligibility([years(2012, 2015), years(2015, 2018)], grades, USUAL, TODAY).is_met is met


@pytest.mark.parametrize(("wanted", "met"), [(2, True), (3, True), (4, False)])
def test_how_many_terms_is_a_setting(wanted: int, met: bool) -> None:
    spans = [years(2012, 2015), years(2015, 2018), years(2018, 2021)]

    assert eligibility(spans, {}, TeamRules(terms=wanted), TODAY).is_met is met


@given(st.integers(1, 6), st.integers(2, 6))
def test_terms_that_touch_are_all_counted(count: int, length: int) -> None:
    spans = [years(1980 + place * length, 1980 + (place + 1) * length) for place in range(count)]

    assert consecutive_terms(reversed(spans), TODAY) == count


def test_what_was_served_and_judged_is_told_with_what_is_missing() -> None:
    found = eligibility([years(2015, 2018)], {2024: "competent", 2025: "excellent"}, USUAL, TODAY)

    assert found.grounds == "连续任满 1 届（需要 2 届）；考核：2025 优秀、2024 称职"
    assert found.verdict == "还不够，缺：连续任满 1 届，要 2 届；最近 2 年考核要都是优秀"


def test_who_meets_it_is_told_so_and_years_not_judged_are_named() -> None:
    found = eligibility([years(2012, 2015), years(2015, 2018)], {}, FREE, TODAY)

    assert (found.grounds, found.verdict) == ("连续任满 2 届（需要 2 届）；考核：还没有登记", "够条件，可以申报")
