"""All things of one card as a table, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.modules.today import rules
from desktop.ui.arrange import across, down
from desktop.ui.buttons import button
from desktop.ui.labels import label, reword
from desktop.ui.plaintable import Cell, Heading, PlainTable
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.listing import VEIL
from desktop.work.module import Due

_HEADINGS = (Heading("什么事", wraps=True), Heading("谁"), Heading("哪里", wraps=True), Heading("哪天"), Heading("还有几天"))


class Everything(QFrame):
    """A table over the whole card. Signals: `opened` with a thing, `left` when the cards are wanted again."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._read: Callable[[], Sequence[Due]] = tuple
        self._shown: tuple[Due, ...] = ()
        self.title = label("", "section")
        self.back = button("回到今天", "arrow-left", kind="link")
        self.table = PlainTable("全部", _HEADINGS)
        bar = across(self.back, self.title, None, label("双击一行打开", "caption"), margins=(10, 8, 16, 6))
        self.setLayout(down(bar, (self.table, 1), gap=0, margins=(1, 1, 1, 1)))
        self.back.clicked.connect(self.left)
        self.table.doubleClicked.connect(self._open)
        self.table.activated.connect(self._open)

    def show_dues(self, title: str, read: Callable[[], Sequence[Due]]) -> None:
        """Show what a card holds, now and whenever the day was read anew."""
        self._read = read
        reword(self.title, title)
        self.refresh()

    def refresh(self) -> None:
        """Show it as it is now."""
        self._shown = tuple(self._read())
        self.table.show_rows([self._row(due) for due in self._shown])

    def _row(self, due: Due) -> tuple[str | Cell, ...]:
        today, mark = self._desk.today, rules.left(due, self._desk.today)
        told = (VEIL, VEIL, VEIL) if self._desk.covered else (due.text, due.who, due.place)
        return (*told, said(due.day, today), Cell(mark.word, mark.tone) if mark.tone in ("bad", "warn") else mark.word)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.opened.emit(self._shown[index.row()])
