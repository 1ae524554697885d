"""What calamine leaves out of an ods: merged cells and the date system. Runs in the child."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.formats.sheets import sniff

_CHUNK = 2**20
_OVERLAP = 64
_SPANNED = re.compile(rb"number-rows-spanned=[\"'](?!1[\"'])")
_NULL_DATE_1904 = re.compile(rb"date-value=[\"']1904-")
_TABLE, _ROW, _CELL, _COVERED = "table:table", "table:table-row", "table:table-cell", "table:covered-table-cell"
_MOST_SPANS = 500_000


@dataclass(slots=True)
class Extras:
    """epoch: 1900 or 1904; merged: sheet name -> spans (top, left, bottom, right), counted from 0."""

    epoch: int = 1900
    merged: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)


def read(packed: zipfile.ZipFile) -> Extras:
    """Merged cells and date system of the content part.

    Walking the XML costs more than calamine's whole reading, so it is walked
    only when a glance at the bytes finds a cell spanning rows.

    Raises:
        DeskError: when the content part is missing or broken.
    """
    try:
        extras = Extras(epoch=1904 if _occurs(packed, _NULL_DATE_1904) else 1900)
        if _occurs(packed, _SPANNED):
            _walk(packed, extras)
    except (KeyError, zipfile.BadZipFile, expat.ExpatError, EOFError, ValueError) as error:
        raise sniff.damaged() from error
    return extras


def _occurs(packed: zipfile.ZipFile, pattern: re.Pattern[bytes]) -> bool:
    with packed.open("content.xml") as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            if pattern.search(tail + chunk):
                return True
            tail = chunk[-_OVERLAP:]
    return False


def _walk(packed: zipfile.ZipFile, extras: Extras) -> None:
    place = _Place(extras)
    parser = expat.ParserCreate()
    parser.StartElementHandler = place.start
    with packed.open("content.xml") as stream:
        parser.ParseFile(stream)


class _Place:
    """Where the walk stands: which table, row and column."""

    def __init__(self, extras: Extras) -> None:
        self._extras = extras
        self._spans: list[tuple[int, int, int, int]] = []
        self._row = self._next_row = self._column = 0

    def start(self, tag: str, of: dict[str, str]) -> None:
        """Note one opening element."""
        if tag in {_CELL, _COVERED}:
            down, across = int(of.get("table:number-rows-spanned", 1)), int(of.get("table:number-columns-spanned", 1))
            if (down > 1 or across > 1) and len(self._spans) < _MOST_SPANS:
                self._spans.append((self._row, self._column, self._row + down - 1, self._column + across - 1))
            self._column += int(of.get("table:number-columns-repeated", 1))
        elif tag == _ROW:
            self._row, self._column = self._next_row, 0
            self._next_row += int(of.get("table:number-rows-repeated", 1))
        elif tag == _TABLE:
            self._row = self._next_row = self._column = 0
            self._spans = self._extras.merged.setdefault(of.get("table:name", ""), [])
