"""How long work reports and is stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.base.progress import CancelledError, Progress


class Told(Progress):
    """Remembers what it was told; stops at a count."""

    def __init__(self, stop_at: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == self._stop_at:
            raise CancelledError


def countless(length: int) -> Iterator[int]:
    yield from range(length)


def test_every_item_is_handed_on_in_order() -> None:
    assert list(Progress().over("甲乙丙")) == ["甲", "乙", "丙"]


def test_the_whole_is_known_where_the_items_can_be_counted() -> None:
    told = Told()
    list(told.over(range(5), every=2))
    assert told.steps == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_the_whole_is_unknown_until_the_end_where_they_cannot() -> None:
    told = Told()
    list(told.over(countless(3), every=2))
    assert told.steps == [(0, 0), (2, 0), (3, 3)]


def test_the_caller_may_say_how_many_there_are() -> None:
    told = Told()
    list(told.over(countless(1), total=9))
    assert told.steps == [(0, 9), (1, 9)]


def test_nothing_to_walk_still_ends() -> None:
    told = Told()
    list(told.over([]))
    assert told.steps == [(0, 0)]


def test_stopping_is_noticed_between_two_items() -> None:
    walk = Told(stop_at=2).over(range(5), every=1)
    assert [next(walk), next(walk)] == [0, 1]
    with pytest.raises(CancelledError):
        next(walk)


def test_who_tells_nobody_is_never_stopped() -> None:
    assert Progress().step(1, 2) is None
