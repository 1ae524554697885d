"""A table model for any record type: an array of row numbers, and pages of rows read when they come into sight.

So a table of a hundred thousand records opens as fast as one of a hundred, and the scroll bar tells the truth.
Measured against lists, fetchMore and QSqlTableModel; source: the papers on Qt, section 3.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.base.text import tr
from desktop.model.kinds import Many, Number, Ref
from desktop.model.record import Record
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.ui.looking import Looking
from desktop.work.listing import Column, Listing, Wording, columns_of

Index = QModelIndex | QPersistentModelIndex

# Looked up once: reaching through Qt's enums costs as much as the rest of a call to data().
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACROSS = Qt.Orientation.Horizontal
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()

_PAGE = 128
_PAGES = 64


class RecordTable(QAbstractTableModel):
    """Rows are the records that fit a query, columns are fields; cells are masked text.

    Args:
        reader: what the person may read, on this thread.
        kind: the type of record.
        columns: what to show; all listed fields when none are named.
        looking: where to find row numbers of long tables, off this thread; None = here and now.
    """

    reloaded = Signal()

    def __init__(
        self,
        reader: Reader,
        kind: type[Record],
        columns: Sequence[Column] = (),
        looking: Looking | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.query = Query()
        self.wording = Wording(reader)
        self._reader = reader
        self._looking = looking
        self._columns = tuple(columns) or columns_of(kind)
        self._numbers: array[int] = array("q")
        self._pages: OrderedDict[int, tuple[list[Record], list[tuple[str, ...]]]] = OrderedDict()

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is shown, left to right."""
        return self._columns

    def listing(self, title: str) -> Listing:
        """What is seen now, for a file or for paper."""
        return Listing(self.kind, self.query, self._columns, title)

    def ask(self, query: Query) -> None:
        """Show the records that fit, in the query's order; at once, or when a long table has been looked through."""
        self.query = query
        if self._looking is None:
            self._show(self._reader.ids(self.kind, query))
        else:
            self._looking.ask(lambda reader: reader.ids(self.kind, query), self._show)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns. A reset, because changing their number without one breaks QHeaderView."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def refresh(self, touched: Iterable[str]) -> None:
        """Something changed in these tables: read again what of it is shown."""
        tables = set(touched)
        self.wording.forget(tables)
        if self.kind.table in tables:
            self.ask(self.query)
        elif tables & {one.field.kind.target for one in self._columns if one.field and isinstance(one.field.kind, (Ref, Many))}:
            self._repaint()

    def cover(self, *, on: bool) -> None:
        """Veil personal words, or show them again."""
        self.wording.covered = on
        self._repaint()

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._page(row)[0][row % _PAGE]

    def records(self, rows: Iterable[int]) -> list[Record]:
        """The records of some rows."""
        return [self.record(row) for row in rows]

    def cells(self, row: int) -> tuple[str, ...]:
        """The texts of a row."""
        return self._page(row)[1][row % _PAGE]

    def row_of(self, uid: str) -> int:
        """Where the record stands; -1 when it is not among those shown."""
        number = self._reader.number(self.kind, uid)
        try:
            return self._numbers.index(number) if number is not None else -1
        except ValueError:
            return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role in (DISPLAY, _SPOKEN):
            return self.cells(index.row())[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != _ACROSS:
            return None
        if role == DISPLAY:
            return tr(self._columns[section].label)
        if role != _ALIGNMENT:
            return None
        field = self._columns[section].field
        return _RIGHT if field is not None and isinstance(field.kind, Number) else _LEFT

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column through the store; a column out of range goes back to the order of entry."""
        by = self._columns[column].sorts_by if 0 <= column < len(self._columns) else ""
        self.ask(replace(self.query, order=by, descending=order == Qt.SortOrder.DescendingOrder))

    def _show(self, numbers: array[int]) -> None:
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self.endResetModel()
        self.reloaded.emit()

    def _repaint(self) -> None:
        self._pages.clear()
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, len(self._columns) - 1))

    def _page(self, row: int) -> tuple[list[Record], list[tuple[str, ...]]]:
        place = row // _PAGE
        page = self._pages.get(place)
        if page is None:
            numbers = self._numbers[place * _PAGE : (place + 1) * _PAGE]
            records = self._reader.page(self.kind, numbers)
            page = self._pages[place] = records, self.wording.rows(records, self._columns)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return page
