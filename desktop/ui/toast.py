"""The short word that something is done, with 撤销 beside it. Errors never come this way: they would vanish unread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, remeasure
from desktop.ui.buttons import button
from desktop.ui.labels import label

SHOWN_MS = 10_000
_LIFT = 54


class Toast(QFrame):
    """A dark strip over the foot of its parent; goes after ten seconds, not while the pointer rests on it.

    Args:
        undo: what 撤销 does. It does the same as Ctrl+Z, so it still can be done when the strip is gone.
    """

    def __init__(self, parent: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._around, self._undo = parent, undo
        self._words = label("", "toast")
        self.undo_button = button("撤销", kind="toast", key="Ctrl+Z")
        self.setLayout(across(self._words, self.undo_button, gap=12, margins=(16, 6, 10, 6)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.hide)
        self.undo_button.clicked.connect(self._take_back)
        self._around.installEventFilter(self)
        theme.LOOK.changed.connect(self._grow)

    @property
    def text(self) -> str:
        """The words shown now; blank when nothing is."""
        return self._words.text() if self.isVisible() else ""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show words for ten seconds."""
        self._words.setText(tr(text))
        self.setAccessibleName(tr(text))
        self.undo_button.setVisible(undo)
        self.show()
        self._settle()
        self.raise_()
        self._timer.start(SHOWN_MS)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start(SHOWN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        self.adjustSize()
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - theme.px(_LIFT))

    @Slot()
    def _grow(self) -> None:
        """Letters have another size: once the words have it too."""
        QTimer.singleShot(0, self, self._fit)

    @Slot()
    def _fit(self) -> None:
        if self.isVisible():
            remeasure(self._words, self)
            self._settle()

    @Slot()
    def _take_back(self) -> None:
        self.hide()
        self._undo()
