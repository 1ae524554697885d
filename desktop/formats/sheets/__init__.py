"""Read a file of rows and columns into plain grids, whatever its form; the file itself is opened only in a child process.

What a grid means is roster's business. Files: `worker` is the child's side,
`sniff` tells forms apart, `wrapper` checks the zip, `excel`, `opendocument` and
`delimited` read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError
from desktop.base.progress import Progress
from desktop.formats import child
from desktop.formats.sheets import delimited

Cell = str | int | float | bool
"""Blank is "". Dates arrive as ISO text, numbers as numbers."""

Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: first and last row and column, counted from 0 in the grid."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet.

    Attributes:
        name: "" for csv and pasted text, whose rows are known by record number alone.
        merged: merged cells.
        chunks: its rows from the file's first row on, some at a time, all of one width; can be walked once.
    """

    name: str
    merged: tuple[Span, ...]
    chunks: Iterator[list[Row]]


@dataclass(frozen=True, slots=True)
class Book:
    """One file.

    Attributes:
        form: xlsx, xls, ods, csv or paste.
        epoch: 1900 or 1904, the year from which its raw date numbers count.
        hidden: names of sheets that are hidden and therefore not read.
        sheets: the others, in order; finish one before taking the next.
    """

    form: str
    epoch: int
    hidden: tuple[str, ...]
    sheets: Iterator[Sheet]


@contextmanager
def opened(path: Path, progress: Progress | None = None, limits: child.Limits | None = None) -> Iterator[Book]:
    """The grids of a file while the child still reads it; leaving ends the child.

    Raises:
        DeskError: missing, locked, damaged, hostile, or of a form that cannot be read.
        CancelledError: from `progress`.
    """
    with closing(child.run("sheets", {"path": str(path.absolute())}, limits=limits, progress=progress)) as replies:
        first = next(replies)
        yield Book(str(first["book"]), int(first["epoch"]), tuple(map(str, first["hidden"])), _sheets(replies))


def pasted(text: str) -> Book:
    """What the clipboard holds, as a book of one sheet.

    Raises:
        DeskError: when it is blank.
    """
    rows: list[Row] = [list(row) for row in delimited.records(text)]
    if not rows:
        raise DeskError("剪贴板里没有表格", "请在 Excel 中选中名册（连同表头一行），复制后再粘贴。")
    return Book("paste", 1900, (), iter((Sheet("", (), iter((rows,))),)))


def _sheets(replies: Iterable[Mapping[str, Any]]) -> Iterator[Sheet]:
    """Cut the flat stream of replies at every new sheet."""
    walk = iter(replies)
    head = next(walk, None)
    while head is not None:
        rest = _Chunks(walk)
        yield Sheet(str(head["sheet"]), tuple(Span(*span) for span in head["merged"]), iter(rest))
        for _ in rest:
            continue
        head = rest.following


class _Chunks:
    """Chunks of one sheet; remembers the reply that began the next."""

    def __init__(self, walk: Iterator[Mapping[str, Any]]) -> None:
        self._walk = walk
        self._ended = False
        self.following: Mapping[str, Any] | None = None

    def __iter__(self) -> Iterator[list[Row]]:
        while not self._ended:
            reply = next(self._walk, None)
            if reply is None or "rows" not in reply:
                self.following, self._ended = reply, True
                return
            if len(set(map(len, reply["rows"]))) > 1:
                message = "rows of one chunk differ in width"
                raise ValueError(message)
            yield reply["rows"]


__all__ = ["Book", "Cell", "Row", "Sheet", "Span", "opened", "pasted"]
