"""Buildings: all of them with what is in each, and one of them room by room. Three readings for a building, none for a room."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from dataclasses import dataclass

from desktop.model.place import natural
from desktop.modules.residents.records import BuildingGroup, Home, Household, Resident
from desktop.modules.residents.service.notes import building_name
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader

Where = tuple[str | None, str | None]
"""Compound and number of a building as homes have them; None where they say nothing."""


@dataclass(frozen=True, slots=True)
class Building:
    """One building and its counts. head: name of the head of its building group, "" when there is none."""

    compound: str | None
    number: str | None
    homes: int = 0
    households: int = 0
    people: int = 0
    vacant: int = 0
    head: str = ""

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


def buildings(store: Reader) -> list[Building]:
    """Every building with a home in it, in natural order. Reads whole columns: for a thread beside the window's."""
    living = Counter(household for _, household in store.columns(Resident, "household") if household)
    at_home: dict[str, list[int]] = defaultdict(list)
    for uid, home in store.columns(Household, "home"):
        if home and living[uid]:
            at_home[home].append(living[uid])
    counts: dict[Where, Counter[str]] = defaultdict(Counter)
    for uid, compound, number in store.columns(Home, "compound", "building"):
        people = at_home.get(uid, [])
        counts[compound, number].update(homes=1, households=len(people), people=sum(people), vacant=int(not people))
    heads = {name: head for _, name, head in store.columns(BuildingGroup, "name", "head")}
    made = [_building(where, found) for where, found in counts.items()]
    titled = [dataclasses.replace(one, head=_title(store, heads.get(one.name))) for one in made]
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
    return Building(compound, number, found["homes"], found["households"], found["people"], found["vacant"])


def _title(store: Reader, uid: str | None) -> str:
    found = store.get(Resident, uid) if uid else None
    return found.title() if found else ""
