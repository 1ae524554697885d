"""What a slice offers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel import House

from desktop.base.clock import local_day
from desktop.work.desk import Desk
from desktop.work.module import Module, Period, Statistic

TODAY = date(2026, 8, 28)


def share(numerator: int, denominator: int | None) -> str:
    return Statistic("x", "走访率", numerator, denominator, "全部户", TODAY).percent


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [
        (1, 2, "50.0%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (1, 2000, "0.1%"),
        (1, 2001, "0.0%"),
        (0, 5, "0.0%"),
        (5, 5, "100.0%"),
        (9, 8, "112.5%"),
    ],
)
def test_a_share_has_one_decimal_rounded_half_up(numerator: int, denominator: int, percent: str) -> None:
    assert share(numerator, denominator) == percent


@pytest.mark.parametrize("denominator", [None, 0])
def test_without_a_whole_there_is_no_share(denominator: int | None) -> None:
    assert share(5, denominator) == ""


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_is_never_off_by_more_than_half_a_tenth(numerator: int, denominator: int) -> None:
    shown = share(numerator, denominator)
    tenths = int(shown.rstrip("%").replace(".", ""))
    assert abs(2 * tenths * denominator - 2000 * numerator) <= denominator


def test_a_period_runs_from_midnight_to_midnight_in_shanghai() -> None:
    period = Period(date(2026, 8, 1), date(2026, 8, 28))
    assert [local_day(ms) for ms in (period.first_ms - 1, period.first_ms, period.last_ms, period.last_ms + 1)] == [
        date(2026, 7, 31),
        date(2026, 8, 1),
        date(2026, 8, 28),
        date(2026, 8, 29),
    ]


def test_a_slice_that_offers_nothing_answers_nothing() -> None:
    module = Module("sample", "样本", "home", ())
    nobody: Any = None
    period = Period(TODAY, TODAY)
    offers = (module.timeline(nobody, House()), module.due(nobody, TODAY), module.statistics(nobody, period))
    assert [list(offer) for offer in offers] == [[], [], []]
    assert (module.page, module.commands, module.tools) == (None, (), ())


def test_a_slice_that_says_nothing_does_nothing_when_the_desk_is_opened(desk: Desk) -> None:
    before = desk.file.head()
    Module("x", "示例", "users", ()).opening(desk)

    assert desk.file.head() == before


@pytest.mark.parametrize(
    ("numerator", "denominator", "told"), [(1110, 30, "37.0 岁"), (37, 2, "18.5 岁"), (5, None, ""), (5, 0, "")]
)
def test_a_statistic_that_is_no_share_tells_its_quotient_with_its_measure(
    numerator: int, denominator: int | None, told: str
) -> None:
    assert Statistic("x", "平均年龄", numerator, denominator, "全部", TODAY, "岁").told == told


def test_a_statistic_that_is_a_share_tells_it_in_percent() -> None:
    assert Statistic("x", "走访率", 21449, 28800, "全部户", TODAY).told == "74.5%"
