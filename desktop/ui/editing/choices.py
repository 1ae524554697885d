"""Editors for choices: one of a list, yes or no, one of several flags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop.base.text import tr
from desktop.model.fields import Field
from desktop.model.kinds import Code
from desktop.ui.arrange import across
from desktop.ui.buttons import Button, button
from desktop.ui.editing.base import Editor, has_gone
from desktop.work.desk import Desk


class ChoiceBox(QComboBox):
    """A box to choose from that leaves the wheel to what it lies on: who scrolls past must neither choose nor land in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own gives it the keyboard before the wheel is asked about

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CodeEditor(Editor):
    """One of a list, chosen or typed. Typing any part of a word finds it; an open list keeps other words too."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:  # noqa: ARG002 - every editor is made so
        super().__init__(field, parent)
        assert isinstance(field.kind, Code)
        self._box = ChoiceBox()
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.addItem("")
        self._box.addItems([tr(word) for word in field.kind.codes.labels])
        self._box.setCurrentIndex(-1)
        completer, line = self._box.completer(), self._box.lineEdit()
        assert completer is not None
        assert line is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.hold(self._box, across(self._box))
        line.setAccessibleName(tr(field.label))
        line.setPlaceholderText(tr("选择，或直接打字"))
        line.installEventFilter(self)
        line.textEdited.connect(self._tell)
        self._box.activated.connect(self._tell)

    def words(self) -> str:
        return self._box.currentText()

    def write(self, words: str) -> None:
        self._box.setCurrentIndex(self._box.findText(words))
        self._box.setEditText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and watched is self._box.lineEdit() and has_gone(event):
            self.left.emit()
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


class FlagEditor(Editor):
    """Yes or no; pressing the chosen one again leaves it unsaid."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:  # noqa: ARG002 - every editor is made so
        super().__init__(field, parent)
        self._yes, self._no = button("是", kind="chip"), button("否", kind="chip")
        self.hold(self._yes, across(self._yes, self._no, None, gap=6))
        for one, name in ((self._yes, "是"), (self._no, "否")):
            one.setAccessibleName(tr(f"{field.label}：{name}"))
        self._no.installEventFilter(self)
        self._yes.clicked.connect(self._say_yes)
        self._no.clicked.connect(self._say_no)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self._yes, self._no)

    def words(self) -> str:
        if self._yes.isChecked():
            return "是"
        return "否" if self._no.isChecked() else ""

    def write(self, words: str) -> None:
        self._yes.setChecked(words == "是")
        self._no.setChecked(words == "否")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and watched is self._no:
            self.left.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            (self._yes if self._no.hasFocus() else self._no).setFocus()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _say_yes(self) -> None:
        self._no.setChecked(False)
        self.edited.emit()

    @Slot()
    def _say_no(self) -> None:
        self._yes.setChecked(False)
        self.edited.emit()


class OneOfEditor(Editor):
    """Flags that shut each other out, as the one choice they are. It writes the first of them; `OtherFlag` the others.

    Args:
        fields: the flags, each with the same `one_of`.
    """

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(fields[0], parent)
        assert fields[0].one_of is not None, "only a choice of flags is asked for so"
        name, self._none = fields[0].one_of
        self._chips = {word: button(word, kind="chip") for word in (self._none, *(one.label for one in fields))}
        self.hold(self._chips[self._none], across(*self._chips.values(), None, gap=6))
        for word, chip in self._chips.items():
            chip.setAccessibleName(tr(f"{name}：{word}"))
            chip.clicked.connect(lambda _on, word=word: self._say(word))
        self._last.installEventFilter(self)
        self.choose(self._none)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return tuple(self._chips.values())

    @property
    def _last(self) -> Button:
        return list(self._chips.values())[-1]

    @property
    def chosen(self) -> str:
        """Label of the flag that is set, or what is so when none is."""
        return next(word for word, chip in self._chips.items() if chip.isChecked())

    def choose(self, label: str) -> None:
        """Set one flag and no other."""
        for word, chip in self._chips.items():
            chip.setChecked(word == label)

    def unset(self, label: str) -> None:
        """Take a flag back, if it is the one that is set."""
        if self.chosen == label:
            self.choose(self._none)

    def words(self) -> str:
        return "是" if self.chosen == self.field.label else ""

    def write(self, words: str) -> None:
        (self.choose if words == "是" else self.unset)(self.field.label)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and watched is self._last:
            self.left.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        chips = list(self._chips.values())
        at = next((place for place, chip in enumerate(chips) if chip.hasFocus()), -1)
        if step is None or at < 0:
            super().keyPressEvent(event)
        else:
            chips[max(0, min(at + step, len(chips) - 1))].setFocus()

    def _say(self, word: str) -> None:
        self.choose(word)
        self.edited.emit()


class OtherFlag(Editor):
    """A further flag of a choice: it is set and read there, and has nothing to show of its own."""

    def __init__(self, field: Field, choice: OneOfEditor, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._choice = choice
        self.setFocusProxy(choice.input)

    @property
    def input(self) -> QWidget:
        return self._choice.input

    def words(self) -> str:
        return "是" if self._choice.chosen == self.field.label else ""

    def write(self, words: str) -> None:
        (self._choice.choose if words == "是" else self._choice.unset)(self.field.label)

    def mark(self, *, wrong: bool) -> None:
        """The choice is marked, not this."""
