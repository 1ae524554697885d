"""Pictures in a text line: the glass of a search, the cross that clears it, a calendar, an eye.

Qt's own do not grow with the letters: beside 三号 they would be as small as beside 五号.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QLineEdit

from desktop.ui import theme
from desktop.ui.arrange import across
from desktop.ui.buttons import IconButton
from desktop.ui.icons import icon

_PICTURE = 18
_EDGE = 3
"""Px between a picture's ground and the edge of its line."""
_UNDER = 14
"""Px of a picture's ground that the words may take: what its drawing and the line's own padding leave."""


class LineTool(IconButton):
    """Stands in its line, and keeps the words out from under it. The line keeps the keyboard.

    Args:
        tone: token of its colour.
        is_ahead: it stands before the words.
    """

    def __init__(self, line: QLineEdit, picture: str, name: str, *, tone: str = "text2", is_ahead: bool = False) -> None:
        self._is_ahead = is_ahead
        super().__init__(picture, name, parent=line)
        self.setProperty("kind", "inline")
        self.setIcon(icon(picture, tone))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = line.layout()
        if not isinstance(row, QBoxLayout):
            row = across(None, gap=0, margins=(_EDGE, 0, _EDGE, 0))
            line.setLayout(row)
        row.insertWidget(0 if is_ahead else -1, self)
        self._scale()

    def _scale(self) -> None:
        size = theme.px(_PICTURE)
        self.setIconSize(QSize(size, size))
        line = self.parent()
        if isinstance(line, QLineEdit):
            kept, room = line.textMargins(), theme.LOOK.letters.control - _UNDER
            line.setTextMargins(*((room, 0, kept.right(), 0) if self._is_ahead else (kept.left(), 0, room, 0)))


def line_button(line: QLineEdit, picture: str, tip: str) -> LineTool:
    """A picture to press at the end of a text line."""
    return LineTool(line, picture, tip)


def line_mark(line: QLineEdit, picture: str) -> LineTool:
    """A picture that says what a text line is for; nothing to press."""
    made = LineTool(line, picture, "", tone="text3", is_ahead=True)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


class _Cross(LineTool):
    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line, "x", "清除")
        self._line = line
        line.textChanged.connect(self._follow)
        self.clicked.connect(self._clear)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setVisible(bool(self._line.text()) and not self._line.isReadOnly())

    @Slot()
    def _clear(self) -> None:
        self._line.clear()
        self._line.textEdited.emit("")  # by hand, as if the words had been deleted
        self._line.setFocus()


def line_cross(line: QLineEdit) -> LineTool:
    """A cross that clears a text line, there while it has words."""
    return _Cross(line)
