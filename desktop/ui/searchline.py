"""The line in which a table is searched: never narrower than its own words, or than a long name with its cross."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.icons import icon

_SIDES = 64
"""Px that the glass, the cross and the padding take in any letters: Qt does not scale the pictures in a line."""
_WIDEST = 420


class SearchLine(QLineEdit):
    """Says what can be typed while nothing is.

    Args:
        words: what it says.
        name: what it searches, for those who cannot see it.
    """

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setPlaceholderText(tr(words))
        self.setAccessibleName(tr(name))
        self.setToolTip("Ctrl+F")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance(self.placeholderText()) + _SIDES)
        self.setMaximumWidth(theme.px(_WIDEST))
