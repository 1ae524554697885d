"""What the rules make of a roster: people, doubles, rows set aside, and what was found about each. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from desktop.formats.roster import NOTHING_CHOSEN, Chosen, Header
from desktop.modules.residents.rules.numbers import Reason
from desktop.modules.residents.rules.places import NOWHERE, Place

NOTHING: Mapping[str, str] = MappingProxyType({})


class Code(Enum):
    """What is odd about a person who is taken in all the same."""

    ID_MISSING = "id_missing"
    ID_UPGRADED = "id_upgraded"
    BIRTH_MISMATCH = "birth_mismatch"
    BIRTH_PARTIAL = "birth_partial"
    SEX_MISMATCH = "sex_mismatch"
    PHONE_INVALID = "phone_invalid"
    PHONE_MULTIPLE = "phone_multiple"


class Kind(Enum):
    """How a row doubles an earlier one."""

    EXACT = "exact"
    """All cells are equal."""
    REFORMATTED = "reformatted"
    """Same number and name, nothing says another door; something is written differently."""
    MOVED = "moved"
    """Same number and name, another door."""
    ID_NAME_CONFLICT = "id_name_conflict"
    """Same number, another name: never merged, a person decides."""
    NO_ID = "no_id"
    """No number on one side, but same name, birth and door."""


REPEATING = frozenset({Kind.EXACT, Kind.REFORMATTED, Kind.NO_ID})
"""Kinds that say an earlier row again, so that one row is taken in for all of them."""


@dataclass(frozen=True, slots=True)
class At:
    """Where a row stands. sheet: "" for csv and paste; row: as Excel counts, or the record number."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the roster has them; "" where it says nothing.

    Attributes:
        id_number: 18 characters.
        sex: 男 or 女.
        birth: ISO day, the number's if there is one.
        birth_part: `1950-03` or `1950` when no whole day is known.
        phone: numbers joined by `;`.
        head: householder's name.
        ethnic, edu, politics, relation, hukou: the cell's own wording.
        more: clean text of every other field that had a column and says something.
        codes: what is odd.
    """

    sheet: str
    row: int
    name: str
    id_number: str = ""
    sex: str = ""
    birth: str = ""
    birth_part: str = ""
    phone: str = ""
    place: Place = NOWHERE
    head: str = ""
    ethnic: str = ""
    edu: str = ""
    politics: str = ""
    relation: str = ""
    hukou: str = ""
    more: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    codes: tuple[Code, ...] = ()

    @property
    def at(self) -> At:
        """Where the row stands."""
        return At(self.sheet, self.row)


@dataclass(frozen=True, slots=True)
class Double:
    """A row that doubles the person of an earlier row.

    first: index into `Judgement.people`; person: what this row says; shown: its cells by field, for giving it back.
    """

    at: At
    kind: Kind
    first: int
    person: Person
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot be taken in as it is. shown: its cells by field, for giving it back."""

    at: At
    reason: Reason
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is none. why: total, note or header."""

    at: At
    why: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A remark for a person to decide about. Its text may be shown to that person and goes nowhere else."""

    at: At
    field: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """How one sheet was read: by its head, and by others that stand further down."""

    name: str
    heads: tuple[Header, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether anything of it was: it has a head, and not every column was left out."""
        return any(head.columns for head in self.heads)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A whole roster judged: every row of its tables is in exactly one of people, doubles, rejections and skipped.

    chosen: what a person had said of its columns, of those before them only what was said of the same heads.
    """

    sheets: tuple[SheetRead, ...] = ()
    hidden: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    doubles: tuple[Double, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    asides: tuple[SetAside, ...] = ()
    chosen: Chosen = field(default_factory=lambda: NOTHING_CHOSEN)
