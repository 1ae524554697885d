"""White boxes that hold what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.arrange import Item, across, down
from desktop.ui.labels import label


class Card(QFrame):
    """A bordered box, with a head when it has a title.

    Args:
        title: head of the card; blank = none.
        acts: widgets at the right of the head, such as a link button.
    """

    def __init__(self, title: str = "", *acts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = label(title, "section")
        self.body: QVBoxLayout = down(gap=8)
        head: list[Item] = [across(self.title, None, *acts)] if title else []
        self.setLayout(down(*head, self.body, gap=8, margins=(16, 12, 16, 14)))
        if title:
            self.setAccessibleName(self.title.text())

    def add(self, item: QWidget, share: int = 0) -> None:
        """Put a widget at the foot of the card."""
        self.body.addWidget(item, share)
