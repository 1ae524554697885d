"""Reading, bound to the person who reads: what they may not see is masked or absent in every answer."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar, cast

from desktop.model.fields import Field
from desktop.model.kinds import Find, Many
from desktop.model.record import Record
from desktop.store import search
from desktop.store.connection import sentences
from desktop.store.query import Filter, Match, Query, grouping
from desktop.store.same import Link
from desktop.store.search import Probe
from desktop.store.shape import KEPT, Shape
from desktop.store.totals import Totals

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


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together: the value they share, and their row numbers in order."""

    value: Any
    numbers: array[int]


class Reader(Totals):
    """The open file as one person may see it."""

    def get(self, kind: type[R], uid: str) -> R | None:
        """The record with this uid, or None when it is not kept."""
        self._require()
        return self.own(kind, self.same.survivor(kind.table, uid) if self._follows else uid)

    def several(self, kind: type[R], uids: Collection[str]) -> dict[str, R]:
        """Uid -> record of those that are kept, a few hundred from one question; of merged ones survivors' uids are asked."""
        self._require()
        shape = self.shapes[kind.table]
        rows = self._only(f"{shape.select} WHERE {KEPT} = 1", (), uids)
        records = self._followed(shape, [self._seen(shape, row) for row in rows])
        return {record.uid: cast("R", record) for record in records}

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
        rows = f"SELECT n FROM {kind.table} WHERE {where} {query.order_by(shape, whole=self._whole)}"  # noqa: S608 - declared names, bound values
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
        where, args = self._where(shape, query)
        within = query.within(shape, whole=self._whole)
        names = f"SELECT min({by.value}), group_concat(n, ',' ORDER BY {within}) FROM {kind.table} WHERE {where}"  # noqa: S608 - declared names, bound values
        found = self._ask(f"{names} GROUP BY {by.key} ORDER BY {by.key} IS NULL, {by.key}", args)
        load = shape.main.fields[query.group].kind.load
        groups = [Group(load(value), array("q", map(int, numbers.split(",")))) for value, numbers in found]
        link = self.same.link(kind.table, query.group) if self._follows else None
        return self._joined(kind, query, groups, link) if link else groups

    def _joined(self, kind: type[Record], query: Query, groups: Sequence[Group], link: Link) -> list[Group]:
        """The groups by what they are read as; where several come to one, its rows are asked for anew in their order."""
        parts: dict[Any, list[Group]] = {}
        named = self.same.into_survivors(link)
        for one in groups:
            parts.setdefault(named(one.value), []).append(one)

        def numbers(uid: str) -> array[int]:
            filters = (*query.filters, Filter(query.group, value=uid))
            return self.ids(kind, dataclasses.replace(query, filters=filters, group=""))

        return [Group(uid, same[0].numbers if len(same) == 1 else numbers(uid)) for uid, same in parts.items()]

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

    def page(self, kind: type[R], numbers: Sequence[int]) -> list[R]:
        """The records of a few row numbers, in that order; rows gone meanwhile are left out."""
        self._require()
        found = self._numbered(self.shapes[kind.table], numbers)
        return [cast("R", found[n]) for n in numbers if n in found]

    def number(self, kind: type[Record], uid: str) -> int | None:
        """Row number of a uid, as `ids` gives it."""
        read_as = self.same.survivor(kind.table, uid) if self._follows else uid
        rows = self._ask(f"SELECT n FROM {kind.table} WHERE uid = ?", (read_as,))  # noqa: S608 - declared name
        return rows[0][0] if rows else None

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

    def referring(self, to: Record, *, by: str = "") -> Iterator[tuple[Field, Record]]:
        """Every kept record of any type that names this one, with the field that does; `by`: only fields of this name."""
        for kind, field in self.shapes.catalogue.pointing_at(to.table):
            if by not in ("", field.name):
                continue
            if isinstance(field.kind, Many):
                ones = self.same.group(to.table, to.uid) if self._follows else (to.uid,)
                marks = ",".join("?" * len(ones))
                sql = f"SELECT DISTINCT uid FROM many WHERE target IN ({marks}) AND record = ? AND field = ?"  # noqa: S608 - marks only
                uids = [row[0] for row in self._ask(sql, (*ones, kind.table, field.name))]
                found = (self.get(kind, uid) for uid in uids)
                yield from ((field, record) for record in found if record)
            else:
                yield from ((field, record) for record in self.find(kind, Query(filters=(Filter(field.name, value=to.uid),))))

    def naming(self, kind: type[R], field: str, uid: str, query: Query, limit: int) -> list[R]:
        """The first few records, in the query's order, that name one in a field of several: the visits somebody made."""
        self._require()
        shape = self.shapes[kind.table]
        where, args = self._where(shape, query)
        named = "SELECT uid FROM many WHERE target = ? AND record = ? AND field = ?"
        order = query.order_by(shape, whole=self._whole)
        sql = f"SELECT n FROM {kind.table} WHERE {where} AND uid IN ({named}) {order} LIMIT ?"  # noqa: S608 - declared names, bound values
        return self.page(kind, [n for (n,) in self._ask(sql, (*args, uid, kind.table, field, limit))])

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
