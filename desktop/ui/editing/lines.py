"""Editors for words and numbers: a line, a box, and a line nobody can write in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.base.text import tr
from desktop.model.fields import Field
from desktop.model.identity import IdNumber, Phone
from desktop.model.kinds import Kind, Number, Serial
from desktop.model.place import Address
from desktop.ui import theme
from desktop.ui.arrange import across
from desktop.ui.editing.base import Editor
from desktop.ui.labels import label
from desktop.work.desk import Desk
from desktop.work.listing import Wording

_HINTS: dict[type[Kind[Any]], str] = {
    IdNumber: "18 位，最后一位可以是 X",
    Phone: "手机或座机，几个号码用顿号隔开",
    Address: "路、弄、号、室",
}


class LineEditor(Editor):
    """One line of words, or a number with its unit behind it."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:  # noqa: ARG002 - every editor is made so
        super().__init__(field, parent)
        self._line = QLineEdit()
        self._line.setPlaceholderText(tr(_HINTS.get(type(field.kind), "")))
        unit = [label(field.kind.unit, "quiet")] if isinstance(field.kind, Number) and field.kind.unit else []
        self.hold(self._line, across(self._line, *unit))
        self._line.textEdited.connect(self._tell)

    def words(self) -> str:
        return self._line.text()

    def write(self, words: str) -> None:
        self._line.setText(words)
        self._line.setCursorPosition(0)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


class BoxEditor(Editor):
    """Several lines of words; Enter makes a new line, Tab goes on."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:  # noqa: ARG002 - every editor is made so
        super().__init__(field, parent)
        self._box = QPlainTextEdit()
        self._box.setTabChangesFocus(True)
        self._written = ""
        self.hold(self._box, across(self._box))
        self._box.textChanged.connect(self._tell)
        theme.LOOK.changed.connect(self._fit)
        self._fit()

    @property
    def is_box(self) -> bool:
        return True

    def words(self) -> str:
        return self._box.toPlainText()

    def write(self, words: str) -> None:
        self._written = words
        self._box.setPlainText(words)

    @Slot()
    def _tell(self) -> None:
        if self.words() != self._written:
            self._written = ""
            self.edited.emit()

    @Slot()
    def _fit(self) -> None:
        self._box.setFixedHeight(_height(self._box, self.field))


class FixedEditor(Editor):
    """What nobody writes: a paper number, or what a verb works out. References show the title of what they name."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._wording = Wording(desk.store)
        self._words = ""
        self._line = QPlainTextEdit() if getattr(field.kind, "lines", 1) > 1 else QLineEdit()
        if isinstance(self._line, QPlainTextEdit):
            self._line.setTabChangesFocus(True)
            theme.LOOK.changed.connect(self._fit)
            self._fit()
        self._line.setReadOnly(True)
        self._line.setPlaceholderText(tr("保存时自动编号" if isinstance(field.kind, Serial) else "自动填写"))
        self.hold(self._line, across(self._line))

    def words(self) -> str:
        return self._words

    def write(self, words: str) -> None:
        self._words = words
        value = self.field.kind.parse(words) if words else None
        shown = self._wording.text(self.field, value, whole=True)
        if isinstance(self._line, QPlainTextEdit):
            self._line.setPlainText(shown)
        else:
            self._line.setText(shown)
            self._line.setCursorPosition(0)  # of long words the beginning is read first

    def settle(self) -> None:
        return

    @Slot()
    def _fit(self) -> None:
        self._line.setFixedHeight(_height(self._line, self.field))


def _height(box: QWidget, field: Field) -> int:
    """Px that a box needs for the lines that a field declares."""
    return QFontMetrics(box.font()).lineSpacing() * int(getattr(field.kind, "lines", 3)) + 24
