"""A window and everything that lies over it as one picture, as the screen would show it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

_FRAME = QColor("#8A9099")


def picture_of(window: QWidget) -> QImage:
    """Draw the window, then its dialogs, then menus and lists that are open."""
    window.repaint()
    drawn = window.grab().toImage()
    painter = QPainter(drawn)
    for one in over(window):
        place = one.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
        painter.drawPixmap(place, one.grab())
        if isinstance(one, QDialog):
            # The desktop draws a frame around a dialog; here nobody does.
            painter.setPen(_FRAME)
            painter.drawRect(one.rect().translated(place).adjusted(-1, -1, 0, 0))
    painter.end()
    return drawn


def over(window: QWidget) -> list[QWidget]:
    """What lies over a window: dialogs in the order they came, then what is popped up. Other stages lie beside it."""
    others = [one for one in QApplication.topLevelWidgets() if one is not window and one.isVisible() and not _is_beside(one)]
    return sorted(others, key=lambda one: not isinstance(one, QDialog))


def _is_beside(one: QWidget) -> bool:
    return isinstance(one, QMainWindow) or one.inherits("QTipLabel")
