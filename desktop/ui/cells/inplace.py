"""One editor over one cell: that of the form, without its veil, under Excel's keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from desktop.ui import theme
from desktop.ui.editing.base import Editor
from desktop.ui.editors import bare_editor
from desktop.work.desk import Desk

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEPT_OPEN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
_SIDEWAYS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_UPWARDS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
_LEAST_PX = 120


class InPlace(QObject):
    """Opens an editor over a cell and brings back its words.

    Signals:
        written: row, column and words, when they are others than before.
        left: the editor is closed; name of the key: enter, tab, back, up, or blank; arrows as `row,column` steps.
    """

    written = Signal(int, int, str)
    left = Signal(str)

    def __init__(self, desk: Desk, view: QTableView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._editor: Editor | None = None
        self._row = self._place = -1
        self._before = ""
        self._replaces = False

    @property
    def is_open(self) -> bool:
        """Whether a cell is being typed into."""
        return self._editor is not None

    @property
    def line(self) -> QWidget | None:
        """The widget that has the keyboard."""
        return _line_of(self._editor) if self._editor is not None else None

    def open(self, index: QModelIndex, words: str, typed: str | None = None) -> None:
        """Edit the words of a cell, or begin with what was typed in their place."""
        self.close(keep=True)
        column = self._view.model().columns[index.column()]  # type: ignore[attr-defined]  # a RecordTable
        made = bare_editor(column.field, self._desk)
        made.setParent(self._view.viewport())
        made.setAutoFillBackground(True)
        self._row, self._place, self._before = index.row(), index.column(), words
        self._editor, self._replaces = made, typed is not None
        made.write(words if typed is None else "")
        self._fit(index)
        made.show()
        self._take_keys(made, typed or "")

    def close(self, *, keep: bool, key: str = "") -> None:
        """Put the editor away, with its words or without."""
        made, self._editor = self._editor, None
        if made is None:
            return
        words = made.words()
        had_keys = made.isAncestorOf(self._view.window().focusWidget() or self._view)
        for one in (made.input, _line_of(made)):
            one.removeEventFilter(self)
        if had_keys:
            self._view.setFocus()  # before it hides, or Qt goes on to the next cell by itself
        made.hide()
        made.deleteLater()
        if keep and words.strip() != self._before.strip():
            self.written.emit(self._row, self._place, words)
        self.left.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._editor is None:
            return False
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            # A list of choices or a calendar is part of the editor, though it takes the keyboard.
            if event.reason() not in _KEPT_OPEN:
                self.close(keep=True)
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._pressed(watched, event)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _ENTER:
            if alt and isinstance(watched, QPlainTextEdit):
                watched.insertPlainText("\n")
            else:
                self.close(keep=True, key="up" if shift else "enter")
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.close(keep=True, key="back" if shift or key == Qt.Key.Key_Backtab else "tab")
        elif key == Qt.Key.Key_Escape:
            self.close(keep=False)
        elif key == Qt.Key.Key_F2:
            self._replaces = not self._replaces
        elif key in _UPWARDS and alt and (box := _box_of(watched)) is not None:
            box.showPopup()
        elif self._replaces and not alt and key in {**_SIDEWAYS, **_UPWARDS}:
            # Words typed over a cell are left with the arrows, as in Excel; after F2 the arrows stay inside.
            down, across = {**_SIDEWAYS, **_UPWARDS}[Qt.Key(key)]
            self.close(keep=True, key=f"{down},{across}")
        else:
            return False
        return True

    def _fit(self, index: QModelIndex) -> None:
        assert self._editor is not None, "asked while it is open"
        room, where = self._view.viewport().rect(), self._view.visualRect(index)
        wide = min(max(where.width(), theme.px(_LEAST_PX)), room.width())
        high = max(where.height(), self._editor.sizeHint().height())
        left = max(min(where.x(), room.right() - wide), 0)
        self._editor.setGeometry(left, max(min(where.y(), room.bottom() - high), 0), wide, high)

    def _take_keys(self, made: Editor, typed: str) -> None:
        line = _line_of(made)
        line.setFocus()
        for one in {made.input, line}:
            one.installEventFilter(self)
        if isinstance(line, QLineEdit):
            line.setCursorPosition(len(line.text()))
            if typed:
                line.insert(typed)
                line.textEdited.emit(line.text())
        elif isinstance(line, QPlainTextEdit):
            line.moveCursor(line.textCursor().MoveOperation.End)
            line.insertPlainText(typed)


_OWN_KEYS = {*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F2}


def _line_of(made: Editor) -> QWidget:
    """Where letters go: inside a box of choices it is the line in it."""
    shown = made.input
    line = shown.lineEdit() if isinstance(shown, QComboBox) else None
    return line or shown


def _box_of(watched: QObject) -> QComboBox | None:
    """The box of choices that a line belongs to."""
    parent = watched.parent()
    return parent if isinstance(parent, QComboBox) else None
