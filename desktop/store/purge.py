"""Purging: what the law wants deleted is gone from tables, logs, search and drafts, and the log still proves itself.

`erase` is part of a unit; `cleanse` follows it and takes the bytes away that SQLite has only set free. What stays of a purged
record is its random uid with versions and no value, so that older packages do not bring it back and newer ones blank it
where it had gone. Who did what and when stays in the log; of what was in it only the MACs stay, without their salts.

Source: 个人信息保护法 第四十七条.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.base.errors import RefusedError
from desktop.model.record import Record
from desktop.store import chain, rows, schema, search
from desktop.store.connection import Connection, sentences
from desktop.store.shape import KEPT, Part
from desktop.store.store import Store
from desktop.store.unit import Unit

_PENDING = "purge_pending"
_AT_ONCE = 500
"""Values that one statement binds."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be purged.

    Attributes:
        whole: records of which no value is to be left.
        kept: records that stay, as they are and as they are to be; what is changed in them is purged from their past.
        words: names and numbers that may stand in no diff, entry or draft afterwards.
        titles: further words that may stand in no entry of the log.
        spared: (table, uid) of records whose past may hold the words, because they mean somebody else.
    """

    whole: tuple[Record, ...]
    kept: tuple[tuple[Record, Record], ...] = ()
    words: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    spared: frozenset[tuple[str, str]] = frozenset()


def erase(unit: Unit, erasure: Erasure) -> None:
    """Take everything out of the file that the erasure names; never undone.

    Raises:
        RefusedError: a record is another area's; nothing is written.
    """
    connection = unit.read.connection
    unit.stays = True
    for record in unit.progress.over(erasure.whole):
        _blank(unit, record)
    for before, after in erasure.kept:
        _write_over(unit, before, after)
    uids = frozenset(record.uid for record in erasure.whole)
    for uid in uids:
        connection.execute("DELETE FROM many WHERE target = ?", (uid,))
    for log in chain.LOGS:
        _forget_all(connection, log, [*_own(connection, log, unit, erasure), *_others(connection, log, erasure, uids)])
    _forget_words(connection, erasure.words | erasure.titles | uids)
    _forget_drafts(connection, erasure.words | uids)
    if any(word in unit.note for word in erasure.words | erasure.titles):
        unit.note = ""
    unit.set_meta(_PENDING, 1)


def cleanse(store: Store) -> bool:
    """Take away the bytes of what was purged: search tokens, free pages, the journal.

    Returns:
        Whether the journal is empty too; it is not while another window reads, and then it is when the program ends.
    """
    with store.quiet() as writer, sentences():
        for table in search.TABLES:
            writer.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 - fixed names
        writer.execute("VACUUM")
        is_busy = writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not is_busy:
            writer.execute("DELETE FROM meta WHERE key = ?", (_PENDING,))
    search.words_of.cache_clear()
    return not is_busy


def is_pending(store: Store) -> bool:
    """Whether something was purged whose bytes were not yet taken away, because the program ended in between."""
    with store.quiet() as writer:
        return bool(schema.get_meta(writer, _PENDING))


def _blank(unit: Unit, record: Record) -> None:
    shape = unit.read.shapes[record.table]
    for part in shape.parts:
        found = rows.read(unit.read.connection, part, record.uid, part.fields)
        if found is None:
            continue
        _refuse_foreign(unit, record, found)
        diff = {name: (found[name], None) for name in part.fields if found[name] is not None}
        if part is shape.main:
            diff[KEPT] = (found[KEPT], None)
        unit.write(shape, record.uid, diff)
        if part is shape.side:
            unit.read.connection.execute(f"DELETE FROM {part.table} WHERE uid = ?", (record.uid,))  # noqa: S608 - declared name


def _write_over(unit: Unit, before: Record, after: Record) -> None:
    shape = unit.read.shapes[before.table]
    for part in shape.parts:
        new, names = part.kept_values(after), _altered(part, before, after)
        found = rows.read(unit.read.connection, part, before.uid, names) if names else None
        if found is not None:
            _refuse_foreign(unit, before, found)
            unit.write(shape, before.uid, {name: (found[name], new[name]) for name in names})


def _altered(part: Part, before: Record, after: Record) -> list[str]:
    old, new = part.kept_values(before), part.kept_values(after)
    return [name for name in part.fields if old[name] != new[name]]


def _refuse_foreign(unit: Unit, record: Record, found: dict[str, Any]) -> None:
    if found["owner"] != unit.actor.owner:
        raise RefusedError(f"这条{record.label}是别的单位的，没有清除任何内容", "请原来的单位清除，再交一次包。")


def _own(connection: Connection, log: str, unit: Unit, erasure: Erasure) -> Iterator[int]:
    """Log rows of the records themselves: all of what is erased, of the others those that tell of what is changed now."""
    yield from (seq for (seq,) in connection.execute(f"SELECT seq FROM {log} WHERE unit = ?", (unit.entry.seq,)))  # noqa: S608 - fixed names
    one = f"SELECT seq, diff FROM {log} WHERE record = ? AND uid = ? AND diff IS NOT NULL"  # noqa: S608 - fixed names
    for record in erasure.whole:
        yield from (seq for seq, _ in connection.execute(one, (record.table, record.uid)))
    for before, after in erasure.kept:
        names = {name for part in unit.read.shapes[before.table].parts for name in _altered(part, before, after)}
        for seq, diff in connection.execute(one, (before.table, before.uid)):
            if names & json.loads(diff).keys():
                yield seq


def _others(connection: Connection, log: str, erasure: Erasure, uids: frozenset[str]) -> Iterator[int]:
    """Log rows of any record in which a name, number or identity of the purged stands."""
    words = sorted(erasure.words | uids)
    for start in range(0, len(words), _AT_ONCE):
        some = words[start : start + _AT_ONCE]
        tests = " OR ".join(["instr(diff, ?) > 0"] * len(some))
        found = connection.execute(f"SELECT seq, record, uid FROM {log} WHERE {tests}", some)  # noqa: S608 - fixed names, bound values
        yield from (seq for seq, record, uid in found if (record, uid) not in erasure.spared)


def _forget_all(connection: Connection, log: str, seqs: Collection[int]) -> None:
    gone = [(seq,) for seq in set(seqs)]
    connection.executemany(f"UPDATE {log} SET diff = NULL, salt = NULL WHERE seq = ?", gone)  # noqa: S608 - fixed names


def _forget_words(connection: Connection, words: frozenset[str]) -> None:
    """Leave of every entry that says one of these words only the name of the act."""
    for word in words:
        connection.execute(
            "UPDATE unit SET label = act, note = '', about = '', salt = NULL "
            "WHERE instr(label, ?1) > 0 OR instr(note, ?1) > 0 OR instr(about, ?1) > 0",
            (word,),
        )


def _forget_drafts(connection: Connection, words: frozenset[str]) -> None:
    for word in words:
        connection.execute("DELETE FROM draft WHERE instr(place, ?1) > 0 OR instr(body, ?1) > 0", (word,))
