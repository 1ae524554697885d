"""Noticing that nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class Idle(QObject):
    """Says `expired` when no window of the program was touched for so long.

    Listens at the windows and not at the application: there every event of every widget would pass through Python.
    """

    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.expired)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "only a program with windows can be idle"
        app.focusWindowChanged.connect(self._listen)

    def start(self, span_ms: int) -> None:
        """Count from now."""
        self._timer.start(span_ms)
        for window in QGuiApplication.topLevelWindows():
            self._listen(window)

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()

    @Slot(QWindow)
    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing it twice is the same as once.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
