"""The view of a record table: keys, selection, sorting by header, copying. Looking only; it changes nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.base.text import tr
from desktop.model.kinds import Code, Many, Ref, Text
from desktop.model.place import Address
from desktop.model.record import Record
from desktop.ui import theme
from desktop.ui.delegate import CellDelegate
from desktop.ui.table import RecordTable
from desktop.work.listing import Column

MOST_CHOSEN = 5000
"""Records one command may be given; more of them are filtered, not selected."""
MOST_COPIED = 2000
"""Rows that may be copied; more of them leave as a file, which is logged."""

_KEPT_CHOSEN = 200
_SAMPLE = 60
"""Rows that say how wide columns are."""
_STRETCH = 2.2
"""How much wider than declared a column of free words may become."""
_ROOM, _ARROW, _AIR, _MARK = 26, 16, 32, 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COPY_WITH_HEAD = QKeySequence("Ctrl+Shift+C")


@dataclass(frozen=True, slots=True)
class _Width:
    """Of a column, in px: what its rows ask for, and what it can do with."""

    wanted: int
    least: int


class Grid(QTableView):
    """Rows to choose from. Enter or a double click opens, Del asks to put away, Ctrl+C copies.

    Signals:
        opened: the record to open.
        put_away: the person pressed Del; the selection says what.
        chosen: the selection is another.
        menu_asked: where to show the context menu, in screen coordinates.
        too_many: how many rows were to be copied.
    """

    opened = Signal(object)
    put_away = Signal()
    chosen = Signal()
    menu_asked = Signal(QPoint)
    too_many = Signal(int)

    def __init__(self, model: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self._kept: list[str] = []
        self._widths: list[_Width] = []
        self.setModel(model)
        self._cells = CellDelegate(model, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(tr(f"{model.kind.label}列表"))
        self._behave()
        self._lay_out()
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
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setSortIndicatorClearable(True)
        across.setSortIndicatorShown(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        self.doubleClicked.connect(self._open_current)
        self.customContextMenuRequested.connect(lambda where: self.menu_asked.emit(self.viewport().mapToGlobal(where)))
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.selectionModel().currentRowChanged.connect(self._outline_current)
        self._records.modelAboutToBeReset.connect(self._remember)
        self._records.reloaded.connect(self._recall)
        theme.LOOK.changed.connect(self.fit_columns)

    @property
    def rows(self) -> list[int]:
        """The selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    @property
    def count(self) -> int:
        """How many rows are selected."""
        ranges: QItemSelection = self.selectionModel().selection()
        return sum(ranges.at(place).height() for place in range(ranges.count()))

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

    def copy(self, *, with_head: bool = False) -> None:
        """Put the selected rows on the clipboard as they are seen, cells parted by tabs."""
        if self.count > MOST_COPIED:
            self.too_many.emit(self.count)
            return
        lines = [_line(self._records.cells(row)) for row in self.rows]
        if with_head:
            lines.insert(0, _line([tr(column.label) for column in self._records.columns]))
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    @Slot()
    def fit_columns(self) -> None:
        """Heights and widths for the letters of the moment: first all that the rows in sight say, then what room there is.

        Only addresses, free words and references may be cut; a heading, a name, a number or a day never is.
        """
        self.verticalHeader().setDefaultSectionSize(theme.LOOK.letters.row)
        wanted = [self._wanted(place) for place in range(len(self._records.columns))]
        self._widths = [_Width(width, self._least(place, width)) for place, width in enumerate(wanted)]
        self._share_room()

    def _share_room(self) -> None:
        """Widths for the room of the moment; measuring the rows again would cost 7 ms at every step of a resize."""
        wanted = sum(one.wanted for one in self._widths)
        missing = wanted - self.viewport().width()
        spare = wanted - sum(one.least for one in self._widths)
        share = min(missing / spare, 1) if missing > 0 and spare else 0
        air = min(max(-missing, 0) // max(len(self._widths), 1), theme.px(_AIR))
        for place, one in enumerate(self._widths):
            self.setColumnWidth(place, round(one.wanted - (one.wanted - one.least) * share) + air)

    def _wanted(self, place: int) -> int:
        column = self._records.columns[place]
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(tr(column.label)) + theme.px(_ARROW)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(strong) if place == 0 else self.fontMetrics()
        sample = range(min(self._records.rowCount(), _SAMPLE))
        widest = max((metrics.horizontalAdvance(self._records.cells(row)[place]) for row in sample), default=0)
        if column.field is not None and isinstance(column.field.kind, Code):
            widest += theme.px(_MARK)  # the dot before a state
        most = metrics.horizontalAdvance("0") * column.width * _STRETCH
        return int(max(heading, min(widest, most) if _may_be_cut(column) else widest)) + theme.px(_ROOM)

    def _least(self, place: int, wanted: int) -> int:
        column = self._records.columns[place]
        if not _may_be_cut(column):
            return wanted
        return min(wanted, self.fontMetrics().horizontalAdvance("0") * max(column.width, 8) + theme.px(_ROOM))

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
        self._share_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._outline_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._outline_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif _COPY_WITH_HEAD.matches(QKeySequence(event.keyCombination())) == QKeySequence.SequenceMatch.ExactMatch:
            self.copy(with_head=True)
        elif key in _ENTER and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self._open_current()
        elif key == Qt.Key.Key_Delete:
            # A key held down must not eat one row after the other.
            if not event.isAutoRepeat() and self.count:
                self.put_away.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open_current(self) -> None:
        record = self.current()
        if record is not None:
            self.opened.emit(record)

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and not self._records.columns[column].sorts_by:
            self.horizontalHeader().setSortIndicator(-1, order)
            return
        self._records.sort(column, order)

    @Slot()
    def _tell_chosen(self) -> None:
        self.chosen.emit()

    @Slot()
    def _outline_current(self) -> None:
        self._cells.focused_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

    @Slot()
    def _remember(self) -> None:
        self._kept = [] if self.count > _KEPT_CHOSEN else [record.uid for record in self.selected]

    @Slot()
    def _recall(self) -> None:
        """Select again what was selected before the rows were read anew, where it still is."""
        self.fit_columns()
        kept, self._kept = self._kept, []
        rows = [row for uid in kept if (row := self._records.row_of(uid)) >= 0]
        select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        if rows:
            self.choose_row(rows[0])
        for row in rows[1:]:
            self.selectionModel().select(self._records.index(row, 0), select)


def _may_be_cut(column: Column) -> bool:
    return column.field is None or isinstance(column.field.kind, (Text, Address, Ref, Many))


def _line(cells: Sequence[str]) -> str:
    return "\t".join(" ".join(cell.split()) if "\n" in cell or "\t" in cell else cell for cell in cells)
