"""How long work reports and is stopped. Knows nothing of threads or Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T")


class CancelledError(Exception):
    """The person pressed 取消; the unit under way rolls back."""


class Progress:
    """Reports to nobody; a window or a command line subclasses it."""

    def step(self, done: int, total: int) -> None:
        """Tell that `done` of `total` items are finished (total 0 = unknown).

        Raises:
            CancelledError: when the person asked to stop.
        """

    def over(self, items: Iterable[T], total: int | None = None, every: int = 200) -> Iterator[T]:
        """Walk the items and report; this is where a 取消 is noticed."""
        if total is None:
            total = len(items) if isinstance(items, Sized) else 0
        done = 0
        for item in items:
            if done % every == 0:
                self.step(done, total)
            yield item
            done += 1
        self.step(done, total or done)
