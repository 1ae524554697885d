"""What every editor can do, whatever it looks like."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLayout, QWidget

from desktop.base.text import tr
from desktop.model.fields import Field
from desktop.ui import theme


class Editor(QWidget):
    """A place to write one value. Subclasses say how words come and go.

    Signals:
        edited: the person changed the words; not when a program wrote them.
        left: the person went elsewhere, so that the words may be judged.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._input: QWidget = self

    @property
    def input(self) -> QWidget:
        """The widget that has the keyboard."""
        return self._input

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """All widgets of it that may have the keyboard and give its keys to the form: Enter goes on to the next field."""
        return (self.input,)

    @property
    def is_box(self) -> bool:
        """Whether Enter belongs to the text, so that it does not go on to the next field."""
        return False

    def words(self) -> str:
        """What stands here, as the kind parses it."""
        raise NotImplementedError

    def write(self, words: str) -> None:
        """Let these words stand here."""
        raise NotImplementedError

    def value(self) -> Any:
        """The value of the words.

        Raises:
            ValueError: with a sentence, when they cannot be read.
        """
        return self.field.kind.parse(self.words())

    def settle(self) -> None:
        """Spell the words as they will be kept: called when the person has left and they can be read."""
        value = self.value()
        if value is not None:
            self.write(self.field.kind.show(value))

    def mark(self, *, wrong: bool) -> None:
        """Show that the words have a problem, or none any more."""
        if bool(self._input.property("wrong")) != wrong:
            self._input.setProperty("wrong", wrong)
            theme.restyle(self._input)

    def hold(self, shown: QWidget, layout: QLayout) -> None:
        """Take the input and its layout: names it for screen readers and watches when it is left."""
        self._input = shown
        self.setLayout(layout)
        self.setFocusProxy(shown)
        shown.setAccessibleName(tr(self.field.label))
        if shown.focusPolicy() is Qt.FocusPolicy.WheelFocus:
            shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # who scrolls the form past it stays where they write
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and watched is self._input and has_gone(event):
            self.left.emit()
        return super().eventFilter(watched, event)


def has_gone(event: QEvent) -> bool:
    """Whether the keyboard went elsewhere, and not only to a list of suggestions that hangs under the words."""
    return not (isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.PopupFocusReason)
