"""Lists out: Excel and CSV files for the next office. Every cell is typed text; nothing in a file is ever a formula.

Reading is roster.py's. Source: security.md X1, X2, X4.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from math import ceil
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import IO, Any, Protocol

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from desktop.base.errors import DeskError
from desktop.base.files import replacing
from desktop.base.problems import Problem
from desktop.base.progress import Progress
from desktop.base.text import tr
from desktop.formats.plain import fit, harmless, width_of

LONGEST_CELL = 32_767
"""UTF-16 units in one cell. Source: Excel specifications and limits."""
MOST_ROWS = 1_048_576 - 2
"""Rows of one sheet below title and heading. Source: Excel specifications and limits."""

_BORN = datetime(1980, 1, 1, tzinfo=UTC)
"""Written as the moment of making: the same records give the same bytes, and no file tells when someone sat here."""
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_SAMPLE = 200
_WIDEST = 40
_LINE, _TALLEST = 15.0, 400.0
"""Points of a line of words, and of the highest row; Excel has none above 409."""
_FONT = {"font_name": "宋体", "font_size": 11, "num_format": "@", "valign": "vcenter"}


class Column(Protocol):
    """What a list asks of a column; every Field is one."""

    @property
    def label(self) -> str:
        """The heading."""

    @property
    def width(self) -> int:
        """Characters, a Han character counting two; 0 = as wide as heading and contents ask."""


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        name: on the tab; what Excel forbids in it is replaced.
        title: line above the list.
        columns: headings, left to right.
        rows: one sequence of texts per row, as long as `columns`; walked once.
        foot: line under the list, such as that of signatures; blank = none.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]
    foot: str = ""


def write(
    path: Path, title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], progress: Progress | None = None
) -> list[Problem]:
    """Write one list as an Excel file; see `write_sheets`."""
    return write_sheets(path, [Sheet(title, title, columns, rows)], progress)


def write_sheets(path: Path, sheets: Sequence[Sheet], progress: Progress | None = None) -> list[Problem]:
    """Write lists as the sheets of one Excel file, ready to print on A4.

    Characters that XML cannot hold are left out.

    Returns:
        One Problem per cell too long for Excel; the file holds its beginning.

    Raises:
        DeskError: when a list has more rows than a sheet, or the disk refuses.
        CancelledError: when the person asked to stop; an older file stays as it was.
    """
    problems: list[Problem] = []
    with replacing(path) as part, _scratch(path) as folder, part.open("wb") as stream, _book(stream, folder) as book:
        for name, sheet in zip(_tab_names(sheets), sheets, strict=True):
            tab = book.add_worksheet(name, worksheet_class=_PlainWorksheet)
            problems += _fill(book, tab, sheet, progress or Progress())
    return problems


def write_csv(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[str]], progress: Progress | None = None) -> None:
    """Write one list as CSV: UTF-8 with the mark Excel asks for, no cell that a spreadsheet takes for a formula.

    Raises:
        DeskError: when the disk refuses.
        CancelledError: when the person asked to stop; an older file stays as it was.
    """
    with replacing(path) as part, part.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream)
        out.writerow([harmless(tr(column.label)) for column in columns])
        out.writerows([harmless(text) for text in row] for row in (progress or Progress()).over(rows))


class _PlainWorksheet(Worksheet):  # type: ignore[misc]  # the library ships no types
    """A sheet that never takes a cell's own text for mark-up, and looks for less in it: `fit` was there before.

    The library spends a quarter of its time on control characters that are gone and on marks in its own cell names.
    """

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        # without them, only what looks like the escape of one is to be escaped
        return str(Worksheet._escape_control_characters(data)) if "_x" in data else data  # noqa: SLF001 - the library's own

    def _xml_inline_string(self, string: str, preserve: Any, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        where = "".join([f' {name}="{value}"' for name, value in attributes])  # A1 and the number of a format
        space = ' xml:space="preserve"' if preserve else ""
        self.fh.write(f'<c{where} t="inlineStr"><is><t{space}>{self._escape_data(string)}</t></is></c>')

    def _xml_rich_inline_string(self, string: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        # the library writes whatever starts with <r> and ends with </r> as raw XML, also when a person typed it
        self._xml_inline_string(string, string[:1].isspace() or string[-1:].isspace(), attributes)

    def abandon(self) -> None:
        """Let go of the scratch file, so that Windows lets it be removed."""
        with suppress(OSError):
            self._opt_close()


@contextmanager
def _scratch(path: Path) -> Iterator[str]:
    """A folder for rows under way: beside the list itself, named after it, not in a place nobody looks after."""
    stem = f"{path.name[:40]}."
    for left in path.parent.glob(f"{escape(stem)}????????.rows"):  # by a program that was killed
        rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=path.parent, prefix=stem, suffix=".rows") as folder:
        yield folder


@contextmanager
def _book(stream: IO[bytes], scratch: str) -> Iterator[Workbook]:
    book = Workbook(stream, {"constant_memory": True, "tmpdir": scratch})
    book.set_properties({"author": "", "company": "", "created": _BORN})
    try:
        yield book
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    finally:
        for tab in book.worksheets():
            tab.abandon()


def _fill(book: Workbook, tab: _PlainWorksheet, sheet: Sheet, progress: Progress) -> Iterator[Problem]:
    labels = [fit(tr(column.label)) for column in sheet.columns]
    _lay_out(book, tab, sheet.title, labels)
    cell = book.add_format({**_FONT, "border": 1, "border_color": "#BFBFBF", "text_wrap": True})
    widths = [max(column.width, width_of(label) + 3) for column, label in zip(sheet.columns, labels, strict=True)]
    last = 1
    for last, row in enumerate(progress.over(sheet.rows), start=2):
        if last >= MOST_ROWS + 2:
            raise DeskError(f"“{sheet.title}”超过 {MOST_ROWS:,} 行，一张表放不下，文件没有写成", "先筛选，分成几份导出。")
        lines = 1
        for column, text in enumerate(row):
            shown = fit(text)
            if len(shown) * 2 > LONGEST_CELL and _units(shown) > LONGEST_CELL:
                shown = _cut(shown)
                yield Problem(f"第{last + 1}行 {labels[column]}", f"超过 {LONGEST_CELL:,} 个字，表格里只有前面的部分")
            tab.write_string(last, column, shown, cell)
            if last < _SAMPLE:
                widths[column] = max(widths[column], min(width_of(shown) + 1, _WIDEST))
            lines = max(lines, _lines(shown, widths[column]))
        if lines > 1:
            tab.set_row(last, min(lines * _LINE, _TALLEST))
    for column, width in enumerate(widths):
        tab.set_column(column, column, width)
    tab.autofilter(1, 0, last, len(labels) - 1)
    if sheet.foot:
        tab.write_string(last + 2, 0, fit(tr(sheet.foot))[:LONGEST_CELL], book.add_format({**_FONT}))
    tab.ignore_errors({"number_stored_as_text": xl_range(2, 0, last + 1, len(labels) - 1)})


def _lay_out(book: Workbook, tab: _PlainWorksheet, title: str, labels: list[str]) -> None:
    """Title, heading and page; the title spans the list without merged cells, so that sorting keeps working."""
    across = book.add_format({**_FONT, "font_size": 16, "bold": True, "align": "center_across"})
    head = book.add_format(
        {
            **_FONT,
            "bold": True,
            "align": "center",
            "bg_color": "#F2F2F2",
            "border": 1,
            "border_color": "#BFBFBF",
            "text_wrap": True,
        }
    )
    tab.set_row(0, 30)
    tab.write_string(0, 0, fit(tr(title))[:LONGEST_CELL], across)
    for column in range(1, len(labels)):
        tab.write_blank(0, column, None, across)
    tab.set_row(1, 22)
    for column, label in enumerate(labels):
        tab.write_string(1, column, label, head)
    tab.freeze_panes(2, 0)
    tab.repeat_rows(1)
    tab.set_landscape()
    tab.set_paper(9)  # A4
    tab.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    tab.fit_to_pages(1, 0)
    tab.set_footer("&C第 &P 页，共 &N 页")


def _tab_names(sheets: Sequence[Sheet]) -> list[str]:
    """Names Excel accepts: 1 to 31 characters, no brackets, colons, stars or strokes, no two alike in any case."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        plain = _NO_SHEET_NAME.sub("", fit(tr(sheet.name))).strip("' ")[:31].strip("' ") or f"表{number}"
        if plain.casefold() in {name.casefold() for name in names} or plain.casefold() == "history":
            plain = f"{plain[:26]}({number})"
        names.append(plain)
    return names


def _lines(text: str, width: float) -> int:
    """Lines that words take in a column: not every program makes a row higher for what is wrapped in it."""
    if len(text) * 2 < width and "\n" not in text:
        return 1  # most cells; nothing is measured for them
    return sum(max(1, ceil(width_of(one) / max(width - 1, 1))) for one in text.split("\n"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    return text.encode("utf-16-le")[: LONGEST_CELL * 2].decode("utf-16-le", "ignore")
