"""What stands where there is nothing yet: one sentence, one way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.arrange import across, down
from desktop.ui.buttons import Button
from desktop.ui.icons import paint
from desktop.ui.labels import Paragraph, label
from desktop.ui.theme import colour

_WIDTH, _GAP = 420, 12


class Medallion(QWidget):
    """A picture in a tinted circle."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(88), theme.px(88))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("tint"))
        painter.drawEllipse(self.rect())
        edge = self.width() * 0.27
        paint(painter, self._picture, "primary", self.rect().toRectF().adjusted(edge, edge, -edge, -edge))


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
        column = down(None, gap=_GAP)
        self._picture = Medallion(picture)
        column.addWidget(self._picture, 0, middle)
        column.addWidget(label(title, "section"), 0, middle)
        column.addWidget(self._text, 0, middle)
        if acts:
            column.addSpacing(4)
            column.addLayout(across(None, *acts, None))
        column.addStretch(2)
        self.setLayout(column)
        self._fit()

    def sizeHint(self) -> QSize:
        # With the picture, also while it is hidden: what is as high as it likes to be shows it, and stays so.
        usual = super().sizeHint()
        return QSize(usual.width(), usual.height() + (self._tall if self._picture.isHidden() else 0))

    def minimumSizeHint(self) -> QSize:
        # The picture is the first to go where there is little height, and must not make the window grow.
        usual = super().minimumSizeHint()
        return QSize(usual.width(), usual.height() - (0 if self._picture.isHidden() else self._tall))

    @property
    def _tall(self) -> int:
        """Px that the picture takes."""
        return self._picture.sizeHint().height() + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture.setVisible(event.size().height() >= self.minimumSizeHint().height() + self._tall)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._text.setFixedWidth(theme.px(_WIDTH))
        # Its height is taken anew at this width: that of the width before would make the whole window grow.
        self._text.setText(self._text.text())
