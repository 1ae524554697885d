"""A list of records as a person sees it: which columns, in which order, in which words. Screen, sheet and paper share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model.fields import Field
from desktop.model.identity import IdNumber, PersonName, Phone
from desktop.model.kinds import Many, Number, Ref, Text
from desktop.model.place import Address
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store.query import Query
from desktop.store.reader import Reader

_MOST_TITLES = 20_000
VEIL = "•••"
"""What stands for personal words while the screen is covered (F9): nothing of them, not even their length."""
STOPPED = "（已停止使用）"
"""What stands for the name of somebody whose records are held back."""
_PERSONAL = (PersonName, IdNumber, Phone, Address, Text, Ref, Many)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: a declared field, or words made from the whole record.

    Attributes:
        label: the heading.
        width: characters, a Han character counting two.
        field: the field it shows.
        words: what it says when it shows no single field, such as an age.
        order: field that sorts it; blank = its own field.
        through: references to follow from the record, one after the other; the field is then one of what the last names.
        said: words for a value of the field, where they are not those of its kind, such as an age for a birth date.
        others: columns that are looked at in turn where this one says nothing.
        acts: its words are what a click on them does.
        counts: its words are whole numbers, whose mean says something though their sum does not, such as an age.
        reads: tables its words are read from, besides the record's own: when these are written, it says something else.
        late: whether the day of a record is past and something is still to be done; the screen marks it.
        whole: its words say who it is about, and are never cut.
    """

    label: str
    width: int
    field: Field | None = None
    words: Callable[[Any], str] | None = None
    order: str = ""
    through: tuple[Field, ...] = ()
    counts: bool = False
    acts: bool = False
    said: Callable[[Any], str] | None = None
    others: tuple[Column, ...] = ()
    whole: bool = False
    late: Callable[[Any], bool] | None = None
    reads: tuple[str, ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """Tables of other records that its words come from."""
        pointing = (step for one in self.turns for step in (*one.through, *((one.field,) if one.field else ())))
        named = (step.kind.target for step in pointing if isinstance(step.kind, (Ref, Many)))
        return frozenset((*self.reads, *named))

    @property
    def sorts_by(self) -> str:
        """Name of the field that sorts the column; blank when nothing does. A reference's order is not its title's."""
        is_own = self.field is not None and not (self.through or self.others or isinstance(self.field.kind, (Ref, Many)))
        own = self.field.name if self.field and is_own else ""
        return self.order or own

    @property
    def is_number(self) -> bool:
        """Whether its words are numbers, which stand under one another at the right, on the screen and on paper."""
        return self.counts or (self.field is not None and isinstance(self.field.kind, Number))

    @property
    def is_private(self) -> bool:
        """Whether the column is masked unless asked for whole."""
        return any(one.field is not None and one.field.private for one in self.turns)

    @property
    def turns(self) -> tuple[Column, ...]:
        """The column itself and those looked at where it says nothing."""
        return (self, *self.others)


def column(field: Field) -> Column:
    """The column of a field."""
    return Column(field.label, field.width, field)


def columns_of(kind: type[Record], names: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns of a type: those named, or every field that may stand in a list, in the order declared."""
    fields = [kind.fields[name] for name in names] or [field for field in kind.fields.values() if field.listed]
    return tuple(column(field) for field in fields if field.listed)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is seen: records of one type, filtered and sorted, under a title.

    Attributes:
        whole: private columns unmasked.
        foot: the line under the list on paper and in a sheet, such as that of signatures; blank = none.
    """

    kind: type[Record]
    query: Query
    columns: tuple[Column, ...]
    title: str
    whole: bool = False
    foot: str = ""

    @property
    def private(self) -> tuple[str, ...]:
        """Headings of the private columns."""
        return tuple(one.label for one in self.columns if one.is_private)


class Wording:
    """What values say to the person who reads: masked where they must be, a reference by the title of what it names.

    Attributes:
        covered: somebody else may look at the screen, so personal words are veiled.
    """

    def __init__(self, reader: Reader) -> None:
        self.covered = False
        self._reader = reader
        self._sees_all = reader.actor.may(Right.PRIVATE)
        self._titles: dict[tuple[str, str], str] = {}
        self._named: dict[tuple[str, str], Record] = {}
        self._stopped: set[tuple[str, str]] = set()

    def text(self, field: Field, value: Any, *, whole: bool = False) -> str:
        """One value in words; blank for none."""
        if value is None:
            return ""
        if self.covered and isinstance(field.kind, _PERSONAL):
            return VEIL
        if field.private and not self._sees_all:
            return str(value)  # the reader has masked it already, and a mask is no longer a value of the kind
        if isinstance(field.kind, Ref):
            return self.title(field.kind.target, value)
        if isinstance(field.kind, Many):
            return "、".join(self.title(field.kind.target, uid) for uid in value)
        return field.seen(value, whole=whole)

    def title(self, table: str, uid: str) -> str:
        """The title of a record, also of one in the recycle bin; blank when there was never such a one."""
        key = (table, uid)
        if key not in self._titles:
            self._learn(table, [uid])
        return self._titles[key]

    def rows(self, records: Iterable[Record], columns: Sequence[Column], *, whole: bool = False) -> list[tuple[str, ...]]:
        """The cells of some records, column by column; the titles they need are read together."""
        page = list(records)
        self._prepare(page, columns)
        writers = [self._writer(one, whole=whole) for one in columns]
        return [tuple(write(record) for write in writers) for record in page]

    def forget(self, tables: Iterable[str]) -> None:
        """Read titles of these tables again: something there was changed."""
        gone = set(tables)
        self._titles = {key: title for key, title in self._titles.items() if key[0] not in gone}

    def _writer(self, one: Column, *, whole: bool) -> Callable[[Record], str]:
        writers = [self._single(turn, whole=whole) for turn in one.turns]
        if len(writers) == 1:
            return writers[0]
        return lambda record: next(filter(None, (write(record) for write in writers)), "")

    def _single(self, one: Column, *, whole: bool) -> Callable[[Record], str]:
        field = one.field
        if field is None:
            assert one.words is not None
            return (lambda _: VEIL) if self.covered else one.words
        if one.through:
            return self._writer_through(one, field, whole=whole)
        name, say = field.name, one.said
        if say is not None:
            return lambda record: "" if getattr(record, name) is None else say(getattr(record, name))
        if not (field.private or self.covered or isinstance(field.kind, (Ref, Many))):
            show = field.kind.show
            return lambda record: show(getattr(record, name))
        return lambda record: self.text(field, getattr(record, name), whole=whole)

    def _writer_through(self, one: Column, field: Field, *, whole: bool) -> Callable[[Record], str]:
        table, say = _target(one.through[-1]), one.said
        first = next(iter(self._reader.shapes.catalogue[table].fields.values()))

        def write(record: Record) -> str:
            key = self._end(record, one.through)
            if key in self._stopped:
                return STOPPED if field.name == first.name else ""
            named = self._named.get(key) if key else None
            value = getattr(named, field.name, None)
            if value is not None and say is not None:
                return say(value)
            return self.text(field, value, whole=whole)

        return write

    def _end(self, record: Record, path: Sequence[Field]) -> tuple[str, str] | None:
        """Table and uid of what the last reference of a path names; None where a step before it names nothing."""
        at: Record | None = record
        for step in path[:-1]:
            at = self._named.get((_target(step), getattr(at, step.name) or ""))
            if at is None:
                return None
        return _target(path[-1]), getattr(at, path[-1].name) or ""

    def _prepare(self, page: Sequence[Record], columns: Sequence[Column]) -> None:
        self._read_named(page, columns)
        for one in columns:
            if one.field is None or one.through or not isinstance(one.field.kind, (Ref, Many)):
                continue
            values = (getattr(record, one.field.name) for record in page)
            uids = {uid for value in values if value for uid in ((value,) if isinstance(value, str) else value)}
            table = one.field.kind.target
            self._learn(table, [uid for uid in uids if (table, uid) not in self._titles])

    def _read_named(self, page: Sequence[Record], columns: Sequence[Column]) -> None:
        """Read what this page's columns look through to: only of this page, so that an answer never is an old one."""
        self._named, self._stopped = {}, set()
        paths = {turn.through[:n]: n for one in columns for turn in one.turns for n in range(1, len(turn.through) + 1)}
        for path in sorted(paths, key=len):
            kind = self._reader.shapes.catalogue[_target(path[-1])]
            uids = {key[1] for record in page if (key := self._end(record, path)) and key[1]}
            numbers = {n: uid for uid in uids if (n := self._reader.number(kind, uid)) is not None}
            held = self._reader.held(kind).intersection(numbers) if numbers else ()
            self._stopped |= {(kind.table, numbers[n]) for n in held}
            self._named.update({(kind.table, one.uid): one for one in self._reader.page(kind, list(numbers))})

    def _learn(self, table: str, uids: Sequence[str]) -> None:
        if len(self._titles) > _MOST_TITLES:
            self._titles.clear()
        kind = self._reader.shapes.catalogue[table]
        survivors = {uid: self._reader.same.survivor(table, uid) for uid in uids}
        numbers = {one: n for one in survivors.values() if (n := self._reader.number(kind, one)) is not None}
        held = self._reader.held(kind) if numbers else frozenset()
        found = self._reader.page(kind, sorted(set(numbers.values())))
        titles = {one.uid: STOPPED if numbers[one.uid] in held else one.title() for one in found}
        self._titles.update({(table, uid): titles.get(one, "") for uid, one in survivors.items()})


def _target(reference: Field) -> str:
    assert isinstance(reference.kind, Ref), "a column looks through references"
    return reference.kind.target
