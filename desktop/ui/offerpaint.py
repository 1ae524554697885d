"""Paints the rows of the palette: picture, words, what tells them apart, and why they were found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme
from desktop.ui.finding import Offer
from desktop.ui.icons import paint
from desktop.ui.theme import colour

OFFER = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected


def row_height() -> int:
    """Height of one row at the present letter size."""
    return theme.px(40)


class OfferDelegate(QStyledItemDelegate):
    """One line for each offer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Offer = index.data(OFFER)
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _SELECTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("tint"))
            painter.drawRoundedRect(QRectF(place).adjusted(6, 1, -6, -1), 4, 4)
        side = theme.px(18)
        if one.picture:
            paint(painter, one.picture, "text2", QRectF(place.x() + 16, place.center().y() - side / 2, side, side))
        self._words(painter, one, place.adjusted(16 + side + 12, 0, -16, 0))
        painter.restore()

    def _words(self, painter: QPainter, one: Offer, room: QRect) -> None:
        font, small = QFont(painter.font()), QFont(painter.font())
        font.setPixelSize(theme.LOOK.letters.body)
        small.setPixelSize(theme.LOOK.letters.caption)
        painter.setFont(font)
        painter.setPen(colour("text"))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignLeft, one.title)
        taken = QFontMetrics(font).horizontalAdvance(one.title) + 12
        painter.setFont(small)
        painter.setPen(colour("text3"))
        metrics = QFontMetrics(small)
        if one.why:
            painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, one.why)
        rest = room.adjusted(taken, 0, -metrics.horizontalAdvance(one.why) - 12, 0)
        painter.drawText(
            rest,
            _MIDDLE | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(one.detail, Qt.TextElideMode.ElideRight, rest.width()),
        )
