"""When everyone was last reached, asked of the store in a few questions over all visits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from desktop.base.clock import local_day
from desktop.modules.residents.records import Resident
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import IN_PERSON
from desktop.modules.visits.rules.turns import Contact
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import Period

REACHED = (Filter("missed", Match.NOT, value=True), Filter("refused", Match.NOT, value=True))
"""`rules.reached` as conditions: attempts are no contact."""
_AT_DOOR = Filter("method", value=IN_PERSON)
_CHUNK = 500


def latest(store: Reader, period: Period) -> dict[str, int]:
    """Household -> moment of the last contact with any of its people in a period."""
    return store.greatest(Visit, "at", "household", Query(filters=(*REACHED, *_within(period))))


def homes_lived_in(store: Reader) -> dict[str, int]:
    """Household -> how many people live in it; those of nobody are absent."""
    return {home: people for (home,), people in store.counts(Resident, ("household",)).items() if home}


@dataclass
class Contacts:
    """Last contacts up to the end of a day, as moments.

    Attributes:
        homes: household -> by any way.
        own: person -> by any way, wherever they lived then; doors, own_doors: at the door. All three only of those looked at.
    """

    until: Filter
    homes: Mapping[str, int]
    own: Mapping[str, int] = field(default_factory=dict)
    doors: Mapping[str, int] = field(default_factory=dict)
    own_doors: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, store: Reader, today: date) -> Contacts:
        """What is known of all households."""
        until = Filter("at", Match.TO, Period(today, today).last_ms)
        homes = store.greatest(Visit, "at", "household", Query(filters=(*REACHED, until)))
        return cls(until, homes)

    def look_at(self, store: Reader, people: Collection[str]) -> None:
        """Learn of these people's own contacts."""
        self.own = self._latest(store, "resident", people)

    def look_at_doors(self, store: Reader, households: Collection[str], people: Collection[str]) -> None:
        """Learn when these households and people were last called on at the door."""
        self.doors = self._latest(store, "household", households, _AT_DOOR)
        self.own_doors = self._latest(store, "resident", people, _AT_DOOR)

    def _latest(self, store: Reader, by: str, uids: Collection[str], *more: Filter) -> dict[str, int]:
        found: dict[str, int] = {}
        wanted = iter(uids)
        while some := tuple(islice(wanted, _CHUNK)):
            query = Query(filters=(*REACHED, self.until, Filter(by, Match.IN, some), *more))
            found |= store.greatest(Visit, "at", by, query)
        return found

    def of(self, household: str | None, resident: str | None) -> Contact:
        """When a person or anyone of a household was last reached."""
        home, own = household or "", resident or ""
        any_way = max(self.homes.get(home, 0), self.own.get(own, 0))
        door = max(self.doors.get(home, 0), self.own_doors.get(own, 0))
        return Contact(local_day(any_way) if any_way else None, local_day(door) if door else None)

    def is_reached_since(self, household: str | None, resident: str | None, moment: int) -> bool:
        """Whether they were reached after a moment."""
        own = self.own.get(resident or "", 0)
        return max(self.homes.get(household or "", 0), own) > moment

    @staticmethod
    def moment(day: date) -> int:
        """The first moment of a day."""
        return Period(day, day).first_ms


def _within(period: Period) -> tuple[Filter, Filter]:
    return Filter("at", Match.FROM, period.first_ms), Filter("at", Match.TO, period.last_ms)
