"""Nouns of the day: nothing of it is kept, all of it is read anew from what the other slices tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.work.module import Due


@dataclass(frozen=True, slots=True)
class Day:
    """What one day holds, each card in the order in which it is shown.

    Attributes:
        moon: the lunar date, 农历七月十六.
        off: the feast for which offices are closed, or that nobody knows yet; blank on an ordinary day.
        work: what is to be done, by whomever.
        visits: who is to be called on.
        elections: days of elections under way.
        reports: what the street expects.
    """

    today: date
    moon: str
    off: str
    work: tuple[Due, ...]
    meetings: tuple[Due, ...]
    visits: tuple[Due, ...]
    birthdays: tuple[Due, ...]
    elections: tuple[Due, ...]
    reports: tuple[Due, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.work or self.meetings or self.visits or self.birthdays or self.elections or self.reports)
