"""Numbers that somebody acts on, each in its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.base.text import tr
from desktop.ui.arrange import across
from desktop.ui.cards import Card
from desktop.ui.labels import label


class Figure(Card):
    """What is counted, the number, its measure."""

    def __init__(self, title: str, measure: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.title.setProperty("role", "quiet")
        self._measure = measure
        self._number = label("0", "big")
        row = across(self._number, label(measure, "quiet"), None, gap=6)
        row.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)

    def show_number(self, number: int) -> None:
        """Show another number."""
        self._number.setText(f"{number:,}")
        self.setAccessibleName(f"{self.title.text()} {number:,} {tr(self._measure)}")


class Figures(QWidget):
    """Some numbers beside one another, of equal width.

    Args:
        titles: what is counted.
        measure: the measure word of them all.
    """

    def __init__(self, titles: Sequence[str], measure: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = [Figure(title, measure) for title in titles]
        self.setLayout(across(*((card, 1) for card in self._cards), gap=12))

    def show_numbers(self, *numbers: int) -> None:
        """Show other numbers, in the order of the titles."""
        for card, number in zip(self._cards, numbers, strict=True):
            card.show_number(number)
