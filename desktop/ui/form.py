"""A form for any record type: two columns of fields in their groups, problems beside the field, no decision of its own.

Enter goes to the next field, Ctrl+Enter saves, Ctrl+Shift+Enter saves and begins the next one, Esc leaves.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.model.fields import Field
from desktop.model.kinds import Code, Many, Ref, Serial
from desktop.model.record import REQUIRED, Record
from desktop.model.rights import Right
from desktop.ui.arrange import bring_into_sight, down
from desktop.ui.editing.veil import VeiledEditor
from desktop.ui.fieldrow import FieldRow, SilentRow, rows_of
from desktop.ui.formgrid import FormGrid
from desktop.work.ask import Rules
from desktop.work.delicate import delicate
from desktop.work.desk import Desk
from desktop.work.keep import reveal, twins, wrong

Derive = Callable[[Any], Any]

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclasses.dataclass(frozen=True, slots=True)
class Manners:
    """What a slice adds to the form of its records.

    Attributes:
        rules: findings about the record as it stands; told beside the fields they name, never refused.
        derive: the record with blanks filled from what is known, such as the birth date in a citizen number.
        fields: names of the fields to show, in order; empty = all.
        whole: a new record needs all that is 必填, and not only its first field.
    """

    rules: Rules | None = None
    derive: Derive | None = None
    fields: Sequence[str] = ()
    whole: bool = True


class RecordForm(QWidget):
    """Edits one record. It keeps nothing: who listens to `submitted` does.

    Signals:
        submitted: the record as it was opened and as it was left; `wants_another` says whether a blank form is to follow.
        cancelled: the person pressed Esc.
        touched: something was typed.
    """

    submitted = Signal(object, object)
    cancelled = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, kind: type[Record], manners: Manners | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wants_another = False
        self._desk, self._kind = desk, kind
        self._manners = manners or Manners()
        self._before: Record = kind()
        self._opened: dict[str, str] = {}
        self._blamed: dict[str, str] = {}
        """What stood in the way when it was last sent off: field -> why; it is told until something else is written there."""
        names = self._manners.fields or tuple(kind.fields)
        self._rows = rows_of([kind.fields[name] for name in names if self._is_mine(kind.fields[name])], desk)
        self.grid = FormGrid(tuple(self._rows.values()))
        self.setLayout(down(self.grid, None))
        self._connect()
        self.open(kind())

    def _connect(self) -> None:
        for row in self._rows.values():
            row.editor.edited.connect(lambda name=row.field.name: self._tell_touched(name))
            row.editor.left.connect(lambda name=row.field.name: self._judge(name))
            for watched in row.inputs:
                watched.installEventFilter(self)
            if isinstance(row.editor, VeiledEditor):
                row.editor.reveal_asked.connect(lambda name=row.field.name: self._reveal(name))

    def _is_mine(self, field: Field) -> bool:
        return not field.sensitive or self._desk.actor.may(Right.SENSITIVE)

    @property
    def before(self) -> Record:
        """The record as it was opened."""
        return self._before

    @property
    def is_touched(self) -> bool:
        """Whether anything stands here that is not kept."""
        return bool(self.draft())

    @property
    def hint(self) -> str:
        """What has to be written, where some fields have to be and others not; blank where the marks say all."""
        needed = [row.field.required for row in self._shown() if row.takes_words]
        return "标“必填”的写好就能保存，其他可以以后补" if any(needed) and not all(needed) else ""

    def open(self, record: Record) -> None:
        """Show a record, or a blank one to fill in."""
        self._before, self._blamed = record, {}
        self.wants_another = False
        for name, row in self._rows.items():
            row.show_value(getattr(record, name), is_new=not record.uid, may_reveal=self._desk.actor.may(Right.PRIVATE))
            self._opened[name] = row.editor.words()
        self.grid.arrange(self._shown())

    def focus_first(self, begin: str = "") -> None:
        """Put the cursor where the person will begin: in this field, or in the first there is."""
        rows = [self._rows[begin]] if begin in self._rows else []
        for row in (*rows, *self._rows.values()):
            if row.takes_words:
                row.editor.setFocus()
                return

    def draft(self) -> dict[str, str]:
        """What is typed and not kept: field -> words."""
        words = {name: row.editor.words() for name, row in self._rows.items()}
        return {name: text for name, text in words.items() if text != self._opened[name]}

    def restore(self, draft: dict[str, str]) -> None:
        """Put back what was typed before."""
        for name, text in draft.items():
            if name in self._rows:
                self._rows[name].editor.write(text)
                self._rows[name].unveil()
        if draft:
            self.touched.emit()

    def current(self) -> Record:
        """The record as it stands; what cannot be read stays as it was, and what was not touched stays untouched."""
        values = {}
        for name in self.draft():
            try:
                values[name] = self._rows[name].editor.value()
            except ValueError:
                continue
        return dataclasses.replace(self._before, **values)

    @Slot()
    def submit(self, *, another: bool = False) -> bool:
        """Hand over the record if it can be kept, else go to the first field in the way; answers whether it was handed over."""
        self._blamed = stops = dict(self._stops())
        for name, row in self._rows.items():
            row.tell(stops.get(name, ""), "bad")
        if stops:
            self._go_to(self._rows[next(iter(stops))])
            return False
        self.wants_another = another
        self.submitted.emit(self._before, self.current())
        return True

    def blame(self, error: DeskError) -> None:
        """Mark the field that a refusal is about, where it names one, and go there."""
        named = [row for row in self._shown() if row.takes_words and row.field.label in error.title]
        for row in sorted(named, key=lambda one: -len(one.field.label))[:1]:  # of 日期 and 截止日期 the longer is meant
            self._blamed = {row.field.name: error.title.partition(f"{row.field.label}：")[2] or error.title}
            row.tell(self._blamed[row.field.name])
            self._go_to(row)

    def _go_to(self, row: FieldRow) -> None:
        row.editor.setFocus()
        bring_into_sight(row)  # all of it: what is wrong with it stands at its end

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not _is_ours(event):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # so that the key comes here and not to a shortcut of the window
            return False
        if event.type() is QEvent.Type.KeyPress:
            return self._act(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _act(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        if event.modifiers() & _CTRL:
            self.submit(another=bool(event.modifiers() & _SHIFT))
            return True
        row = next(one for one in self._rows.values() if watched in one.inputs)
        if row.editor.is_box:
            return False
        self._go_on(row)
        return True

    def _go_on(self, row: FieldRow) -> None:
        """To the next field that can be written in; after the last one to whatever comes next."""
        rows = [one for one in self._rows.values() if one.takes_words]
        place = rows.index(row) if row in rows else -1
        if place + 1 < len(rows):
            rows[place + 1].editor.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            row.editor.input.focusNextChild()

    def _shown(self) -> tuple[FieldRow, ...]:
        """Fields a verb fills are shown when there is something to show, or a number to come."""
        return tuple(
            row
            for name, row in self._rows.items()
            if not isinstance(row, SilentRow)
            and (not row.field.computed or isinstance(row.field.kind, Serial) or getattr(self._before, name) is not None)
        )

    def _stops(self) -> Iterator[tuple[str, str]]:
        """Field -> why the record cannot be kept, in the order of the form."""
        draft = self.draft()
        judged = [self._kind.fields[name] for name in self._rows if not self._before.uid or name in draft]
        now = self.current()
        found = {problem.where: problem.what for problem in wrong(now, judged)}
        if self._manners.whole and not self._before.uid:
            blank = (one for one in judged if one.required and not one.computed and getattr(now, one.name) is None)
            found = {**{one.label: REQUIRED for one in blank}, **found}
        for name, row in self._rows.items():
            unread = row.unread() if name in draft else ""
            if unread or row.field.label in found:
                yield name, unread or _said(row.field, found[row.field.label])

    def _judge(self, name: str) -> None:
        """Look at a field that was just left, and at what follows from it."""
        if not isValid(self) or not self.window().isVisible():
            return  # the window goes, and with it editors and the store; of a form on another page the field was left
        row = self._rows[name]
        if name in self.draft():
            unread = row.unread()
            if unread:
                row.tell(unread, "bad")
                return
            row.editor.settle()
        self._fill_blanks()
        self._tell_findings()

    def _fill_blanks(self) -> None:
        if self._manners.derive is None:
            return
        now = self.current()
        derived = self._manners.derive(now)
        for name, row in self._rows.items():
            if getattr(now, name) is None and getattr(derived, name) is not None and not row.editor.words():
                row.editor.write(row.field.kind.show(getattr(derived, name)))

    def _tell_findings(self) -> None:
        """Beside each field what is wrong with it (red), or odd about it (amber)."""
        now, draft = self.current(), self.draft()
        bad = {self._kind.fields[name].label: why for name, why in self._blamed.items()}
        bad |= {p.where: p.what for p in wrong(now, [self._kind.fields[name] for name in draft if name in self._rows])}
        odd = {p.where: p.what for p in self._oddities(now, draft)}
        for name, row in self._rows.items():
            if row.unread() and name in draft:
                continue
            label = row.field.label
            row.tell(bad.get(label) or odd.get(label, ""), "bad" if label in bad else "warn")

    def _oddities(self, now: Record, draft: dict[str, str]) -> Iterator[Problem]:
        if any(self._kind.fields[name].unique for name in draft):
            yield from twins(self._desk.store, now)
        if draft:
            yield from self._desk.hints(now)
        yield from delicate(now, [self._kind.fields[name] for name in draft])
        if self._manners.rules is not None:
            yield from self._manners.rules(now)

    def _reveal(self, name: str) -> None:
        row = self._rows[name]
        self._desk.do(reveal, self._before, name).then(lambda _: row.unveil())

    def _tell_touched(self, name: str) -> None:
        self._blamed.pop(name, None)
        self.touched.emit()


def _said(field: Field, what: str) -> str:
    """What is wrong, in words that say what to do: the mark beside the name says already that something is missing."""
    if what != REQUIRED:
        return what
    return f"{'选好' if isinstance(field.kind, (Code, Ref, Many)) else '写上'}{field.label}，才能保存"


def _is_ours(event: QKeyEvent) -> bool:
    if event.key() in _ENTER:
        return True
    if event.key() == Qt.Key.Key_S:
        return event.modifiers() == _CTRL
    return event.key() == Qt.Key.Key_Escape
