"""Doors and who lives behind them: homes found or made, people moved in and out, never without a date."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from desktop.base.errors import DeskError
from desktop.model.rights import Right
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules.places import Place, Written
from desktop.modules.residents.rules.stays import HEAD
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, keep_new
from desktop.work.verb import verb


def written(place: Place) -> str:
    """A door in one line: 示例路100弄5号302, 示例苑12号3单元502."""
    building = f"{place.building}号" if place.building else ""
    unit = f"{place.unit}单元" if place.unit else ""
    return f"{place.compound}{building}{unit}{place.room}"


def home_of(place: Place) -> Home:
    """A door not yet kept."""
    return Home(
        address=written(place) or None,
        compound=place.compound or None,
        building=place.building or None,
        unit=place.unit or None,
        room=place.room or None,
    )


def home_at(unit: Unit, place: Place) -> Home:
    """The home at a door, made when nobody lived there yet."""
    found = next(unit.read.find(Home, address=written(place)), None)
    return found or unit.add(home_of(place))


@verb("登记房屋", needs=Right.EDIT)
def register_home(unit: Unit, home: Home) -> Home:
    """Keep a home where none is kept yet; its parts give its address.

    Raises:
        DeskError: the parts name no door, or one that is kept already.
    """
    kept = keep_new(unit, _told(unit, home))
    assert isinstance(kept, Home)
    return kept


@verb("修改房屋", needs=Right.EDIT)
def change_home(unit: Unit, before: Home, after: Home) -> Home:
    """Keep other parts of a door; its address follows, and that of everybody who lives behind it.

    Nobody moves: the door was written wrong, or is called otherwise from now on.

    Raises:
        DeskError: the parts name no door, or one that is kept already; then both stay as they were.
    """
    keep_change(unit, before, after)
    now = unit.read.get(Home, before.uid)
    assert now is not None, "it was written a moment ago"
    kept = unit.change(now, _told(unit, now))
    unit.label = f"修改房屋：{before.title()}改为{kept.title()}"
    for household in unit.read.find(Household, home=kept.uid):
        unit.change(household, dataclasses.replace(household, address=kept.address))
        for resident in unit.read.apart().find(Resident, household=household.uid):
            unit.change(resident, dataclasses.replace(resident, address=kept.address))
    return kept


def _told(unit: Unit, home: Home) -> Home:
    """A home with the address that its parts give, and the parts as they are written in it. Raises as the verbs."""
    place = Written(home.compound or "", building=home.building or "", unit=home.unit or "", room=home.room or "").place()
    if not place:
        raise DeskError("房屋没有保存：看不出是哪一套", "写上小区、楼号和室号，再保存。")
    if any(one.uid != home.uid for one in unit.read.find(Home, address=written(place))):
        raise DeskError(f"{written(place)}已经有了，没有保存", "一套房屋只登记一次。人搬到那里，请用“迁移”。")
    return dataclasses.replace(home_of(place), uid=home.uid)


def household_at(unit: Unit, home: Home, head: str | None) -> Household:
    """The household of this head at a home, or the one nobody heads; without a head the only one there is; else a new one."""
    there = list(unit.read.find(Household, home=home.uid))
    same = [one for one in there if one.head == head]
    nameless = [one for one in there if one.head is None]
    only = there if head is None and len(there) == 1 else []
    found = next(iter((*same, *nameless, *only)), None)
    return found or unit.add(Household(home=home.uid, address=home.address, head=head))


def move(unit: Unit, resident: Resident, household: Household, since: date, relation: str | None = None) -> Resident:
    """Let one person live in a household from a day on; the stay before ends that day, nobody else moves.

    Whoever lived nowhere before has been there since nobody knows when.
    """
    return settle(unit, resident, household, since if current_stay(unit.read, resident) else None, relation)


def settle(unit: Unit, resident: Resident, household: Household, since: date | None, relation: str | None = None) -> Resident:
    """The same, from a day that is known for a newcomer too; None when it is not."""
    current = current_stay(unit.read, resident)
    if current and current.household == household.uid:
        return resident
    if current:
        end_stay(unit, current, since)
    kind = resident.residence
    unit.add(Stay(person=resident.uid, household=household.uid, relation=relation, since=since, kind=kind))
    moved = unit.change(resident, dataclasses.replace(resident, household=household.uid, address=household.address))
    if relation == HEAD:
        name_head(unit, household.uid)
    return moved


def end_stay(unit: Unit, stay: Stay, until: date | None) -> None:
    """Let a stay end on a day. A household whose householder goes has none until one is named."""
    unit.change(stay, dataclasses.replace(stay, until=until))
    if stay.relation == HEAD:
        name_head(unit, stay.household)


def name_head(unit: Unit, uid: str | None) -> None:
    """Let a household be called by its householder of now; to be said wherever such a stay begins, ends or is renamed."""
    household = unit.read.get(Household, uid or "")
    if household:
        heads = (resident.name for resident, stay in members(unit.read, household) if stay.relation == HEAD)
        unit.change(household, dataclasses.replace(household, head=next(heads, None)))


def name_heads(unit: Unit, resident: Resident) -> None:
    """The same for every household in which this person has been the householder under one of their records."""
    for stay in open_stays(unit.read, resident):
        if stay.relation == HEAD:
            name_head(unit, stay.household)


def end_stays(unit: Unit, resident: Resident, until: date | None) -> None:
    """Let a person live nowhere here from a day on: of merged records each may have left a stay open."""
    for stay in open_stays(unit.read, resident):
        end_stay(unit, stay, until)


def leave(unit: Unit, resident: Resident, since: date, address: str | None) -> Resident:
    """Let one person belong to no household from a day on; what is known of where they went stays as it was written."""
    end_stays(unit, resident, since)
    return unit.change(resident, dataclasses.replace(resident, household=None, address=address))


def current_stay(store: Reader, resident: Resident) -> Stay | None:
    """Where the person lives now: the stay without an end."""
    return next((stay for stay in open_stays(store, resident) if _counts(store, resident, stay)), None)


def open_stays(store: Reader, resident: Resident) -> list[Stay]:
    """Every stay without an end that the person has, under each of the records that are one with theirs."""
    return [stay for stay in store.find(Stay, person=resident.uid) if stay.until is None]


def lives_in(store: Reader, person: str, home: str | None, household: str | None) -> bool:
    """Whether an open stay of a person in a household is where they live.

    Two merged records may both have left one open; then the household that the person's record names is meant.

    Args:
        home: the household that the person's record names.
    """
    return home == household or len(store.same.group(Resident.table, person)) == 1


def _counts(store: Reader, resident: Resident, stay: Stay) -> bool:
    return lives_in(store, resident.uid, resident.household, stay.household)


def members(store: Reader, household: Household) -> Iterator[tuple[Resident, Stay]]:
    """Who lives in a household now, the householder first; each once, also when two records of one person were merged."""
    found = store.find(Stay, Query(filters=(Filter("until", Match.BLANK),)), household=household.uid)
    met = set()
    for stay in sorted(found, key=lambda stay: stay.relation != HEAD):
        resident = store.get(Resident, stay.person or "")
        if resident and resident.uid not in met and _counts(store, resident, stay):
            met.add(resident.uid)
            yield resident, stay
