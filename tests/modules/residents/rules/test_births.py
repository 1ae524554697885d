"""Birth cells beside the number."""

from __future__ import annotations

import pytest

from desktop.modules.residents.rules.births import Birth, read

TODAY = "2026-08-28"
NUMBER = "1950-03-05"


@pytest.mark.parametrize("cell", ["", "1950-03-05", "50-03-05"])
def test_the_number_says_the_day(cell: str) -> None:
    assert read(cell, NUMBER, TODAY) == Birth("1950-03-05")


@pytest.mark.parametrize("cell", ["1950-03-06", "1949-03-05", "51-03-05", "不记得", "1950-02-30"])
def test_the_number_wins_over_another_day(cell: str) -> None:
    found = read(cell, NUMBER, TODAY)

    assert (found.day, found.differs) == ("1950-03-05", True)


@pytest.mark.parametrize("cell", ["1950", "1950-03"])
def test_less_than_a_day_agrees_with_the_number(cell: str) -> None:
    assert read(cell, NUMBER, TODAY) == Birth("1950-03-05", partial=True)


@pytest.mark.parametrize("cell", ["1951", "1950-04"])
def test_less_than_a_day_may_contradict_the_number(cell: str) -> None:
    assert read(cell, NUMBER, TODAY) == Birth("1950-03-05", partial=True, differs=True)


def test_without_a_number_the_cell_says_the_day() -> None:
    assert read("1950-03-05", "", TODAY) == Birth("1950-03-05")


def test_a_short_year_that_can_only_be_one_century_is_sure() -> None:
    assert read("50-03-05", "", TODAY) == Birth("1950-03-05")


@pytest.mark.parametrize("cell", ["15-03-05", "不记得", "1950-02-30", "2030-01-01", "1799-01-01"])
def test_without_a_number_no_day_is_invented(cell: str) -> None:
    assert read(cell, "", TODAY) == Birth(partial=True)


@pytest.mark.parametrize("cell", ["1950", "1950-03"])
def test_without_a_number_the_part_is_remembered(cell: str) -> None:
    assert read(cell, "", TODAY) == Birth(part=cell, partial=True)


def test_nothing_said_is_nothing() -> None:
    assert read("", "", TODAY) == Birth()
