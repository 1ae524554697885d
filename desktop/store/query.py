"""What to read: words, filters, order. A query is a value; this file turns it into SQL over declared columns only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from desktop.model.kinds import clean
from desktop.store import search
from desktop.store.shape import HELD, KEPT, Shape

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
    BLANK = "blank"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on one field; `value` is a value of the field's kind, or a tuple of them for IN."""

    field: str
    test: Match = Match.IS
    value: Any = None


@dataclass(frozen=True, slots=True)
class Query:
    """Which records of one type, in which order.

    Attributes:
        words: every one must be found.
        filters: every one must hold.
        order: field to sort by; blank = order of entry.
        binned: the recycle bin instead of what is kept.
        merged: also those merged into another.
        held: what is held back instead; for an owner's eyes only.
    """

    words: str = ""
    filters: tuple[Filter, ...] = ()
    order: str = ""
    descending: bool = False
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

    def order_by(self, shape: Shape) -> str:
        """ORDER BY clause; blanks last, ties in order of entry, both ways."""
        field = shape.main.fields.get(self.order)
        if field is None or not field.listed:
            return "ORDER BY n"
        column = f"{field.name}__key" if field.kind.has_order else field.name
        return f"ORDER BY {column} IS NULL, {column}{' DESC' if self.descending else ''}, n"


def _probing(shape: Shape, one: Filter) -> bool:
    """Whether the filter compares a private value: eyes that may not see it could guess it part by part."""
    return shape.main.fields[one.field].private and one.test not in (Match.BLANK, Match.FILLED)


def _condition(shape: Shape, one: Filter) -> tuple[str, list[Any]]:
    field = shape.main.fields[one.field]
    name = field.name
    if one.test is Match.BLANK:
        return f"{name} IS NULL", []
    if one.test is Match.FILLED:
        return f"{name} IS NOT NULL", []
    if one.test is Match.HAS:
        plain = clean(str(one.value))[:_LONGEST].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"{name} LIKE ? ESCAPE '\\'", [f"%{plain}%"]
    if one.test is Match.IN:
        values = [field.kind.dump(value) for value in one.value]
        return f"{name} IN ({','.join('?' * len(values))})", values
    return f"{name} {one.test.value} ?", [field.kind.dump(one.value)]
