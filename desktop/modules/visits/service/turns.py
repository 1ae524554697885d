"""Whose turn it is, read from visits, care and homes: one row a door, in the order in which one walks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from desktop.model.record import Record
from desktop.modules.residents.records import CareTag, Household, Resident
from desktop.modules.residents.rules.care import EVERYONE, Interval
from desktop.modules.residents.rules.stays import GONE
from desktop.modules.residents.service.care import interval_of
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import turns
from desktop.modules.visits.rules.turns import Asked, Reason, Turn
from desktop.modules.visits.service.contact import Contacts, homes_lived_in
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import Due, Sort

_IN_ORDER = Query(order="address")


@dataclass
class _Reasons:
    """Why it is whose turn: by household, and by person for those who belong to none."""

    lived_in: Mapping[str, int]
    homes: dict[str, list[Reason]] = field(default_factory=dict)
    persons: dict[str, list[Reason]] = field(default_factory=dict)

    def add(self, household: str | None, resident: str | None, reason: Reason | None) -> None:
        """Note a reason; nobody goes to a door behind which nobody lives."""
        if reason is not None and household and household in self.lived_in:
            self.homes.setdefault(household, []).append(reason)
        elif reason is not None and resident:
            self.persons.setdefault(resident, []).append(reason)


def whose_turn(store: Reader, today: date) -> list[Turn]:
    """Everyone who is to be seen by a day: as care asks, as was promised, and every household that a year has passed.

    A visit to a member counts for the household. Rows stand by building in walking order, people without a home last.
    """
    contacts = Contacts.read(store, today)
    promises = [one for one in _promises(store, today) if not contacts.is_reached_since(one.household, None, one.at)]
    people, wishes = _wishes(store, contacts, promises, today)
    reasons = _reasons(contacts, homes_lived_in(store), people, wishes, promises, today)
    return [*_doors(store, contacts, reasons, today), *_homeless(contacts, reasons, people, today)]


def asked(store: Reader, today: date) -> Iterator[tuple[Turn, Record]]:
    """Only those whom care or a promise asks to see by a day, with enough of the person or household, in no order.

    Nobody else's visits are looked at, so that it is quick however many there are.
    """
    contacts = Contacts.unread(today)
    promises = _promises(store, today)
    people, wishes = _wishes(store, contacts, promises, today)
    own = {one.household for one in people.values() if one.household and not one.is_gone}
    named = {*(one.household for one in wishes), *(one.household for one in promises)}
    homes = {uid for uid in (*own, *named) if uid}
    contacts.look_at_homes(store, homes)
    lived_in = homes_lived_in(store, homes - own) | dict.fromkeys(own, 1)
    reasons = _reasons(contacts, lived_in, people, wishes, promises, today)
    for door in _asked_at(store, reasons, people):
        turn = _turn(door, reasons.homes[door.household], contacts.last(door.household, None), today)
        person = people.get(turn.resident)
        if person is None:
            known = ("uid", door.household), ("address", door.address), ("head", door.name)
            yield turn, store.outline(Household, known)
        else:
            yield turn, store.outline(Resident, (("uid", turn.resident), ("name", person.name)))
    for turn in _homeless(contacts, reasons, people, today):
        yield turn, Resident(uid=turn.resident, name=turn.who)


def _asked_at(store: Reader, reasons: _Reasons, people: Mapping[str, _Person]) -> Iterator[_Door]:
    """The doors where somebody is asked for; most for one person alone, who tells the address, so that they are not read."""
    others = []
    for home, why in reasons.homes.items():
        person = people.get(why[0].person) if len(why) == 1 else None
        if person is not None and person.household == home and person.address:
            yield _Door(person.name, person.address, household=home)
        else:
            others.append(home)
    for home, address, head in store.columns(Household, "address", "head", of=others):
        yield _Door(head or "", address or "", household=home)


def due(store: Reader, by: date) -> Iterator[Due]:
    """What care and promises ask for up to a day, door by door, the longest overdue first."""
    for turn, record in sorted(asked(store, by), key=lambda found: -found[0].overdue):
        yield _due(turn, record, by)


def _due(turn: Turn, record: Record, by: date) -> Due:
    since = _since(turn, by)
    act = "visits.log_resident" if turn.resident else "visits.log_household"
    place = "　".join(filter(None, (turn.address, since, turn.need or turn.why)))
    return Due(by - timedelta(days=turn.overdue), turn.who or "走访", "", record, Sort.VISIT, place=place, act=act)


def _since(turn: Turn, by: date) -> str:
    """When somebody was last met; after the turn had come that was no call at the door, and it is still to be made."""
    if turn.last is None:
        return "还没走到过"
    is_since = turn.last > by - timedelta(days=turn.overdue)
    return f"{_day(turn.last, by)}联系过，要上门" if is_since else f"{_day(turn.last, by)}见过"


def _day(last: date, now: date) -> str:
    """A day and not how long ago it is, which is another number on the day when it is read."""
    return f"{'' if last.year == now.year else f'{last.year} 年 '}{last.month} 月 {last.day} 日"


class _Door(NamedTuple):
    name: str
    address: str
    household: str = ""
    resident: str = ""


class _Person(NamedTuple):
    name: str
    address: str
    household: str | None
    is_gone: bool


class _Wish(NamedTuple):
    """What a tag asks for, and where: in the household of the person it is of, if they have one."""

    household: str | None
    resident: str | None
    asked: Asked


def _reasons(
    contacts: Contacts,
    lived_in: Mapping[str, int],
    people: Mapping[str, _Person],
    wishes: Iterable[_Wish],
    promises: Iterable[_Promise],
    today: date,
) -> _Reasons:
    """Why it is whose turn."""
    reasons = _Reasons(lived_in)
    for wish in wishes:
        contact = contacts.of(wish.household, wish.resident)
        reasons.add(wish.household, wish.resident, turns.reason_of(wish.asked, contact, today))
    for promise in promises:
        _promised(reasons, contacts, people, promise, today)
    return reasons


def _wishes(
    store: Reader, contacts: Contacts, promises: Iterable[_Promise], today: date
) -> tuple[Mapping[str, _Person], list[_Wish]]:
    """The people whom tags and promises name, and what the tags that hold ask for; the contacts learn of all of them."""
    held = Query(filters=(Filter("closed_on", Match.BLANK), Filter("expires_on", Match.FROM, today)))
    names = ("resident", "household", "need", "every", "door_every", "once", "opened_on")
    tags = list(store.columns(CareTag, *names, query=held))
    named = {uid for uid in (*(one.resident for one in promises), *(uid for _, uid, *_ in tags)) if uid}
    rows = store.columns(Resident, "name", "address", "household", "status", of=named)
    people = {
        uid: _Person(name or "", address or "", household, status in GONE) for uid, name, address, household, status in rows
    }
    wishes = []
    for _, resident, household, need, every, door_every, once, opened in tags:
        person = people.get(resident or "")
        if resident and (person is None or person.is_gone):
            continue
        interval = Interval(every, door_every)
        who = person.name if person else ""
        asked = Asked(who, need or "", interval, opened or today, once=bool(once), person=resident or "")
        wishes.append(_Wish(person.household if person else household, resident, asked))
    at_door = [one for one in wishes if one.asked.interval.door_days]
    contacts.look_at(store, named)
    contacts.look_at_doors(
        store, {one.household for one in at_door if one.household}, {one.resident for one in at_door if one.resident}
    )
    return people, wishes


class _Promise(NamedTuple):
    """A visit that promised another: to whom, when it was (ms), on which day, and why."""

    household: str | None
    resident: str | None
    at: int
    next_on: date
    why: str


def _promises(store: Reader, today: date) -> list[_Promise]:
    """What was promised up to a day."""
    until = Query(filters=(Filter("next_on", Match.TO, today),))
    rows = store.columns(Visit, "household", "resident", "at", "next_on", "next_why", query=until)
    return [_Promise(household, resident, at or 0, next_on, why or "") for _, household, resident, at, next_on, why in rows]


def _promised(reasons: _Reasons, contacts: Contacts, people: Mapping[str, _Person], one: _Promise, today: date) -> None:
    """Note a promise, unless it was kept where the person lives now, or elsewhere, or they are gone."""
    person = people.get(one.resident or "")
    if person and person.is_gone:
        return
    home = person.household if person and person.household else one.household
    if (home or person) and not contacts.is_reached_since(home, one.resident, one.at):
        uid = one.resident if person else None
        late = (today - one.next_on).days
        reason = Reason(turns.BY_PROMISE, late, person.name if person else "", one.why, person=uid or "")
        reasons.add(home, uid, reason)


def _doors(store: Reader, contacts: Contacts, reasons: _Reasons, today: date) -> Iterator[Turn]:
    """Households in walking order whose turn it is; nobody goes where nobody lives."""
    every = interval_of(store, EVERYONE).days
    latest = contacts.homes
    # Whoever was reached from this moment on is not yet due; without an interval nobody ever is.
    enough = contacts.moment(today - timedelta(days=every - 1)) if every else -1
    for uid, address, head in store.columns(Household, "address", "head", query=_IN_ORDER):
        why = reasons.homes.get(uid)
        if why is None and (uid not in reasons.lived_in or latest.get(uid, -1) >= enough):
            continue
        yield _turn(_Door(head or "", address or "", household=uid), why or (), contacts.last(uid, None), today)


def _homeless(contacts: Contacts, reasons: _Reasons, people: Mapping[str, _Person], today: date) -> Iterator[Turn]:
    """People who belong to no household."""
    for resident, why in reasons.persons.items():
        yield _turn(_Door(people[resident].name, "", resident=resident), why, contacts.last(None, resident), today)


def _turn(door: _Door, reasons: Sequence[Reason], last: date | None, today: date) -> Turn:
    days = (today - last).days if last else None
    reason = turns.together(reasons) if reasons else Reason(turns.EVERY_HOUSEHOLD, max((days or 0) - turns.YEAR, 0))
    return Turn(
        household=door.household,
        resident=reason.person or door.resident,
        address=door.address,
        who=reason.who or door.name,
        need=reason.need,
        why=reason.why,
        way=reason.way,
        last=last,
        days=days,
        overdue=reason.overdue,
        is_asked=bool(reasons),
    )
