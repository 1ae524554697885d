"""Large buttons with more in them than one word: a person at the door, a way to begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.icons import icon


class Tile(QPushButton):
    """A button around a layout.

    Args:
        name: what it is called for those who cannot see it.
        content: what is in it.
    """

    def __init__(self, name: str, content: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tile")
        self.setAccessibleName(tr(name))
        self._content = content
        self.setLayout(content)

    def sizeHint(self) -> QSize:
        return self._content.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._content.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        return self._content.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self._content.totalHeightForWidth(width)


class Picture(QLabel):
    """An icon that grows with the letters; decoration beside words."""

    def __init__(self, name: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._side = name, side
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._scale()

    def _scale(self) -> None:
        side = theme.px(self._side)
        self.setPixmap(icon(self._name, "primary").pixmap(QSize(side, side), theme.dense()))
