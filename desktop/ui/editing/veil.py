"""A veil over a private value: masked until somebody with the right presses the eye, which the log keeps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.base.text import tr
from desktop.ui.arrange import across
from desktop.ui.editing.base import Editor
from desktop.ui.linetools import line_button


class VeiledEditor(Editor):
    """Shows the mask and an eye in place of the editor inside, as long as there is something to hide.

    Signals:
        reveal_asked: the eye was pressed; the form answers with `unveil` once it is in the log.
    """

    reveal_asked = Signal()

    def __init__(self, inside: Editor, parent: QWidget | None = None) -> None:
        super().__init__(inside.field, parent)
        self._inside = inside
        self._mask = QLineEdit()
        self._mask.setReadOnly(True)
        self._mask.setAccessibleName(tr(f"{inside.field.label}，已遮住"))
        self._eye = line_button(self._mask, "eye", f"显示完整的{inside.field.label}，会记入操作记录  空格键")
        self.hold(inside.input, across(inside, self._mask))
        self._mask.installEventFilter(self)
        self._connect()
        self.unveil()

    def _connect(self) -> None:
        self._inside.edited.connect(self.edited)
        self._inside.left.connect(self.left)
        self._eye.clicked.connect(self.reveal_asked)

    @property
    def is_veiled(self) -> bool:
        """Whether the value is hidden now."""
        return self._inside.isHidden()

    def veil(self, mask: str, *, may_reveal: bool) -> None:
        """Hide the value behind its mask; the eye is there for those who may press it."""
        self._mask.setText(mask)
        self._mask.show()
        self._inside.hide()
        self._eye.setVisible(may_reveal)
        self.setFocusProxy(self._mask)

    @Slot()
    def unveil(self) -> None:
        """Show the editor itself."""
        self._mask.hide()
        self._inside.show()
        self.setFocusProxy(self._inside)

    def words(self) -> str:
        return self._inside.words()

    def write(self, words: str) -> None:
        self._inside.write(words)

    def value(self) -> Any:
        return self._inside.value()

    def settle(self) -> None:
        self._inside.settle()

    def mark(self, *, wrong: bool) -> None:
        self._inside.mark(wrong=wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_space = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if watched is self._mask and is_space and self._eye.isVisible():
            self.reveal_asked.emit()
            return True
        return QWidget.eventFilter(self, watched, event)  # the editor inside tells when it is left
