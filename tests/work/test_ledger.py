"""Conditions of ledgers, and lists made of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from desks import Note
from kernel import Person

from desktop.store.query import Filter, Match
from desktop.work.cycle import Cycle
from desktop.work.ledger import Compare, Condition, Ledger, hidden, named, within
from desktop.work.listing import column
from desktop.work.module import Period

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("test", "value", "found", "holds"),
    [
        (Compare.IS, ("1", "2"), "2", True),
        (Compare.IS, ("1",), None, False),
        (Compare.NOT, ("1",), "2", True),
        (Compare.NOT, ("1",), None, True),
        (Compare.NOT, ("1",), "1", False),
        (Compare.FILLED, True, None, False),
        (Compare.FILLED, False, None, True),
        (Compare.BY, "year", None, False),
        (Compare.BY, "last", date(2026, 8, 31), True),
        (Compare.BY, "last", date(2026, 9, 1), False),
        (Compare.OPEN, "last", date(2026, 8, 31), False),
        (Compare.OPEN, "last", date(2026, 9, 1), True),
        (Compare.OPEN, "last", None, True),
        (Compare.OPEN, "year", date(2025, 12, 31), False),
        (Compare.OPEN, "year", date(2026, 1, 1), True),
    ],
)
def test_a_condition_holds_as_it_says(test: Compare, value: Any, found: Any, *, holds: bool) -> None:
    assert Condition("x", test, value).holds(found, AUGUST) is holds


@pytest.mark.parametrize(
    ("limit", "handed", "past"),
    [
        (date(2026, 8, 10), date(2026, 8, 11), True),
        (date(2026, 8, 10), date(2026, 8, 10), False),
        (None, date(2026, 8, 11), False),
        (date(2026, 8, 10), None, False),
    ],
)
def test_a_limit_is_compared_with_another_day_of_the_record(limit: date | None, handed: date | None, *, past: bool) -> None:
    verdicts = [Condition("limit", test, "handed").holds(limit, AUGUST, handed) for test in (Compare.PAST, Compare.KEPT)]

    assert verdicts == [past, not past]


@pytest.mark.parametrize(("day", "past"), [(date(2026, 8, 30), True), (AUGUST.last, False), (None, False)])
def test_a_limit_is_past_at_the_end_only_the_day_after_it(day: date | None, *, past: bool) -> None:
    assert [Condition("x", test, "last").holds(day, AUGUST) for test in (Compare.PAST, Compare.KEPT)] == [past, not past]


@pytest.mark.parametrize(("day", "holds"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)])
def test_by_the_year_is_up_to_new_years_eve(day: date, *, holds: bool) -> None:
    assert Condition("x", Compare.BY, "year").holds(day, AUGUST) is holds


def test_a_moment_lies_in_a_period_by_its_milliseconds_and_a_day_by_itself() -> None:
    assert within(Note, "at", AUGUST)[0] == Filter("at", Match.FROM, AUGUST.first_ms)
    assert within(Person, "born", AUGUST)[1] == Filter("born", Match.TO, AUGUST.last)


def test_a_list_is_of_its_period_in_order_of_time_with_title_and_signature() -> None:
    ledger = Ledger(
        "N", "记事本", (Cycle.MONTH,), signature="制表人：　", source=Note, when="at", columns=(column(Note.fields["text"]),)
    )
    listing = ledger.listing(Cycle.MONTH, AUGUST, date(2026, 8, 28))

    assert (listing.title, listing.foot) == ("记事本（2026 年 8 月）", "制表人：　日期：2026 年 8 月 28 日")
    assert (listing.query.order, len(listing.query.filters)) == ("at", 2)


def test_a_list_without_a_period_is_how_it_stands() -> None:
    ledger = Ledger(
        "P",
        "名册",
        source=Person,
        where=(Condition("house", Compare.FILLED, value=True),),
        columns=(column(Person.fields["name"]),),
    )
    listing = ledger.listing(None, AUGUST, date(2026, 8, 28))

    assert (listing.title, listing.query.filters) == ("名册", (Filter("house", Match.FILLED),))


def test_a_hidden_column_is_private() -> None:
    assert hidden(column(Person.fields["name"])).is_private


def test_a_ledger_is_found_by_its_id() -> None:
    one = Ledger("N", "记事本")

    assert (named([one], "N"), named([one], "X")) == (one, None)


def test_a_list_may_say_a_birth_date_as_a_month_or_as_an_age_seen_from_the_day() -> None:
    born = column(Person.fields["born"])
    ledger = Ledger("L", "名册", source=Person, columns=(born, born, born), said=("month", "age", ""))
    listing = ledger.listing(None, AUGUST, date(2026, 8, 28))
    birth = date(1949, 8, 29)

    assert [one.said(birth) if one.said else None for one in listing.columns] == ["1949-08", "76", None]


def test_a_list_is_sorted_by_the_field_it_names() -> None:
    ledger = Ledger("L", "名册", source=Note, when="at", order="text", columns=(column(Note.fields["text"]),))

    assert ledger.listing(None, AUGUST, date(2026, 8, 28)).query.order == "text"
