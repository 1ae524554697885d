"""One person at a time: registered, changed, moved."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date

from desktop.base.errors import DeskError, StaleError
from desktop.base.problems import Problem
from desktop.model import identity
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Resident, Stay
from desktop.modules.residents.rules import places, privacy
from desktop.modules.residents.rules.sameness import NOTHING, phones, resembles, sound
from desktop.modules.residents.rules.stays import GONE, day_problems
from desktop.modules.residents.service.care import end_care
from desktop.modules.residents.service.homes import current_stay, home_at, household_at, leave, move, name_heads, written
from desktop.store.query import Filter, Query
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.records import Area
from desktop.work.verb import verb

_SHORT = 2
"""Characters of a name of which half is no help in looking for others: 王明 and 王刚 share but 王."""

_MOST_NEAR = 60
"""People behind one door or telephone who are compared."""


@verb("登记居民", needs=Right.EDIT)
def register_resident(unit: Unit, resident: Resident) -> Resident:
    """Keep a new resident; the number gives sex and birth date, the address gives home and household.

    Raises:
        DeskError: no name, or a value that cannot be; what was typed stays in the form.
    """
    kept = enrol(unit, resident)
    unit.label = f"登记居民：{kept.title()}"
    return kept if kept.status in GONE else _placed(unit, kept, resident.address)


def enrol(unit: Unit, resident: Resident) -> Resident:
    """Keep a new resident who lives nowhere yet; for verbs that know the household themselves. Raises as the verb."""
    _refuse_wrong(resident, tuple(Resident.fields.values()))
    return unit.add(_without_place(_fit_to_keep(unit, completed(resident))))


@verb("修改居民", needs=Right.EDIT)
def change_resident(unit: Unit, before: Resident, after: Resident) -> Resident:
    """Keep what was changed; another address is a move from today on, none or an unreadable one a leaving.

    A state in which nobody lives here ends the stay on its day, and another category of population is that of the
    stay too. Only changed values are judged: an older flaw must not stand in the way of a telephone number.

    Raises:
        DeskError: no name, a changed value that cannot be, or a day before the stay began.
        StaleError: they were merged into somebody meanwhile.
    """
    if unit.read.same.survivor(Resident.table, before.uid) != before.uid:
        raise StaleError("这份资料刚刚合并到另一份，没有保存", "填好的内容还在，请改到留下的那一份，或先拆开。")
    changed = (field for name, field in Resident.fields.items() if getattr(before, name) != getattr(after, name))
    _refuse_wrong(after, tuple(changed))
    now = dataclasses.replace(_fit_to_keep(unit, completed(after)), address=before.address, household=before.household)
    unit.label = f"修改居民：{after.title()}"
    kept = restate(unit, before, now)
    if kept.status in GONE and before.status not in GONE:
        return kept
    return kept if after.address == before.address else _placed(unit, kept, after.address)


def restate(unit: Unit, before: Resident, after: Resident) -> Resident:
    """Keep what is new of a person who stays behind their door, and let their stay follow: its category, and its end.

    Raises:
        DeskError: they went on a day before the stay began, or that has not come.
    """
    now = _dated(unit, before, after)
    kept = unit.change(before, now)
    if now.residence != before.residence and (stay := current_stay(unit.read, kept)):
        unit.change(stay, dataclasses.replace(stay, kind=now.residence))
    if now.name != before.name:
        name_heads(unit, kept)
    if now.status not in GONE or before.status in GONE:
        return kept
    refuse_day(unit, kept, now.status_since)
    end_care(unit, kept)
    return leave(unit, kept, now.status_since or unit.today, None)


def refuse_day(unit: Unit, resident: Resident, day: date | None) -> None:
    """Refuse a day on which this person's stay cannot end or another begin.

    Raises:
        DeskError: the day has not come yet, or lies before the stay began.
    """
    for problem in day_problems(unit.read.find(Stay, person=resident.uid), day or unit.today, unit.today):
        raise DeskError(f"{resident.title()}的{problem.where}{problem.what}，没有改动", "核对日期，改好再保存。")


def doubles(store: Reader, resident: Resident, secret: bytes | None = None) -> Iterator[Problem]:
    """People kept already who may be the same: the same number, or a near name with the same birth date, door or telephone.

    Told while somebody is typed in, so whom to compare with is looked up in the search tables and never by reading everybody.

    Args:
        secret: of the area, where only a light roster is kept.
    """
    number = resident.id_number
    same_number = list(store.find(Resident, Query(filters=(_mark(number, secret),)))) if number else []
    for one in same_number:
        if one.uid != resident.uid:
            yield Problem("身份证号", f"与{one.title()}（{one.address or '住址不详'}）相同")
    typed = privacy.lightened(resident, secret) if secret else resident
    place = places.read(resident.address or "")
    typed = dataclasses.replace(typed, address=written(place) or None)
    known = {resident.uid, *(one.uid for one in same_number)}
    alike = [(resembles(typed, one), one) for one in _near(store, typed) if one.uid not in known]
    best, one = max(alike, key=lambda each: each[0].weight, default=(NOTHING, resident))
    if best.reasons:
        yield Problem("姓名", f"像是已有的{one.title()}（{one.address or '住址不详'}）：{best.words}")


def hints(store: Reader, record: Record) -> Iterator[Problem]:
    """What should be told about a half-typed resident."""
    if isinstance(record, Resident):
        area, secret = store.own(Area, store.actor.owner), store.meta("print_secret")
        yield from doubles(store, record, bytes.fromhex(secret) if area and area.light and secret else None)


def _mark(number: str, secret: bytes | None) -> Filter:
    return Filter("id_print", value=privacy.print_of(number, secret)) if secret else Filter("id_number", value=number)


def _near(store: Reader, typed: Resident) -> Iterator[Resident]:
    """Whom somebody may be: who sounds the same, who lives behind the door, who has the telephone, who was born that day."""
    name = typed.name or ""
    if not name:
        return
    asked = [Query(words=number) for number in phones(typed.phone)]
    if typed.address:
        asked.append(Query(words=typed.address, filters=(Filter("address", value=typed.address),)))
    if typed.birth:
        born = (Filter("birth", value=typed.birth),)
        parts = {sound(name).replace(" ", ""), *({name[:2], name[-2:]} if len(name) > _SHORT else set())}
        asked += [Query(words=part, filters=born) for part in sorted(parts)]
    seen = set()
    for query in asked:
        for one in store.walk(Resident, store.ids(Resident, query)[:_MOST_NEAR]):
            if one.uid not in seen:
                seen.add(one.uid)
                yield one


def secret_of(unit: Unit) -> bytes:
    """The area's own secret for prints of numbers, made at first need."""
    found = unit.meta("print_secret")
    if found is None:
        found = unit.clock.entropy(32).hex()
        unit.set_meta("print_secret", found)
    return bytes.fromhex(found)


def light_secret(file: Store, area: Area) -> bytes | None:
    """The secret for planning an import where only a light roster is kept; None where the whole one is."""
    if not area.light:
        return None
    if file.meta("print_secret") is None:
        file.set_meta("print_secret", file.clock.entropy(32).hex())
    return bytes.fromhex(file.meta("print_secret"))


def is_light(unit: Unit) -> bool:
    """Whether the street allows only a light roster here."""
    area = unit.read.get(Area, unit.actor.owner)
    return bool(area and area.light)


def completed(resident: Resident) -> Resident:
    """Sex and birth date from the number, which wins over what was typed."""
    number = resident.id_number
    if number is None or resident.fields["id_number"].kind.check(number):
        return resident
    return dataclasses.replace(resident, birth=identity.birth_of(number), sex=identity.sex_of(number))


def _dated(unit: Unit, before: Resident, after: Resident) -> Resident:
    """With the day of another state, today where nobody has said one."""
    if after.status == before.status or after.status_since != before.status_since:
        return after
    return dataclasses.replace(after, status_since=unit.today)


def _fit_to_keep(unit: Unit, resident: Resident) -> Resident:
    spared = privacy.spared(resident, unit.today)
    return privacy.lightened(spared, secret_of(unit)) if is_light(unit) else spared


def _without_place(resident: Resident) -> Resident:
    return dataclasses.replace(resident, address=None, household=None)


def _placed(unit: Unit, resident: Resident, address: str | None) -> Resident:
    place = places.read(address or "")
    if not place:
        return leave(unit, resident, unit.today, address)
    return move(unit, resident, household_at(unit, home_at(unit, place), None), unit.today)


def _refuse_wrong(resident: Resident, fields: Sequence[Field]) -> None:
    for problem in wrong(resident, fields):
        raise DeskError(f"居民资料没有保存：{problem}", "填好的内容还在，改好再保存。")
