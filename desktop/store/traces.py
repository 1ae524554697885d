"""Where a record has left traces: rows that name it, rows whose words mention it, entries of the log about it.

Every row counts, also what is in the recycle bin, held back or undone: what is asked for here is everything that is kept
about a person (PIPL Art. 45, 47). For owners only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from desktop.base.errors import RefusedError
from desktop.model.fields import Field
from desktop.model.identity import IdNumber, PersonName, Phone
from desktop.model.kinds import Code, Many, Text
from desktop.model.place import Address
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store.history import Done, done_of
from desktop.store.reader import Reader
from desktop.store.shape import HELD as HELD
from desktop.store.shape import KEPT, Shape

WORDED = (Text, PersonName, Phone, IdNumber, Address, Code)
"""Kinds whose kept value may hold words that a person wrote."""

_FEWEST = 2
"""Characters of a word that is looked for: a single one stands in every other sentence."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One field of one record that names or mentions what was asked about.

    Attributes:
        state: 1 present, 0 in the recycle bin, 2 held back, None undone or purged.
    """

    field: Field
    record: Record
    state: int | None

    @property
    def is_hidden(self) -> bool:
        """Whether it stands in no list now."""
        return self.state != 1


def state_of(reader: Reader, record: Record) -> int | None:
    """How a record is kept now: 1 present, 0 in the recycle bin, 2 held back; None = not at all."""
    _require(reader)
    found = reader.connection.execute(f"SELECT {KEPT} FROM {record.table} WHERE uid = ?", (record.uid,)).fetchone()  # noqa: S608 - declared name
    return found[0] if found else None


def any_state(reader: Reader, kind: type[Record], uid: str) -> Record | None:
    """The record with this uid in whatever state it is; None when there never was one."""
    _require(reader)
    number = reader.number(kind, uid)
    return next(iter(reader.page(kind, [number])), None) if number is not None else None


def pointing(reader: Reader, to: Record) -> Iterator[Trace]:
    """Every row that names the record in one of its references."""
    _require(reader)
    for kind, field in reader.shapes.catalogue.pointing_at(to.table):
        shape = reader.shapes[kind.table]
        part = shape.part_of(field.name)
        if isinstance(field.kind, Many):
            sql, asked = "SELECT uid FROM many WHERE target = ? AND record = ? AND field = ?", [to.uid, part.table, field.name]
        else:
            sql, asked = f"SELECT uid FROM {part.table} WHERE {field.name} = ?", [to.uid]  # noqa: S608 - declared names
        uids = [uid for (uid,) in reader.connection.execute(sql, asked)]
        yield from (Trace(field, record, state) for record, state in _rows(reader, shape, uids))


def mentioning(reader: Reader, words: Collection[str]) -> Iterator[Trace]:
    """Every row in which one of the words stands, once for each field it stands in."""
    _require(reader)
    looked = [word for word in words if len(word) >= _FEWEST]
    for shape in reader.shapes.values() if looked else ():
        for part in shape.parts:
            fields = [field for field in part.fields.values() if isinstance(field.kind, WORDED)]
            tests = [f"instr({field.name}, ?) > 0" for field in fields for _ in looked]
            if tests:
                sql = f"SELECT uid FROM {part.table} WHERE {' OR '.join(tests)}"  # noqa: S608 - declared names, bound values
                uids = [uid for (uid,) in reader.connection.execute(sql, looked * len(fields))]
                for record, state in _rows(reader, shape, uids):
                    said = ((field, str(getattr(record, field.name) or "")) for field in fields)
                    yield from (Trace(field, record, state) for field, text in said if any(word in text for word in looked))


def former_values(reader: Reader, record: Record, names: Collection[str]) -> frozenset[str]:
    """Everything that ever stood in some fields of a record, as its log knows."""
    _require(reader)
    found = set()
    for part in reader.shapes[record.table].parts:
        for old, new in _pairs(reader, part.log, record, names):
            found |= {value for value in (old, new) if isinstance(value, str)}
    return frozenset(found)


def looks(reader: Reader, record: Record) -> Iterator[Done]:
    """Entries of the log in which the record was looked at or taken out without being changed, the latest first."""
    _require(reader)
    sql = "SELECT seq FROM unit WHERE hash <> '' AND instr(about, ?) > 0 ORDER BY seq DESC"
    yield from (done_of(reader.connection, seq) for (seq,) in reader.connection.execute(sql, (record.uid,)).fetchall())


def _pairs(reader: Reader, log: str, record: Record, names: Collection[str]) -> Iterator[tuple[object, object]]:
    marks = ",".join("?" * len(names))
    sql = (
        f"SELECT json_extract(each.value, '$[0]'), json_extract(each.value, '$[1]') FROM {log}, json_each({log}.diff) AS each "  # noqa: S608 - fixed names
        f"WHERE {log}.record = ? AND {log}.uid = ? AND {log}.diff IS NOT NULL AND each.key IN ({marks})"
    )
    yield from reader.connection.execute(sql, (record.table, record.uid, *names)).fetchall()


def _rows(reader: Reader, shape: Shape, uids: list[str]) -> Iterator[tuple[Record, int | None]]:
    table = shape.kind.table
    for uid in dict.fromkeys(uids):
        found = reader.connection.execute(f"SELECT n, {KEPT} FROM {table} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608 - declared name
        if found:
            yield from ((record, found[1]) for record in reader.page(shape.kind, [found[0]]))


def _require(reader: Reader) -> None:
    if not reader.actor.may(Right.OWN):
        raise RefusedError("一个人的全部资料只有书记能看", "请书记来做。")
