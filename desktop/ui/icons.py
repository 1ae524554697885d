"""Pictures by name: Tabler drawings (MIT) from resources/icons, tinted with the colours of the moment at any resolution."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.base.paths import resources
from desktop.ui.theme import colour

_DISABLED = QIcon.Mode.Disabled


@cache
def icon(name: str, tone: str = "text2") -> QIcon:
    """The drawing `resources/icons/NAME.svg` in the colour of a token; follows a change of colours by itself."""
    return QIcon(_Engine(name, tone))


def paint(painter: QPainter, name: str, tone: str, where: QRectF) -> None:
    """Draw a picture in a delegate or a paint event."""
    _drawing(name, colour(tone).name()).render(painter, where)


@cache
def _source(name: str) -> str:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    # Drawn at 16 to 20 px a two-unit stroke looks bold beside regular Chinese text.
    return text.replace('stroke-width="2"', 'stroke-width="1.75"')


@cache
def _drawing(name: str, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))


class _Engine(QIconEngine):
    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 - Qt's signature
        paint(painter, self._name, "control" if mode == _DISABLED else self._tone, QRectF(rect))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt hands the logical size; without the ratio icons are blurred on dense screens.
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)
