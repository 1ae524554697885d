"""Steps of a longer piece of work in a row: done, at work, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.theme import colour

_GAP = 8
_THREAD = 28


class Stepper(QWidget):
    """Numbered steps joined by a line; the step at work is filled, those behind it carry a tick."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(tr(step) for step in steps)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.go(0)

    @property
    def at(self) -> int:
        """Place of the step at work; as many as there are steps when all are done."""
        return self._at

    def go(self, place: int) -> None:
        """Move to a step."""
        self._at = place
        now = self._steps[place] if place < len(self._steps) else tr("全部完成")
        self.setAccessibleName(f"{tr('步骤')} {min(place + 1, len(self._steps))}/{len(self._steps)}：{now}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._offsets()[-1]) - _THREAD - _GAP, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        offsets = self._offsets()
        for place, x in enumerate(offsets[:-1]):
            self._paint_step(painter, place, x)
            if place:
                painter.setPen(QPen(colour("primary" if place <= self._at else "border"), 2))
                painter.drawLine(QPointF(x - _GAP - _THREAD, middle), QPointF(x - _GAP, middle))

    def _paint_step(self, painter: QPainter, place: int, x: float) -> None:
        is_past, is_now = place < self._at, place == self._at
        side = float(theme.px(24))
        ring = QRectF(x, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(colour("primary" if is_past or is_now else "control"), 1.5))
        painter.setBrush(colour("primary" if is_now else "tint" if is_past else "surface"))
        painter.drawEllipse(ring)
        painter.setPen(colour("on_primary" if is_now else "primary" if is_past else "text2"))
        painter.setFont(self._caption())
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, "✓" if is_past else str(place + 1))
        painter.setFont(self._words(bold=is_now))
        painter.setPen(colour("text" if is_now else "text2"))
        room = QRectF(ring.right() + _GAP, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._steps[place])

    def _words(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _caption(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.LOOK.letters.caption)
        return font

    def _offsets(self) -> list[float]:
        """Left edge of every step, and of the one that would follow."""
        metrics = QFontMetrics(self._words(bold=True))
        found = [1.0]
        for step in self._steps:
            found.append(found[-1] + theme.px(24) + _GAP + metrics.horizontalAdvance(step) + _GAP + _THREAD + _GAP)
        return found
