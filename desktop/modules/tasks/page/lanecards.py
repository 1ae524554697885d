"""Cards in columns as a model, and how a card is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.base.text import tr
from desktop.modules.tasks.rules.wording import Said
from desktop.ui import theme
from desktop.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY, _SPOKEN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP, _ALIGNMENT = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWrapAnywhere)
_SELECTED = QStyle.StateFlag.State_Selected
GAP, PAD, LINES = 4, 10, 2
_ROUND = 14
"""Px of the box around the words at the foot of a card."""


@dataclass(frozen=True, slots=True)
class Card:
    """One task as a card: what, who, and what has to be seen about it; `is_over` greys it."""

    uid: str
    title: str
    who: str
    said: Said
    is_over: bool = False

    @property
    def spoken(self) -> str:
        """The card for those who cannot see it."""
        return "，".join(filter(None, (self.title, self.who, self.said.words)))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its cards, how many lie behind them; `is_now` marks today."""

    title: str
    cards: Sequence[Card]
    rest: int = 0
    is_now: bool = False


class Cards(QAbstractTableModel):
    """A column a lane, a row a card; the cell below the last card says how many more there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()

    def show(self, columns: Sequence[Column]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def card(self, index: Index) -> Card | None:
        """The card at a place."""
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        cards = self.columns[index.column()].cards
        return cards[index.row()] if index.row() < len(cards) else None

    def place(self, uid: str) -> QModelIndex:
        """Where a card lies; nowhere when it is not shown."""
        for at, column in enumerate(self.columns):
            for row, card in enumerate(column.cards):
                if card.uid == uid:
                    return self.index(row, at)
        return QModelIndex()

    def more(self, index: Index) -> str:
        """What the cell below the last card says."""
        column = self.columns[index.column()]
        return tr(f"还有 {column.rest:,} 项，在列表里看") if column.rest and index.row() == len(column.cards) else ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        longest = max((len(one.cards) + bool(one.rest) for one in self.columns), default=0)
        return 0 if parent.isValid() else longest

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.card(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _SPOKEN, _TOOLTIP):
            return None
        card = self.card(index)
        return card.spoken if card else self.more(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT:
            return _LEFT
        return tr(self.columns[section].title) if role == _DISPLAY else None


class CardPainter(QStyledItemDelegate):
    """Draws the cards of one model."""

    def __init__(self, cards: Cards, parent: QObject) -> None:
        super().__init__(parent)
        self._cards = cards

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = self._cards.card(index)
        where: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(where, colour("tint" if self._cards.columns[index.column()].is_now else "subtle"))
        if card is not None:
            self._card(painter, where.adjusted(GAP, GAP, -GAP, -GAP), card, is_chosen=bool(option.state & _SELECTED))
        elif words := self._cards.more(index):
            painter.setFont(letters(small=True))
            painter.setPen(colour("text3"))
            painter.drawText(where.adjusted(PAD, 2, -PAD, -2), _TOP, words)
        painter.restore()

    def _card(self, painter: QPainter, where: QRect, card: Card, *, is_chosen: bool) -> None:
        painter.setPen(QPen(colour("primary" if is_chosen else "border"), 2 if is_chosen else 1))
        painter.setBrush(colour("subtle" if card.is_over else "surface"))
        painter.drawRoundedRect(QRectF(where).adjusted(1, 1, -1, -1), 6, 6)
        inner = where.adjusted(PAD, 7, -PAD, -7)
        small = letters(small=True)
        line = QFontMetrics(small).height() + 4
        painter.setFont(letters(small=False))
        painter.setPen(colour("text3" if card.is_over else "text"))
        foot = QRect(inner.left(), inner.bottom() - line + 1, inner.width(), line)
        fits = fits_beside(card, inner.width())
        painter.drawText(inner.adjusted(0, 0, 0, -line * (1 if fits else 2)), _TOP, _cut(card.title, inner.width()))
        painter.setFont(small)
        used = self._said(painter, foot, card)
        painter.setPen(colour("text3" if card.is_over else "text2"))
        room = foot if fits else foot.translated(0, -line)  # a name is not cut: it has a line of its own
        width = foot.width() - (used if fits else 0)
        painter.drawText(room, _LEFT, QFontMetrics(small).elidedText(card.who, Qt.TextElideMode.ElideRight, width))

    def _said(self, painter: QPainter, foot: QRect, card: Card) -> int:
        """The words at the right, in a box of their tone; answers how wide it is."""
        if not card.said.words:
            return 0
        tone = "neutral" if card.is_over else card.said.tone
        width = QFontMetrics(painter.font()).horizontalAdvance(card.said.words) + _ROUND
        box = QRectF(foot.right() - width, foot.top(), width, foot.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("tint" if tone == "info" else f"{tone}_tint"))
        painter.drawRoundedRect(box, foot.height() / 2, foot.height() / 2)
        painter.setPen(colour("primary" if tone == "info" else tone))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), card.said.words)
        return width + 6


def fits_beside(card: Card, width: int) -> bool:
    """Whether the name has room beside what is said at the foot of a card, which is so wide within its edges."""
    metrics = QFontMetrics(letters(small=True))
    said = metrics.horizontalAdvance(card.said.words) + _ROUND + 6 if card.said.words else 0
    return metrics.horizontalAdvance(card.who) + said <= width


def letters(*, small: bool) -> QFont:
    """The letters of a card: its title, or all else."""
    font = QFont(QApplication.font())
    if small:
        font.setPixelSize(theme.LOOK.letters.caption)
    else:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _cut(words: str, width: int) -> str:
    """As much of a title as two lines hold."""
    metrics = QFontMetrics(letters(small=False))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width * LINES - metrics.averageCharWidth() * 2)
