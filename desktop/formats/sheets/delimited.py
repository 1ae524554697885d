"""Text with columns: csv files and what the clipboard holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Literal

from desktop.base.errors import DeskError

_DELIMITERS = "\t,;，|"
_LONGEST_CELL = 2**20
_SWALLOWED_LINES = 50
_SNIFFED_ROWS = 30
_MOST_COLUMNS = 512
_SAVE_AS = "用 Excel 或 WPS 打开它，另存为 xlsx 后再导入。"


def decoded(content: bytes) -> str:
    """Text of a file's bytes: by its mark, else strict UTF-8, else strict GB18030.

    Raises:
        DeskError: when it is none of these.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(content, "utf-16")  # Excel's "Unicode text"
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _try(content, "utf-8")


def _try(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DeskError("这个文件里的文字读不出来，没有导入任何内容", _SAVE_AS) from error


def records(text: str) -> list[list[str]]:
    """Records of delimited text, all of one width; blank lines are records too, so that numbers agree with the file.

    Raises:
        DeskError: when a single cell is longer than a million characters.
    """
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = _delimiter(text)
    try:
        rows = list(_read(text, delimiter, csv.QUOTE_MINIMAL))
        # a stray quote may have eaten the lines that follow it
        if '"' in text and any(cell.count("\n") > _SWALLOWED_LINES for row in rows for cell in row):
            rows = list(_read(text, delimiter, csv.QUOTE_NONE))
    except csv.Error as error:
        raise DeskError("这个文件里有一格长得不正常，没有导入任何内容", _SAVE_AS) from error
    width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
    return [row if len(row) == width else row[:width] + [""] * (width - len(row)) for row in rows]


def _read(text: str, delimiter: str, quoting: Literal[0, 3]) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the most columns, counted as the number that most lines share."""
    lines = [line for line in text[: 2**16].splitlines() if line.strip()][:_SNIFFED_ROWS]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) > 4:
        return lines[0][4]

    def shared_columns(delimiter: str) -> int:
        widths = sorted((len(row) for row in csv.reader(lines, delimiter=delimiter)), reverse=True)
        return widths[len(widths) // 2] if widths else 0

    return max(_DELIMITERS, key=shared_columns)
