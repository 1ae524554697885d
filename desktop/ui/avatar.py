"""A round mark with the first character of a name. No photographs are kept of anybody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.theme import colour


class Avatar(QWidget):
    """The circle; `diameter` is meant for 小四 and grows with the letters."""

    def __init__(self, name: str = "", diameter: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diameter = diameter
        self._initial = name[:1]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Whose mark it is; blank shows an empty circle."""
        self._initial = name[:1]
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.px(self._diameter)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("primary"))
        painter.setBrush(colour("tint"))
        painter.drawEllipse(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        font = QFont(self.font())
        font.setPixelSize(max(13, round(self.width() * 0.42)))
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(colour("primary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initial)
