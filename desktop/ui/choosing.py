"""One of several answers to a question: each a row as high as a button, with the mark of a radio button before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex

_WORDS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_CHOSEN, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_MARK, _GAP = 16, 10
"""Px at 小四: across the mark, and on both its sides."""
_MOST_ROWS, _NARROWEST = 8, 360


class _Row(QStyledItemDelegate):
    """Paints one answer; words that are long take a second line."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        where: QRect = option.rect
        is_chosen = bool(option.state & _CHOSEN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(QPen(colour("primary"), 1) if option.state & _FOCUSED else Qt.PenStyle.NoPen)
            painter.setBrush(colour("tint"))
            painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), 4, 4)
        self._mark(painter, QPoint(where.left() + theme.px(_GAP + _MARK / 2), where.center().y() + 1), is_chosen=is_chosen)
        painter.setPen(colour("text"))
        painter.drawText(self._room(where), _WORDS, index.data())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - the view says the letters
        room = self._room(QRect(0, 0, max(self._view.viewport().width(), theme.px(_NARROWEST)), 10_000))
        words = QFontMetrics(self._view.font()).boundingRect(room, _WORDS, index.data())
        return QSize(0, max(words.height() + theme.px(12), theme.LOOK.letters.control))

    def _mark(self, painter: QPainter, middle: QPoint, *, is_chosen: bool) -> None:
        radius = theme.px(_MARK) / 2
        painter.setPen(QPen(colour("primary" if is_chosen else "control"), radius * 0.6 if is_chosen else 1))
        painter.setBrush(colour("surface"))
        inner = radius * 0.7 if is_chosen else radius
        painter.drawEllipse(middle.toPointF(), inner, inner)

    def _room(self, where: QRect) -> QRect:
        return where.adjusted(theme.px(2 * _GAP + _MARK), 0, -theme.px(_GAP), 0)


class ChoiceList(QListWidget):
    """As high as its rows, and scrolled beyond eight of them.

    Args:
        name: the question, for those who cannot see it.
        most: px that it may take at most.
    """

    def __init__(self, name: str, options: Sequence[str], most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setAccessibleName(tr(name))
        self.setItemDelegate(_Row(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addItems([tr(option) for option in options])
        self.setCurrentRow(0)
        self._fit()  # so that the sheet around it is no higher from the first
        theme.LOOK.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @Slot()
    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        size, model = self.itemDelegate().sizeHint, self.model()
        rows = [size(QStyleOptionViewItem(), model.index(row, 0)).height() for row in range(self.count())]
        self.setFixedHeight(min(sum(rows[:_MOST_ROWS]) + 2, self._most))
