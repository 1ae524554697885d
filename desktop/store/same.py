"""Which records are one: those merged into another are read as that other, wherever they are named.

A type can have merged records when it declares a computed reference to itself called `same_as`. Nothing that
names a merged record is ever rewritten; reading follows, so that clearing `same_as` puts everything back.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from desktop.base.errors import StaleError
from desktop.model.kinds import Many
from desktop.model.record import R, Record
from desktop.store.connection import Connection, sentences
from desktop.store.query import Filter, Match, Query
from desktop.store.shape import KEPT, SAME, Shape, Shapes

if TYPE_CHECKING:
    from desktop.store.reader import Reader


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A field that names records of a type that can have merged ones. is_list: it names several."""

    name: str
    target: str
    is_list: bool


class Same:
    """Merged records of every type, as they are now. They are few, so they are remembered until something is written."""

    def __init__(self, connection: Connection, shapes: Shapes) -> None:
        self._connection = connection
        self._tables = tuple(table for table, shape in shapes.items() if shape.merges)
        self._links: dict[str, tuple[Link, ...]] = {}
        for kind, field in shapes.catalogue.links:
            target = field.kind.target  # type: ignore[attr-defined]  # links are references
            if target in self._tables and field.name != SAME and not field.sensitive:
                link = Link(field.name, target, isinstance(field.kind, Many))
                self._links[kind.table] = (*self._links.get(kind.table, ()), link)
        self._stand: tuple[int, int] | None = None
        self._into: dict[str, dict[str, str]] = {}
        self._groups: dict[str, dict[str, tuple[str, ...]]] = {}

    def survivor(self, table: str, uid: str) -> str:
        """Uid of the record that this one is read as: itself, unless it is merged."""
        return self._now(table).get(uid, uid)

    def group(self, table: str, uid: str) -> tuple[str, ...]:
        """Uids of all records that are one with this, the survivor first."""
        first = self.survivor(table, uid)
        return self._groups.get(table, {}).get(first, (first,))

    def widened(self, shape: Shape, query: Query) -> Query:
        """The query with every reference it asks for standing for all records that are one with it."""
        if not any(self._now(link.target) for link in self._links.get(shape.kind.table, ())):
            return query
        return dataclasses.replace(query, filters=tuple(wide for one in query.filters for wide in self._wide(shape, one)))

    def reads(self, table: str) -> Callable[[R], R] | None:
        """What makes a record of a table name survivors; None when there is nothing to follow."""
        names = {link.name: self.into_survivors(link) for link in self._links.get(table, ()) if self._now(link.target)}
        if not names:
            return None

        def read(record: R) -> R:
            now = {name: named(getattr(record, name)) for name, named in names.items()}
            changed = {name: value for name, value in now.items() if value != getattr(record, name)}
            return dataclasses.replace(record, **changed) if changed else record

        return read

    def link(self, table: str, field: str) -> Link | None:
        """The field as one that may name merged records; None when it never does, or none are merged now."""
        found = (link for link in self._links.get(table, ()) if link.name == field and self._now(link.target))
        return next(found, None)

    def into_survivors(self, link: Link) -> Callable[[Any], Any]:
        """What puts survivors into values of the field, each once, as they are merged now: asked once for many values."""
        into = self._now(link.target)
        if not link.is_list:
            return lambda value: into.get(value, value)
        return lambda value: None if value is None else tuple(dict.fromkeys(into.get(uid, uid) for uid in value))

    def kept(self, link: Link, before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
        """A list as it is to be kept: whom it names already under another uid stays named by that one, so that it can part."""
        into = self._now(link.target)
        old: dict[str, list[str]] = {}
        for uid in before:
            old.setdefault(into.get(uid, uid), []).append(uid)
        return tuple(dict.fromkeys(uid for one in after for uid in ([one] if one in into else old.get(one, [one]))))

    def _wide(self, shape: Shape, one: Filter) -> Iterator[Filter]:
        """The filters that say of all records that are one what this says of one of them."""
        link = self.link(shape.kind.table, one.field)
        if link is None or link.is_list or one.value is None or one.test not in (Match.IS, Match.IN, Match.NOT):
            yield one
            return
        asked = one.value if one.test is Match.IN else (one.value,)
        uids = tuple(dict.fromkeys(uid for each in asked for uid in self.group(link.target, each)))
        if one.test is Match.NOT:
            yield from (Filter(one.field, Match.NOT, uid) for uid in uids)
        else:
            yield Filter(one.field, Match.IN, uids)

    def _now(self, table: str) -> Mapping[str, str]:
        """Uid of a merged record -> uid of its survivor."""
        if table not in self._tables:
            return {}
        with sentences():
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
            stand = (others, self._connection.total_changes)
            if stand != self._stand:
                self._stand = stand
                self._read()
        return self._into[table]

    def _read(self) -> None:
        for table in self._tables:
            # `+n` keeps the planner, which knows no numbers of rows, from walking them all in their order after every write.
            sql = f"SELECT uid, {SAME} FROM {table} WHERE {SAME} IS NOT NULL ORDER BY +n"  # noqa: S608 - declared name
            steps = dict(self._connection.execute(sql).fetchall())
            into = self._into[table] = {uid: _end(steps, uid) for uid in steps}
            groups: dict[str, tuple[str, ...]] = {}
            for uid, first in into.items():
                groups[first] = (*groups.get(first, (first,)), uid)
            self._groups[table] = groups


def _end(steps: Mapping[str, str], uid: str) -> str:
    seen = set()
    while uid in steps and uid not in seen:
        seen.add(uid)
        uid = steps[uid]
    return uid


def refuse_circle(connection: Connection, shape: Shape, uid: str, new: Mapping[str, Any]) -> None:
    """Look whether a change of one row would leave merged records without one that stands for them.

    Raises:
        StaleError: the record would be merged into itself, or it is unmade while others are merged into it.
    """
    table, into = shape.kind.table, new.get(SAME)
    if KEPT in new and new[KEPT] is None:
        sql = f"SELECT 1 FROM {table} WHERE {SAME} = ? AND {KEPT} = 1"  # noqa: S608 - declared name
        if connection.execute(sql, (uid,)).fetchone():
            raise StaleError(f"有{shape.kind.label}合并到了这一条，不能撤回登记", "没有改动任何内容。请先拆开，或先撤销合并。")
    while into is not None:
        if into == uid:
            raise StaleError(f"这两条{shape.kind.label}会互相合并到对方，没有改动任何内容", "请先拆开后来的合并。")
        found = connection.execute(f"SELECT {SAME} FROM {table} WHERE uid = ?", (into,)).fetchone()  # noqa: S608 - declared name
        into = found[0] if found else None


@dataclasses.dataclass(frozen=True, slots=True)
class Joining:
    """How a record came to be merged: number of the first unit that did it, and what that of now wrote over elsewhere.

    Attributes:
        since: what was filed after this unit was filed with the survivor.
        wrote: field -> (value before, value after) of the survivor.
    """

    since: int
    wrote: Mapping[str, tuple[Any, Any]]


def joining(reader: Reader, loser: Record, survivor: Record) -> Joining:
    """What the log knows of the merging of two records, for taking them apart."""
    shape, sql = reader.shapes[loser.table], "SELECT unit, diff FROM change WHERE record = ? AND uid = ? ORDER BY seq"
    steps = reader.connection.execute(sql, (loser.table, loser.uid)).fetchall()
    units = [unit for unit, diff in steps if diff and json.loads(diff).get(SAME, (None, None))[1] == survivor.uid]
    if not units:
        return Joining(0, {})
    sql = "SELECT diff FROM change WHERE record = ? AND uid = ? AND unit = ? AND diff IS NOT NULL"
    diffs = reader.connection.execute(sql, (survivor.table, survivor.uid, units[-1])).fetchall()
    wrote = {name: pair for (diff,) in diffs for name, pair in json.loads(diff).items() if name in shape.main.fields}
    loads = {name: shape.main.fields[name].kind.load for name in wrote}
    return Joining(units[0], {name: (loads[name](old), loads[name](new)) for name, (old, new) in wrote.items()})


def filed_since(connection: Connection, record: Record, seq: int) -> bool:
    """Whether a record was first kept after the unit of this number."""
    sql = "SELECT min(unit) FROM change WHERE record = ? AND uid = ?"
    (first,) = connection.execute(sql, (record.table, record.uid)).fetchone()
    return first is not None and int(first) > seq
