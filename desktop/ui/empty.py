"""What stands where there is nothing yet: one sentence, one way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import Button
from desktop.ui.icons import paint
from desktop.ui.labels import Paragraph, label
from desktop.ui.theme import colour

_WIDTH, _AIR = 420, 12
_WIDE, _SMALLEST = 88, 48


class Medallion(QWidget):
    """A picture in a tinted circle; the first to shrink and to go where there is little height."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), theme.px(_WIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), 0)

    @property
    def circle(self) -> QRect:
        """Where it is drawn: nowhere when it would be too small to be anything."""
        across = min(self.width(), self.height())
        if across < theme.px(_SMALLEST):
            return QRect()
        return QRect((self.width() - across) // 2, (self.height() - across) // 2, across, across)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        circle = self.circle
        if circle.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("tint"))
        painter.drawEllipse(circle)
        edge = circle.width() * 0.27
        paint(painter, self._picture, "primary", circle.toRectF().adjusted(edge, edge, -edge, -edge))


class Empty(QWidget):
    """A page or a list with nothing in it.

    Args:
        picture: name of an icon.
        title: what is not here.
        text: what will be here, or what to try.
        acts: buttons, the primary one last.
    """

    def __init__(self, picture: str, title: str, text: str, *acts: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Paragraph(text, "quiet")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = down(None, gap=12, margins=(0, _AIR, 0, _AIR))
        self.picture = Medallion(picture)
        column.addWidget(self.picture, 0, middle)
        column.addWidget(label(title, "section"), 0, middle)
        column.addWidget(self._text, 0, middle)
        if acts:
            column.addSpacing(4)
            column.addLayout(across(None, *acts, None))
        column.addStretch(2)
        self.setLayout(column)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._text.setFixedWidth(theme.px(_WIDTH))
        # Its height is taken anew at this width: that of the width before would make the whole window grow.
        self._text.setText(self._text.text())


def empty_card(picture: str, title: str, text: str, *acts: Button) -> QFrame:
    """An empty page in the card that its table would stand in."""
    return held(down((Empty(picture, title, text, *acts), 1), gap=0, margins=(1, 1, 1, 1)), "card")
