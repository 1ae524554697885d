"""What is said to a dialog that comes up: each is made once and then called with the dialog.

stage.do(act, fills({"姓名": "示例新"}), agrees)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from build_scripts.stage.hands import StageError, button, key, pause, press, said_by, until, widget, write
from desktop.ui.editing.chooser import Chooser
from desktop.ui.newpassword import NewPassword

Answer = Callable[[QDialog], None]


def closes(dialog: QDialog) -> None:
    """Esc."""
    dialog.reject()


def agrees(dialog: QDialog) -> None:
    """Press the button that does it: the loudest one, or the one that cannot be undone."""
    for kind in ("primary", "danger"):
        for one in dialog.findChildren(QWidget):
            if one.property("kind") == kind and one.isVisible():
                press(one)
                return
    raise StageError(f"no button to agree with: {said_by(dialog)}")


def presses(words: str) -> Answer:
    """Press the button with these words."""
    return lambda dialog: press(button(dialog, words))


def writes(words: str) -> Answer:
    """Type into the only line, then agree."""

    def answer(dialog: QDialog) -> None:
        write(widget(dialog, QLineEdit), words)
        agrees(dialog)

    return answer


def renews(password: str) -> Answer:
    """Type a new password twice, then agree."""

    def answer(dialog: QDialog) -> None:
        asked = widget(dialog, NewPassword)
        for line in (asked.first, asked.second):
            write(line, password)
        until(lambda: asked.is_good, "the new password is good", 5)
        agrees(dialog)

    return answer


def picks(words: str) -> Answer:
    """Choose the row with these words."""

    def answer(dialog: QDialog) -> None:
        rows = widget(dialog, QListWidget)
        found = rows.findItems(words, Qt.MatchFlag.MatchContains)
        if not found:
            raise StageError(f"no row says “{words}”: {said_by(dialog)}")
        rows.setCurrentItem(found[0])
        agrees(dialog)

    return answer


def chooses(path: Path) -> Answer:
    """Type a path into a file dialog."""

    def answer(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        if line is None:
            raise StageError(f"not a file dialog: {said_by(dialog)}")
        write(line, str(path))
        pause(20)
        dialog.accept()

    return answer


def fills(words: Mapping[str, str], then: Answer | None = agrees) -> Answer:
    """Fill the fields with these labels, then agree; then=None leaves the form as it stands."""

    def answer(dialog: QDialog) -> None:
        fill(dialog, words)
        if then is not None:
            then(dialog)

    return answer


def fill(root: QWidget, words: Mapping[str, str]) -> None:
    """Write into the fields with these labels, as they are shown."""
    for label, text in words.items():
        one = _field(root, label)
        if isinstance(one, Chooser):
            _choose(one, text)
        elif isinstance(one, QComboBox):
            _pick(one, text)
        elif isinstance(one, QCheckBox):
            one.setChecked(bool(text))
        else:
            write(one, text)
            key(one, Qt.Key.Key_Tab)


def _field(root: QWidget, label: str) -> QWidget:
    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox):
        for one in root.findChildren(kind):
            if one.isVisible() and one.accessibleName() == label:
                return one
    raise StageError(f"no field is called “{label}”")


def _choose(line: Chooser, words: str) -> None:
    """Type a few letters and take the first of what is offered."""
    write(line, words)
    until(lambda: line.found, f"“{words}” is found")
    popup = line.completer().popup()
    assert popup is not None, "a chooser offers what it finds"
    until(popup.isVisible, f"what fits “{words}” is offered", 5)
    key(popup, Qt.Key.Key_Down)
    key(popup, Qt.Key.Key_Return)
    pause(20)


def _pick(box: QComboBox, words: str) -> None:
    place = box.findText(words)
    if place < 0:
        raise StageError(f"“{words}” is no choice of “{box.accessibleName()}”")
    box.setCurrentIndex(place)
    box.activated.emit(place)
