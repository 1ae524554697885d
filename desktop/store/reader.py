"""Reading, bound to the person who reads: what they may not see is masked or absent in every answer."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from desktop.base.errors import RefusedError
from desktop.model.fields import Field
from desktop.model.kinds import Find, Many
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.store import search
from desktop.store.connection import Connection, sentences
from desktop.store.query import Filter, Match, Query, grouping
from desktop.store.shape import KEPT, Shape, Shapes

R = TypeVar("R", bound=Record)

_PAGE = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the search box."""

    record: Record
    why: str

    @property
    def label(self) -> str:
        """The record in a few words."""
        return self.record.title()


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together: the value they share, and their row numbers in order."""

    value: Any
    numbers: array[int]


class Reader:
    """The open file as one person may see it."""

    def __init__(self, connection: Connection, shapes: Shapes, actor: Actor) -> None:
        self.connection = connection
        self.shapes = shapes
        self.actor = actor
        self._whole = actor.may(Right.PRIVATE)
        self._secret = actor.may(Right.SENSITIVE)

    def get(self, kind: type[R], uid: str) -> R | None:
        """The record with this uid, or None when it is not kept."""
        self._require()
        return self.own(kind, uid)

    def own(self, kind: type[R], uid: str) -> R | None:
        """The same for the signed-in person's own area and account, which everyone may see."""
        shape = self.shapes[kind.table]
        rows = self._ask(f"{shape.select} WHERE uid = ? AND {KEPT} = 1", (uid,))
        return cast("R", self._seen(shape, rows[0])) if rows else None

    def find(self, kind: type[R], query: Query | None = None, **equal: Any) -> Iterator[R]:
        """Records that fit the query, and whose named fields equal the values given: `find(Stay, household=uid)`."""
        asked = query or Query()
        filters = (*asked.filters, *(Filter(name, value=value) for name, value in equal.items()))
        yield from self.walk(kind, self.ids(kind, dataclasses.replace(asked, filters=filters)))

    def walk(self, kind: type[R], numbers: Sequence[int]) -> Iterator[R]:
        """The records of row numbers, in that order, a few hundred at a time."""
        for start in range(0, len(numbers), _PAGE):
            yield from self.page(kind, numbers[start : start + _PAGE])

    def ids(self, kind: type[Record], query: Query) -> array[int]:
        """Row numbers of the records that fit, in order: what a table of any length needs to know.

        They come as one text and not row by row: the driver lets go of the interpreter between rows, and a thread
        that looks through a hundred thousand while the window is busy would wait for it a hundred thousand times.
        """
        self._require()
        shape = self.shapes[kind.table]
        where, args = query.where(shape, whole=self._whole)
        rows = f"SELECT n FROM {kind.table} WHERE {where} {query.order_by(shape)}"  # noqa: S608 - declared names, bound values
        with sentences():
            (found,) = self.connection.execute(f"SELECT group_concat(n) FROM ({rows})", args).fetchone()  # noqa: S608 - "
        return array("q", map(int, found.split(","))) if found else array("q")

    def groups(self, kind: type[Record], query: Query) -> list[Group]:
        """The rows that fit, group by group in the query's order, from one question; one nameless group when none is asked."""
        self._require()
        shape = self.shapes[kind.table]
        by = grouping(shape, query.group)
        if by is None:
            return [Group(None, self.ids(kind, query))]
        where, args = query.where(shape, whole=self._whole)
        names = f"SELECT min({by.value}), group_concat(n, ',' ORDER BY {query.within(shape)}) FROM {kind.table} WHERE {where}"  # noqa: S608 - declared names, bound values
        found = self._ask(f"{names} GROUP BY {by.key} ORDER BY {by.key} IS NULL, {by.key}", args)
        load = shape.main.fields[query.group].kind.load
        return [Group(load(value), array("q", map(int, numbers.split(",")))) for value, numbers in found]

    def beginning(self, kind: type[Record], words: str) -> array[int]:
        """Row numbers of those whose first field begins with these words, or whose pinyin does, in order of entry."""
        self._require()
        shape = self.shapes[kind.table]
        first = next(iter(kind.fields.values()))
        if first.private or first.sensitive or not words.strip():
            return array("q")
        found = set(self.ids(kind, Query(filters=(Filter(first.name, Match.STARTS, words),))))
        is_name = first in shape.searched and first.kind.find is Find.NAME
        probes = [one for one in search.probes(words.strip()) if is_name and one.table == "find_pinyin"]
        for probe in probes:
            sql = f"SELECT rowid / {search.TYPES} FROM {probe.table} WHERE {probe.table} MATCH ? AND rowid % {search.TYPES} = ?"  # noqa: S608 - fixed names
            found.update(n for (n,) in self._ask(sql, (probe.match, shape.number)))
        return array("q", sorted(found))

    def count(self, kind: type[Record], query: Query | None = None, **equal: Any) -> int:
        """How many records fit."""
        self._require()
        shape = self.shapes[kind.table]
        asked = query or Query()
        filters = (*asked.filters, *(Filter(name, value=value) for name, value in equal.items()))
        where, args = dataclasses.replace(asked, filters=filters).where(shape, whole=self._whole)
        return int(self._ask(f"SELECT count(*) FROM {kind.table} WHERE {where}", args)[0][0])  # noqa: S608 - declared names

    def page(self, kind: type[R], numbers: Sequence[int]) -> list[R]:
        """The records of a few row numbers, in that order; rows gone meanwhile are left out."""
        self._require()
        found = self._numbered(self.shapes[kind.table], numbers)
        return [cast("R", found[n]) for n in numbers if n in found]

    def columns(self, kind: type[Record], *names: str) -> Iterator[tuple[Any, ...]]:
        """(uid, value, …) of every kept record, for indexes over a whole table; far cheaper than records.

        Raises:
            RefusedError: a private field is asked for by eyes that may not see it whole.
        """
        self._require()
        part = self.shapes[kind.table].main
        if not self._whole and any(part.fields[name].private for name in names):
            raise RefusedError("这里需要查看完整内容的权限", "请书记在“设置 → 人员与权限”里调整。")
        loads = [part.fields[name].kind.load for name in names]
        rows = self.connection.execute(f"SELECT uid,{','.join(names)} FROM {kind.table} WHERE {KEPT} = 1 ORDER BY n")  # noqa: S608 - declared names
        return ((uid, *(load(value) for load, value in zip(loads, values, strict=True))) for uid, *values in rows)

    def latest(self, *kinds: type[Record]) -> int:
        """Number of the last unit that wrote one of these types: what a plan stands on."""
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT coalesce(max(unit), 0) FROM change WHERE record IN ({marks})"  # noqa: S608 - marks only
        return int(self._ask(sql, [kind.table for kind in kinds])[0][0])

    def number(self, kind: type[Record], uid: str) -> int | None:
        """Row number of a uid, as `ids` gives it."""
        rows = self._ask(f"SELECT n FROM {kind.table} WHERE uid = ?", (uid,))  # noqa: S608 - declared name
        return rows[0][0] if rows else None

    def search(self, words: str, limit: int = 50, kinds: Sequence[type[Record]] = ()) -> list[Hit]:
        """What the words find, best first: exact numbers, then names from their start, then names, addresses, the rest."""
        self._require()
        numbers = {self.shapes[kind.table].number for kind in kinds} or set(self.shapes.by_number)
        first, *others = [search.probes(word) for word in search.asked(words)] or [[]]
        if not first or not all(others):
            return []
        rest, args = search.clause(" ".join(search.asked(words)[1:]), whole=self._whole)
        wanted = ",".join(map(str, numbers))
        hits: dict[int, str] = {}
        for probe in first:
            if probe.table == "find_digits" and not self._whole:
                continue
            within = f" AND rowid IN ({rest})" if rest else ""
            those = f"{probe.table} MATCH ?{within} AND rowid % {search.TYPES} IN ({wanted})"
            sql = f"SELECT rowid FROM {probe.table} WHERE {those} LIMIT ?"  # noqa: S608 - fixed names, bound values
            for (rowid,) in self._ask(sql, (probe.match, *args, limit)):
                hits.setdefault(rowid, probe.why)
            if len(hits) >= limit:
                break
        return list(self._hits(dict(islice(hits.items(), limit))))

    def referring(self, to: Record) -> Iterator[tuple[Field, Record]]:
        """Every kept record of any type that names this one, with the field that does."""
        for kind, field in self.shapes.catalogue.pointing_at(to.table):
            if isinstance(field.kind, Many):
                sql = "SELECT uid FROM many WHERE target = ? AND record = ? AND field = ?"
                uids = [row[0] for row in self._ask(sql, (to.uid, kind.table, field.name))]
                found = (self.get(kind, uid) for uid in uids)
                yield from ((field, record) for record in found if record)
            else:
                yield from ((field, record) for record in self.find(kind, Query(filters=(Filter(field.name, value=to.uid),))))

    def _hits(self, hits: dict[int, str]) -> Iterator[Hit]:
        found: dict[int, Record] = {}
        for number in {rowid % search.TYPES for rowid in hits}:
            numbers = [rowid // search.TYPES for rowid in hits if rowid % search.TYPES == number]
            records = self._numbered(self.shapes.by_number[number], numbers)
            found |= {n * search.TYPES + number: record for n, record in records.items()}
        yield from (Hit(found[rowid], why) for rowid, why in hits.items() if rowid in found)

    def _numbered(self, shape: Shape, numbers: Sequence[int]) -> dict[int, Record]:
        marks = ",".join("?" * len(numbers))
        return {row[0]: self._seen(shape, row) for row in self._ask(f"{shape.select} WHERE n IN ({marks})", tuple(numbers))}

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with sentences():
            return self.connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]  # the driver has no types

    def _require(self) -> None:
        if not self.actor.may(Right.READ):
            raise RefusedError("这里需要查看资料的权限", "请书记在“设置 → 人员与权限”里调整。")

    def _seen(self, shape: Shape, row: tuple[object, ...]) -> Record:
        secrets = self._secrets(shape, str(row[1])) if self._secret and shape.side else None
        record = shape.load(row, secrets)
        if self._whole:
            return record
        masks = {
            name: field.kind.mask(value)
            for name, field in record.fields.items()
            if field.private and (value := getattr(record, name)) is not None
        }
        return dataclasses.replace(record, **masks) if masks else record

    def _secrets(self, shape: Shape, uid: str) -> dict[str, object]:
        side = shape.side
        assert side is not None
        rows = self._ask(f"SELECT {','.join(side.fields)} FROM {side.table} WHERE uid = ?", (uid,))  # noqa: S608 - declared names
        return {name: f.kind.load(value) for row in rows for (name, f), value in zip(side.fields.items(), row, strict=True)}
