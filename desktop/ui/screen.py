"""One card in the middle of an otherwise empty window: how everything before and between sign-ins is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.arrange import across, down, held, scrolling


class Screen(QWidget):
    """Holds its content at a readable width; scrolls when the letters are large and the window is small.

    Args:
        content: what to show.
        width: in px at 小四.
    """

    def __init__(self, content: QWidget, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.content = content
        self._width = width
        self._card = held(down(content, gap=0), "card")
        middle = down(None, across(None, self._card, None, margins=(16, 0, 16, 0)), None, margins=(0, 12, 0, 12))
        area = scrolling(held(middle))
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(down(area, gap=0))
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._scale()

    def _scale(self) -> None:
        self._card.setFixedWidth(min(theme.px(self._width), 1200))
