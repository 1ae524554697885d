"""Quorum and votes, in whole numbers."""

from __future__ import annotations

import pytest

from desktop.modules.meetings import rules
from desktop.modules.meetings.records import Meeting, Resolution


@pytest.mark.parametrize(
    ("entitled", "present", "valid"), [(21, 11, True), (21, 10, False), (20, 11, True), (20, 10, False), (0, 0, False)]
)
def test_a_meeting_counts_when_more_than_half_are_there(entitled: int, present: int, valid: bool) -> None:
    assert rules.has_quorum(entitled, present) is valid


@pytest.mark.parametrize(("present", "yes", "passed"), [(18, 9, False), (18, 10, True), (17, 8, False), (17, 9, True)])
def test_a_decision_needs_more_than_half_of_those_present(present: int, yes: int, passed: bool) -> None:
    assert rules.is_passed(yes, present) is passed


def test_more_votes_than_people_present_cannot_be() -> None:
    found = list(rules.judge_vote(Resolution(yes=10, against=5, abstained=4), present=18))
    assert [problem.where for problem in found] == ["表决"]


def test_every_vote_cast_and_everyone_present_is_in_order() -> None:
    assert list(rules.judge_vote(Resolution(yes=10, against=5, abstained=3), present=18)) == []


def test_a_vote_needs_to_know_who_was_there() -> None:
    found = list(rules.judge_vote(Resolution(yes=1), present=None))
    assert [problem.where for problem in found] == ["实到"]


def test_abstentions_stay_among_those_present() -> None:
    assert rules.outcome(Resolution(yes=9, abstained=9), present=18) == "failed"


def test_nothing_is_decided_before_it_is_counted() -> None:
    assert rules.outcome(Resolution(), present=18) is None


@pytest.mark.parametrize(
    ("meeting", "wrong"),
    [
        (Meeting(entitled=20, present=21), ["实到"]),
        (Meeting(entitled=20, present=20, women=21), ["其中妇女"]),
        (Meeting(entitled=20, present=20, women=20), []),
    ],
)
def test_more_people_than_were_entitled_cannot_be(meeting: Meeting, wrong: list[str]) -> None:
    assert [problem.where for problem in rules.judge_meeting(meeting)] == wrong
