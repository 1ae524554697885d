"""How wide the columns of a record table are, from what stands in them and from the room there is.

Only addresses, free words and references may be cut; a heading, a name, a number or a day never is, nor whom a row is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop.base.text import tr
from desktop.model.kinds import Code, Many, Ref, Text
from desktop.model.place import Address
from desktop.ui import theme
from desktop.ui.delegate import LATE
from desktop.ui.table import RecordTable
from desktop.work.listing import Column

_SAMPLE = 60
"""Rows that say how wide columns are."""
_STRETCH = 2.2
"""How much wider than declared a column of free words may become."""
_ENOUGH = 20
"""Digits' widths of a column of free words in which one still sees what it is about."""
_ROOM, _ARROW, _AIR, _MARK = 26, 22, 32, 14


@dataclass(frozen=True, slots=True)
class _Width:
    """Of a column, in px: what its rows ask for, and what it can do with."""

    wanted: int
    least: int


class Widths:
    """Measures the columns of one view and shares its room among them.

    Attributes:
        least: px below which something would be cut that may not be, of all rows seen since columns or letters were others:
            what stands beside the table must not come and go with every search.
    """

    def __init__(self, view: QTableView, records: RecordTable) -> None:
        self._view, self._records = view, records
        self._widths: list[_Width] = []
        self.least = 0
        self._measured: tuple[str, tuple[str, ...]] = ("", ())

    def measure(self) -> None:
        """Widths for the letters of the moment: first all that the rows in sight say, then what room there is."""
        wanted = [self._wanted(place) for place in range(len(self._records.columns))]
        self._widths = [_Width(width, self._least(place, width)) for place, width in enumerate(wanted)]
        now = (theme.LOOK.size, tuple(column.label for column in self._records.columns))
        self.least = max(sum(one.least for one in self._widths), self.least if now == self._measured else 0)
        self._measured = now
        self.share_room()

    def share_room(self) -> None:
        """Widths for the room of the moment; measuring the rows again would cost 7 ms at every step of a resize."""
        wanted = sum(one.wanted for one in self._widths)
        missing = wanted - self._view.viewport().width()
        spare = wanted - sum(one.least for one in self._widths)
        share = min(missing / spare, 1) if missing > 0 and spare else 0
        air = min(max(-missing, 0) // max(len(self._widths), 1), theme.px(_AIR))
        for place, one in enumerate(self._widths):
            self._view.setColumnWidth(place, round(one.wanted - (one.wanted - one.least) * share) + air)

    def _wanted(self, place: int) -> int:
        column = self._records.columns[place]
        heading = self._view.horizontalHeader().fontMetrics().horizontalAdvance(tr(column.label)) + theme.px(_ARROW)
        strong = QFont(self._view.font())
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(strong) if place == 0 else self._view.fontMetrics()
        sample = [row for row in range(min(self._records.rowCount(), _SAMPLE)) if self._records.holds(row)]
        widest = max((metrics.horizontalAdvance(self._records.cells(row)[place]) for row in sample), default=0)
        if column.field is not None and isinstance(column.field.kind, Code):
            widest += theme.px(_MARK)  # the dot before a state
        if column.late is not None:
            widest += metrics.horizontalAdvance(LATE)
        most = metrics.horizontalAdvance("0") * column.width * _STRETCH
        return int(max(heading, min(widest, most) if may_be_cut(column) else widest)) + theme.px(_ROOM)

    def _least(self, place: int, wanted: int) -> int:
        column = self._records.columns[place]
        if not may_be_cut(column):
            return wanted
        return min(
            wanted, self._view.fontMetrics().horizontalAdvance("0") * min(max(column.width, 8), _ENOUGH) + theme.px(_ROOM)
        )


def may_be_cut(column: Column) -> bool:
    """Whether a column holds what can be read in part, or over several lines: addresses, free words, references."""
    if column.whole:
        return False
    return column.field is None or isinstance(column.field.kind, (Text, Address, Ref, Many))
