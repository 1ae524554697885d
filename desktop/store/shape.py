"""How a record type lies in tables: names of tables and columns, ready statements, rows to records and back.

A type has one part, or two when it has sensitive fields: those lie in a side
table with a log of its own, so that no list, export or package can carry them
by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from desktop.model.catalogue import Catalogue
from desktop.model.fields import Field
from desktop.model.kinds import Find, Kind, Many, Ref
from desktop.model.record import Record

STAMPS = ("owner", "kept", "ver", "cver", "fv")
"""owner: area code · kept: 1 present, 0 in the bin, 2 held back, NULL never made or purged · ver: latest version ·
cver: version of creation · fv: JSON {field: version} of fields changed since creation."""

FINDS = (Find.NAME, Find.WORDS, Find.PLACE, Find.DIGITS)
"""Ways of being found, in the order in which search has columns for them."""

_REMEMBERED = 65_536

HELD = 2
"""Held back: kept, but in no list, search, sheet or paper, because the person it is about has asked to stop using it."""

KEPT = "kept"
"""Existence is logged like a field, so that undoing a creation and restoring a removal need no code of their own."""

SAME = "same_as"
"""The computed field by which a type has merged records: the one that this one is read as."""


@dataclass(frozen=True)
class Part:
    """One table of a record type and the log that goes with it."""

    table: str
    log: str
    fields: Mapping[str, Field]

    @cached_property
    def keys(self) -> Mapping[str, Field]:
        """Extra column -> field, for kinds whose kept value does not sort well by itself."""
        return {f"{name}__{order}": field for name, field in self.fields.items() for order in field.kind.orders}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All columns but `n`, in the order of rows."""
        return ("uid", *STAMPS, *self.fields, *self.keys)

    @cached_property
    def insert(self) -> str:
        """Statement for a whole row, `n` first."""
        marks = ",".join("?" * (len(self.columns) + 1))
        return f"INSERT INTO {self.table} (n,{','.join(self.columns)}) VALUES ({marks})"  # noqa: S608 - names are declared, values bound

    @cached_property
    def lists(self) -> Mapping[str, Field]:
        """Fields that hold several references; the table `many` finds records by them."""
        return {name: field for name, field in self.fields.items() if isinstance(field.kind, Many)}

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """How each field begins in the diff of a creation."""
        return tuple(f',"{name}":[null,' for name in self.fields)

    def holds(self, name: str) -> bool:
        """Whether this part keeps the field; whether a record exists is kept by its first part."""
        return name in self.fields or (name == KEPT and self.log == "change")

    def values_of(self, record: Record) -> list[Any]:
        """Values as kept, in the order of fields; asks a kind only where it keeps another value than it is given."""
        values = list(self._get(record))
        for place, dump in self._dumps:
            if values[place] is not None:
                values[place] = dump(values[place])
        return values

    def keys_of(self, values: Sequence[Any]) -> list[str | None]:
        """Order keys of kept values, both in the order of fields."""
        return [None if values[place] is None else order(values[place]) for place, order in self._orders]

    def kept_values(self, record: Record) -> dict[str, Any]:
        """Field -> value as kept."""
        return dict(zip(self.fields, self.values_of(record), strict=True))

    @cached_property
    def _get(self) -> Callable[[Record], tuple[Any, ...]]:
        # two names too many make attrgetter answer a tuple even for one field
        getter = attrgetter(*self.fields, "uid", "uid")
        return lambda record: getter(record)[:-2]

    @cached_property
    def _dumps(self) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
        kinds = enumerate(field.kind for field in self.fields.values())
        return tuple((place, kind.dump) for place, kind in kinds if type(kind).dump is not Kind.dump)

    @cached_property
    def _orders(self) -> tuple[tuple[int, Callable[[Any], str | None]], ...]:
        return tuple(
            (place, _of_kept(field.kind, order))
            for place, field in enumerate(self.fields.values())
            for order in field.kind.orders.values()
        )


def _of_kept(kind: Kind[Any], order: Callable[[Any], str | None]) -> Callable[[Any], str | None]:
    found = order if type(kind).load is Kind.load else lambda kept: order(kind.load(kept))
    return lru_cache(_REMEMBERED)(found)  # one address stands in the rows of all who live there


class Shape:
    """How one record type is kept."""

    def __init__(self, kind: type[Record], number: int) -> None:
        clash = sorted({"n", *STAMPS} & set(kind.fields))
        if clash:
            message = f"{kind.__name__} declares {clash}, columns that the store keeps for itself"
            raise ValueError(message)
        self.kind = kind
        self.number = number
        """Small number of the type inside this file; part of every search row's id."""
        plain = {name: field for name, field in kind.fields.items() if not field.sensitive}
        secret = {name: field for name, field in kind.fields.items() if field.sensitive}
        self.main = Part(kind.table, "change", MappingProxyType(plain))
        self.side = Part(f"{kind.table}__sensitive", "change__sensitive", MappingProxyType(secret)) if secret else None
        self.parts = (self.main, self.side) if self.side else (self.main,)
        self.searched = tuple(field for field in plain.values() if field.search and field.kind.find)
        self.finds = tuple(FINDS.index(field.kind.find) for field in self.searched if field.kind.find)
        same = kind.fields.get(SAME)
        self.merges = same is not None and same.computed and isinstance(same.kind, Ref) and same.kind.target == kind.table
        """Whether records of the type can be merged into one another."""
        self.present = f"{KEPT} = 1 AND {SAME} IS NULL" if self.merges else f"{KEPT} = 1"
        """Condition of the rows that lists, counts and search know of: neither in the bin nor merged into another."""
        self.searched_of = _picker([list(plain).index(field.name) for field in self.searched])
        self.indexed = tuple(name for name, field in plain.items() if isinstance(field.kind, Ref) or field.unique)
        self.select = f"SELECT {','.join(('n', 'uid', *plain))} FROM {kind.table}"  # noqa: S608 - names are declared
        self._columns = ("uid", *plain)
        self._blank = dict.fromkeys(secret)
        self._loads = tuple((name, f.kind.load) for name, f in plain.items() if type(f.kind).load is not Kind.load)

    def load(self, row: tuple[Any, ...], extra: Mapping[str, Any] | None = None) -> Record:
        """The record of one row of `select` (n, uid, values), with sensitive values from elsewhere."""
        values = dict(zip(self._columns, row[1:], strict=True), **self._blank)
        for name, load in self._loads:
            if values[name] is not None:
                values[name] = load(values[name])
        if extra:
            values.update(extra)
        # Filled in as one: a frozen class's own __init__ sets field by field, which is most of the time of a page of rows.
        record = object.__new__(self.kind)
        vars(record).update(values)
        return record

    def part_of(self, field: str) -> Part:
        """The part that keeps this field."""
        return self.side if self.side and field in self.side.fields else self.main


def _picker(places: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """A function that picks these places out of values in the order of fields."""
    return lambda values: [values[place] for place in places]


class Shapes(Mapping[str, Shape]):
    """Table name -> shape, for every type of a catalogue."""

    def __init__(self, catalogue: Catalogue, numbers: Mapping[str, int]) -> None:
        self.catalogue = catalogue
        self._shapes = {table: Shape(kind, numbers[table]) for table, kind in catalogue.items()}
        self.by_number = {shape.number: shape for shape in self._shapes.values()}

    def __getitem__(self, table: str) -> Shape:
        return self._shapes[table]

    def __iter__(self) -> Any:
        return iter(self._shapes)

    def __len__(self) -> int:
        return len(self._shapes)
