from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.package import Outcome, Seen, judge
from desktop.formats.package.counter import missing_numbers


def _digest(counter: int, epoch: int = 1) -> str:
    return f"{epoch:032x}{counter:032x}"


def _package(counter: int, epoch: int = 1, **changes) -> Seen:
    """Package of a sender who numbers without a gap."""
    true = {
        "epoch": epoch,
        "counter": counter,
        "digest": _digest(counter, epoch),
        "previous": _digest(counter - 1, epoch) if counter > 1 else "",
    }
    return Seen(**(true | changes))


def _row(*counters: int) -> list[Seen]:
    return [_package(counter) for counter in counters]


def test_the_first_package_is_taken_in():
    assert judge([], _package(1)).takes_in


def test_the_next_number_is_taken_in_without_a_word():
    verdict = judge(_row(1, 2), _package(3))

    assert (verdict.outcome, verdict.missing, verdict.note) == (Outcome.ACCEPT, (), "")


def test_the_same_package_again_is_known():
    assert judge(_row(1, 2), _package(1)).outcome is Outcome.KNOWN


def test_an_old_package_is_known_even_after_a_restore():
    assert judge([*_row(1, 2), _package(3, epoch=2)], _package(2)).outcome is Outcome.KNOWN


def test_the_same_number_with_another_content_is_an_alarm():
    assert judge(_row(1, 2), _package(2, digest="f" * 64)).outcome is Outcome.FORK


def test_a_package_that_names_another_before_it_is_an_alarm():
    assert judge(_row(1, 2), _package(3, previous="f" * 64)).outcome is Outcome.FORK


def test_a_package_that_the_one_after_it_does_not_name_is_an_alarm():
    assert judge(_row(1, 3), _package(2, digest="f" * 64)).outcome is Outcome.FORK


def test_missing_numbers_are_listed():
    verdict = judge(_row(1, 2), _package(6))

    assert (verdict.outcome, verdict.missing) == (Outcome.ACCEPT, (3, 4, 5))
    assert "3、4、5" in verdict.note


def test_numbers_missing_before_the_first_are_listed():
    assert judge([], _package(3)).missing == (1, 2)


def test_a_sender_enrolled_late_owes_nothing_older():
    assert judge([], _package(5_000)).missing == ()


def test_a_long_list_of_missing_numbers_is_cut_on_the_screen():
    verdict = judge(_row(1), _package(500))

    assert len(verdict.missing) == 498
    assert "等 498 份" in verdict.note


def test_a_late_package_fills_its_gap():
    verdict = judge(_row(1, 3, 5), _package(2))

    assert (verdict.outcome, verdict.missing) == (Outcome.ACCEPT, (4,))


def test_a_step_of_a_thousand_is_taken_in():
    assert judge(_row(1), _package(1_001)).takes_in


@pytest.mark.parametrize("counter", [1_002, 10**9, 2**62])
def test_a_longer_step_is_refused(counter):
    assert judge(_row(1), _package(counter)).outcome is Outcome.LEAP


def test_a_raised_epoch_is_taken_in_with_a_note():
    verdict = judge(_row(1, 2, 3), _package(3, epoch=2))

    assert (verdict.outcome, verdict.restored) == (Outcome.ACCEPT, True)
    assert "恢复过备份" in verdict.note


def test_the_epoch_is_told_once():
    assert not judge([*_row(1, 2), _package(3, epoch=2)], _package(4, epoch=2)).restored


def test_an_epoch_too_far_ahead_is_refused():
    assert judge(_row(1), _package(2, epoch=1_000)).outcome is Outcome.LEAP


def test_a_raised_epoch_is_no_way_round_the_step():
    assert judge(_row(1), _package(5_000, epoch=2)).outcome is Outcome.LEAP


def test_an_unseen_package_of_an_older_epoch_is_stale():
    assert judge([_package(3, epoch=2)], _package(2)).outcome is Outcome.STALE


def test_changes_are_held_until_their_base_has_come():
    verdict = judge(_row(1, 2), _package(6, since=4))

    assert (verdict.outcome, verdict.missing) == (Outcome.HOLD, (4,))


def test_changes_are_taken_in_on_their_base():
    assert judge(_row(1, 2), _package(6, since=2)).takes_in


def test_changes_to_an_empty_history_are_held():
    assert judge([], _package(2, since=1)).outcome is Outcome.HOLD


def test_no_history_misses_nothing():
    assert missing_numbers([]) == ()


@given(st.integers(1, 40), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_any_order_and_any_repetition_ends_the_same(count, draw: random.Random):
    arriving = _row(*range(1, count + 1)) * 2
    draw.shuffle(arriving)
    history: list[Seen] = []
    outcomes = []

    for package in arriving:
        verdict = judge(history, package)
        outcomes.append(verdict.outcome)
        if verdict.takes_in:
            history.append(package)

    assert outcomes.count(Outcome.ACCEPT) == outcomes.count(Outcome.KNOWN) == count
    assert missing_numbers(history) == ()


@given(st.sets(st.integers(1, 60), min_size=1))
@settings(deadline=None, max_examples=100)
def test_what_is_missing_and_what_was_seen_make_the_whole(numbers):
    history = _row(*numbers)

    assert sorted([*missing_numbers(history), *numbers]) == list(range(1, max(numbers) + 1))
