"""Paints cells while they are typed into: a corner on what changed, red on what could not be kept, grey where nobody types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from desktop.ui import theme
from desktop.ui.cells.editing import CellEditing
from desktop.ui.delegate import CellDelegate
from desktop.ui.table import Index, RecordTable
from desktop.work.cells import Wrong

_CORNER_PX = 8
_PAD_PX = 11
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ELIDED = Qt.TextElideMode.ElideRight


class EditedCells(CellDelegate):
    """Draws the cells of a table in 表格编辑."""

    def __init__(self, model: RecordTable, editing: CellEditing, view: QAbstractItemView) -> None:
        super().__init__(model, view)
        self._editing, self._view = editing, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, then what the mode says of it."""
        where: QRect = option.rect
        cell = self._editing.cell(index.row(), index.column())
        wrong = self._editing.wrong.get(cell) if cell else None
        if wrong is not None:
            self._draw_wrong(painter, where, wrong)
        elif cell is not None and (words := self._editing.waiting(cell)) is not None:
            self._draw_words(painter, where, words, "text")
        else:
            super().paint(painter, option, index)
        if self._editing.why_not(index.column()) and wrong is None:
            self._shade(painter, where)
        if cell is not None and self._editing.is_changed(cell):
            self._mark(painter, where)
        if index.row() == self._view.currentIndex().row() and index.column() == self._view.currentIndex().column():
            painter.setPen(QPen(theme.colour("ok"), 2))
            painter.drawRect(where.adjusted(1, 1, -1, -1))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say why a cell is red or grey."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            cell = self._editing.cell(index.row(), index.column())
            wrong = self._editing.wrong.get(cell) if cell else None
            why = f"{wrong.reason}，没有写入" if wrong else self._editing.why_not(index.column())
            if why:
                QToolTip.showText(event.globalPos(), why, view)
                return True
        return super().helpEvent(event, view, option, index)

    def _draw_wrong(self, painter: QPainter, where: QRect, wrong: Wrong) -> None:
        painter.fillRect(where, theme.colour("bad_tint"))
        self._draw_words(painter, where, f"✕ {wrong.words}".rstrip(), "bad")
        painter.setPen(theme.colour("bad"))
        painter.drawRect(where.adjusted(0, 0, -1, -1))

    def _draw_words(self, painter: QPainter, where: QRect, words: str, ink: str) -> None:
        painter.setPen(theme.colour("border"))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        painter.setPen(theme.colour(ink))
        room = where.adjusted(_PAD_PX, 0, -_PAD_PX // 2, 0)
        painter.drawText(room, _LEFT, self._metrics.elidedText(words.replace("\n", " "), _ELIDED, room.width()))

    def _shade(self, painter: QPainter, where: QRect) -> None:
        shade = theme.colour("neutral_tint")
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(where.adjusted(0, 0, 0, -1), shade)
        painter.restore()

    def _mark(self, painter: QPainter, where: QRect) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ok"))
        corner = where.topRight() + QPoint(1, 0)
        painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER_PX, 0), corner + QPoint(0, _CORNER_PX)]))
        painter.restore()
