"""Reading, bound to the person who reads: what they may not see is masked or absent in every answer."""

from __future__ import annotations

import dataclasses
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar, cast

from desktop.base.errors import RefusedError
from desktop.model.fields import Field
from desktop.model.kinds import Kind, Many
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.store import search
from desktop.store.connection import Connection, sentences
from desktop.store.query import Filter, Query
from desktop.store.same import Same
from desktop.store.search import Probe
from desktop.store.shape import HELD, KEPT, Shape, Shapes

R = TypeVar("R", bound=Record)

_PAGE = 500

_ENOUGH = 100
"""Hits that are looked at to choose the best few among them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the search box."""

    record: Record
    why: str

    @property
    def label(self) -> str:
        """The record in a few words."""
        return self.record.title()


class Reader:
    """The open file as one person may see it."""

    def __init__(self, connection: Connection, shapes: Shapes, actor: Actor, *, follows: bool = True) -> None:
        self.connection = connection
        self.shapes = shapes
        self.actor = actor
        self.same = Same(connection, shapes)
        self._follows = follows
        self._whole = actor.may(Right.PRIVATE)
        self._secret = actor.may(Right.SENSITIVE)

    def get(self, kind: type[R], uid: str) -> R | None:
        """The record with this uid, or None when it is not kept."""
        self._require()
        return self.own(kind, self.same.survivor(kind.table, uid) if self._follows else uid)

    def apart(self) -> Reader:
        """The same eyes on every record by itself, as it was filed: merged ones are listed, and nothing is read as another."""
        return Reader(self.connection, self.shapes, self.actor, follows=False)

    def merged(self, record: R) -> list[R]:
        """The records merged into this one, by themselves, in order of entry."""
        uids = self.same.group(record.table, record.uid)[1:]
        found = (self.apart().get(type(record), uid) for uid in uids)
        return [one for one in found if one is not None]

    def own(self, kind: type[R], uid: str) -> R | None:
        """The same for the signed-in person's own area and account, which everyone may see."""
        shape = self.shapes[kind.table]
        rows = self._ask(f"{shape.select} WHERE uid = ? AND {KEPT} = 1", (uid,))
        return cast("R", self._followed(shape, [self._seen(shape, rows[0])])[0]) if rows else None

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
        where, args = self._where(shape, query)
        rows = f"SELECT n FROM {kind.table} WHERE {where} {query.order_by(shape)}"  # noqa: S608 - declared names, bound values
        with sentences():
            (found,) = self.connection.execute(f"SELECT group_concat(n) FROM ({rows})", args).fetchone()  # noqa: S608 - "
        return array("q", map(int, found.split(","))) if found else array("q")

    def count(self, kind: type[Record], query: Query | None = None, **equal: Any) -> int:
        """How many records fit."""
        self._require()
        shape = self.shapes[kind.table]
        asked = query or Query()
        filters = (*asked.filters, *(Filter(name, value=value) for name, value in equal.items()))
        where, args = self._where(shape, dataclasses.replace(asked, filters=filters))
        return int(self._ask(f"SELECT count(*) FROM {kind.table} WHERE {where}", args)[0][0])  # noqa: S608 - declared names

    def counts(self, kind: type[Record], by: Sequence[str], query: Query | None = None) -> dict[tuple[Any, ...], int]:
        """How many records fit, for every combination of values of some fields: {(value, …): how many}.

        Nothing is read but the counts, so that a year of two hundred thousand records takes a blink; `sought` in the
        declaration of a type names the fields for which that matters.

        Raises:
            RefusedError: a private field is asked for by eyes that may not see it whole.
        """
        self._require()
        shape = self.shapes[kind.table]
        self._refuse_private(shape, by)
        # A few values stand in thousands of combinations.
        loads = [cache(self._load(kind.table, shape.main.fields[name]) or _as_kept) for name in by]
        where, args = self._where(shape, query or Query())
        names = "".join(f"{name}," for name in by)
        groups = f" GROUP BY {','.join(by)}" if by else ""
        found: Counter[tuple[Any, ...]] = Counter()
        for *values, many in self._ask(f"SELECT {names}count(*) FROM {kind.table} WHERE {where}{groups}", args):  # noqa: S608 - declared names
            found[tuple(load(value) for load, value in zip(loads, values, strict=True))] += many
        return dict(found)

    def page(self, kind: type[R], numbers: Sequence[int]) -> list[R]:
        """The records of a few row numbers, in that order; rows gone meanwhile are left out."""
        self._require()
        found = self._numbered(self.shapes[kind.table], numbers)
        return [cast("R", found[n]) for n in numbers if n in found]

    def columns(
        self, kind: type[Record], *names: str, query: Query | None = None, of: Collection[str] | None = None, held: bool = False
    ) -> Iterator[tuple[Any, ...]]:
        """(uid, value, …) of the records that fit, for indexes over a whole table; far cheaper than records.

        Args:
            query: which, in which order; None = every kept one in the order of entry.
            of: uids of the only ones wanted; these come in no order.
            of_held_placeholder

        Args:
            held: those held back instead, so that nobody is taken in anew who has asked to be left out.

        Raises:
            RefusedError: a private field is asked for by eyes that may not see it whole.
        """
        self._require()
        shape, asked = self.shapes[kind.table], query or Query()
        self._refuse_private(shape, names)
        fields = [shape.main.fields[name] for name in names]
        where, args = dataclasses.replace(asked, held=True).where(shape) if held else self._where(shape, asked)
        sql = f"SELECT {','.join(('uid', *names))} FROM {kind.table} WHERE {where}"  # noqa: S608 - declared names, bound values
        # `+n` keeps the planner from walking all rows in their order where an index finds the few that fit.
        order = "ORDER BY +n" if asked.filters and not asked.order else asked.order_by(shape)
        rows = self._only(sql, args, of) if of is not None else self.connection.execute(f"{sql} {order}", args)
        loads = [self._load(kind.table, field) for field in fields]
        if all(load is None for load in loads):
            return iter(rows)
        reads = [load or _as_kept for load in loads]
        return ((uid, *(load(value) for load, value in zip(reads, values, strict=True))) for uid, *values in rows)

    def _only(self, sql: str, args: Sequence[Any], uids: Collection[str]) -> Iterator[tuple[Any, ...]]:
        wanted = iter(uids)
        while chunk := list(islice(wanted, _PAGE)):
            yield from self._ask(f"{sql} AND uid IN ({','.join('?' * len(chunk))})", (*args, *chunk))

    def greatest(self, kind: type[Record], value: str, by: str, query: Query | None = None) -> dict[Any, Any]:
        """The greatest value of a field among the records that share the value of another, that as it is kept.

        `greatest(Visit, "at", by="household")` answers household -> its latest visit: one question over the whole table,
        which the type's `sought` makes quick. Records without the one or the other count for nothing.
        """
        self._require()
        shape = self.shapes[kind.table]
        self._refuse_private(shape, (value, by))
        where, args = self._where(shape, query or Query())
        where = f"{where} AND {by} IS NOT NULL AND {value} IS NOT NULL"
        sql = f"SELECT {by}, max({value}) FROM {kind.table} WHERE {where} GROUP BY {by}"  # noqa: S608 - declared names, bound values
        read, named = (self._load(kind.table, shape.main.fields[name]) for name in (value, by))
        rows = self._ask(sql, args)
        if named is not None:
            # What stands under merged records counts for the one they are read as; rows of one come apart here.
            rows = sorted(((named(key), found) for key, found in rows), key=lambda row: row[1])
        return {key: read(found) for key, found in rows} if read else dict(rows)

    def meta(self, key: str, default: Any = None) -> Any:
        """One value the file keeps about itself."""
        rows = self._ask("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else default

    def latest(self, *kinds: type[Record]) -> int:
        """Number of the last unit that wrote one of these types: what a plan stands on."""
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT coalesce(max(unit), 0) FROM change WHERE record IN ({marks})"  # noqa: S608 - marks only
        return int(self._ask(sql, [kind.table for kind in kinds])[0][0])

    def number(self, kind: type[Record], uid: str) -> int | None:
        """Row number of a uid, as `ids` gives it."""
        read_as = self.same.survivor(kind.table, uid) if self._follows else uid
        rows = self._ask(f"SELECT n FROM {kind.table} WHERE uid = ?", (read_as,))  # noqa: S608 - declared name
        return rows[0][0] if rows else None

    def held(self, kind: type[Record]) -> frozenset[int]:
        """Row numbers of what is held back, whose names are told to nobody; usually none."""
        return frozenset(n for (n,) in self._ask(f"SELECT n FROM {kind.table} WHERE {KEPT} = {HELD}"))  # noqa: S608 - declared name

    def search(self, words: str, limit: int = 50, kinds: Sequence[type[Record]] = ()) -> list[Hit]:
        """What the words find, best first: ends of numbers, then names from their start, sounds, names, addresses, the rest.

        What is found in the same way stands in the order of `kinds`, so that behind a door those who live there come first,
        and of one type the latest first.
        """
        self._require()
        shapes = [self.shapes[kind.table] for kind in kinds] or list(self.shapes.values())
        first, *others = [search.probes(word) for word in search.asked(words)] or [[]]
        if not first or not all(others):
            return []
        hits = self._probed(first, " ".join(search.asked(words)[1:]), max(limit, _ENOUGH), [shape.number for shape in shapes])
        places = {shape.number: place for place, shape in enumerate(shapes)}
        ranked = sorted(hits, key=lambda rowid: (hits[rowid][0], places[rowid % search.TYPES], -rowid))
        return list(self._hits({rowid: hits[rowid][1] for rowid in ranked[:limit]}))

    def _probed(self, probes: Sequence[Probe], rest: str, most: int, types: Sequence[int]) -> dict[int, tuple[int, str]]:
        """Row ids of what one word finds where all other words hold too -> (rank, why)."""
        others, args = search.clause(rest, whole=self._whole)
        within = f" AND rowid IN ({others})" if others else ""
        hits: dict[int, tuple[int, str]] = {}
        for rank, probe in enumerate(probes):
            if probe.table == "find_digits" and not self._whole:
                continue
            those = f"{probe.table} MATCH ?{within} AND rowid % {search.TYPES} IN ({','.join(map(str, types))})"
            sql = f"SELECT rowid FROM {probe.table} WHERE {those} LIMIT ?"  # noqa: S608 - fixed names, bound values
            for (rowid,) in self._ask(sql, (probe.match, *args, most)):
                hits.setdefault(rowid, (rank, probe.why))
            if len(hits) >= most:
                break
        return hits

    def referring(self, to: Record) -> Iterator[tuple[Field, Record]]:
        """Every kept record of any type that names this one, with the field that does."""
        for kind, field in self.shapes.catalogue.pointing_at(to.table):
            if isinstance(field.kind, Many):
                ones = self.same.group(to.table, to.uid) if self._follows else (to.uid,)
                marks = ",".join("?" * len(ones))
                sql = f"SELECT DISTINCT uid FROM many WHERE target IN ({marks}) AND record = ? AND field = ?"  # noqa: S608 - marks only
                uids = [row[0] for row in self._ask(sql, (*ones, kind.table, field.name))]
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
        rows = self._ask(f"{shape.select} WHERE n IN ({marks})", tuple(numbers))
        records = self._followed(shape, [self._seen(shape, row) for row in rows])
        return {row[0]: record for row, record in zip(rows, records, strict=True)}

    def _followed(self, shape: Shape, records: list[Record]) -> list[Record]:
        """The records with survivors in place of merged ones that they name."""
        read = self.same.reads(shape.kind.table) if self._follows else None
        return [read(record) for record in records] if read else records

    def _where(self, shape: Shape, query: Query) -> tuple[str, list[Any]]:
        """The condition of a query as these eyes may ask it, and its values.

        Raises:
            RefusedError: it asks for what is held back, which only an owner may see.
        """
        if query.held and not self.actor.may(Right.OWN):
            raise RefusedError("停止使用的资料只有书记能看", "请书记来看。")
        asked = self.same.widened(shape, query) if self._follows else dataclasses.replace(query, merged=True)
        return asked.where(shape, whole=self._whole)

    def _load(self, table: str, field: Field) -> Callable[[Any], Any] | None:
        """How a kept value of a field is read; None when it is read as it is kept."""
        load = None if type(field.kind).load is Kind.load else field.kind.load
        link = self.same.link(table, field.name) if self._follows else None
        if link is None:
            return load
        return lambda kept: self.same.named(link, load(kept) if load else kept)

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with sentences():
            return self.connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]  # the driver has no types

    def _require(self) -> None:
        if not self.actor.may(Right.READ):
            raise RefusedError("这里需要查看资料的权限", "请书记在“设置 → 人员与权限”里调整。")

    def _refuse_private(self, shape: Shape, names: Sequence[str]) -> None:
        if not self._whole and any(shape.main.fields[name].private for name in names):
            raise RefusedError("这里需要查看完整内容的权限", "请书记在“设置 → 人员与权限”里调整。")

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


def _as_kept(value: Any) -> Any:
    return value
