"""A table of words that is only read, for what is no list of records. Long words are wrapped and never cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
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
from desktop.ui import theme
from desktop.ui.delegate import outline
from desktop.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SELECTED = QStyle.StateFlag.State_Selected
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_PAD = 11
"""As the headings have, so that their words begin above one another."""
_SAMPLE, _MOST_AIR = 500, 72
_LEAST_WRAPPED = "一行四字"
"""What a column that wraps has room for at least."""
_PIECE = re.compile("[!-~]+")
"""Letters and digits between which no line ends."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its heading; a number is set to the right, words that may be long are wrapped."""

    label: str
    is_number: bool = False
    wraps: bool = False

    @property
    def flags(self) -> int:
        """How Qt is to set the words."""
        side = Qt.AlignmentFlag.AlignRight if self.is_number else Qt.AlignmentFlag.AlignLeft
        return int(side | _MIDDLE) | (int(Qt.TextFlag.TextWordWrap) if self.wraps else 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a colour. ink: a token, such as bad or warn."""

    text: str
    ink: str = "text"


Row = Sequence[str | Cell]


class _Words(QAbstractTableModel):
    def __init__(self, headings: Sequence[Heading], parent: QObject) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        found = self.rows[row][column]
        return found if isinstance(found, Cell) else Cell(found)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        return self.cell(index.row(), index.column()).text if role == _DISPLAY else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT:
            return self.headings[section].flags
        return tr(self.headings[section].label) if role == _DISPLAY else None


class _Painter(QStyledItemDelegate):
    def __init__(self, model: _Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = model
        self.focused_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        where: QRect = option.rect
        if option.state & _SELECTED:
            painter.fillRect(where, colour("tint"))
        painter.setPen(colour("border"))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if index.row() == self.focused_row:
            outline(painter, where)
        cell = self._words.cell(index.row(), index.column())
        painter.setPen(colour(cell.ink))
        painter.drawText(where.adjusted(_PAD, 0, -_PAD, 0), self._words.headings[index.column()].flags, cell.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - the table sizes its rows
        return QSize(0, theme.LOOK.letters.row)


class PlainTable(QTableView):
    """Rows of words under headings; one row can be chosen.

    Args:
        name: what is listed, for those who cannot see it.
        is_many: several rows can be chosen.
        is_topmost: nothing stands above it in its card, whose edge is then the line over the headings.
    """

    def __init__(
        self,
        name: str,
        headings: Sequence[Heading],
        parent: QWidget | None = None,
        *,
        is_many: bool = False,
        is_topmost: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "topmost" if is_topmost else "under")
        self._words = _Words(headings, self)
        self._cells = _Painter(self._words, self)
        self.setModel(self._words)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(tr(name))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if is_many else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(2 * _PAD)  # Qt's own grows with the letters, past what a short word needs
        self.horizontalHeader().setStretchLastSection(True)
        theme.LOOK.changed.connect(self.fit)

    @property
    def chosen(self) -> int:
        """The row under the cursor; -1 for none."""
        return self.currentIndex().row()

    @property
    def all_chosen(self) -> list[int]:
        """Every chosen row, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead of what is shown."""
        self._words.show_rows(rows)
        # An empty table is nowhere to go.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._outline_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._outline_current()

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self._outline_current()

    def _outline_current(self) -> None:
        self._cells.focused_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Columns as wide as their words; those that wrap share what room is left, and what is over then is air between all."""
        widths = [self._widest(column) for column in range(len(self._words.headings))]
        wrapping = self._wrapping
        room = self.viewport().width() - sum(width for column, width in enumerate(widths) if column not in wrapping)
        # The narrow ones first: what they do not need is left to the others.
        least = {column: self._least(column) for column in wrapping}
        kept = sum(least.values())  # of those that have no share yet
        for place, column in enumerate(sorted(wrapping, key=lambda one: widths[one])):
            kept -= least[column]
            share = max(min(room // (len(wrapping) - place), room - kept), least[column])
            widths[column] = min(widths[column], share)
            room -= widths[column]
        # No table leaves half its card blank: room that is over goes between the columns, and the last takes the rest.
        # A number at the end is not drawn far from what it counts: there all columns share alike.
        ends = any(one.is_number for one in self._words.headings[-1:])
        air = min(max(room, 0) // max(len(widths), 1), theme.px(_MOST_AIR) if not ends else max(room, 0))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width + (air if column < len(widths) - 1 else 0))
        self._fit_head(wrapping)
        self._fit_rows()

    def _fit_head(self, wrapping: Sequence[int]) -> None:
        """The headings are as high as the longest of those that wrap."""
        head = self.horizontalHeader()
        metrics = head.fontMetrics()
        lines = [
            metrics.boundingRect(QRect(0, 0, self.columnWidth(column) - 2 * _PAD, 10_000), one.flags, tr(one.label)).height()
            for column in wrapping
            for one in (self._words.headings[column],)
        ]
        head.setMinimumHeight(max([0, *(height + theme.px(10) for height in lines if height > metrics.lineSpacing() * 1.5)]))

    def _fit_rows(self) -> None:
        """Few rows are each as high as their words; many are all as high as the longest, which is quicker."""
        rows, heads = self._words.rows, self.verticalHeader()
        if len(rows) > _SAMPLE:
            longest = max(range(len(rows)), key=lambda row: sum(len(self._words.cell(row, at).text) for at in self._wrapping))
            heads.setDefaultSectionSize(self._height(longest))
            return
        heads.setDefaultSectionSize(theme.LOOK.letters.row)
        for row in range(len(rows)) if self._wrapping else ():
            heads.resizeSection(row, self._height(row))

    @property
    def _wrapping(self) -> list[int]:
        return [column for column, heading in enumerate(self._words.headings) if heading.wraps]

    def _widest(self, column: int) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, self._texts(column))) + 2 * _PAD + 2

    def _least(self, column: int) -> int:
        """Width below which a column that wraps would break what stays in one piece, such as a telephone number."""
        pieces = {piece for text in self._texts(column) for piece in _PIECE.findall(text)}
        return max(map(self.fontMetrics().horizontalAdvance, (*pieces, _LEAST_WRAPPED))) + 2 * _PAD + 2

    def _texts(self, column: int) -> set[str]:
        texts = {self._words.cell(row, column).text for row in range(min(len(self._words.rows), _SAMPLE))}
        return texts | {tr(self._words.headings[column].label)}

    def _height(self, row: int) -> int:
        """Height that the words of a row need, wrapped to their columns."""
        heights = [theme.LOOK.letters.row]
        for column in self._wrapping:
            room = QRect(0, 0, self.columnWidth(column) - 2 * _PAD, 10_000)
            flags, text = self._words.headings[column].flags, self._words.cell(row, column).text
            heights.append(self.fontMetrics().boundingRect(room, flags, text).height() + theme.px(12))
        return max(heights)
