"""What to read: words, filters, order. A query is a value; this file turns it into SQL over declared columns only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from desktop.model.kinds import Code, Flag, Ref, clean
from desktop.model.place import Address
from desktop.store import search
from desktop.store.shape import HELD, KEPT, Shape

GROUPED = (Code, Flag, Ref, Address)
"""Kinds whose values stand for groups."""

_ROOM = "0123456789-室ABCDEFGHabcdefgh"
"""What the end of an address is made of behind its building: 示例路100弄5号 302室."""

_LONGEST = 1000
"""Characters a filter looks for; SQLite would refuse fifty thousand."""


class Match(Enum):
    """How a filter compares."""

    IS = "="
    NOT = "IS NOT"
    """Another value, or none."""
    FROM = ">="
    TO = "<="
    IN = "in"
    HAS = "like"
    STARTS = "starts"
    BLANK = "blank"
    FILLED = "filled"
    SINCE = "since"
    """Not before, or none at all: what is not over yet, and what was over today."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on one field; `value` is a value of the field's kind, or a tuple of them for IN.

    Attributes:
        common: so many rows hold it that looking them up by it would read most of the table.
    """

    field: str
    test: Match = Match.IS
    value: Any = None
    common: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Which records of one type, in which order.

    Attributes:
        words: every one must be found.
        filters: every one must hold.
        order: field to sort by; blank = order of entry.
        strokes: names by strokes of their characters and not by pinyin.
        group: field whose equal values stand together; an address by all that stands before the room.
        binned: the recycle bin instead of what is kept.
        merged: also those merged into another.
        held: what is held back instead; for an owner's eyes only.
    """

    words: str = ""
    filters: tuple[Filter, ...] = ()
    order: str = ""
    descending: bool = False
    strokes: bool = False
    group: str = ""
    binned: bool = False
    merged: bool = False
    held: bool = False

    def where(self, shape: Shape, *, whole: bool = True) -> tuple[str, list[Any]]:
        """The condition as SQL, and its values; `whole` = the asker may see private values."""
        parts, args = [self._state(shape)], []
        for one in self.filters:
            text, values = _condition(shape, one) if whole or not _probing(shape, one) else ("0", [])
            parts.append(text)
            args += values
        if self.words.strip():
            inner, values = search.clause(self.words, whole=whole)
            parts.append(f"n IN (SELECT rowid / {search.TYPES} FROM ({inner}) WHERE rowid % {search.TYPES} = {shape.number})")  # noqa: S608 - fixed names
            args += values
        return " AND ".join(parts), args

    def _state(self, shape: Shape) -> str:
        """The condition of being there at all."""
        if self.held:
            return f"{KEPT} = {HELD}"
        if self.binned:
            return f"{KEPT} = 0"
        return f"{KEPT} = 1" if self.merged else shape.present

    def order_by(self, shape: Shape, *, whole: bool = True) -> str:
        """ORDER BY clause; groups first, blanks last, ties in order of entry, both ways; `whole` as in `where`."""
        grouped = grouping(shape, self.group)
        by = f"{grouped.key} IS NULL, {grouped.key}, " if grouped else ""
        return f"ORDER BY {by}{self.within(shape, whole=whole)}"

    def within(self, shape: Shape, *, whole: bool = True) -> str:
        """The terms of the order inside a group, or of all rows where there are no groups.

        A masked value sorts nothing: between two numbers that are known, its place would tell it digit by digit.
        """
        field = shape.main.fields.get(self.order)
        if field is None or not field.listed or (field.private and not whole):
            return "n"
        orders = field.kind.orders
        way = "strokes" if self.strokes and "strokes" in orders else "key"
        column = f"{field.name}__{way}" if orders else field.name
        return f"{column} IS NULL, {column}{' DESC' if self.descending else ''}, n"


@dataclass(frozen=True, slots=True)
class Grouping:
    """How rows fall into groups, as SQL: what they are told apart and sorted by, and what a group is called by."""

    key: str
    value: str


def grouping(shape: Shape, name: str) -> Grouping | None:
    """The grouping by a field; None where the field is nobody's to group by: private, sensitive, or of another kind."""
    field = shape.main.fields.get(name)
    if field is None or field.private or not isinstance(field.kind, GROUPED):
        return None
    if isinstance(field.kind, Address):
        # The key has its numbers filled up to nine digits, so that 2号 stands before 12号 among groups too.
        return Grouping(f"rtrim({name}__key, '{_ROOM}')", f"rtrim({name}, '{_ROOM}')")
    return Grouping(name, name)


def _probing(shape: Shape, one: Filter) -> bool:
    """Whether the filter compares a private value: eyes that may not see it could guess it part by part."""
    return shape.main.fields[one.field].private and one.test not in (Match.BLANK, Match.FILLED)


def _condition(shape: Shape, one: Filter) -> tuple[str, list[Any]]:
    field = shape.main.fields[one.field]
    # The planner knows no numbers of rows; a plus keeps it from an index.
    name = f"+{field.name}" if one.common else field.name
    if one.test is Match.BLANK:
        return f"{name} IS NULL", []
    if one.test is Match.FILLED:
        return f"{name} IS NOT NULL", []
    if one.test is Match.SINCE:
        return f"({name} IS NULL OR {name} >= ?)", [field.kind.dump(one.value)]
    if one.test in (Match.HAS, Match.STARTS):
        plain = clean(str(one.value))[:_LONGEST].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"{name} LIKE ? ESCAPE '\\'", [f"{plain}%" if one.test is Match.STARTS else f"%{plain}%"]
    if one.test is Match.IN:
        values = [field.kind.dump(value) for value in one.value]
        return f"{name} IN ({','.join('?' * len(values))})", values
    return f"{name} {one.test.value} ?", [field.kind.dump(one.value)]
