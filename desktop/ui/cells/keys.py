"""Excel's keys over a table that is typed into. A run of Tab remembers where it began, and Enter goes back there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from desktop.ui.cells.editing import Area, CellEditing, areas_of
from desktop.ui.cells.inplace import InPlace
from desktop.ui.table import RecordTable
from desktop.work.cells import spelled
from desktop.work.desk import Desk
from desktop.work.keep import reveal

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _SHIFT, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
_FLAG = QItemSelectionModel.SelectionFlag
_EDGES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class CellKeys(QObject):
    """Turns keys into steps over cells and into what the editing does; the view asks it first while the mode is on."""

    def __init__(self, desk: Desk, view: QTableView, editing: CellEditing) -> None:
        super().__init__(view)
        self._desk, self._view, self._editing = desk, view, editing
        self._run: int | None = None
        self.inplace = InPlace(desk, view)
        self.inplace.written.connect(self._write)
        self.inplace.left.connect(self._go_on)
        editing.turned.connect(self._turn)
        view.verticalScrollBar().valueChanged.connect(self._settle)
        view.horizontalScrollBar().valueChanged.connect(self._settle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - only the view is watched
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride or not self._wants(event):
            return False
        event.accept()
        return True

    def _wants(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the table and to no shortcut of the page."""
        return event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Escape} or self._act(event) is not None

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key says; answers whether it said anything."""
        key, modifiers, at = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, self._view.currentIndex()
        act = self._act(event)
        if act is not None:
            if not event.isAutoRepeat():
                act()
        elif key in _ENTER and modifiers in (_NONE, _SHIFT):
            self._go_on("up" if modifiers == _SHIFT else "enter")
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go_on("back" if key == Qt.Key.Key_Backtab or modifiers == _SHIFT else "tab")
        elif key == Qt.Key.Key_F2:
            self.edit(at)
        elif key == Qt.Key.Key_Delete and modifiers == _NONE:
            if not event.isAutoRepeat():
                self._editing.clear(self.areas())
        elif key in _EDGES and modifiers & _CTRL:
            self._to_edge(key, extend=bool(modifiers & _SHIFT))
        elif event.text().isprintable() and event.text() and modifiers in (_NONE, _SHIFT):
            self.edit(at, event.text())
        else:
            self._run = None
            return False
        return True

    def composed(self, event: QInputMethodEvent) -> bool:
        """Begin with what an input method composes; answers whether there was a cell for it."""
        if not (event.preeditString() or event.commitString()):
            return False
        self.edit(self._view.currentIndex(), "")
        line = self.inplace.line
        if line is not None:
            QGuiApplication.sendEvent(line, event)
        return line is not None

    def edit(self, index: QModelIndex, typed: str | None = None) -> None:
        """Open the editor of a cell: on its words, or on what was typed over them. A private value is seen only once noted."""
        if not index.isValid() or self.table.record(index.row()) is None:
            return
        why = self._editing.why_not(index.column())
        if why:
            self._editing.told.emit(why)
            return
        record, field = self.table.record(index.row()), self.table.columns[index.column()].field
        assert record is not None, "a row of a record"
        assert field is not None, "only fields are typed into"
        cell = self._editing.cell(index.row(), index.column())
        wrong = self._editing.wrong.get(cell) if cell else None
        words = wrong.words if wrong else spelled(field, record)
        if field.private and words and typed is None and not wrong:
            self._desk.do(reveal, record, field.name).then(lambda _: self.inplace.open(index, words))
        else:
            self.inplace.open(index, words, typed)

    def areas(self) -> list[Area]:
        """The selected areas; the cell under the cursor when nothing is selected."""
        found = areas_of(self._view.selectionModel().selection())
        at = self._view.currentIndex()
        return found or ([Area(at.row(), at.column(), 1, 1)] if at.isValid() else [])

    @property
    def table(self) -> RecordTable:
        """The rows."""
        model = self._view.model()
        assert isinstance(model, RecordTable), "the view shows records"
        return model

    def _act(self, event: QKeyEvent):  # type: ignore[no-untyped-def]  # noqa: ANN202 - what to call, or None
        at, keys = self._view.currentIndex(), QKeySequence(event.keyCombination())
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._copy
        acts = {
            "Ctrl+D": lambda: self._editing.fill_down(self.areas()),
            "Ctrl+;": lambda: self._editing.today(at.row(), at.column()),
            "Ctrl+'": lambda: self._editing.same_as_above(at.row(), at.column()),
        }
        return acts.get(keys.toString())

    def _copy(self) -> None:
        areas = self.areas()
        if len(areas) == 1:
            self._editing.copy(areas[0])
        else:
            self._editing.told.emit("只能复制连在一起的一块")

    def _paste(self) -> None:
        areas = self.areas()
        if areas:
            self._choose(self._editing.paste(areas[0]))

    def _choose(self, area: Area) -> None:
        corner = self.table.index(area.row, area.column)
        opposite = self.table.index(area.row + area.height - 1, area.column + area.width - 1)
        self._view.selectionModel().setCurrentIndex(corner, _FLAG.NoUpdate)
        self._view.selectionModel().select(QItemSelection(corner, opposite), _FLAG.ClearAndSelect)

    def _to_edge(self, key: int, *, extend: bool) -> None:
        at = self._view.currentIndex()
        row, place = at.row(), at.column()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = 0 if key == Qt.Key.Key_Up else self.table.rowCount() - 1
        else:
            place = 0 if key == Qt.Key.Key_Left else len(self.table.columns) - 1
        to = self.table.index(row, place)
        chosen = self._view.selectionModel()
        if extend:
            areas = self.areas()
            anchor = self.table.index(areas[0].row, areas[0].column) if areas else at
            chosen.select(QItemSelection(anchor, to), _FLAG.ClearAndSelect)
            chosen.setCurrentIndex(to, _FLAG.NoUpdate)
        else:
            chosen.setCurrentIndex(to, _FLAG.ClearAndSelect)
        self._view.scrollTo(to)

    @Slot(str)
    def _go_on(self, key: str) -> None:
        """Where the cursor goes after a key: down to where a run began, to the side, or not at all."""
        at = self._view.currentIndex()
        row, place = at.row(), at.column()
        if key == "tab":
            self._run = place if self._run is None else self._run
            place += 1
        elif key == "back":
            place -= 1
        elif key in ("enter", "up"):
            row += 1 if key == "enter" else -1
            place, self._run = place if self._run is None else self._run, None
        elif "," in key:
            down, across = map(int, key.split(","))
            row, place, self._run = row + down, place + across, None
        if key and 0 <= row < self.table.rowCount() and 0 <= place < len(self.table.columns):
            to = self.table.index(row, place)
            self._view.selectionModel().setCurrentIndex(to, _FLAG.ClearAndSelect)
            self._view.scrollTo(to)

    @Slot(int, int, str)
    def _write(self, row: int, place: int, words: str) -> None:
        self._editing.write({(row, place): words})

    @Slot()
    def _settle(self) -> None:
        """Rows move away under the editor: what was typed is kept."""
        self.inplace.close(keep=True)

    @Slot(bool)
    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._run = None
        if on:
            # Only while it is needed: a view of Python's that answers `event` itself is not taken apart safely.
            self._view.installEventFilter(self)
        else:
            self._view.removeEventFilter(self)
            self.inplace.close(keep=True)
