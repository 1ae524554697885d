"""Small marks of a state. Always a word, with a mark where colour alone would say it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import stand

MARKS = {"ok": "✓", "warn": "⚠", "bad": "✕"}
"""Signs before the words, so that nothing is told by colour alone."""


class Chip(QLabel):
    """A state in a word or two; takes no focus. Tones: ok, warn, bad, info, neutral."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text, tone)

    def say(self, text: str, tone: str = "neutral") -> None:
        """Show another state; no words hide the chip."""
        mark = MARKS.get(tone, "")
        self.setText(f"{mark} {tr(text)}" if mark and text else tr(text))
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            theme.restyle(self)
        stand(self, shown=bool(text))  # last: shown undressed it would keep the size it had then
