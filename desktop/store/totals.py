"""Questions over whole tables that are answered without reading records: how many, the greatest, a few columns."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from desktop.model.record import R, Record
from desktop.store.query import Filter, Query
from desktop.store.shape import HELD, KEPT
from desktop.store.sight import Sight

_CHUNK = 500


class Totals(Sight):
    """Counts and columns, as one person may see them."""

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

    def columns(
        self, kind: type[Record], *names: str, query: Query | None = None, of: Collection[str] | None = None, held: bool = False
    ) -> Iterator[tuple[Any, ...]]:
        """(uid, value, …) of the records that fit, for indexes over a whole table; far cheaper than records.

        Args:
            query: which, in which order; None = every kept one in the order of entry.
            of: uids of the only ones wanted; these come in no order.
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
        order = "ORDER BY +n" if asked.filters and not asked.order else asked.order_by(shape, whole=self._whole)
        rows = self._only(sql, args, of) if of is not None else self.connection.execute(f"{sql} {order}", args)
        loads = [(place, load) for place, field in enumerate(fields, 1) if (load := self._load(kind.table, field))]
        return _loaded(rows, loads) if loads else iter(rows)

    def partly(self, kind: type[R], *names: str, query: Query | None = None, of: Collection[str] | None = None) -> Iterator[R]:
        """Records that fit, with only some fields read and the others blank: as much of each as a line about it tells.

        Whoever does something with one reads it anew. Arguments and errors are those of `columns`.
        """
        for row in self.columns(kind, *names, query=query, of=of):
            yield self.outline(kind, zip(("uid", *names), row, strict=True))

    @staticmethod
    def outline(kind: type[R], known: Iterable[tuple[str, Any]]) -> R:
        """A record of which only some fields are known, by name; far cheaper than one made whole."""
        record = object.__new__(kind)  # what is not filled in stays as the class has it, blank
        vars(record).update(known)
        return record

    def _only(self, sql: str, args: Sequence[Any], uids: Collection[str]) -> Iterator[tuple[Any, ...]]:
        wanted = iter(sorted(uids))  # who was entered together lies together in the file
        while chunk := list(islice(wanted, _CHUNK)):
            yield from self._ask(f"{sql} AND uid IN ({','.join('?' * len(chunk))})", (*args, *chunk))

    def latest(self, *kinds: type[Record]) -> int:
        """Number of the last unit that wrote one of these types: what a plan stands on."""
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT coalesce(max(unit), 0) FROM change WHERE record IN ({marks})"  # noqa: S608 - marks only
        return int(self._ask(sql, [kind.table for kind in kinds])[0][0])

    def meta(self, key: str, default: Any = None) -> Any:
        """One value the file keeps about itself."""
        rows = self._ask("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else default

    def held(self, kind: type[Record]) -> frozenset[int]:
        """Row numbers of what is held back, whose names are told to nobody; usually none."""
        return frozenset(n for (n,) in self._ask(f"SELECT n FROM {kind.table} WHERE {KEPT} = {HELD}"))  # noqa: S608 - declared name


def _as_kept(value: Any) -> Any:
    return value


def _loaded(rows: Iterable[tuple[Any, ...]], loads: Sequence[tuple[int, Callable[[Any], Any]]]) -> Iterator[tuple[Any, ...]]:
    """The rows with what is not read as it is kept put in its place; most of a row mostly is."""
    for row in rows:
        values = list(row)
        for place, load in loads:
            values[place] = load(values[place])
        yield tuple(values)
