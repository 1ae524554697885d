"""When everyone was last reached, asked of the store in a few questions over all visits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
_AT_DOOR = Filter("method", value=IN_PERSON, common=True)
_CHUNK = 500


def latest(store: Reader, period: Period) -> dict[str, int]:
    """Household -> moment of the last contact with any of its people in a period."""
    return store.greatest(Visit, "at", "household", Query(filters=(*REACHED, *_within(period))))


def homes_lived_in(store: Reader, some: Collection[str] | None = None) -> dict[str, int]:
    """Household -> how many people live in it; those of nobody are absent.

    Args:
        some: the only ones asked about.
    """
    queries = [Query()] if some is None else [Query(filters=(Filter("household", Match.IN, part),)) for part in _parts(some)]
    rows = (row for query in queries for row in store.counts(Resident, ("household",), query).items())
    return {home: people for (home,), people in rows if home}


@dataclass
class Contacts:
    """Last contacts up to the end of a day, as moments.

    Attributes:
        homes: household -> by any way.
        own: person -> by any way, wherever they lived then; doors, own_doors: at the door. All only of those looked at.
    """

    until: Filter
    homes: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, int] = field(default_factory=dict)
    doors: Mapping[str, int] = field(default_factory=dict)
    own_doors: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, store: Reader, today: date) -> Contacts:
        """What is known of all households."""
        found = cls.unread(today)
        found.homes = store.greatest(Visit, "at", "household", Query(filters=(*REACHED, found.until)))
        return found

    @classmethod
    def unread(cls, today: date) -> Contacts:
        """Nothing yet, to look only at a few."""
        return cls(Filter("at", Match.TO, Period(today, today).last_ms))

    def look_at_homes(self, store: Reader, households: Collection[str]) -> None:
        """Learn of these households' contacts."""
        self.homes = self._latest(store, "household", households)

    def look_at(self, store: Reader, people: Collection[str]) -> None:
        """Learn of these people's own contacts."""
        self.own = self._latest(store, "resident", people)

    def look_at_doors(self, store: Reader, households: Collection[str], people: Collection[str]) -> None:
        """Learn when these households and people were last called on at the door."""
        self.doors = self._latest(store, "household", households, _AT_DOOR)
        self.own_doors = self._latest(store, "resident", people, _AT_DOOR)

    def _latest(self, store: Reader, by: str, uids: Collection[str], *more: Filter) -> dict[str, int]:
        found: dict[str, int] = {}
        for some in _parts(uids):
            query = Query(filters=(*REACHED, self.until, Filter(by, Match.IN, some), *more))
            found |= store.greatest(Visit, "at", by, query)
        return found

    def of(self, household: str | None, resident: str | None) -> Contact:
        """When a person or anyone of a household was last reached."""
        door = 0
        if self.doors or self.own_doors:  # few tags ask for calls at the door
            door = max(self.doors.get(household or "", 0), self.own_doors.get(resident or "", 0))
        return Contact(self.last(household, resident), local_day(door) if door else None)

    def last(self, household: str | None, resident: str | None) -> date | None:
        """The day on which they were last reached by any way."""
        home, own = self.homes.get(household or "", 0), self.own.get(resident or "", 0)
        moment = max(own, home)
        return local_day(moment) if moment else None

    def is_reached_since(self, household: str | None, resident: str | None, moment: int) -> bool:
        """Whether they were reached after a moment."""
        own = self.own.get(resident or "", 0)
        return max(self.homes.get(household or "", 0), own) > moment

    @staticmethod
    def moment(day: date) -> int:
        """The first moment of a day."""
        return Period(day, day).first_ms


def _parts(uids: Collection[str]) -> Iterator[tuple[str, ...]]:
    wanted = iter(sorted(uids))  # who was entered together lies together in the file
    while some := tuple(islice(wanted, _CHUNK)):
        yield some


def _within(period: Period) -> tuple[Filter, Filter]:
    return Filter("at", Match.FROM, period.first_ms), Filter("at", Match.TO, period.last_ms)
