"""Time, identity and chance: the three things a test must be able to hold still."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "+08:00")
"""Everyone who uses the program lives at +08:00; China has had no summer time since 1991."""

_FIRST_DAY = date(1970, 1, 1).toordinal()
_AHEAD_MS, _DAY_MS = 8 * 3_600_000, 24 * 3_600_000

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = tuple(first + second for first in _CROCKFORD for second in _CROCKFORD)
_LOW_END = 1 << 40
_STEPS = 64


def local_day(ms: int) -> date:
    """Calendar day at +08:00 of a moment given in ms since 1970-01-01 UTC."""
    return date.fromordinal(_FIRST_DAY + (ms + _AHEAD_MS) // _DAY_MS)


class Clock:
    """The machine's own time, and random bytes from the system."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        return time.time_ns() // 1_000_000

    def entropy(self, size: int) -> bytes:
        """`size` unpredictable bytes."""
        return os.urandom(size)

    def today(self) -> date:
        """Calendar day at +08:00."""
        return local_day(self.now_ms())

    def uid(self) -> str:
        """A new identity: ULID, 26 characters, sorts by time of birth."""
        return next(self.uids())

    def uids(self) -> Iterator[str]:
        """New identities without end.

        Consecutive ones differ by a random step in their lower half, so that a long import pays a
        microsecond for each; the upper half is drawn anew before the lower one could run over.
        """
        while True:
            head = _encode(self.now_ms(), 10) + _encode(int.from_bytes(self.entropy(5), "big"), 8)
            low = int.from_bytes(self.entropy(5), "big") >> 1
            while low < _LOW_END - (_STEPS << 16):
                for step in memoryview(self.entropy(_STEPS * 2)).cast("H"):
                    yield f"{head}{_PAIRS[low >> 30]}{_PAIRS[low >> 20 & 1023]}{_PAIRS[low >> 10 & 1023]}{_PAIRS[low & 1023]}"
                    low += 1 + step


class FixedClock(Clock):
    """A clock that moves only when told, with chance that repeats: for tests, demo and pictures."""

    def __init__(self, start: date | datetime, step_ms: int = 1) -> None:
        moment = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day, 9, tzinfo=SHANGHAI)
        self._now_ms = int(moment.timestamp() * 1000)
        self._step_ms = step_ms
        self._drawn = 0

    def now_ms(self) -> int:
        """The held moment; each look moves it by the step, so that order is never lost."""
        self._now_ms += self._step_ms
        return self._now_ms

    def advance(self, **spans: float) -> None:
        """Move on: `clock.advance(days=3)`."""
        self._now_ms += int(timedelta(**spans).total_seconds() * 1000)

    def entropy(self, size: int) -> bytes:
        """Bytes that differ at every draw and are the same in every run."""
        self._drawn += 1
        seed = self._drawn.to_bytes(8, "big")
        from hashlib import shake_128  # noqa: PLC0415 - tests only; keeps hashlib off the start-up path

        return shake_128(seed).digest(size)


def _encode(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        digits.append(_CROCKFORD[rest])
    return "".join(reversed(digits))
