"""The rows of a roster that need a person, as a table whose long words are wrapped and never cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

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
_INK = int(Qt.ItemDataRole.ForegroundRole)
_SHOWN = {_NAME: "name", _NUMBER: "id_number", _PHONE: "phone"}
_PAD = 22
_SAMPLE = 500


class ProblemModel(QAbstractTableModel):
    """Rows to look at; numbers masked, personal words veiled while the screen is covered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.is_covered = False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
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
        if role == _INK and index.column() == _WHAT:
            return colour("bad" if row.is_refused else "warn")
        return None

    def words(self, row: Row, column: int) -> str:
        """What a cell says."""
        if column == _WHAT:
            return f"{MARKS['bad' if row.is_refused else 'warn']} {tr(row.sort if self.is_covered else row.what)}"
        if column == _CURE:
            return tr(row.cure)
        if column not in _SHOWN:
            return f"{row.at.sheet} {tr('第')} {row.at.row} {tr('行')}".strip()
        text = row.shown.get(_SHOWN[column], "")
        if not text or self.is_covered:
            return VEIL if text else "—"
        return text if column == _NAME else Resident.fields[_SHOWN[column]].kind.mask(text)


class ProblemView(QTableView):
    """The table. All rows are as high as the longest words need, so ten thousand are laid out as fast as ten."""

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
        self.setAlternatingRowColors(True)
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
        self.verticalHeader().setDefaultSectionSize(max(theme.LOOK.letters.row, self._highest(_WHAT), self._highest(_CURE)))

    def _widest(self, column: int) -> int:
        texts = {self._problems.words(row, column) for row in self._problems.rows[:_SAMPLE]} | {_HEADS[column]}
        return max(map(self.fontMetrics().horizontalAdvance, texts)) + theme.px(_PAD)

    def _highest(self, column: int) -> int:
        """Height of the longest words of a column, wrapped to its width."""
        texts = {self._problems.words(row, column) for row in self._problems.rows}
        longest = sorted(texts, key=len)[-3:]
        room = QRect(0, 0, self.columnWidth(column) - 12, 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return max((self.fontMetrics().boundingRect(room, wrap, text).height() for text in longest), default=0) + theme.px(16)
