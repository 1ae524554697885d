"""Why what a form brought was refused, over the form itself: all that was typed is in sight while one reads it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.errors import DeskError
from desktop.base.text import tr
from desktop.ui.arrange import down
from desktop.ui.labels import Paragraph


class RefusalNote(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "wrong")
        self._what, self._advice = Paragraph("", "strong"), Paragraph("")
        self.setLayout(down(self._what, self._advice, gap=2, margins=(12, 6, 12, 6)))
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; blank when none is."""
        return "" if self.isHidden() else self._what.text()

    def say(self, error: DeskError) -> None:
        """What happened, and what to do."""
        self._what.setText(tr(error.title))
        self._advice.setText(tr(error.advice))
        self._advice.setVisible(bool(error.advice))
        self.setAccessibleName(str(error))
        self.show()
