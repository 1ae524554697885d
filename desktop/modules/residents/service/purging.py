"""Deleting a person for good: what goes with them, what stays without them, and what the old backups still hold.

Source: 个人信息保护法 第四十七条. How bytes vanish is the store's; here is what is to vanish.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from shutil import rmtree
from typing import Any

from desktop.base.errors import StaleError
from desktop.base.text import counted
from desktop.model.fields import Field
from desktop.model.identity import IdNumber, PersonName, Phone
from desktop.model.kinds import Many, Ref, Text
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.store import backup, traces
from desktop.store.backup import Backup
from desktop.store.purge import Erasure, erase
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.store.traces import Trace
from desktop.store.unit import Unit
from desktop.work.records import Account
from desktop.work.verb import verb

SOMEBODY = "某居民"
"""What stands in a text in the place of a name that was purged."""

_NAMED = (PersonName, IdNumber, Phone)
_FEWEST = 2


class Fate(Enum):
    """What becomes of records that are not only about the person."""

    UNNAMED = "留下记录，姓名号码换成“某居民”"
    EMPTIED = "留下记录，去掉本人，写的情况清空"
    ERASED = "整条一起彻底删除"
    UNTIED = "原样留下，只断开联系（同名，或依法留名）"


@dataclass(frozen=True, slots=True)
class Remains:
    """Records of one type that name or mention the person without being only about them."""

    kind: type[Record]
    traces: tuple[Trace, ...]

    @property
    def count(self) -> int:
        """How many records."""
        return len({one.record.uid for one in self.traces})


@dataclass(frozen=True, slots=True)
class Farewell:
    """Everything that a purge of one person would touch.

    Attributes:
        own: the person and what is only about them; all of it goes.
        remains: what else names or mentions them, by table; a person decides.
        homes: doors behind which nobody else ever lived.
        words: names and numbers they ever had.
    """

    person: Resident
    own: tuple[Record, ...]
    remains: Mapping[str, Remains]
    homes: tuple[Home, ...]
    words: frozenset[str]


def farewell(reader: Reader, resident: Resident) -> Farewell:
    """Look for everything that is kept about a person, whatever its state; for an owner's eyes.

    Raises:
        StaleError: nothing is kept of them.
    """
    person = traces.any_state(reader, Resident, resident.uid)
    if not isinstance(person, Resident) or traces.state_of(reader, person) is None:
        raise StaleError("这位居民已经不在了，没有清除", "没有改动任何内容。")
    own = _own(reader, person)
    words = frozenset(word for one in own.values() if isinstance(one, Resident) for word in _words(reader, one))
    found = [trace for one in own.values() for trace in traces.pointing(reader, one)]
    found += [one for one in traces.mentioning(reader, words) if not _is_another(one)]
    others: dict[str, list[Trace]] = {}
    for trace in found:
        if trace.record.uid not in own:
            others.setdefault(trace.record.table, []).append(trace)
    remains = {table: Remains(type(some[0].record), tuple(some)) for table, some in others.items()}
    homes = (home for home in _left_homes(reader, own) if home.uid not in own)
    return Farewell(person, tuple(own.values()), remains, tuple(homes), words)


@verb("彻底删除", needs=Right.OWN)
def purge_resident(unit: Unit, resident: Resident, fates: Mapping[str, Fate], *, homes: bool = False) -> int:
    """Delete a person for good, with what is only about them; answers how many records are gone. Never undone.

    Args:
        resident: the person, in whatever state they are kept.
        fates: table -> what becomes of records that only name or mention them; UNNAMED where nothing is said.
        homes: doors behind which nobody else ever lived go too.

    Raises:
        StaleError: nothing is kept of them.
        RefusedError: something is another area's.
    """
    found = farewell(unit.read, resident)
    whole = {one.uid: one for one in (*found.own, *(found.homes if homes else ()))}
    kept: list[tuple[Record, Record]] = []
    spared: set[tuple[str, str]] = {(one.record.table, one.record.uid) for one in _others_alike(unit.read, found)}
    for table, remains in found.remains.items():
        fate = fates.get(table, Fate.UNNAMED)
        for record, some in _by_record(remains.traces):
            if fate is Fate.ERASED:
                whole[record.uid] = record
            else:
                kept.append((record, _parted(record, some, found, fate)))
                spared |= {(record.table, record.uid)} if fate is Fate.UNTIED else set()
    loose = _loosened(unit.read, whole, {before.uid: after for before, after in kept})
    titles = frozenset(one.title() for one in whole.values() if len(one.title()) > _FEWEST and one.title() != one.label)
    stays = {before.uid: (before, after) for before, after in kept} | loose
    erase(unit, Erasure(tuple(whole.values()), tuple(stays.values()), found.words, titles, frozenset(spared)))
    unit.label = f"彻底删除 {counted(1, Resident.measure)}"
    return len(whole)


@verb("彻底删除", needs=Right.OWN)
def purge_record(unit: Unit, record: Record) -> None:
    """Delete one record for good that is not a person: what stood on an agreement that was taken back. Never undone."""
    loose = _loosened(unit.read, {record.uid: record}, {})
    erase(unit, Erasure((record,), tuple(loose.values())))
    unit.label = f"彻底删除{record.label} {counted(1, record.measure)}"


@verb("换新备份", needs=Right.OWN, logs=True)
def note_renewal(unit: Unit, count: int) -> None:
    """Write into the log that a fresh backup takes the place of the older ones."""
    unit.note = f"旧备份 {counted(count, '份')}"


def renew_backups(store: Store) -> Backup:
    """Make a backup of what is left and take the older ones away, which still hold whoever was purged.

    Raises:
        DeskError: the new one could not be made; the older ones are all there then.
    """
    folder = store.folder / backup.FOLDER
    made = backup.make(store, folder, store.clock)
    for old in backup.listed(folder):
        if old.folder != made.folder:
            rmtree(old.folder, ignore_errors=True)
    return made


def backups_of(store: Store) -> list[Backup]:
    """The backups beside the store, latest first."""
    return backup.listed(store.folder / backup.FOLDER)


def _own(reader: Reader, person: Resident) -> dict[str, Record]:
    """The person, whatever belongs to them or to what belongs to them, and a household nobody else ever was in."""
    found: dict[str, Record] = {}
    waiting: list[Record] = [person]
    while waiting:
        one = waiting.pop()
        if one.uid in found:
            continue
        found[one.uid] = one
        waiting += [trace.record for trace in traces.pointing(reader, one) if trace.field.belongs]
    for uid in _ever(reader, [one for one in found.values() if isinstance(one, (Resident, Stay))], "household"):
        household = traces.any_state(reader, Household, uid)
        if household is not None and _is_theirs_alone(reader, household, found):
            found[uid] = household
    for home in _left_homes(reader, found):
        if traces.state_of(reader, home) is None:  # a door that was taken back: its past is all there is of it
            found[home.uid] = home
    return found


def _is_theirs_alone(reader: Reader, household: Record, own: Mapping[str, Record]) -> bool:
    lived = (trace.record for trace in traces.pointing(reader, household) if isinstance(trace.record, (Resident, Stay)))
    return all(one.uid in own for one in lived)


def _left_homes(reader: Reader, own: Mapping[str, Record]) -> Iterator[Home]:
    """Doors that nothing refers to any more once these records are gone."""
    for uid in _ever(reader, [one for one in own.values() if isinstance(one, Household)], "home"):
        home = traces.any_state(reader, Home, uid)
        if isinstance(home, Home) and all(trace.record.uid in own for trace in traces.pointing(reader, home)):
            yield home


def _ever(reader: Reader, records: Sequence[Record], field: str) -> Iterator[str]:
    """What these records refer to in a field, or ever did."""
    found = {uid for one in records if (uid := getattr(one, field)) is not None}
    yield from sorted(found.union(*(traces.former_values(reader, one, (field,)) for one in records)))


def _words(reader: Reader, resident: Resident) -> Iterator[str]:
    """Every name and number somebody ever had."""
    names = [name for name, field in Resident.fields.items() if isinstance(field.kind, _NAMED) and name != "guardian"]
    now = {str(value) for name in names if (value := getattr(resident, name)) is not None}
    for value in now | traces.former_values(reader, resident, names):
        yield from (word for word in value.split(";") if len(word) >= _FEWEST)


def _is_another(trace: Trace) -> bool:
    """Whether the words mean somebody else: a resident of the same name or telephone, or somebody who signs in here."""
    is_theirs = isinstance(trace.record, Resident) and (trace.field.name == "name" or isinstance(trace.field.kind, Phone))
    return is_theirs or isinstance(trace.record, Account)


def _others_alike(reader: Reader, found: Farewell) -> Iterator[Trace]:
    own = {one.uid for one in found.own}
    return (one for one in traces.mentioning(reader, found.words) if _is_another(one) and one.record.uid not in own)


def _by_record(some: tuple[Trace, ...]) -> Iterator[tuple[Record, list[Trace]]]:
    found: dict[str, tuple[Record, list[Trace]]] = {}
    for trace in some:
        found.setdefault(trace.record.uid, (trace.record, []))[1].append(trace)
    yield from found.values()


def _parted(record: Record, some: list[Trace], found: Farewell, fate: Fate) -> Record:
    """The record without the person."""
    gone = {one.uid for one in found.own}
    new: dict[str, Any] = {}
    for trace in some:
        if isinstance(trace.field.kind, (Ref, Many)):
            new[trace.field.name] = _unreferred(getattr(record, trace.field.name), gone)
        elif fate is not Fate.UNTIED:
            new[trace.field.name] = _unnamed(trace.field, getattr(record, trace.field.name), found.words)
    if fate is Fate.EMPTIED:
        new |= {name: None for name, field in record.fields.items() if isinstance(field.kind, Text) and field.kind.lines > 1}
    return dataclasses.replace(record, **new)


def _unreferred(value: Any, gone: set[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(uid for uid in value if uid not in gone) or None
    return None if value in gone else value


def _unnamed(field: Field, value: Any, words: frozenset[str]) -> Any:
    """A text with the words put otherwise; a field that is nothing but a name or a number is blank then."""
    if not isinstance(field.kind, Text) or value is None:
        return None
    for word in sorted(words, key=len, reverse=True):
        value = value.replace(word, SOMEBODY)
    return value


def _loosened(reader: Reader, whole: Mapping[str, Record], kept: Mapping[str, Record]) -> dict[str, tuple[Record, Record]]:
    """What refers to records that go and was not thought of: it stays, without the reference."""
    found: dict[str, tuple[Record, Record]] = {}
    for one in whole.values():
        for trace in traces.pointing(reader, one):
            uid = trace.record.uid
            if uid not in whole:
                before, after = found.get(uid, (trace.record, kept.get(uid, trace.record)))
                value = _unreferred(getattr(after, trace.field.name), set(whole))
                found[uid] = (before, dataclasses.replace(after, **{trace.field.name: value}))
    return found
