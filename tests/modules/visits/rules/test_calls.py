"""What makes a visit."""

from __future__ import annotations

import pytest

from desktop.modules.visits import rules
from desktop.modules.visits.records import Visit


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
    assert (rules.reached(Visit(missed=True)), rules.reached(Visit())) == (False, True)
