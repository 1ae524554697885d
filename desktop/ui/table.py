"""A table model for any record type: an array of row numbers, and pages of rows read when they come into sight.

So a table of a hundred thousand records opens as fast as one of a hundred, and the scroll bar tells the truth.
Measured against lists, fetchMore and QSqlTableModel; source: the papers on Qt, section 3.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.base.text import counted, tr
from desktop.model.record import Record
from desktop.store.query import Query
from desktop.store.reader import Group, Reader
from desktop.ui.looking import Looking
from desktop.ui.tablerows import Rows
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
_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_HEAD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

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
        self._rows = Rows()
        self.is_still = False
        """Whether rows keep their places while they are changed, because somebody types into them."""
        self.fades: Callable[[Any], bool] | None = None
        """Which records are over and stand greyed; None = none."""
        self._pages: OrderedDict[int, tuple[list[Record], list[tuple[str, ...]]]] = OrderedDict()

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is shown, left to right."""
        return self._columns

    @property
    def reader(self) -> Reader:
        """What the rows are read through, on this thread."""
        return self._reader

    @property
    def is_grouped(self) -> bool:
        """Whether heads of groups stand between the rows."""
        return self._rows.is_grouped

    @property
    def size(self) -> int:
        """How many records there are, whether their groups are open or not."""
        return self._rows.size

    def listing(self, title: str) -> Listing:
        """What is seen now, for a file or for paper."""
        return Listing(self.kind, self.query, self._columns, title)

    def ask(self, query: Query) -> None:
        """Show the records that fit, in the query's order; at once, or when a long table has been looked through."""
        self.query = query
        if self._looking is None:
            self._show(self._reader.groups(self.kind, query))
        else:
            self._looking.ask(lambda reader: reader.groups(self.kind, query), self._show)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns. A reset, because changing their number without one breaks QHeaderView."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def refresh(self, touched: Iterable[str]) -> None:
        """Something changed in these tables: read again what of it is shown. While it is still, rows keep their places."""
        tables = set(touched)
        self.wording.forget(tables)
        if self.kind.table in tables and not self.is_still:
            self.ask(self.query)
        elif self.kind.table in tables or any(tables & one.tables for one in self._columns):
            self._repaint()

    def cover(self, *, on: bool) -> None:
        """Veil personal words, or show them again."""
        self.wording.covered = on
        self._repaint()

    def record(self, row: int) -> Record | None:
        """The record of a row; None for the head of a group."""
        place = self._rows.place(row)
        return self._page(place)[0][place % _PAGE] if place >= 0 else None

    def records(self, rows: Iterable[int]) -> list[Record]:
        """The records of some rows."""
        return [record for row in rows if (record := self.record(row)) is not None]

    def is_faded(self, row: int) -> bool:
        """Whether the record of a row is over and stands greyed."""
        return self.fades is not None and (record := self.record(row)) is not None and self.fades(record)

    def cells(self, row: int) -> tuple[str, ...]:
        """The texts of a row; of a head only the first has any."""
        place = self._rows.place(row)
        return self._page(place)[1][place % _PAGE] if place >= 0 else (self.head(row), *[""] * (len(self._columns) - 1))

    def holds(self, row: int) -> bool:
        """Whether a record stands in a row."""
        return 0 <= row < len(self._rows) and self._rows.place(row) >= 0

    def head(self, row: int) -> str:
        """What the head of a group says: its value and how many it has; blank for a record's row."""
        group = self._rows.head(row)
        if group is None:
            return ""
        field = self.kind.fields[self.query.group]
        words = self.wording.text(field, group.value) or tr("没填的")
        return f"{'▸' if self._rows.is_closed(row) else '▾'}  {words}  {counted(len(group.numbers), self.kind.measure)}"

    def toggle(self, row: int) -> None:
        """Close the group of a head, or open it."""
        self.beginResetModel()
        self._rows.toggle(row)
        self.endResetModel()
        self.reloaded.emit()

    def row_of(self, uid: str) -> int:
        """Where the record stands; -1 when it is not among those shown."""
        number = self._reader.number(self.kind, uid)
        return self._rows.row_of(number) if number is not None else -1

    def row_after(self, row: int, numbers: Sequence[int]) -> int:
        """The next row, from below this one round to it again, that is among these row numbers; -1 when none is."""
        return self._rows.row_after(row, numbers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_FLAGS
        return _HEAD if self._rows.is_grouped and self._rows.place(index.row()) < 0 else _ROW

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

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
        return _RIGHT if self._columns[section].is_number else _LEFT

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, *, strokes: bool = False) -> None:
        """Sort by a column through the store; a column out of range goes back to the order of entry."""
        by = self._columns[column].sorts_by if 0 <= column < len(self._columns) else ""
        self.ask(replace(self.query, order=by, descending=order == Qt.SortOrder.DescendingOrder, strokes=strokes))

    def group_by(self, name: str) -> None:
        """Let rows of equal values of a field stand together under heads; blank = no groups."""
        self.ask(replace(self.query, group=name))

    def _show(self, groups: Sequence[Group]) -> None:
        self.beginResetModel()
        self._rows = self._rows.renewed(groups)
        self._pages.clear()
        self.endResetModel()
        self.reloaded.emit()

    def _repaint(self) -> None:
        self._pages.clear()
        if len(self._rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def _page(self, at: int) -> tuple[list[Record], list[tuple[str, ...]]]:
        place = at // _PAGE
        page = self._pages.get(place)
        if page is None:
            numbers = self._rows.numbers[place * _PAGE : (place + 1) * _PAGE]
            records = self._reader.page(self.kind, numbers)
            page = self._pages[place] = records, self.wording.rows(records, self._columns)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return page
