"""The rows of a roster that need a person, as a table whose long words are wrapped and never cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.base.text import tr
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service.problems import Row
from desktop.ui import theme
from desktop.ui.chips import MARKS
from desktop.ui.theme import colour
from desktop.work.listing import VEIL

Index = QModelIndex | QPersistentModelIndex

_HEADS = ("位置", "姓名", "证件号", "电话", "问题", "怎么办")
_NAME, _NUMBER, _PHONE, _WHAT, _CURE = range(1, 6)
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SHOWN = {_NAME: "name", _NUMBER: "id_number", _PHONE: "phone"}
_PAD = 22
_SAMPLE = 500
_SELECTED = QStyle.StateFlag.State_Selected
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class ProblemModel(QAbstractTableModel):
    """Rows to look at; numbers masked, personal words veiled while the screen is covered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.is_covered = False
        self._has_sheets = False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._has_sheets = len({row.at.sheet for row in rows}) > 1
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: N802 - Qt's name
        return tr(_HEADS[section]) if orientation == Qt.Orientation.Horizontal and role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self.rows[index.row()]
        if role == _DISPLAY:
            return self.words(row, index.column())
        return None

    def ink(self, index: Index) -> str:
        """Token of the colour of a cell's words."""
        if index.column() == _WHAT:
            return "bad" if self.rows[index.row()].is_refused else "warn"
        return "text"

    def words(self, row: Row, column: int) -> str:
        """What a cell says."""
        if column == _WHAT:
            return f"{MARKS['bad' if row.is_refused else 'warn']} {tr(row.sort if self.is_covered else row.what)}"
        if column == _CURE:
            return tr(row.cure)
        if column not in _SHOWN:
            return f"{row.at.sheet if self._has_sheets else ''} {tr('第')} {row.at.row} {tr('行')}".strip()
        text = row.shown.get(_SHOWN[column], "")
        if not text or self.is_covered:
            return VEIL if text else "—"
        return text if column == _NAME else Resident.fields[_SHOWN[column]].kind.mask(text)


class _Cells(QStyledItemDelegate):
    """Words under their heading, over as many lines as they need."""

    def __init__(self, model: ProblemModel, parent: QObject) -> None:
        super().__init__(parent)
        self._problems = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        where: QRect = option.rect
        if option.state & _SELECTED:
            painter.fillRect(where, colour("tint"))
        painter.setPen(colour("border"))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        painter.setPen(colour(self._problems.ink(index)))
        painter.drawText(where.adjusted(_PAD // 2, 0, -4, 0), _WRAPPED, index.data())


class ProblemView(QTableView):
    """The table. Rows are as high as their words need."""

    def __init__(self, model: ProblemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = model
        self.setModel(model)
        self.setAccessibleName(tr("问题行"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setItemDelegate(_Cells(model, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        model.modelReset.connect(self.fit)
        theme.LOOK.changed.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Columns as wide as their words, the last two share the rest and wrap."""
        room = self.viewport().width()
        for column in range(_WHAT):
            width = self._widest(column)
            self.setColumnWidth(column, width)
            room -= width
        wanted = self._widest(_WHAT)
        self.setColumnWidth(_WHAT, max(min(wanted, room * 55 // 100), theme.px(160)))
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Few rows are each as high as their words; many are all as high as the longest, which is quicker."""
        rows, down = self._problems.rows, self.verticalHeader()
        if len(rows) > _SAMPLE:
            longest = max(rows, key=lambda row: len(row.what) + len(row.cure))
            down.setDefaultSectionSize(self._height(longest))
            return
        down.setDefaultSectionSize(theme.LOOK.letters.row)
        for place, row in enumerate(rows):
            down.resizeSection(place, self._height(row))

    def _widest(self, column: int) -> int:
        texts = {self._problems.words(row, column) for row in self._problems.rows[:_SAMPLE]} | {_HEADS[column]}
        return max(map(self.fontMetrics().horizontalAdvance, texts)) + theme.px(_PAD)

    def _height(self, row: Row) -> int:
        """Height that the words of a row need, wrapped to their columns."""
        heights = [theme.LOOK.letters.row]
        for column in (_WHAT, _CURE):
            room = QRect(0, 0, self.columnWidth(column) - _PAD // 2 - 4, 10_000)
            words = self._problems.words(row, column)
            heights.append(self.fontMetrics().boundingRect(room, _WRAPPED, words).height() + theme.px(16))
        return max(heights)
