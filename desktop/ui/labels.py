"""Words on the screen, each with its role."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.ui import theme

_LAST_WORD = re.compile(r"(?<=[ 　])[\u3400-\u9fff·]{2,10}$")


def label(text: str = "", role: str = "") -> QLabel:
    """One line of words.

    Args:
        text: source text, or words made of records; passed through `tr`.
        role: title, section, strong, big, quiet, caption, bad, ok, warn; blank = body text.
    """
    made = QLabel(tr(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def reword(shown: QLabel, text: str, role: str | None = None) -> None:
    """Give a label other words, and another role when one is named."""
    shown.setText(tr(text))
    if role is not None and shown.property("role") != role:
        shown.setProperty("role", role)
        theme.restyle(shown)


def unbroken(title: str) -> str:
    """A title whose last word, such as the name behind an address, is kept on one line; for the screen only."""
    return _LAST_WORD.sub(lambda found: "\u2060".join(found[0]), title)


def dotted(words: Sequence[str], width: Callable[[str], int], room: int) -> str:
    """Words on as few lines as they need, with a dot between those that share one and none at an end.

    Args:
        width: of some words, in px.
        room: width of a line, in px.
    """
    lines: list[str] = []
    for one in words:
        longer = f"{lines[-1]} · {one}" if lines else ""
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(one)
    return "\n".join(lines)


class Paragraph(QLabel):
    """Words over several lines. Its height follows its width, so nothing is cut at any letter size."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if role:
            self.setProperty("role", role)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def reword(self, text: str, role: str | None = None) -> None:
        """Other words, and another role when one is named."""
        reword(self, text, role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def _fit(self) -> None:
        # Layouts ask wrapped labels for their height at a guessed width; only the real width tells.
        # The answer counts the least height already set, so that goes first or no paragraph would ever shrink.
        self.setMinimumHeight(0)
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)


class Elided(QLabel):
    """One line that shows as much as there is room for, and the whole in a tooltip. Not for names, phones or dates."""

    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        return QSize(QFontMetrics(self.font()).averageCharWidth() * 6, usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self._room(), self.alignment(), self._shown())

    def _room(self) -> QRect:
        return self.contentsRect()

    def _shown(self) -> str:
        return QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())
