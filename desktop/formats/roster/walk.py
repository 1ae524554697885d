"""Walk a book sheet by sheet, chunk by chunk, and yield clean columns with the row numbers a person counts.

Columns, not rows: a roster has a hundred thousand rows, and what is done once
per distinct cell of a column costs a tenth of what is done once per cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from desktop.formats.roster import header
from desktop.formats.roster.cells import Column, Texts
from desktop.formats.roster.header import Header
from desktop.formats.roster.layout import Layout, plain
from desktop.formats.roster.merges import Filler
from desktop.formats.roster.skips import Judge, Why, is_free_of_remarks
from desktop.formats.roster.words import withheld
from desktop.formats.sheets import Book, Row, Sheet
from desktop.model import kinds

_DITTO = frozenset({"同上", "〃", "″", "同前", '"', "''", "~"})


@dataclass(frozen=True, slots=True)
class Skip:
    """A row passed over, and why; blank rows are not told."""

    row: int
    why: Why


@dataclass(frozen=True, slots=True)
class Aside:
    """A remark that a person must decide about: it is in no column and must be kept nowhere before that."""

    row: int
    field: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Some consecutive rows of one table.

    Attributes:
        header: the head by which they were read.
        rows: row number as Excel counts, or record number, of each; the other lists run beside it.
        columns: field name -> clean text, "" when blank. Only fields that have a column are here.
        shown: field name -> the cell as its sheet shows it, for giving a row back to the person.
        prints: one number per row, equal when all cells that are read are equal but for space around them.
        asides: remarks taken out of `columns` and `shown`.
        skips: rows between these that are no rows.
    """

    header: Header
    rows: list[int]
    columns: Mapping[str, list[str]]
    shown: Mapping[str, list[str]]
    prints: list[int]
    asides: tuple[Aside, ...]
    skips: tuple[Skip, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet: its head, None when it has none and is not read, and its batches, which can be walked once."""

    sheet: str
    header: Header | None
    batches: Iterator[Batch]


def read(book: Book, layout: Layout) -> Iterator[Reading]:
    """Every visible sheet in order; walk the batches of one before taking the next."""
    for sheet in book.sheets:
        first = next(sheet.chunks, [])
        head = header.find(first, sheet.merged, layout)
        yield Reading(sheet.name, head, _Walk(layout, book.epoch, head, sheet).batches(first) if head else iter(()))


class _Walk:
    """The state of walking one sheet."""

    def __init__(self, layout: Layout, epoch: int, head: Header, sheet: Sheet) -> None:
        self._layout = layout
        self._epoch = epoch
        self._chunks = sheet.chunks
        self._filler = Filler(sheet.merged)
        self._last: dict[str, str] = {}
        self._topics: dict[str, str | None] = {}
        self._turn_to(head)

    def _turn_to(self, head: Header) -> None:
        """Read what follows by this head."""
        self._head = head
        fields = self._layout.by_name
        self._places: dict[str, list[tuple[int, Column]]] = {}
        for column in head.columns:
            self._places.setdefault(column.field, []).append((column.index, Column(fields[column.field], self._epoch)))
        self._headings = {plain(column.heading) for column in head.columns}
        self._said = {column.field for column in head.columns if column.chosen}
        if not self._places:
            return
        self._key = next((name for name in self._layout.keys if name in self._places), next(iter(self._places)))
        self._judge = Judge(self._layout, head, self._key)
        self._ordinary: dict[str, bool] = {}
        self._spared = frozenset(column.index for column in head.columns if column.field in self._layout.own)

    def batches(self, first: list[Row]) -> Iterator[Batch]:
        """Every batch of the sheet, the rows already taken included."""
        at = 0
        for chunk in chain((first,), self._chunks):
            begin = max(self._head.last + 1 - at, 0) if at <= self._head.last else 0
            yield from self._cut(chunk[begin:], at + begin)
            at += len(chunk)

    def _cut(self, rows: list[Row], at: int) -> Iterator[Batch]:
        """Batches of one chunk: more than one when a head with other columns stands in it."""
        while rows:
            if not self._places:
                rows, at = self._to_next_head(rows, at)
                continue
            skips, turn, head = self._passed_over(rows)
            yield self._batch(rows[:turn], at, skips)
            if head is not None:
                self._turn_to(head)
            rows, at = rows[turn:], at + turn

    def _to_next_head(self, rows: list[Row], at: int) -> tuple[list[Row], int]:
        """Under a head of which a person left out everything nothing is read, least of all by the head before it."""
        for index, row in enumerate(rows):
            head = header.again(row, rows[index + 1 :], self._layout, rows[:index])
            if head is not None and head.columns:
                self._turn_to(head)
                return rows[index + 1 :], at + index + 1
        return [], at + len(rows)

    def _passed_over(self, rows: list[Row]) -> tuple[dict[int, Why], int, Header | None]:
        """Rows that are none, up to the end or to just after a head with other columns."""
        skips: dict[int, Why] = {}
        for index, key in enumerate(self._texts(self._key, rows).clean):
            if self._is_ordinary(key):
                continue
            values = {name: self._texts(name, (rows[index],)).clean[0] for name in self._places}
            why = self._judge.why(rows[index], values)
            if why is None:
                continue
            skips[index] = why
            head = header.again(rows[index], rows[index + 1 :], self._layout, rows[:index]) if why is Why.HEADER else None
            if head is not None and _plan(head) != _plan(self._head):
                return skips, index + 1, head
        return skips, len(rows), None

    def _is_ordinary(self, key: str) -> bool:
        """Whether a key cell alone shows that its row is a row; most do."""
        known = self._ordinary.get(key)
        if known is None:
            known = self._ordinary[key] = 2 <= len(key) <= 4 and key.isalpha() and not key.isascii() and self._is_free(key)
        return known

    def _is_free(self, key: str) -> bool:
        heading = plain(key)
        return is_free_of_remarks(key) and heading not in self._layout.by_heading and heading not in self._headings

    def _texts(self, name: str, rows: Sequence[Row]) -> Texts:
        """One field of these rows; of two columns the first that says something."""
        first, *others = (column.texts([*map(itemgetter(index), rows)]) for index, column in self._places[name])
        for other in others:
            first = first.over(other)
        return first

    def _batch(self, rows: list[Row], at: int, skips: Mapping[int, Why]) -> Batch:
        if rows:
            self._filler.fill(rows, at, self._spared)
        kept = [index for index in range(len(rows)) if index not in skips] if skips else range(len(rows))
        body = [rows[index] for index in kept] if skips else rows
        numbers = [at + index + 1 for index in kept]
        texts = {name: self._undone(name, self._texts(name, body)) for name in self._places}
        blank = [""] * len(body)
        shown = {name: text.shown for name, text in texts.items()}
        prints = list(map(hash, zip(*(shown.get(field.name, blank) for field in self._layout.fields), strict=True)))
        asides = tuple(self._asides(numbers, texts))
        told = tuple(Skip(at + index + 1, why) for index, why in skips.items() if why is not Why.BLANK)
        columns = {name: text.clean for name, text in texts.items()}
        return Batch(self._head, numbers, columns, {name: text.shown for name, text in texts.items()}, prints, asides, told)

    def _undone(self, name: str, texts: Texts) -> Texts:
        """Ditto marks replaced by what stands above."""
        if not _DITTO.isdisjoint(texts.clean):
            texts = texts.copied()
            for index, text in enumerate(texts.clean):
                if text in _DITTO:
                    texts.clean[index] = texts.shown[index] = texts.clean[index - 1] if index else self._last.get(name, "")
        if texts.clean:
            self._last[name] = texts.clean[-1]
        return texts

    def _asides(self, numbers: list[int], columns: dict[str, Texts]) -> Iterator[Aside]:
        """Take the remarks that match the list out of the columns; anything may stand in one that a person has named."""
        for name, texts in columns.items():
            kind = self._layout.by_name[name].kind
            if not (isinstance(kind, kinds.Text) and (kind.lines > 1 or name in self._said)):
                continue
            kept = columns[name] = texts.copied()
            for index, text in enumerate(texts.clean):
                topic = self._topic(text) if text else None
                if topic:
                    yield Aside(numbers[index], name, topic, text)
                    kept.clean[index] = kept.shown[index] = ""

    def _topic(self, text: str) -> str | None:
        if text not in self._topics:
            self._topics[text] = withheld().of_remark(text)
        return self._topics[text]


def _plan(head: Header) -> list[tuple[int, str]]:
    return [(column.index, column.field) for column in head.columns]
