"""The frame of every dialog: a head that says what it is, the content, and a foot with the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import Item, across, down, held, scrolling
from desktop.ui.buttons import Button, button
from desktop.ui.labels import Paragraph

_CANCEL, _AWAY = "取消", "不取消了"
SIDE = 24
"""Px at both sides of all that stands in a dialog."""
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Sheet(QDialog):
    """A dialog with head, body and foot. It never runs itself: `dialogs` does.

    Args:
        title: what it is, or the question.
        note: a sentence under it; blank = none.
        width: in px at 小四; grows with the letters.
    """

    def __init__(self, parent: QWidget | None, title: str, note: str = "", *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(title))
        self.setMinimumWidth(min(theme.px(width), 1200))
        head = Paragraph(title, "title")
        self.note = Paragraph(note, "quiet")
        self.note.setVisible(bool(note))
        self.body: QVBoxLayout = down(gap=8, margins=(SIDE, 16, SIDE, 16))
        self._middle = held(self.body)
        self._middle.hide()
        self._foot_row = across(margins=(SIDE, 12, SIDE, 14))
        self.setLayout(down(_head(head, self.note), (self._middle, 1), held(self._foot_row, "foot"), gap=0))

    def add(self, item: QWidget, share: int = 0) -> None:
        """Put a widget at the foot of the body."""
        self.body.addWidget(item, share)
        self._middle.show()

    def add_scrolling(self, content: QWidget) -> QScrollArea:
        """Put what may be long at the foot of the body: it ends where the buttons do, and its bar stands in the margin."""
        area = scrolling(content, SIDE)
        self.body.setContentsMargins(SIDE, 16, 0, 16)
        self.add(area, 1)
        return area

    @property
    def room(self) -> int:
        """Height in px that the body may take, so that the foot stays on the screen."""
        around = self.parentWidget() or self
        return max(around.height() - theme.px(230), theme.px(160))

    def finish_with(self, *items: Item) -> None:
        """Fill the foot from left to right; None is all the room that is left."""
        self._foot_row.addLayout(across(*items, gap=10))

    def offer(self, act: str, kind: str = "primary", *, refusal: str = "") -> Button:
        """The usual foot: a way out and the act; answers the act's button, already wired to accept.

        The way out is 取消, but 不取消了 where the question is itself about cancelling: there 取消 would read as the act.
        """
        is_about_it = _CANCEL in self.windowTitle() or _CANCEL in act
        no, yes = button(refusal or (_AWAY if is_about_it else _CANCEL)), button(act, kind=kind)
        no.clicked.connect(self.reject)
        yes.clicked.connect(self.accept)
        self.finish_with(None, no, yes)
        return yes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt presses the default button on Enter wherever the focus is. Here Enter acts only where the focus shows it will,
        # because the Enter that ends a word of an input method must not answer a question.
        if event.key() in ENTER and not event.modifiers():
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            return
        super().keyPressEvent(event)


def _head(title: QWidget, note: QWidget) -> QFrame:
    return held(down(title, note, gap=4, margins=(SIDE, 18, SIDE, 14)), "bar")
