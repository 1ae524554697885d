"""Whose turn it is, day by day at the edges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.residents.rules.care import Interval
from desktop.modules.visits.rules import turns
from desktop.modules.visits.rules.turns import NEVER, Asked, Contact, Reason, Turn

TODAY = date(2026, 8, 28)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def asked(days: int | None = 30, door_days: int | None = None, since: int = 100, once: bool = False) -> Asked:
    return Asked("张三", "送饭", Interval(days, door_days), ago(since), once)


@pytest.mark.parametrize(("days", "late"), [(29, None), (30, 0), (31, 1)])
def test_a_turn_comes_on_the_day_that_is_an_interval_after_the_last_contact(days: int, late: int | None) -> None:
    found = turns.reason_of(asked(), Contact(any_way=ago(days)), TODAY)

    assert (found.overdue if found else None) == late


def test_whoever_was_never_reached_is_to_be_seen_at_once() -> None:
    found = turns.reason_of(asked(since=4), NEVER, TODAY)

    assert found is not None
    assert (found.overdue, found.why, found.who, found.need) == (4, "按周期", "张三", "送饭")


def test_without_an_interval_it_is_never_anybodys_turn() -> None:
    assert turns.reason_of(asked(days=None), NEVER, TODAY) is None


@pytest.mark.parametrize(
    ("any_way", "door", "way"),
    [(6, 29, None), (7, 29, "走访或电话"), (6, 30, "走访"), (7, 30, "走访"), (8, None, "走访")],
)
def test_a_call_is_enough_while_the_call_at_the_door_is_not_yet_due(any_way: int, door: int | None, way: str | None) -> None:
    contact = Contact(ago(any_way), ago(door) if door is not None else None)

    found = turns.reason_of(asked(7, 30), contact, TODAY)

    assert (found.way if found else None) == way


@pytest.mark.parametrize(
    ("since", "reached", "late"), [(10, None, 0), (30, None, 0), (31, None, 1), (10, 11, 0), (10, 10, None), (10, 2, None)]
)
def test_where_once_is_enough_it_is_so_from_the_first_contact_on(since: int, reached: int | None, late: int | None) -> None:
    contact = Contact(any_way=ago(reached) if reached is not None else None)

    found = turns.reason_of(asked(30, since=since, once=True), contact, TODAY)

    assert (found.overdue if found else None) == late


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("示例路100弄5号302", ("示例路100弄5号", "302")),
        ("示例苑12号3单元502", ("示例苑12号", "3单元502")),
        ("示例路100弄5号", ("示例路100弄5号", "")),
        ("示例新村302", ("示例新村", "302")),
        ("示例新村", ("示例新村", "")),
        ("302", ("302", "")),
        ("", ("", "")),
    ],
)
def test_an_address_is_a_building_and_a_door(address: str, parts: tuple[str, str]) -> None:
    assert turns.split(address) == parts


@given(st.text())
def test_no_part_of_an_address_is_lost(address: str) -> None:
    assert "".join(turns.split(address)) == address


def turn(days: int | None) -> Turn:
    return Turn("H", "", "5号302", "张三", "", "按周期", "走访", None, days, 0, is_asked=True)


@pytest.mark.parametrize(("days", "over"), [(29, False), (30, False), (31, True), (None, True)])
def test_over_thirty_days_begins_on_the_thirty_first(days: int | None, over: bool) -> None:
    assert turn(days).is_over(turns.MONTH) is over


@pytest.mark.parametrize(("days", "is_yearly"), [(364, False), (365, True), (None, True)])
def test_a_year_has_passed_on_the_same_day_a_year_later(days: int | None, is_yearly: bool) -> None:
    assert turn(days).is_yearly is is_yearly


@pytest.mark.parametrize(
    ("age", "tone", "word"),
    [
        (0, "ok", "今天走到"),
        (30, "ok", "30 天前走到"),
        (31, "warn", "31 天前走到"),
        (90, "warn", "90 天前走到"),
        (91, "neutral", "91 天前走到"),
        (365, "neutral", "365 天前走到"),
        (366, "bad", "366 天前走到"),
        (None, "bad", "从未走到"),
    ],
)
def test_a_household_is_coloured_by_the_days_since_it_was_reached(age: int | None, tone: str, word: str) -> None:
    mark = turns.shade(age, 365)

    assert (mark.tone, mark.word) == (tone, word)


def test_reasons_to_go_to_one_door_are_told_as_one() -> None:
    ours = (
        Reason("按周期", 3, "张三", "送饭", turns.ANY_WAY),
        Reason("有约", 9, "李四", "", turns.AT_DOOR),
        Reason("按周期", 0, "张三", "送饭"),
    )

    assert turns.together(ours) == Reason("按周期、有约", 9, "张三、李四", "送饭", turns.AT_DOOR)
    assert turns.together(ours[:1]) == ours[0]
