"""Versions of values: a hybrid logical clock in one 63-bit integer, so that copies agree on who was later.

Layout from the top: 41 bits milliseconds since 2024-01-01 UTC, 10 bits counter, 12 bits node.
Comparing two versions is comparing two integers; two nodes never make the same one.
"""

from __future__ import annotations

EPOCH_MS = 1_704_067_200_000
"""2024-01-01T00:00:00Z."""

NODES = 1 << 12
END = ((1 << 41) - (1 << 36)) << 22
"""No version reaches this (the year 2091); beyond it the bits would run out."""

_COUNTS = 1 << 10
_LONGEST_LEAP_MS = 2 * 24 * 3600 * 1000
"""A clock set into the future may not drag everyone's versions along by more than two days."""


class VersionClock:
    """Gives versions that only grow, whatever the wall clock does."""

    def __init__(self, node: int, last: int = 0) -> None:
        self._node = node % NODES
        self.last = last

    def next(self, now_ms: int) -> int:
        """A version later than every one given or seen before."""
        seen_ms, count = self.last >> 22, self.last >> 12 & (_COUNTS - 1)
        wall = now_ms - EPOCH_MS
        if seen_ms:
            wall = min(wall, seen_ms + _LONGEST_LEAP_MS)
        if wall > seen_ms:
            seen_ms, count = wall, 0
        elif count + 1 < _COUNTS:
            count += 1
        else:
            seen_ms, count = seen_ms + 1, 0
        self.last = seen_ms << 22 | count << 12 | self._node
        return self.last

    def see(self, version: int) -> None:
        """Take note of another copy's version, so that what is written here from now on is later."""
        self.last = max(self.last, min(version, END))


def moment_ms(version: int) -> int:
    """Wall-clock milliseconds since 1970-01-01 UTC at which a version was made, as its maker saw them."""
    return (version >> 22) + EPOCH_MS
