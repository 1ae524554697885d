"""Editors for references: find another record by a few letters, and show it by its title."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.base.text import tr
from desktop.model.fields import Field
from desktop.model.kinds import Many, Ref
from desktop.model.record import Record
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.ui.arrange import across, down
from desktop.ui.buttons import button
from desktop.ui.editing.base import Editor
from desktop.ui.editing.flow import Flow
from desktop.ui.linetools import line_cross
from desktop.work.desk import Desk
from desktop.work.listing import Wording

PAUSE_MS = 80
_SHOWN = 20
_WITHOUT_SEARCH = 300


def candidates(reader: Reader, kind: type[Record], words: str) -> list[Record]:
    """Records the words may mean, best first. Types without searched fields are few and looked through by title."""
    if any(field.search for field in kind.fields.values()):
        return [hit.record for hit in reader.search(words, _SHOWN, (kind,))]
    some = reader.page(kind, reader.ids(kind, Query())[:_WITHOUT_SEARCH])
    return [record for record in some if words in record.title()][:_SHOWN]


class Chooser(QLineEdit):
    """A line that finds records as one types; `chosen` brings the one picked. It keeps nothing itself."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, kind: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, kind
        self._found: list[Record] = []
        self._titles = QStringListModel(self)
        self._list = QCompleter(self._titles, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(8)
        self.setCompleter(self._list)
        self.setPlaceholderText(tr(f"打几个字找{kind.label}"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._connect()

    def _connect(self) -> None:
        self.textEdited.connect(self._wait)
        self._pause.timeout.connect(self.look)
        self._list.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stubs know no overloaded signals

    @property
    def found(self) -> list[Record]:
        """What the words typed last may mean."""
        return self._found

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()  # nobody looks any more, and the desk may be locked by then

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._list.popup()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if popup is not None and popup.isVisible() and is_enter and self._found and not popup.currentIndex().isValid():
            popup.hide()
            self.chosen.emit(self._found[0])  # the first is the best, as in the palette
        else:
            super().keyPressEvent(event)

    @Slot()
    def look(self) -> None:
        """Find what the words may mean and offer it below the line."""
        words = self.text().strip()
        self._found = candidates(self._desk.store, self._kind, words) if words else []
        self._titles.setStringList([_told_apart(record) for record in self._found])
        if self._found and self.hasFocus():
            self._list.complete()

    def meant(self) -> list[Record]:
        """Whom the words name in full, whether picked from the list or not: who writes a whole name has said it."""
        words = self.text().strip()
        if self._pause.isActive():  # faster than the list
            self._pause.stop()
            self._found = candidates(self._desk.store, self._kind, words) if words else []
        return [record for record in self._found if words in (record.title(), _told_apart(record))]

    def settle(self) -> None:
        """Take the only one that the words name in full, if there is one."""
        meant = self.meant()
        if len(meant) == 1:
            self.chosen.emit(meant[0])

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.chosen.emit(self._found[index.row()])


class RefEditor(Editor):
    """One record of another type."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, Ref)
        self._target = field.kind.target
        self._wording = Wording(desk.store)
        self._uid = ""
        self._line = Chooser(desk, desk.store.shapes.catalogue[self._target])
        line_cross(self._line)
        self.hold(self._line, across(self._line))
        self._line.textEdited.connect(self._loosen)
        self._line.chosen.connect(self._take)

    def words(self) -> str:
        return self._uid or self._line.text().strip()

    def write(self, words: str) -> None:
        title = self._wording.title(self._target, words) if words else ""
        self._uid = words if title else ""
        self._line.setText(title or words)

    def value(self) -> Any:
        if self._line.text().strip() and not self._uid:
            self._line.settle()
        if self._line.text().strip() and not self._uid:
            many = len(self._line.meant())
            message = f"有 {many} 个同名的，从列表里选是哪一个" if many else "没有这一条，打几个字后从列表里选"
            raise ValueError(message)
        return self._uid or None

    def settle(self) -> None:
        return

    @Slot()
    def _loosen(self) -> None:
        self._uid = ""
        self.edited.emit()

    @Slot(object)
    def _take(self, record: Record) -> None:
        self._uid = record.uid
        self._line.setText(record.title())
        # And again after the completer has put in its own words.
        QTimer.singleShot(0, self._line, lambda: self._line.setText(record.title()))
        self.edited.emit()


class ManyEditor(Editor):
    """Several records of another type: each a chip that goes when pressed, and a line to add one more."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, Many)
        self._target = field.kind.target
        self._wording = Wording(desk.store)
        self._uids: list[str] = []
        self._line = Chooser(desk, desk.store.shapes.catalogue[self._target])
        self._chips = Flow()
        self.hold(self._line, down(self._chips, self._line, gap=6))
        self._chips.hide()
        self._line.chosen.connect(self._add)

    def words(self) -> str:
        return "、".join(self._uids)

    def write(self, words: str) -> None:
        self._uids = list(self.field.kind.parse(words) or ())
        self._show()

    def value(self) -> Any:
        if self._line.text().strip():
            self._line.settle()
        if self._line.text().strip():
            message = "还有一条没选，打几个字后从列表里选"
            raise ValueError(message)
        return tuple(self._uids) or None

    def settle(self) -> None:
        return

    @Slot(object)
    def _add(self, record: Record) -> None:
        if record.uid not in self._uids:
            self._uids.append(record.uid)
            self._show()
            self.edited.emit()
        self._line.clear()
        QTimer.singleShot(0, self._line, self._line.clear)  # and again after the completer has put in its own words

    def _remove(self, uid: str) -> None:
        self._uids.remove(uid)
        self._show()
        self._line.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        chips = []
        for uid in self._uids:
            title = self._wording.title(self._target, uid)
            chip = button(f"{title} ✕", kind="chip")
            chip.setCheckable(False)
            chip.setAccessibleName(tr(f"去掉{title}"))
            chip.clicked.connect(lambda _=False, gone=uid: self._remove(gone))
            chips.append(chip)
        self._chips.fill(chips)
        self._chips.setVisible(bool(chips))


def _told_apart(record: Record) -> str:
    """The title, and where the record lives when it has an address and its title does not say it."""
    address = getattr(record, "address", None)
    title = record.title()
    return f"{title}　{address}" if address and address not in title else title
