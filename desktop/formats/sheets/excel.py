"""Grids of xlsx, xls and ods through calamine, and what calamine does not tell: the date system, and merged cells of ods.

Runs in the child only: on a hostile file calamine may abort the whole process.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from desktop.formats.sheets import opendocument, sniff, wrapper
from desktop.formats.sheets.sniff import Form

_CHUNK_ROWS = 1000
_MOST_COLUMNS = 512
_XLSX_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*[\"'](?:1|true)[\"']")
_XLS_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_RECORD_DATE_MODE, _RECORD_END = 0x0022, 0x000A

Merges = Callable[[CalamineSheet], list[tuple[int, int, int, int]]]


def grids(content: bytes, form: Form) -> Iterator[dict[str, Any]]:
    """The replies for one workbook: the book, then each visible sheet with its chunks of rows.

    Raises:
        DeskError: damaged, locked or hostile.
    """
    packed = wrapper.opened(content) if form is not Form.XLS else None
    epoch, merges = _apart(content, form, packed)
    try:
        book = load_workbook(BytesIO(content))
    except PasswordError as error:
        raise sniff.locked() from error
    except (CalamineError, OSError, ValueError) as error:
        raise sniff.damaged() from error
    sheets = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    hidden = [meta.name for meta in sheets if meta.visible != SheetVisibleEnum.Visible]
    yield {"book": form.value, "epoch": epoch, "hidden": hidden}
    for meta in sheets:
        if meta.visible == SheetVisibleEnum.Visible:
            yield from _sheet(book, meta.name, merges)


def _sheet(book: CalamineWorkbook, name: str, merges: Merges) -> Iterator[dict[str, Any]]:
    try:
        sheet = book.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError) as error:
        raise sniff.damaged() from error
    yield {"sheet": name, "merged": merges(sheet)}
    chunk = []
    for row in sheet.iter_rows():
        chunk.append(row[:_MOST_COLUMNS])
        if len(chunk) == _CHUNK_ROWS:
            yield {"rows": chunk}
            chunk = []
    yield {"rows": chunk}


def _apart(content: bytes, form: Form, packed: zipfile.ZipFile | None) -> tuple[int, Merges]:
    """The date system of the book, and how to learn the merged cells of one of its sheets."""
    if packed is None:
        return _xls_epoch(content), _known_merges
    if form is Form.ODS:
        extras = opendocument.read(packed)
        return extras.epoch, lambda sheet: _clipped(extras.merged.get(sheet.name, []), sheet)
    found = next((name for name in packed.namelist() if name.replace("\\", "/") == "xl/workbook.xml"), None)
    is_1904 = found is not None and _XLSX_1904.search(packed.read(found)) is not None
    return 1904 if is_1904 else 1900, _known_merges


def _known_merges(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges or []
    return _clipped([(top, left, bottom, right) for (top, left), (bottom, right) in ranges], sheet)


def _clipped(spans: list[tuple[int, int, int, int]], sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    """Spans (top, left, bottom, right), counted from 0 in the grid as sent: columns begin at the first used one."""
    if sheet.start is None or sheet.end is None:
        return []
    first, last_row, last_column = sheet.start[1], sheet.end[0], sheet.end[1]
    return [
        (top, max(left - first, 0), min(bottom, last_row), min(right, last_column) - first)
        for top, left, bottom, right in spans
        if top <= last_row and first <= right and left <= last_column
    ]


def _xls_epoch(content: bytes) -> int:
    """Date system of a BIFF8 file: the DATEMODE record among the first of the globals. Source: [MS-XLS] 2.4.77."""
    at = content.find(_XLS_GLOBALS)
    while 0 <= at <= len(content) - 6:
        record, length = struct.unpack_from("<HH", content, at)
        if record == _RECORD_DATE_MODE:
            return 1904 if content[at + 4] == 1 else 1900
        if record == _RECORD_END:
            break
        at += 4 + length
    return 1900
