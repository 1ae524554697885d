"""What somebody's roles come to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.team.records import ROLES, Tenure
from desktop.modules.team.rules.roles import ASSISTANT, held, is_double, standing

DAY = date(2026, 8, 28)


def span(role: str, since: date | None = date(2024, 1, 1), until: date | None = None, **given: object) -> Tenure:
    return Tenure(role=role, since=since, until=until, **given)  # type: ignore[arg-type]


def test_the_highest_office_is_what_somebody_is_called_by_and_the_rest_stand_beside_it() -> None:
    found = standing([span("volunteer"), span("party_committee_member"), span("committee_director")])

    assert (found.role, found.also_as) == ("committee_director", "党组织委员、志愿者")


def test_an_assistant_is_called_so_whatever_else_they_are() -> None:
    assert standing([span("community_worker"), span(ASSISTANT)]).role == ASSISTANT


def test_what_was_laid_down_counts_no_more_while_something_else_is_held() -> None:
    found = standing([span("committee_director", until=date(2025, 1, 1)), span("volunteer", date(2025, 2, 1))])

    assert (found.role, found.also_as, found.since, found.until) == ("volunteer", None, date(2025, 2, 1), None)


def test_whoever_holds_nothing_is_called_by_what_they_laid_down_last() -> None:
    found = standing([span("volunteer", until=date(2025, 1, 1)), span("building_head", until=date(2026, 1, 1))])

    assert (found.role, found.until, found.worker) == ("building_head", date(2026, 1, 1), None)


def test_one_role_held_for_two_groups_is_told_once() -> None:
    assert (
        standing([span("building_head", residents_group="1号"), span("building_head", residents_group="2号")]).also_as is None
    )


@pytest.mark.parametrize(
    ("role", "worker"), [("community_worker", True), ("line_officer", True), (ASSISTANT, True), ("volunteer", None)]
)
def test_workers_officers_of_a_line_and_assistants_are_community_workers(role: str, worker: bool | None) -> None:
    assert standing([span(role)]).worker is worker


def test_the_line_is_that_of_the_first_span_that_has_one() -> None:
    assert standing([span("community_worker", line="civil"), span("committee_member")]).line == "civil"


@pytest.mark.parametrize(
    ("since", "until", "is_held"),
    [
        (DAY, None, True),
        (date(2026, 8, 29), None, False),
        (None, DAY, True),
        (None, date(2026, 8, 27), False),
        (None, None, True),
    ],
)
def test_an_office_is_held_from_its_first_day_to_its_last(since: date | None, until: date | None, is_held: bool) -> None:
    assert bool(held([span("volunteer", since, until)], DAY)) is is_held


@given(st.lists(st.sampled_from(list(ROLES.entries)), min_size=1, max_size=6))
def test_the_order_in_which_spans_are_kept_changes_nothing_about_what_somebody_is_called(roles: list[str]) -> None:
    assert standing(map(span, roles)).role == standing(map(span, reversed(roles))).role


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, True),
        ({"since": date(2026, 8, 28)}, True),
        ({"since": date(2026, 8, 29)}, False),
        ({"until": date(2023, 12, 31), "since": None}, False),
        ({"until": date(2024, 1, 1), "since": None}, True),
        ({"term_no": 11}, False),
        ({"elected_on": date(2024, 1, 1)}, False),
        ({"residents_group": "示例 2 组"}, False),
        ({"line": "civil"}, False),
        ({"member": "ANOTHER"}, False),
    ],
    ids=str,
)
def test_one_office_is_held_once_on_a_day_and_may_follow_the_day_after(given: dict[str, object], expected: bool) -> None:
    first = span("building_head", date(2024, 1, 1), date(2026, 8, 28))
    second = span("building_head", **({"since": date(2024, 1, 1)} | given))  # type: ignore[arg-type]

    assert (is_double(first, second), is_double(second, first)) == (expected, expected)
