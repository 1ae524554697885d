"""All things of one card as a table, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import tr
from desktop.modules.today import rules
from desktop.modules.today.page.offers import OPEN, file, offer_of
from desktop.ui.arrange import across, down
from desktop.ui.buttons import button
from desktop.ui.labels import label, reword
from desktop.ui.plaintable import Cell, Heading, PlainTable
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.listing import VEIL
from desktop.work.module import Due

_HEADINGS = (Heading("什么事", wraps=True), Heading("谁"), Heading("哪里", wraps=True), Heading("哪天"), Heading("还有几天"))

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        self.act = button(OPEN)
        hint = label("双击或按 Enter 打开，Ctrl+Enter 办这一行", "caption")
        bar = across(self.back, self.title, None, hint, self.act, gap=10, margins=(10, 8, 16, 6))
        self.setLayout(down(bar, (self.table, 1), gap=0, margins=(1, 1, 1, 1)))
        self.back.clicked.connect(self.left)
        self.table.doubleClicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.table.installEventFilter(self)
        self.act.clicked.connect(self.file)

    def show_dues(self, title: str, read: Callable[[], Sequence[Due]]) -> None:
        """Show what a card holds, now and whenever the day was read anew."""
        self._read = read
        reword(self.title, title)
        self.refresh()

    def refresh(self) -> None:
        """Show it as it is now."""
        place = max(self.table.chosen, 0)
        self._shown = tuple(self._read())
        self.table.show_rows([self._row(due) for due in self._shown])
        self.table.selectRow(min(place, len(self._shown) - 1))
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress:
                self.file()
                return True
        return super().eventFilter(watched, event)

    @property
    def current(self) -> Due | None:
        """The row that is acted on."""
        return self._shown[self.table.chosen] if 0 <= self.table.chosen < len(self._shown) else None

    @Slot()
    def file(self) -> None:
        """Do what the chosen row asks for, as its card would, or open it."""
        due = self.current
        if due is None:
            return
        command = offer_of(self._desk, due)
        if command is None:
            self.opened.emit(due)
        else:
            file(self._desk, due, command)

    @Slot()
    def _offer(self) -> None:
        due = self.current
        command = offer_of(self._desk, due) if due is not None else None
        self.act.setText(tr(command.label if command else OPEN))
        self.act.setAccessibleName(self.act.text())
        self.act.setEnabled(due is not None)

    def _row(self, due: Due) -> tuple[str | Cell, ...]:
        today, mark = self._desk.today, rules.left(due, self._desk.today)
        where = " · ".join(filter(None, (rules.haste(due), due.place)))
        told = (VEIL, VEIL, VEIL) if self._desk.covered else (due.text, due.who, where)
        return (*told, said(due.day, today), Cell(mark.word, mark.tone) if mark.tone in ("bad", "warn") else mark.word)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.opened.emit(self._shown[index.row()])
