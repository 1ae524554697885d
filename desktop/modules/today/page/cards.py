"""The cards of the day: some rows, how many there are in all, and the way to where all of them stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.base.text import counted, tr
from desktop.modules.today import rules
from desktop.modules.today.page.rows import Rows
from desktop.ui.arrange import across
from desktop.ui.buttons import button
from desktop.ui.cards import Card
from desktop.ui.labels import Paragraph, label, reword
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.module import Due


class DueCard(Card):
    """A card of rows; without any it says so in a sentence, or is hidden where that would be no news.

    Signals: `opened` with a thing; `all_asked` when all of them are to be seen.

    Args:
        most: rows that are shown.
        measure: what one of them is counted as.
        kind_words: the sentence of the empty card; blank hides it.
    """

    opened = Signal(object)
    all_asked = Signal()

    def __init__(
        self, desk: Desk, title: str, most: int, measure: str, kind_words: str = "", parent: QWidget | None = None
    ) -> None:
        self.all = button("", kind="link")
        super().__init__(title, self.all, parent=parent)
        self._most, self._measure, self._kind = most, measure, kind_words
        self._dues: tuple[Due, ...] = ()
        self.rows = Rows(desk)
        self.nothing = Paragraph(kind_words, "quiet")
        self.add(self.rows)
        self.add(self.nothing)
        self.hide()  # until the day is read
        self.rows.opened.connect(self.opened)
        self.all.clicked.connect(self.all_asked)

    def show_dues(self, dues: Sequence[Due]) -> None:
        """Show the first of these."""
        self.rows.show_dues(dues[: self._most])
        self.rows.setVisible(bool(dues))
        self.nothing.setVisible(not dues and bool(self._kind))
        self._dues = tuple(dues)
        self.all.setText(tr(f"全部 {counted(rules.number(dues), self._measure)}"))
        self.all.setAccessibleName(f"{self.title.text()}，{self.all.text()}")
        self.all.setVisible(len(dues) > self._most)
        self.setVisible(bool(dues) or bool(self._kind))

    def show_most(self, most: int) -> None:
        """Show at most so many rows from now on."""
        if most != self._most:
            self._most = most
            self.show_dues(self._dues)

    @property
    def row_height(self) -> int:
        """Height in px of the highest row in sight, with its line."""
        shown = [row.sizeHint().height() for row in self.rows.rows if not row.isHidden()]
        return max(shown) + 1 if shown else 0


class Countdown(Card):
    """How many days are left to an election; hidden while there is none.

    Signals: `opened` with it.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.go = button("去换届", kind="link")
        super().__init__("换届选举", self.go, parent=parent)
        self._desk = desk
        self._due: Due | None = None
        self.number, self.unit, self.words = label("", "big"), label("", "quiet"), Paragraph("", "quiet")
        self.body.addLayout(across(self.number, self.unit, 8, (self.words, 1), gap=6))
        self.hide()
        self.go.clicked.connect(lambda: self.opened.emit(self._due))

    def show_dues(self, dues: Sequence[Due]) -> None:
        """Count down to the first of these."""
        self.setVisible(bool(dues))
        if not dues:
            return
        self._due = dues[0]
        days = (self._due.day - self._desk.today).days
        self.words.setText(f"{self._due.text} {said(self._due.day, self._desk.today)}　{self._due.place}")
        reword(self.number, str(days) if days else rules.near(0))
        reword(self.unit, "天后" if days else "")
