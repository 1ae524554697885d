"""Time, identity and chance."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base import clock
from desktop.base.clock import Clock, FixedClock, local_day


class HighDraws(FixedClock):
    """Chance whose lower halves begin as high as they can, with steps as long as they can be."""

    draws = 0

    def entropy(self, size: int) -> bytes:
        self.draws += 1
        return super().entropy(size) if size == 5 and self.draws % 2 else b"\xff" * size


def test_the_day_turns_at_midnight_in_shanghai() -> None:
    before, after = datetime(2026, 8, 27, 15, 59, 59, tzinfo=UTC), datetime(2026, 8, 27, 16, tzinfo=UTC)
    assert [local_day(int(moment.timestamp() * 1000)) for moment in (before, after)] == [date(2026, 8, 27), date(2026, 8, 28)]


def test_the_machines_clock_tells_the_machines_time() -> None:
    assert abs(Clock().now_ms() - time.time() * 1000) < 5000
    assert Clock().today() == local_day(Clock().now_ms())


def test_a_uid_is_a_ulid() -> None:
    assert re.fullmatch("[0-7][0-9A-HJKMNP-TV-Z]{25}", Clock().uid())


def test_a_uid_begins_with_the_moment_it_was_made() -> None:
    early, late = FixedClock(date(2026, 8, 28)), FixedClock(date(2026, 8, 29))
    assert early.uid()[:10] < late.uid()[:10]


def test_ten_thousand_uids_are_all_different_and_sort_in_the_order_made() -> None:
    made = list(islice(Clock().uids(), 10_000))
    assert made == sorted(set(made))


def test_uids_go_on_when_their_lower_half_runs_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_LOW_END", (1 << 39) + (100 << 16))
    made = list(islice(HighDraws(date(2026, 8, 28)).uids(), 300))
    assert len(set(made)) == 300
    assert len({one[:18] for one in made}) > 1
    assert {len(one) for one in made} == {26}


def test_two_copies_never_make_the_same_uid() -> None:
    assert len({Clock().uid() for _ in range(5_000)}) == 5_000


def test_chance_of_the_machine_is_as_long_as_asked_and_never_the_same() -> None:
    first, second = Clock().entropy(16), Clock().entropy(16)
    assert (len(first), first == second) == (16, False)


def test_a_fixed_clock_repeats_itself() -> None:
    one, two = FixedClock(date(2026, 8, 28)), FixedClock(date(2026, 8, 28))
    assert (one.uid(), one.now_ms(), one.entropy(8)) == (two.uid(), two.now_ms(), two.entropy(8))


def test_a_fixed_clock_begins_at_nine_in_the_morning_of_its_day_and_moves_by_its_step() -> None:
    held = FixedClock(date(2026, 8, 28), step_ms=7)
    first = held.now_ms()
    assert (local_day(first), held.now_ms() - first) == (date(2026, 8, 28), 7)


def test_a_fixed_clock_may_begin_at_a_moment() -> None:
    moment = datetime(2026, 8, 28, 1, 2, 3, tzinfo=UTC)
    assert FixedClock(moment, step_ms=0).now_ms() == int(moment.timestamp() * 1000)


@settings(deadline=None, max_examples=50)
@given(st.integers(-400, 400))
def test_a_fixed_clock_moves_when_told(days: int) -> None:
    held = FixedClock(date(2026, 8, 28))
    held.advance(days=days)
    assert (held.today() - date(2026, 8, 28)).days == days


@pytest.mark.parametrize("size", [0, 1, 1000])
def test_held_chance_is_as_long_as_asked(size: int) -> None:
    assert len(FixedClock(date(2026, 8, 28)).entropy(size)) == size
