"""The collector rests and is always woken again."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from desktop.base import collector


@pytest.fixture(autouse=True)
def awake(collected_between_tests: None) -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


def test_it_rests_within_and_is_woken_after() -> None:
    with collector.resting():
        within = gc.isenabled()
    assert (within, gc.isenabled()) == (False, True)


def test_it_is_woken_after_an_error() -> None:
    with pytest.raises(RuntimeError), collector.resting():
        raise RuntimeError
    assert gc.isenabled()


def test_who_held_it_before_finds_it_held() -> None:
    gc.disable()
    try:
        with collector.resting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_sweep_collects_when_it_is_due() -> None:
    with collector.resting():
        gc.collect()
        kept = [[number] for number in range(gc.get_threshold()[0] + 10)]
        before = gc.get_count()[0]
        collector.sweep()

        assert before > gc.get_threshold()[0] > gc.get_count()[0]
        assert kept


def test_a_sweep_before_its_time_does_nothing() -> None:
    with collector.resting():
        gc.collect()
        seen: list[str] = []
        gc.callbacks.append(lambda phase, _: seen.append(phase))
        collector.sweep()
        gc.callbacks.pop()

        assert seen == []
