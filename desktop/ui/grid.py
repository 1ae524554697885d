"""The view of a record table: keys, selection, sorting by header, copying. Looking only; it changes nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.ui import theme
from desktop.ui.cells.editing import Area, areas_of
from desktop.ui.cells.keys import CellKeys
from desktop.ui.delegate import CellDelegate
from desktop.ui.frozen import FrozenColumn
from desktop.ui.headings import Headings
from desktop.ui.keptrows import KeptRows
from desktop.ui.quickfind import QuickFind
from desktop.ui.table import Index, RecordTable
from desktop.ui.widths import Widths
from desktop.work.cells import lines_of

MOST_CHOSEN = 5000
"""Records one command may be given; more of them are filtered, not selected."""
MOST_COPIED = 2000
"""Rows that may be copied; more of them leave as a file, which is logged."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COPY_WITH_HEAD = QKeySequence("Ctrl+Shift+C")


class Grid(QTableView):
    """Rows to choose from. Enter or a double click opens, Space ticks, letters find, Ctrl+C copies; no key changes a record.

    Signals:
        opened: the record to open.
        sought: words are being looked for by typing, and whether a row begins with them.
        chosen: the selection is another.
        menu_asked: where to show the context menu, in screen coordinates.
        too_many: how many rows were to be copied.
    """

    opened = Signal(object)
    sought = Signal(str, bool)
    chosen = Signal()
    menu_asked = Signal(QPoint)
    too_many = Signal(int)

    def __init__(self, model: RecordTable, seeking: QuickFind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self.row_share = 1.0
        """How high rows are, as a share of the usual."""
        self.headings = Headings(self)
        self.setHorizontalHeader(self.headings)
        self.setModel(model)
        self.keys: CellKeys | None = None
        self._is_typed_into = False
        self.widths = Widths(self, model)
        self._memory = KeptRows(self)
        self._cells = CellDelegate(model, self)
        self.setItemDelegate(self._cells)
        self.seeking = seeking or QuickFind(model)
        self.seeking.setParent(self)
        self.setAccessibleName(tr(f"{model.kind.label}列表"))
        self._behave()
        self._lay_out()
        self.frozen = FrozenColumn(self, self.headings)
        self._connect()
        self.fit_columns()

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)

    def _lay_out(self) -> None:
        self.headings.setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _connect(self) -> None:
        self.headings.sortIndicatorChanged.connect(self._sort)
        self.doubleClicked.connect(self._open_current)
        self.clicked.connect(self._click_head)
        self.seeking.found.connect(self._jump)
        self.customContextMenuRequested.connect(lambda where: self.menu_asked.emit(self.viewport().mapToGlobal(where)))
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.selectionModel().currentRowChanged.connect(self._outline_current)
        self._records.modelAboutToBeReset.connect(self._memory.take)
        self._records.reloaded.connect(self.fit_columns)
        self._records.reloaded.connect(self._memory.give_back)
        theme.LOOK.changed.connect(self.fit_columns)

    @property
    def records(self) -> RecordTable:
        """The rows."""
        return self._records

    @property
    def areas(self) -> list[Area]:
        """The selected rectangles of cells."""
        return areas_of(self.selectionModel().selection())

    @property
    def rows(self) -> list[int]:
        """The selected rows, or those of selected cells, from the top; heads of groups are none."""
        found = {row for area in self.areas for row in area.rows()}
        return sorted(row for row in found if self._records.holds(row)) if self._records.is_grouped else sorted(found)

    @property
    def count(self) -> int:
        """How many rows are selected."""
        if self._is_typed_into or self._records.is_grouped:
            return len(self.rows)
        return sum(area.height for area in self.areas)

    @property
    def selected(self) -> tuple[Record, ...]:
        """The selected records; none when there are more than one command may be given."""
        return () if self.count > MOST_CHOSEN else tuple(self._records.records(self.rows))

    def current(self) -> Record | None:
        """The record under the cursor."""
        row = self.currentIndex().row()
        return self._records.record(row) if 0 <= row < self._records.rowCount() else None

    def choose(self, uid: str) -> bool:
        """Select one record and bring it into sight; answers whether it is among those shown."""
        row = self._records.row_of(uid)
        if row < 0:
            return False
        self.choose_row(row)
        return True

    def choose_row(self, row: int) -> None:
        """Select one row and bring it into sight, whatever keys are held down: Qt's own selectRow looks at them."""
        index = self._records.index(row, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def show_sorted(self, by: str, *, descending: bool) -> None:
        """Mark the column that is sorted by, without sorting."""
        places = (place for place, one in enumerate(self._records.columns) if by and one.sorts_by == by)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.headings.show_sorted(next(places, -1), order)

    def sort_by(self, place: int, order: Qt.SortOrder, *, strokes: bool = False) -> None:
        """Sort by a column; names by pinyin or by strokes."""
        self.show_sorted(self._records.columns[place].sorts_by, descending=order == Qt.SortOrder.DescendingOrder)
        self._records.sort(place, order, strokes=strokes)

    def copy(self, *, with_head: bool = False) -> None:
        """Put the selected rows on the clipboard as they are seen, cells parted by tabs."""
        if self.count > MOST_COPIED:
            self.too_many.emit(self.count)
            return
        lines = [self._records.cells(row) for row in self.rows]
        if with_head:
            lines.insert(0, tuple(tr(column.label) for column in self._records.columns))
        if lines:
            QGuiApplication.clipboard().setText(lines_of(lines))

    def type_into(self, keys: CellKeys, cells: CellDelegate | None) -> None:
        """Let cells be typed into under these keys and this painting; without a painting, browse again."""
        self.keys = keys
        self._is_typed_into = cells is not None
        behave = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behave.SelectItems if cells else behave.SelectRows)
        self.setItemDelegate(cells or self._cells)
        self.frozen.follow()
        self.setTabKeyNavigation(cells is not None)
        at = self.currentIndex()
        if at.isValid():
            flag = QItemSelectionModel.SelectionFlag
            rows = flag.NoUpdate if cells else flag.Rows
            self.selectionModel().setCurrentIndex(at, flag.ClearAndSelect | rows)
        self._outline_current()

    @Slot()
    def fit_columns(self) -> None:
        """Heights and widths for the letters of the moment, once there is something to see; see widths.py."""
        self.verticalHeader().setDefaultSectionSize(round(theme.LOOK.letters.row * self.row_share))
        if self.isVisible():  # measuring costs 5 ms, and a page being made would do it four times
            self.widths.measure()

    def selectAll(self) -> None:
        if self._records.rowCount() > MOST_CHOSEN:
            self.too_many.emit(self._records.rowCount())
        else:
            super().selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_columns()  # only now has it the letters of its style

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widths.share_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._outline_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._outline_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._is_typed_into and self.keys is not None and self.keys.pressed(event):
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif _COPY_WITH_HEAD.matches(QKeySequence(event.keyCombination())) == QKeySequence.SequenceMatch.ExactMatch:
            self.copy(with_head=True)
        elif key in _ENTER and modifiers == Qt.KeyboardModifier.NoModifier:
            self._open_current()
        elif key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.headings.ask_menu(self.currentIndex().column())
        elif key == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.NoModifier and not self.seeking.words:
            self._tick()
        elif key != Qt.Key.Key_Delete:
            # Del does nothing here: deleting is a command with words, in the menu and under Ctrl+Del.
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters look for the next row that begins so; Qt's own search would walk a hundred thousand rows here."""
        self.seeking.type(search, self.currentIndex().row())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._is_typed_into and self.keys is not None:
            self.keys.composed(event)
        elif event.commitString():
            self.keyboardSearch(event.commitString())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)  # Qt takes it away from cells without an editor of its own

    @Slot()
    def _tick(self) -> None:
        """Take the row under the cursor into the selection, or out of it."""
        flag = QItemSelectionModel.SelectionFlag
        if self._records.holds(self.currentIndex().row()):
            self.selectionModel().select(self.currentIndex(), flag.Toggle | flag.Rows)

    @Slot(str, int)
    def _jump(self, words: str, row: int) -> None:
        if row >= 0 and not self._is_typed_into:
            self.choose_row(row)
        self.sought.emit(words, row >= 0)

    @Slot()
    def _open_current(self) -> None:
        at = self.currentIndex()
        if self._is_typed_into and self.keys is not None:
            self.keys.edit(at)
        elif (record := self.current()) is not None:
            self.opened.emit(record)
        elif at.isValid():
            self._records.toggle(at.row())
            self.setCurrentIndex(self._records.index(at.row(), 0))

    @Slot(QModelIndex)
    def _click_head(self, at: QModelIndex) -> None:
        if self._records.head(at.row()):
            self._records.toggle(at.row())

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and not self._records.columns[column].sorts_by:
            self.headings.setSortIndicator(-1, order)
            return
        self._records.sort(column, order)

    @Slot()
    def _tell_chosen(self) -> None:
        self.chosen.emit()

    @Slot()
    def _outline_current(self) -> None:
        self._cells.focused_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()
