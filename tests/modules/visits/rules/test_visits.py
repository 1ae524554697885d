"""What makes a visit."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from desktop.base.clock import SHANGHAI
from desktop.modules.visits import rules
from desktop.modules.visits.records import Visit

NOON = int(datetime(2026, 8, 28, 12, tzinfo=SHANGHAI).timestamp() * 1000)


@pytest.mark.parametrize(
    ("visit", "wrong"),
    [
        (Visit(method="2", resident="R"), []),
        (Visit(method="3", household="H"), []),
        (Visit(method="2"), ["居民"]),
        (Visit(method="2", household="H", missed=True), []),
        (Visit(method="3", household="H", missed=True), ["未遇"]),
    ],
)
def test_a_visit_names_whom_and_only_a_call_at_the_door_can_miss(visit: Visit, wrong: list[str]) -> None:
    assert [problem.where for problem in rules.judge(visit)] == wrong


def test_a_call_where_nobody_opened_is_an_attempt_and_no_contact() -> None:
    assert (rules.reached(Visit(missed=True)), rules.reached(Visit(refused=True)), rules.reached(Visit())) == (
        False,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"missed": True, "refused": True}, ["拒访"]),
        ({"at": NOON, "next_on": date(2026, 8, 29)}, []),
        ({"at": NOON, "next_on": date(2026, 8, 28)}, ["下次走访"]),
        ({"next_why": "看水管"}, ["下次走访"]),
    ],
)
def test_nobody_refuses_who_is_not_there_and_the_next_visit_is_on_a_later_day(given: dict[str, Any], wrong: list[str]) -> None:
    assert [problem.where for problem in rules.judge(Visit(method="2", household="H", **given))] == wrong


@pytest.mark.parametrize(("at", "day"), [(NOON, date(2029, 8, 28)), (None, None)])
def test_a_visit_is_kept_for_three_years(at: int | None, day: date | None) -> None:
    assert rules.delete_on(Visit(at=at)) == day
