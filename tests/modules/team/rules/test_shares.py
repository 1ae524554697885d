"""A share is told with both its numbers or not at all. Source: domain test 1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.errors import DeskError
from desktop.modules.team.rules.shares import ratio, weigh


@pytest.mark.parametrize("whole", [None, 0])
def test_a_share_without_its_whole_is_refused(whole: int | None) -> None:
    with pytest.raises(DeskError, match="没有总数"):
        ratio(21449, whole)


def test_a_stated_percentage_does_not_stand_in_for_the_whole() -> None:
    with pytest.raises(DeskError, match="没有总数"):
        weigh(21449, None, "80.4%")


def test_two_numbers_make_a_share() -> None:
    assert ratio(21449, 28800) == "74.5%"


def test_the_case_of_the_article_shows_both_wholes_and_flags_that_they_clash() -> None:
    found = weigh(21449, 28800, "80.4%")

    assert (found.told, found.claimed) == ("21,449 / 28,800 = 74.5%", "21,449 / 约 26,678 = 80.4%")
    assert str(found.clash) == "分母：材料上的 80.4% 要总数约 26,678 才对，两个总数对不上"


@pytest.mark.parametrize("stated", ["74.5%", "74.5", " 74.5 ％ ", "74.47%", ""])
def test_a_percentage_that_agrees_after_rounding_is_no_clash(stated: str) -> None:
    assert weigh(21449, 28800, stated).clash is None


@pytest.mark.parametrize(("stated", "what"), [("0%", "按两个数算是 75.0%"), ("八成", "不是百分比"), ("1/0", "不是百分比")])
def test_a_percentage_that_cannot_be_is_told(stated: str, what: str) -> None:
    try:
        told = str(weigh(3, 4, stated).clash)
    except DeskError as error:
        told = str(error)

    assert what in told


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_share_of_two_numbers_never_clashes_with_itself(numerator: int, denominator: int) -> None:
    assert weigh(numerator, denominator, ratio(numerator, denominator)).clash is None
