"""How far the area is covered."""

from __future__ import annotations

from datetime import date

import pytest
from office import keep

from desktop.modules.residents.records import Household
from desktop.modules.visits.service.coverage import coverage, share, twelve_months
from desktop.work.desk import Desk
from desktop.work.module import Period

TODAY = date(2026, 8, 28)
YEAR = twelve_months(TODAY)


def test_twelve_months_end_today_and_begin_the_day_after_a_year_ago() -> None:
    assert Period(date(2025, 8, 29), TODAY) == YEAR


@pytest.mark.parametrize(("days", "reached"), [(0, 1), (364, 1), (365, 0)])
def test_a_household_counts_that_was_reached_within_the_year(desk: Desk, door, called, days: int, reached: int) -> None:
    household, _ = door("2号301", "张三")
    called(days, household=household.uid)

    assert (share(desk.store, YEAR).numerator, coverage(desk.store, YEAR).share.numerator) == (reached, reached)


def test_the_share_tells_both_its_numbers_its_scope_and_its_day(desk: Desk, door, called) -> None:
    first, _ = door("2号301", "张三")
    door("2号302", "李四")
    door("12号101", "王五")
    called(1, household=first.uid)
    found = coverage(desk.store, YEAR).share

    assert (found.numerator, found.denominator, found.percent, found.scope, found.as_of) == (1, 3, "33.3%", "有人住的户", TODAY)
    assert found == share(desk.store, YEAR)


@pytest.mark.parametrize("attempt", [{"missed": True}, {"refused": True}])
def test_an_attempt_is_no_contact(desk: Desk, door, called, attempt: dict[str, bool]) -> None:
    household, _ = door("2号301", "张三")
    called(1, household=household.uid, **attempt)

    assert share(desk.store, YEAR).numerator == 0


def test_homes_in_which_nobody_lives_are_not_counted(desk: Desk, called) -> None:
    empty = keep(desk, Household(address="示例路100弄2号301"))
    called(1, household=empty.uid)

    assert (share(desk.store, YEAR).denominator, coverage(desk.store, YEAR).buildings) == (0, ())


def test_every_building_has_its_own_share_and_its_households_in_walking_order(desk: Desk, door, called) -> None:
    for where in ("12号101", "2号1001", "2号302"):
        door(where, where)
    household, _ = door("2号301", "张三")
    called(3, household=household.uid)

    found = coverage(desk.store, YEAR).buildings

    assert [(one.name, one.share.numerator, one.share.denominator, one.last) for one in found] == [
        ("示例路100弄2号", 1, 3, date(2026, 8, 25)),
        ("示例路100弄12号", 0, 1, None),
    ]
    assert [(one.door, one.last) for one in found[0].households] == [
        ("301", date(2026, 8, 25)),
        ("302", None),
        ("1001", None),
    ]
