"""Declare a field once: its label, its kind and how it is used. Everything else in the program follows from it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from desktop.model import identity, kinds, place
from desktop.model.codes import CodeList

KEY = "field"


@dataclass(frozen=True, slots=True)
class Field:
    """Everything the program knows about one column of one record.

    Attributes:
        label: the word on form, table, sheet and document.
        required: blank is a Problem.
        unique: the same value twice in one area is a Problem, never an SQL constraint.
        search: found by words.
        private: shown masked in lists; whole only to those with the right.
        sensitive: kept in the side table; never in a table column, filter, export or package.
        computed: written by a verb, never typed.
        belongs: of a reference: the record is about whom it names and nobody else, and is purged together with them.
        leaves: kinds of package that carry it.
        width: characters in table and sheet; 0 = not in the table.
        also: other headings of the same column in people's own sheets.
        group: chapter of the form.
        help: one line under the editor.
        one_of: of flags that shut each other out: the name of the choice they are together, and what is so when none is set.
        name: the attribute's name, filled in by `record`.
    """

    label: str
    kind: kinds.Kind[Any]
    required: bool = False
    unique: bool = False
    search: bool = False
    private: bool = False
    sensitive: bool = False
    computed: bool = False
    belongs: bool = False
    leaves: tuple[str, ...] = ()
    width: int = 10
    also: tuple[str, ...] = ()
    group: str = ""
    help: str = ""
    one_of: tuple[str, str] | None = None
    name: str = ""

    @property
    def listed(self) -> bool:
        """Whether it may stand in a table, filter, sheet or sort menu."""
        return self.width > 0 and not self.sensitive

    def seen(self, value: Any, *, whole: bool) -> str:
        """Text of the value for these eyes: whole, or masked when it is private."""
        if value is None:
            return ""
        return self.kind.show(value) if whole or not self.private else self.kind.mask(value)


def _declare(kind: kinds.Kind[Any], label: str, **usage: Any) -> Any:
    return dataclasses.field(default=None, metadata={KEY: Field(label, kind, **usage)})


def text(label: str, *, lines: int = 1, longest: int = 10_000, **usage: Any) -> Any:
    """Words; more than one line makes a box."""
    return _declare(kinds.Text(lines=lines, longest=longest), label, **usage)


def name(label: str, **usage: Any) -> Any:
    """A person's name."""
    return _declare(identity.PersonName(), label, **usage)


def id_number(label: str, **usage: Any) -> Any:
    """A citizen identity number."""
    return _declare(identity.IdNumber(), label, **usage)


def phone(label: str, **usage: Any) -> Any:
    """One or more phone numbers."""
    return _declare(identity.Phone(), label, **usage)


def address(label: str, **usage: Any) -> Any:
    """A written address, sorted so that 2号 stands before 12号."""
    return _declare(place.Address(), label, **usage)


def number(label: str, *, least: int = 0, most: int = 10**12, unit: str = "", **usage: Any) -> Any:
    """A whole number."""
    return _declare(kinds.Number(least=least, most=most, unit=unit), label, **usage)


def day(label: str, **usage: Any) -> Any:
    """A calendar day."""
    return _declare(kinds.Day(), label, **usage)


def moment(label: str, **usage: Any) -> Any:
    """A point in time, to the minute."""
    return _declare(kinds.Moment(), label, **usage)


def flag(label: str, **usage: Any) -> Any:
    """Yes, no, or not said."""
    return _declare(kinds.Flag(), label, **usage)


def code(label: str, codes: CodeList, *, open: bool = False, ranked: bool = False, **usage: Any) -> Any:  # noqa: A002 - reads as a word in a declaration
    """A choice from a code list; an open one keeps wording it does not know, a ranked one sorts in the list's own order."""
    return _declare(kinds.Code(codes=codes, open=open, ranked=ranked), label, **usage)


def serial(label: str, prefix: str, **usage: Any) -> Any:
    """A paper number, given at commit."""
    return _declare(kinds.Serial(prefix=prefix), label, computed=True, **usage)


def ref(label: str, target: str, **usage: Any) -> Any:
    """One record of another type."""
    return _declare(kinds.Ref(target=target), label, **usage)


def many(label: str, target: str, **usage: Any) -> Any:
    """Several records of another type."""
    return _declare(kinds.Many(target=target), label, **usage)
