"""The line in which a table is searched: never narrower than its own words, or than a long name with its cross."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.linetools import line_cross, line_mark

_SIDES = 72
"""Px that the glass, the cross and the padding take."""
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
        line_mark(self, "search")
        line_cross(self)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance(self.placeholderText()) + theme.px(_SIDES))
        self.setMaximumWidth(theme.px(_WIDEST))
