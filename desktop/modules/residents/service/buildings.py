"""Buildings: all of them with what is in each, and one of them room by room. Three readings for a building, none for a room."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from desktop.model.place import natural
from desktop.modules.residents.records import BuildingGroup, Home, Household, Resident
from desktop.modules.residents.rules.birthdays import OLD
from desktop.modules.residents.rules.retention import years_later
from desktop.modules.residents.service.notes import building_name
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.listing import Wording

Where = tuple[str | None, str | None]
"""Compound and number of a building as homes have them; None where they say nothing."""


@dataclass(frozen=True, slots=True)
class Building:
    """One building and its counts.

    Attributes:
        old: people of sixty and above.
        head: name of the head of its building group, "" when there is none.
        officer: name of the officer of the committee who answers for it, "" when there is none.
    """

    compound: str | None
    number: str | None
    homes: int = 0
    households: int = 0
    people: int = 0
    old: int = 0
    vacant: int = 0
    head: str = ""
    officer: str = ""

    @property
    def name(self) -> str:
        """示例路100弄5号."""
        return building_name(Home(compound=self.compound, building=self.number)) or "没有楼号的房屋"


@dataclass(frozen=True, slots=True)
class Living:
    """A household with somebody in it. head: its householder's name, "" when there is none."""

    uid: str
    head: str
    people: int
    tenure: str | None


@dataclass(frozen=True, slots=True)
class Room:
    """One home of a building, and who lives there now; nobody = 空置."""

    uid: str
    unit: str
    room: str
    address: str
    households: tuple[Living, ...]

    @property
    def people(self) -> int:
        """How many live there."""
        return sum(one.people for one in self.households)


def buildings(store: Reader, today: date) -> list[Building]:
    """Every building with a home in it, in natural order. Reads whole columns: for a thread beside the window's."""
    living = _by_household(store, Query())
    old = _by_household(store, Query(filters=(Filter("birth", Match.TO, _sixty_years_before(today)),)))
    at_home: dict[str, list[str]] = defaultdict(list)
    for uid, home in store.columns(Household, "home"):
        if home and living[uid]:
            at_home[home].append(uid)
    counts: dict[Where, Counter[str]] = defaultdict(Counter)
    for uid, compound, number in store.columns(Home, "compound", "building"):
        found = at_home.get(uid, [])
        people, aged = (sum(among[one] for one in found) for among in (living, old))
        counts[compound, number].update(homes=1, households=len(found), people=people, old=aged, vacant=int(not found))
    groups = {name: (head, officer) for _, name, head, officer in store.columns(BuildingGroup, "name", "head", "officer")}
    wording = Wording(store)
    made = [_building(where, found) for where, found in counts.items()]
    titled = [_titled(one, wording, *groups.get(one.name, (None, None))) for one in made]
    return sorted(titled, key=lambda one: natural(one.name))


def rooms_of(store: Reader, compound: str | None, number: str | None) -> list[Room]:
    """Every home of a building with who lives there now, read at one go whatever their number."""
    where = (_is("compound", compound), _is("building", number))
    homes = list(store.columns(Home, "unit", "room", "address", query=Query(filters=where, order="address")))
    households = _among(store, Household, ("home", "head", "tenure"), "home", [uid for uid, *_ in homes])
    people = Counter(one for _, one in _among(store, Resident, ("household",), "household", [uid for uid, *_ in households]))
    behind: dict[str, list[Living]] = defaultdict(list)
    for uid, home, head, tenure in households:
        if people[uid]:
            behind[home].append(Living(uid, head or "", people[uid], tenure))
    return [Room(uid, unit or "", room or "", address or "", tuple(behind.get(uid, ()))) for uid, unit, room, address in homes]


def people_of(store: Reader, household: Household) -> int:
    """How many live in a household now, counted by index alone: for a column of a list."""
    return store.count(Resident, household=household.uid)


def living_at(store: Reader, home: Home) -> tuple[Living, ...]:
    """The households with somebody in them behind one door."""
    found = [(one, people_of(store, one)) for one in store.find(Household, home=home.uid)]
    return tuple(Living(one.uid, one.head or "", people, one.tenure) for one, people in found if people)


def _among(
    store: Reader, kind: type[Household | Resident], names: tuple[str, ...], field: str, uids: list[str]
) -> list[tuple[str, ...]]:
    if not uids:
        return []
    return list(store.columns(kind, *names, query=Query(filters=(Filter(field, Match.IN, tuple(uids)),))))


def _is(field: str, value: str | None) -> Filter:
    return Filter(field, Match.BLANK) if value is None else Filter(field, value=value)


def _building(where: Where, found: Counter[str]) -> Building:
    compound, number = where
    return Building(compound, number, found["homes"], found["households"], found["people"], found["old"], found["vacant"])


def _titled(one: Building, wording: Wording, head: str | None, officer: str | None) -> Building:
    said = (wording.text(BuildingGroup.fields[name], uid) for name, uid in (("head", head), ("officer", officer)))
    return dataclasses.replace(one, head=next(said), officer=next(said))


def _by_household(store: Reader, query: Query) -> Counter[str]:
    """How many of those who fit live in each household."""
    return Counter(household for _, household in store.columns(Resident, "household", query=query) if household)


def _sixty_years_before(today: date) -> date:
    """The last birthday of people of sixty. Source: 老年人权益保障法 第二条."""
    return years_later(today, -OLD)
