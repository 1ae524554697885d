"""Days that can be, and one householder."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.modules.residents.records import Stay
from desktop.modules.residents.rules.stays import HEAD, day_problems, head_problems

TODAY = date(2026, 8, 28)
SINCE = date(2019, 3, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "wrong"),
    [(SINCE, []), (SINCE - DAY, ["早于上次入住的 2019-03-01"]), (TODAY, []), (TODAY + DAY, ["2026-08-29 还没有到"])],
)
def test_a_stay_ends_between_its_first_day_and_today(day: date, wrong: list[str]) -> None:
    assert [one.what for one in day_problems([Stay(since=SINCE)], day, TODAY)] == wrong


@pytest.mark.parametrize(("day", "wrong"), [(SINCE, []), (SINCE - DAY, ["早于上次离开的 2019-03-01"])])
def test_nobody_moves_in_before_they_have_last_moved_out(day: date, wrong: list[str]) -> None:
    assert [one.what for one in day_problems([Stay(until=SINCE)], day, TODAY)] == wrong


def test_a_stay_of_unknown_days_stands_in_nobodys_way() -> None:
    assert list(day_problems([Stay()], SINCE, TODAY)) == []


@pytest.mark.parametrize(("relations", "fits"), [([], True), (["1", None], True), ([HEAD, "1"], True), ([HEAD, HEAD], False)])
def test_a_household_has_one_householder_at_most(relations: list[str | None], fits: bool) -> None:
    assert (list(head_problems(relations)) == []) is fits
