"""What the numbers of packages tell: replayed, missing, forked, restored. Never judged by anyone's clock.

Source: security paper §4.3; the step cap and its reset on re-enrolment follow TUF 5.3.11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.base.text import listed

LONGEST_STEP = 1_000
"""A number further ahead than this is refused: otherwise one forged number could use up all that follow."""

LONGEST_RESTORE = 16
"""Backups restored between two packages that are believed."""

_LISTED = 12


class Outcome(Enum):
    """What to do with a package."""

    ACCEPT = "accept"
    """Take it in; numbers may be missing, see the verdict."""
    KNOWN = "known"
    """The very same was taken in before: nothing to do."""
    FORK = "fork"
    """Two different packages claim one place in the row: alarm."""
    HOLD = "hold"
    """It holds only changes, and what they build on has not come."""
    LEAP = "leap"
    """The number is too far ahead."""
    STALE = "stale"
    """Written before the sender went back to a backup, and never seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of a package: fields as in Header; digest as in Sealed."""

    epoch: int
    counter: int
    digest: str
    previous: str = ""
    since: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one package.

    Attributes:
        outcome: what to do.
        missing: numbers still not seen once this package is taken in, ascending.
        restored: the sender went back to a backup since the last package.
        note: a sentence for the person; blank when there is nothing to say.
    """

    outcome: Outcome
    missing: tuple[int, ...] = ()
    restored: bool = False
    note: str = ""

    @property
    def takes_in(self) -> bool:
        """Whether the rows are to be merged."""
        return self.outcome is Outcome.ACCEPT


def judge(history: Sequence[Seen], arrived: Seen) -> Verdict:
    """Judge a package by its number and the packages taken in before.

    An unseen number below the highest is taken in when it fits the chain: sticks
    arrive in any order, and merging does not mind.

    Args:
        history: packages taken in from this sender since its present keys were pinned, in any order.
        arrived: the package to judge; its signature has been verified.
    """
    if any(seen.digest == arrived.digest for seen in history):
        return Verdict(Outcome.KNOWN, note=f"第 {arrived.counter} 号包已经收过，没有新内容")
    newest = max((seen.epoch for seen in history), default=arrived.epoch)
    if arrived.epoch < newest:
        return Verdict(Outcome.STALE, note=f"第 {arrived.counter} 号包是对方恢复备份以前写的，已经作废，没有收下")
    if _leaps(history, arrived, newest):
        return Verdict(Outcome.LEAP, note=f"第 {arrived.counter} 号包的编号跳得太远，没有收下；请打电话向对方核对")
    if _forks(history, arrived):
        note = f"第 {arrived.counter} 号包与以前收过的包对不上，没有收下；可能有人冒用或对方换过电脑，请打电话核对"
        return Verdict(Outcome.FORK, note=note)
    if arrived.since and all(seen.counter != arrived.since for seen in history):
        note = f"这一份只有第 {arrived.since} 号以后的变化，而第 {arrived.since} 号没有收到；请补收，或请对方写一份完整的"
        return Verdict(Outcome.HOLD, missing=(arrived.since,), note=note)
    missing = missing_numbers([*history, arrived])
    restored = arrived.epoch > newest
    return Verdict(Outcome.ACCEPT, missing=missing, restored=restored, note=_note(missing, restored=restored))


def missing_numbers(history: Sequence[Seen]) -> tuple[int, ...]:
    """Numbers never seen up to the highest; counted from 1, or from the first seen when that is far along already."""
    numbers = {seen.counter for seen in history}
    if not numbers:
        return ()
    start = 1 if min(numbers) <= LONGEST_STEP else min(numbers)
    return tuple(number for number in range(start, max(numbers)) if number not in numbers)


def _leaps(history: Sequence[Seen], arrived: Seen, newest: int) -> bool:
    highest = max((seen.counter for seen in history), default=arrived.counter)
    return arrived.counter > highest + LONGEST_STEP or arrived.epoch > newest + LONGEST_RESTORE


def _forks(history: Sequence[Seen], arrived: Seen) -> bool:
    """Whether the package contradicts one of the same epoch: same number, or a neighbour that names another."""
    same_epoch = [seen for seen in history if seen.epoch == arrived.epoch]
    return any(
        seen.counter == arrived.counter
        or (seen.counter == arrived.counter - 1 and seen.digest != arrived.previous)
        or (seen.counter == arrived.counter + 1 and seen.previous != arrived.digest)
        for seen in same_epoch
    )


def _note(missing: tuple[int, ...], *, restored: bool) -> str:
    notes = ["对方恢复过备份，编号可能与以前重复，请留意差异"] if restored else []
    if missing:
        shown = listed(str(number) for number in missing[:_LISTED])
        more = f" 等 {len(missing)} 份" if len(missing) > _LISTED else ""
        notes.append(f"还缺第 {shown} 号{more}，请对方补交")
    return "；".join(notes)
