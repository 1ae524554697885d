"""Things to press. At most one primary button stands in a region; pictures alone always carry a name and a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.icons import icon

_TONES = {"primary": "on_primary", "danger": "bad", "link": "primary"}
_PICTURE = 18
_PICTURE_ALONE = 20
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Button(QPushButton):
    """A button with words, and a picture that grows with the letters."""

    def __init__(self, text: str, picture: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        # A thin space keeps the picture from touching the first character.
        super().__init__(f"\u2009{tr(text)}" if picture else tr(text), parent)
        self.setAccessibleName(tr(text))
        self.setAutoDefault(False)
        if kind:
            self.setProperty("kind", kind)
        if picture:
            self.setIcon(icon(picture, _TONES.get(kind, "text2")))
        self._scale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _presses(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._scale()

    def _scale(self) -> None:
        size = theme.px(_PICTURE)
        self.setIconSize(QSize(size, size))


class IconButton(QToolButton):
    """A picture to press, with a name for those who cannot see it."""

    def __init__(self, picture: str, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon(picture))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rename(name, key)
        self._scale()

    def rename(self, name: str, key: str = "") -> None:
        """Give it another name; the key stands behind it in the tooltip."""
        self.setAccessibleName(tr(name))
        self.setToolTip(f"{tr(name)}  {key}" if key else tr(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _presses(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._scale()

    def _scale(self) -> None:
        size = theme.px(_PICTURE_ALONE)
        self.setIconSize(QSize(size, size))


def _presses(event: QKeyEvent) -> bool:
    """Enter does what Space does: one who sees the ring presses what has it. A key that is held down presses once."""
    return event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat()


def button(text: str, picture: str = "", kind: str = "", *, key: str = "") -> Button:
    """A button.

    Args:
        text: what it does, a verb.
        picture: name of an icon, or blank.
        kind: primary, danger, quiet, link, chip (checkable), tile; blank = usual.
        key: its shortcut, shown in the tooltip.
    """
    made = Button(text, picture, kind)
    made.setCheckable(kind == "chip")
    if key:
        made.setToolTip(f"{tr(text)}  {key}")
    return made


def icon_button(picture: str, name: str, *, key: str = "") -> IconButton:
    """A button with a picture only."""
    return IconButton(picture, name, key)
