"""One field of a form: its name, its editor, and the line below that helps or complains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.model.fields import Field
from desktop.model.kinds import Many, Ref
from desktop.ui.arrange import across, down
from desktop.ui.editing.base import Editor
from desktop.ui.editing.choices import OneOfEditor, OtherFlag
from desktop.ui.editing.lines import FixedEditor
from desktop.ui.editing.veil import VeiledEditor
from desktop.ui.editors import editor
from desktop.ui.labels import label, reword
from desktop.work.desk import Desk


class Note(QLabel):
    """Words under an editor, over as many lines as they need; room for one is always kept, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "caption")
        self.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._line())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line())

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 2


class FieldRow(QWidget):
    """The parts of one field. What is wrong with it stands right under it, where the eyes are.

    Args:
        made: its editor, where it is not that of its kind.
        name: what it is called, where that is not its label.
    """

    def __init__(
        self, field: Field, desk: Desk, made: Editor | None = None, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = made or editor(field, desk)
        self._note = Note()
        title = label(name or field.label, "quiet")
        title.setBuddy(self.editor)
        mark = [label("必填", "warn")] if field.required and not field.computed else []
        self.setLayout(down(across(title, *mark, None, gap=6), self.editor, self._note, None, gap=2))
        self.tell("")
        self.editor.edited.connect(lambda: self.tell(""))  # a complaint is about what stood there before

    @property
    def inputs(self) -> tuple[QObject, ...]:
        """The widgets that get the keys."""
        shown = self.editor.input
        line = shown.lineEdit() if isinstance(shown, QComboBox) else None
        return (*self.editor.stops, line) if line is not None else self.editor.stops

    @property
    def takes_words(self) -> bool:
        """Whether the person can write here now."""
        return not self.isHidden() and not isinstance(self.editor, FixedEditor) and not self.is_veiled

    @property
    def is_veiled(self) -> bool:
        """Whether a private value is hidden behind its mask."""
        return isinstance(self.editor, VeiledEditor) and self.editor.is_veiled

    @property
    def note(self) -> str:
        """The words below the editor."""
        return self._note.text()

    def show_value(self, value: Any, *, is_new: bool, may_reveal: bool) -> None:
        """Let a value stand here; a private one behind its mask. Without the right to it the reader has masked it already."""
        self.tell("")
        if isinstance(self.editor, VeiledEditor):
            self.editor.unveil()
            if value is not None and not is_new:
                mask = self.field.kind.mask(value) if may_reveal else str(value)
                self.editor.veil(mask, may_reveal=may_reveal)
        is_mask = self.field.private and not may_reveal and isinstance(value, str)
        self.editor.write(str(value) if is_mask else _spelling(self.field, value))

    def unveil(self) -> None:
        """Show a private value whole."""
        if isinstance(self.editor, VeiledEditor):
            self.editor.unveil()

    def unread(self) -> str:
        """Why the words cannot be read; blank when they can."""
        try:
            self.editor.value()
        except ValueError as error:
            return str(error)
        return ""

    def tell(self, what: str, role: str = "bad") -> None:
        """Complain under the editor, or help when there is nothing to complain about."""
        reword(self._note, what or self.field.help, role if what else "caption")
        self.editor.mark(wrong=bool(what) and role == "bad")


class SilentRow(FieldRow):
    """A further flag of a choice: it is never seen, and what is wrong with it is told by the row of the choice."""

    def __init__(self, field: Field, desk: Desk, choice: FieldRow) -> None:
        assert isinstance(choice.editor, OneOfEditor)
        self._choice = choice
        super().__init__(field, desk, OtherFlag(field, choice.editor))

    def tell(self, what: str, role: str = "bad") -> None:
        if what:
            self._choice.tell(what, role)


def rows_of(fields: Sequence[Field], desk: Desk) -> dict[str, FieldRow]:
    """Name -> row of each field; flags that shut each other out have one row to be seen."""
    rows: dict[str, FieldRow] = {}
    for field in fields:
        together = [one for one in fields if one.one_of and one.one_of == field.one_of]
        if len(together) < 2:
            rows[field.name] = FieldRow(field, desk)
        elif field is together[0]:
            rows[field.name] = FieldRow(field, desk, OneOfEditor(together), together[0].one_of[0])  # type: ignore[index]
        else:
            rows[field.name] = SilentRow(field, desk, rows[together[0].name])
    return rows


def _spelling(field: Field, value: Any) -> str:
    """A value as its editor writes it: references by what they are kept as, all else as it is shown."""
    if value is None:
        return ""
    if isinstance(field.kind, Many):
        return "、".join(value)
    return str(value) if isinstance(field.kind, Ref) else field.kind.show(value)
