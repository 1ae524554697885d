"""Carrying out a plan: homes, households, people and stays of a whole roster in one unit."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from desktop.base import collector
from desktop.base.errors import StaleError
from desktop.model import codes
from desktop.model.rights import Right
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules.people import Person
from desktop.modules.residents.rules.stays import GONE, HEAD
from desktop.modules.residents.service.columns import remember_columns
from desktop.modules.residents.service.homes import home_of, household_at, members, move, written
from desktop.modules.residents.service.people import restate
from desktop.modules.residents.service.plan import STANDS_ON, Entry, Fate, Maker, Plan
from desktop.modules.residents.service.remarks import Remark, with_kept
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.verb import verb


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote, in people."""

    new: int
    updated: int
    same: int


@verb("导入居民名册", needs=Right.EDIT)
def import_roster(unit: Unit, plan: Plan, kept: Collection[Remark] = ()) -> Imported:
    """Carry a plan out, all of it or nothing; one undo takes it back, all but what was said of the columns: that is remembered.

    Args:
        kept: remarks that somebody has decided to keep.

    Raises:
        StaleError: residents were changed since the plan was made; nothing is written.
        DeskError: somebody went on a day that cannot be; nothing is written.
    """
    if unit.read.latest(*STANDS_ON) != plan.stands_on:
        raise StaleError("查看以后，居民资料又有改动，没有导入", "请再看一遍新的结果，然后导入。")
    remember_columns(unit, plan.judgement.chosen)
    plan = with_kept(plan, kept)
    counts = plan.counts
    unit.label = f"导入居民名册：新增 {counts[Fate.NEW]}、更新 {counts[Fate.UPDATE]}"
    with collector.resting():
        _add_new(unit, plan.maker, [entry for entry in plan.entries if entry.fate is Fate.NEW])
    for entry in plan.entries:
        if entry.fate is Fate.UPDATE:
            _update(unit, entry)
    return Imported(counts[Fate.NEW], counts[Fate.UPDATE], counts[Fate.SAME])


def _update(unit: Unit, entry: Entry) -> None:
    now = unit.read.get(Resident, entry.uid)
    after = entry.record
    if now is None or after is None:
        return
    kept = restate(unit, now, dataclasses.replace(after, address=now.address, household=now.household))
    if kept.status not in GONE and after.address and after.address != now.address:
        place = entry.person.place
        home = next(unit.read.find(Home, address=written(place)), None) or unit.add(home_of(place))
        household = household_at(unit, home, entry.person.head or None)
        has_head = any(stay.relation == HEAD for _, stay in members(unit.read, household))
        relation = _relation(entry.person)
        move(unit, kept, household, unit.today, None if relation == HEAD and has_head else relation)


def _add_new(unit: Unit, maker: Maker, entries: list[Entry]) -> None:
    doors = _Doors(unit)
    residents, stays = [], []
    uids = unit.clock.uids()
    for entry in entries:
        household = None if maker.is_gone(entry.person) else doors.household(entry.person)
        uid = next(uids)
        residents.append(maker.resident(entry.person, uid, household))
        if household:
            relation = doors.relation(entry.person, household)
            kind = residents[-1].residence
            stays.append(Stay(uid=next(uids), person=uid, household=household, relation=relation, kind=kind))
    unit.add_all(doors.homes)
    unit.add_all(doors.households)
    unit.add_all(residents)
    unit.add_all(stays)


def _relation(person: Person) -> str | None:
    """What a row says of the householder, whom it may call by name only: in their own row nothing else is needed."""
    said = codes.RELATION.code(person.relation) or person.relation or None
    return HEAD if said is None and person.head == person.name else said


class _Doors:
    """Homes and households by their doors, those kept and those about to be."""

    def __init__(self, unit: Unit) -> None:
        self.homes: list[Home] = []
        self.households: list[Household] = []
        self._uids = unit.clock.uids()
        self._home_at = dict(_by_address(unit.read))
        self._household_at = {(home, head): uid for uid, home, head in unit.read.columns(Household, "home", "head")}
        heads = Query(filters=(Filter("relation", value=HEAD), Filter("until", Match.BLANK)))
        self._headed = {household for _, household in unit.read.columns(Stay, "household", query=heads)}
        self._first_at: dict[str, str] = {}
        for (home, _), uid in self._household_at.items():
            self._first_at.setdefault(home or "", uid)

    def household(self, person: Person) -> str | None:
        """Uid of the household a row belongs to; None when it names no door."""
        address = written(person.place)
        if not address:
            return None
        home = self._home_at.get(address)
        if home is None:
            home = self._home_at[address] = next(self._uids)
            self.homes.append(dataclasses.replace(home_of(person.place), uid=home))
        if not person.head and home in self._first_at:
            return self._first_at[home]
        key = (home, person.head or None)
        found = self._household_at.get(key)
        if found is None:
            found = self._household_at[key] = next(self._uids)
            self._first_at.setdefault(home, found)
            self.households.append(Household(uid=found, home=home, address=address, head=person.head or None))
        return found

    def relation(self, person: Person, household: str) -> str | None:
        """What the stay of a row's person says of the householder, of whom a household has one."""
        said = _relation(person)
        if said == HEAD:
            said = None if household in self._headed else HEAD
            self._headed.add(household)
        return said


def _by_address(store: Reader) -> Iterator[tuple[str, str]]:
    for uid, address in store.columns(Home, "address"):
        if address:
            yield address, uid
