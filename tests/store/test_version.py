"""A clock that only grows, whatever the wall clock does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.store.version import END, EPOCH_MS, NODES, VersionClock, moment_ms

NOW = EPOCH_MS + 80_000_000_000
DAY_MS = 24 * 3600 * 1000


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(EPOCH_MS, NOW * 2), min_size=2, max_size=50))
def test_every_version_is_later_than_the_one_before_whatever_the_clock_says(moments: list[int]) -> None:
    clock = VersionClock(5)
    given_out = [clock.next(moment) for moment in moments]
    assert given_out == sorted(set(given_out))


def test_a_version_tells_the_moment_it_was_made() -> None:
    assert moment_ms(VersionClock(5).next(NOW)) == NOW


def test_two_nodes_never_make_the_same_version() -> None:
    assert VersionClock(5).next(NOW) != VersionClock(6).next(NOW)


def test_a_version_fits_into_sixty_three_bits() -> None:
    assert 0 < VersionClock(NODES - 1).next(NOW) < 1 << 63


def test_a_node_beyond_its_bits_wraps_round_and_spoils_nothing() -> None:
    assert VersionClock(NODES + 5).next(NOW) == VersionClock(5).next(NOW)


def test_a_thousand_versions_of_one_millisecond_borrow_from_the_next() -> None:
    clock = VersionClock(5)
    made = [clock.next(NOW) for _ in range(1025)]
    assert (moment_ms(made[1023]), moment_ms(made[1024])) == (NOW, NOW + 1)


def test_a_clock_that_goes_back_does_not_take_versions_along() -> None:
    clock = VersionClock(5)
    first = clock.next(NOW)
    assert clock.next(NOW - 365 * DAY_MS) > first


def test_a_clock_that_leaps_ahead_takes_versions_two_days_along_at_most() -> None:
    clock = VersionClock(5)
    clock.next(NOW)
    assert moment_ms(clock.next(NOW + 3650 * DAY_MS)) == NOW + 2 * DAY_MS


def test_it_goes_on_from_the_last_version_of_the_file() -> None:
    last = VersionClock(5).next(NOW)
    assert VersionClock(5, last).next(NOW) > last


def test_what_was_seen_elsewhere_is_earlier_than_what_is_written_next() -> None:
    clock, ahead = VersionClock(5), VersionClock(6).next(NOW + DAY_MS)
    clock.see(ahead)
    assert clock.next(NOW) > ahead


def test_what_is_older_than_the_own_changes_nothing() -> None:
    clock = VersionClock(5)
    last = clock.next(NOW)
    clock.see(last - 1)
    assert clock.last == last


@pytest.mark.parametrize("absurd", [END, (1 << 63) - 1, 1 << 80])
def test_an_absurd_version_does_not_run_the_clock_out_of_bits(absurd: int) -> None:
    clock = VersionClock(5)
    clock.see(absurd)
    assert clock.next(NOW) < 1 << 63
