"""Cells of a table that is typed into, without a window: which may be, what typed words mean, how a pasted block is laid.

A cell whose words cannot be read is told with its reason and nothing of it is kept; all others are.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.base.text import counted
from desktop.model.fields import Field
from desktop.model.kinds import Day, Many, Moment, Ref
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.work import daywords
from desktop.work.keep import wrong
from desktop.work.listing import Column

_LOOKED_THROUGH = 300
_SHOWN = 20
_MASK = "*"


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one record, wherever its row stands now."""

    uid: str
    field: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a person typed and why it was not kept."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Words typed into one field of a record as it is kept now."""

    record: Record
    field: Field
    words: str

    @property
    def cell(self) -> Cell:
        """Where they were typed."""
        return Cell(self.record.uid, self.field.name)


@dataclass(slots=True)
class Plan:
    """What comes of typed words.

    Attributes:
        pairs: records as they are and as they are to be, one pair for each record that changes.
        before: each cell that changes -> the value it has now.
        wrong: each cell that cannot be kept -> words and reason.
        same: cells whose words say what is kept already.
    """

    pairs: list[tuple[Record, Record]] = field(default_factory=list)
    before: dict[Cell, Any] = field(default_factory=dict)
    wrong: dict[Cell, Wrong] = field(default_factory=dict)
    same: set[Cell] = field(default_factory=set)


def why_fixed(column: Column, actor: Actor) -> str:
    """Why nobody may type into a column; blank when this person may."""
    if column.field is None:
        return f"“{column.label}”由程序算出，不能直接改"
    if column.field.computed:
        return f"“{column.label}”由程序填写，不能直接改"
    if column.field.private and not actor.may(Right.PRIVATE):
        return f"“{column.label}”要有查看完整内容的权限才能改"
    return ""


def spelled(of: Field, record: Record) -> str:
    """The value of a field in words that the same field reads back."""
    return of.kind.show(getattr(record, of.name))


class Reading:
    """What typed words mean: days as people say them, references by title, masks as what they are.

    Args:
        today: the day from which 周五 and 8.28 are seen.
    """

    def __init__(self, reader: Reader, today: date) -> None:
        self._reader, self._today = reader, today

    def value(self, of: Field, words: str) -> Any:
        """The value; None for blank words.

        Raises:
            ValueError: with a sentence, when they cannot be read.
        """
        text = words.strip()
        if not text:
            return None
        if of.private and _MASK in text:
            message = "这是遮住的样子，不是完整内容，没有写入"
            raise ValueError(message)
        if isinstance(of.kind, Day):
            return daywords.read(text, self._today)
        if isinstance(of.kind, Moment):
            day, _, clock = text.partition(" ")
            return of.kind.parse(f"{daywords.read(day, self._today).isoformat()} {clock}".strip())
        if isinstance(of.kind, Ref):
            return self._named(of.kind.target, text)
        if isinstance(of.kind, Many):
            return tuple(dict.fromkeys(self._named(of.kind.target, one) for one in text.split("、") if one)) or None
        return of.kind.parse(words)

    def plan(self, typed: Iterable[Typed]) -> Plan:
        """What is to be kept of typed words, and what cannot be."""
        made, after = Plan(), dict[str, tuple[Record, Record]]()
        for one in typed:
            before, now = after.get(one.record.uid, (one.record, one.record))
            try:
                value = self.value(one.field, one.words)
            except ValueError as error:
                made.wrong[one.cell] = Wrong(one.words, str(error))
                continue
            if value == getattr(now, one.field.name):
                made.same.add(one.cell)
                continue
            new = dataclasses.replace(now, **{one.field.name: value})
            problem = next(wrong(new, (one.field,)), None)
            if problem is not None:
                made.wrong[one.cell] = Wrong(one.words, problem.what)
                continue
            made.before[one.cell] = getattr(before, one.field.name)
            after[one.record.uid] = before, new
        made.pairs = list(after.values())
        return made

    def _named(self, table: str, words: str) -> str:
        """Uid of the record of a title, or of a uid itself."""
        kind = self._reader.shapes.catalogue[table]
        if self._reader.number(kind, words) is not None:
            return words
        if any(one.search for one in kind.fields.values()):
            some: Iterable[Record] = (hit.record for hit in self._reader.search(words, _SHOWN, (kind,)))
        else:
            some = self._reader.page(kind, self._reader.ids(kind, Query())[:_LOOKED_THROUGH])
        found = [one.uid for one in some if one.title() == words]
        if len(found) == 1:
            return found[0]
        message = f"有 {counted(len(found), kind.measure)}叫“{words}”，按 F2 从列表里选" if found else f"没有“{words}”这一条"
        raise ValueError(message)


def block_of(text: str) -> list[list[str]]:
    """Rows and cells of what a spreadsheet puts on the clipboard: tabs between cells, quotes around those of several lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = list(csv.reader((f"{line}\n" for line in (lines[:-1] if lines[-1] == "" else lines)), delimiter="\t"))
    return [row or [""] for row in rows]


def lines_of(rows: Iterable[Sequence[str]]) -> str:
    """Cells as text for the clipboard, one line for each row."""
    return "\n".join("\t".join(" ".join(cell.split()) if {"\n", "\t"} & set(cell) else cell for cell in row) for row in rows)


def laid(block: Sequence[Sequence[str]], height: int, width: int) -> Iterator[tuple[int, int, str]]:
    """(row, column, words) of a block laid from a corner: repeated where the selected area is a multiple of it, as in Excel.

    Args:
        height, width: of the selected area, in cells.
    """
    tall, wide = len(block), max(map(len, block), default=0)
    if not wide:
        return
    down, across = (height, width) if not (height % tall or width % wide) else (tall, wide)
    for row in range(down):
        words = block[row % tall]
        for column in range(across):
            if column % wide < len(words):
                yield row, column, words[column % wide]
