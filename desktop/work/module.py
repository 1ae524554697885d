"""What a slice offers to the desk. Upward needs go through these, so that no slice imports a later one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.base.clock import SHANGHAI
from desktop.base.problems import Problem
from desktop.model.record import Record
from desktop.store.reader import Reader
from desktop.work.command import Command
from desktop.work.keep import Keeping

if TYPE_CHECKING:
    from desktop.work.desk import Desk
    from desktop.work.tool import Tool


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline: when (ms UTC), what sort of thing, in a few words, and the record to open."""

    at: int
    kind: str
    text: str
    record: Record


class Sort(Enum):
    """What sort of thing comes due: it decides on which card of the day it stands."""

    WORK = "work"
    """Somebody has to do it."""
    VISIT = "visit"
    """Somebody is to be called on."""
    MEETING = "meeting"
    ELECTION = "election"
    """A day of an election that is under way."""
    BIRTHDAY = "birthday"
    REPORT = "report"
    """Something the street expects."""


USUAL, HIGH, URGENT = 0, 1, 2
"""How much a thing weighs beside others of the same day."""


class Due(NamedTuple):
    """One thing that waits to be done: by when, what, for whom, and the record to open.

    A tuple, because thousands are made for one page: as a frozen dataclass each takes three times as long.

    It is closed by filing what it asks for, through `act`, and never by ticking it off.

    Attributes:
        record: as much of it as names it; whoever does something with it reads it anew.
        who: who does it, or to whom one goes.
        sort: on which card of the day it stands.
        place: where, or where it comes from; beside `who`.
        act: id of the command about the record that files it; blank = the record is opened.
        weight: beside others of the same day.
        account: of whoever is to do it; blank = everybody's.
        chip: a word in place of how many days are left, such as 80 岁.
    """

    day: date
    text: str
    who: str
    record: Record
    sort: Sort = Sort.WORK
    place: str = ""
    act: str = ""
    weight: int = USUAL
    account: str = ""
    chip: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from first to last, both counted."""

    first: date
    last: date

    @property
    def first_ms(self) -> int:
        """The first moment at +08:00, in ms UTC."""
        return int(datetime.combine(self.first, time.min, SHANGHAI).timestamp() * 1000)

    @property
    def last_ms(self) -> int:
        """The last moment at +08:00, in ms UTC."""
        return int(datetime.combine(self.last, time.max, SHANGHAI).timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A count, or a share that always shows both its numbers, its scope and its day.

    Attributes:
        numerator: the count.
        denominator: what it is a share of; None for a plain count.
        scope: whom or what was counted, in words.
        as_of: last day counted.
        unit: % for a share; otherwise the one number divided by the other is told with these words, such as 岁 or 人/岗.
    """

    id: str
    label: str
    numerator: int
    denominator: int | None
    scope: str
    as_of: date
    unit: str = "%"

    @property
    def percent(self) -> str:
        """Share with one decimal, rounded half up in integers; blank when there is no whole to share."""
        return percent(self.numerator, self.denominator)

    @property
    def told(self) -> str:
        """What the two numbers come to: 74.5%, 37.0 岁; blank for a plain count."""
        return told(self.numerator, self.denominator, self.unit)


def told(numerator: int, denominator: int | None, unit: str = "%") -> str:
    """What two numbers come to, a share or a mean with its unit; blank when there is no whole."""
    if unit == "%":
        return percent(numerator, denominator)
    return f"{_tenths(numerator, denominator)} {unit}" if denominator else ""


def percent(numerator: int, denominator: int | None) -> str:
    """A share with one decimal, rounded half up in integers; blank when there is no whole to share."""
    return f"{_tenths(100 * numerator, denominator)}%" if denominator else ""


def _tenths(numerator: int, denominator: int) -> str:
    """One number divided by another, with one decimal."""
    tenths = (numerator * 20 + denominator) // (2 * denominator)
    return f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one record is coloured: name of a tone (ok, warn, bad, info, neutral) and the word that says the same."""

    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Shade:
    """One way to colour records of a type on a plan of a building: by last visit, by tag. Never by anything sensitive.

    Attributes:
        label: the words by which it is chosen.
        on: table of the records it colours.
        marks: uid -> mark, as of a day; a record that is absent has no colour.
    """

    label: str
    on: str
    marks: Callable[[Reader, date], Mapping[str, Mark]]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of another slice's page about one of its records: what a member's visits say, on the page of mentoring.

    Attributes:
        label: the words over it.
        on: table of the records it is about.
        make: makes the part (a widget) for a record; called when it is shown.
    """

    label: str
    on: str
    make: Callable[[Desk, Any], Any]


def _nothing(*_: object) -> Iterator[Any]:
    return iter(())


def _rest(_desk: Desk) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Module:
    """One subject of the desk; every package under `modules` exports one as MODULE.

    Attributes:
        name: the package's name.
        label: the word in the navigation.
        icon: name of an icon in resources/icons.
        page: makes the page; called when first shown, so that Qt stays out of imports. None = no page of its own.
        keeps: the verbs by which records of a type are kept wherever they are written, on their page or put back from the
            past; the general ones for every type that is not named.
        load: loads what the page is built from; called while a password is typed. It is for the slice that is shown first:
            the others are waited for once, and not at the door.
        opening: what is done when somebody opens the desk, before anything is asked.
        timeline: events about a record.
        due: what waits, up to a day.
        ahead: what the days of a period bring, and nobody is late with: meetings, birthdays, the day of an election.
        statistics: counts of a period.
        retention: records whose storage time has ended by a day, for the yearly list of what is to be deleted.
        shades: ways to colour records of other slices.
        ledgers: names of files in resources/ledgers: the ledgers that are filled from the slice's records.
        hints: what should be told beside the fields of a half-typed record; told, never refused.
        carried: packages and the like in which a record has left the office, in a few words each.
        panels: parts of other slices' pages, about records of theirs.
        tools: what the command line offers.
    """

    name: str
    label: str
    icon: str
    records: tuple[type[Record], ...]
    commands: tuple[Command, ...] = ()
    page: Callable[[Desk], Any] | None = None
    keeps: Mapping[type[Record], Keeping] = field(default_factory=dict, hash=False)
    load: Callable[[], Any] = _nothing
    opening: Callable[[Desk], None] = _rest
    timeline: Callable[[Reader, Record], Iterator[Event]] = _nothing
    due: Callable[[Reader, date], Iterator[Due]] = _nothing
    ahead: Callable[[Reader, Period], Iterator[Due]] = _nothing
    statistics: Callable[[Reader, Period], Iterator[Statistic]] = _nothing
    retention: Callable[[Reader, date], Iterator[Due]] = _nothing
    shades: tuple[Shade, ...] = ()
    ledgers: tuple[str, ...] = ()
    hints: Callable[[Reader, Record], Iterator[Problem]] = _nothing
    carried: Callable[[Reader, Record], Iterator[str]] = _nothing
    panels: tuple[Panel, ...] = ()
    tools: tuple[Tool, ...] = ()
