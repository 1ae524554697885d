"""Columns of cards. Arrows walk them, Enter opens, Ctrl and an arrow carry a card to the column beside; so does the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.base.text import tr
from desktop.modules.tasks.page.lanecards import GAP, LINES, PAD, Card, CardPainter, Cards, Column, fits_beside, letters
from desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_NARROWEST = 112


class LaneGrid(QTableView):
    """Signals: `chosen` and `opened` with a uid; `carried` with a uid and the column to go to; `menu_asked` with where."""

    chosen = Signal(str)
    opened = Signal(str)
    carried = Signal(str, int)
    menu_asked = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = Cards(self)
        self._pressed: tuple[str, int] | None = None
        self.setModel(self.cards)
        self.setItemDelegate(CardPainter(self.cards, self))
        self.setAccessibleName(tr(name))
        self.setProperty("role", "lanes")
        self._behave()
        self.doubleClicked.connect(self._open)
        self.customContextMenuRequested.connect(lambda where: self.menu_asked.emit(self.viewport().mapToGlobal(where)))
        theme.LOOK.changed.connect(self.fit)

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setHighlightSections(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def current(self) -> Card | None:
        """The card under the cursor."""
        return self.cards.card(self.currentIndex())

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these, with the cursor on the card it was on, wherever that has gone."""
        before = self.current
        self.cards.show(columns)
        self.fit()
        if before is not None:
            self.choose(before.uid)

    def choose(self, uid: str) -> bool:
        """Put the cursor on a card; answers whether it is shown."""
        place = self.cards.place(uid)
        if place.isValid():
            self.setCurrentIndex(place)
        return place.isValid()

    @Slot()
    def fit(self) -> None:
        """Columns share the room; every card is as high as two lines of its title need, and a third for names too long."""
        many = max(self.cards.columnCount(), 1)
        width = max(self.viewport().width() // many, theme.px(_NARROWEST))
        for at in range(self.cards.columnCount()):
            self.setColumnWidth(at, width)
        line, small = QFontMetrics(letters(small=False)).height(), QFontMetrics(letters(small=True)).height()
        cards = [card for column in self.cards.columns for card in column.cards]
        feet = 1 if all(fits_beside(card, width - 2 * GAP - 2 * PAD) for card in cards) else 2
        self.verticalHeader().setDefaultSectionSize(LINES * line + feet * (small + 4) + 14 + 2 * GAP + 6)
        for row in range(self.cards.rowCount()):
            self.setRowHeight(row, self.verticalHeader().defaultSectionSize())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        card = self.cards.card(current)
        if card is not None:
            self.chosen.emit(card.uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.cards.rowCount():
            first = next((at for at, column in enumerate(self.cards.columns) if column.cards), None)
            if first is not None:
                self.setCurrentIndex(self.cards.index(0, first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _SIDEWAYS.get(Qt.Key(event.key()))
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open()
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._carry(self.currentIndex().column() + step)
        elif step is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        card = self.current
        self._pressed = (card.uid, self.currentIndex().column()) if card else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.viewport().unsetCursor()
        pressed, self._pressed = self._pressed, None
        to = self.columnAt(int(event.position().x()))
        if pressed is not None and to not in (-1, pressed[1]):
            self.carried.emit(pressed[0], to)

    def _walk(self, step: int) -> None:
        """To the card beside, or the nearest one of the next column that has any."""
        at = self.currentIndex()
        column = at.column() + step
        while 0 <= column < len(self.cards.columns):
            if cards := self.cards.columns[column].cards:
                self.setCurrentIndex(self.cards.index(min(max(at.row(), 0), len(cards) - 1), column))
                return
            column += step

    def _carry(self, to: int) -> None:
        card = self.current
        if card is not None and 0 <= to < len(self.cards.columns):
            self.carried.emit(card.uid, to)

    @Slot()
    def _open(self) -> None:
        card = self.current
        if card is not None:
            self.opened.emit(card.uid)
