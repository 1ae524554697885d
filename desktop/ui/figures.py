"""Numbers that somebody acts on, each in its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import tr
from desktop.ui.arrange import across, down
from desktop.ui.labels import label


class Figure(QFrame):
    """What is counted, the number, its measure."""

    def __init__(self, title: str, measure: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._measure = tr(title), tr(measure)
        self._number = label("", "big")
        row = across(self._number, label(measure, "quiet"), None, gap=6)
        self.setLayout(down(label(title, "quiet"), row, gap=0, margins=(16, 8, 16, 8)))
        self.show_number(0)

    def show_number(self, number: int) -> None:
        """Show another number."""
        self._number.setText(f"{number:,}")
        self.setAccessibleName(f"{self._title} {number:,} {self._measure}")


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
