"""What a person did, action by action, for measuring how many a task takes: never what they wrote.

Only when the environment names a file in UX_TRACE. One JSON line an action:

    {"at": 1820, "act": "chord", "keys": 2}      a key of its own, with how many were held together: Ctrl+K, Enter, F9
    {"at": 2411, "act": "text", "keys": 4}       a run of typed characters
    {"at": 3003, "act": "click"}                 also: wheel, drop
    {"at": 3050, "act": "rest"}                  the window has answered the action before and waits again

An action is one chord, one run of characters, one click, wheel or drop. Times are ms since the trace began.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow

ASKED_BY = "UX_TRACE"
"""The environment variable that names the file."""

_HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFTS = Qt.KeyboardModifier.ShiftModifier | _KEYPAD
_PLAIN = {QEvent.Type.MouseButtonPress: "click", QEvent.Type.Wheel: "wheel", QEvent.Type.Drop: "drop"}


class Trace(QObject):
    """Watches the windows of the program and writes what is done at them.

    Args:
        file: is begun anew.
    """

    def __init__(self, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file.open("w", encoding="utf-8")
        self._run: dict[str, Any] | None = None
        self._since = QElapsedTimer()
        self._since.start()
        # Comes back only when everything the action led to has been dealt with.
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._tell_rest)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "only a program with windows is watched"
        app.focusWindowChanged.connect(self._listen)
        app.aboutToQuit.connect(self.close)

    def close(self) -> None:
        """Write what is still open; what is done later is not noted any more."""
        self._end_run()
        self._file.close()

    @Slot(QWindow)
    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._note_key(event)
        elif kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent) and event.commitString():
            self._note_text(len(event.commitString()))
        elif kind in _PLAIN:
            self._note(_PLAIN[kind])
        return super().eventFilter(watched, event)

    def _note_key(self, event: QKeyEvent) -> None:
        if event.key() in _HELD or event.isAutoRepeat():
            return
        held = event.modifiers() & ~_SHIFTS
        if event.text().isprintable() and event.text() and not held:
            self._note_text(len(event.text()))
        else:
            self._note("chord", keys=1 + (event.modifiers() & ~_KEYPAD).value.bit_count())

    def _note_text(self, length: int) -> None:
        if self._run is None:
            self._run = {"at": self._since.elapsed(), "act": "text", "keys": 0}
        self._run["keys"] += length
        self._rest.start()

    def _note(self, act: str, **more: int) -> None:
        self._end_run()
        self._write({"at": self._since.elapsed(), "act": act, **more})
        self._rest.start()

    @Slot()
    def _tell_rest(self) -> None:
        if self._run is None:
            self._write({"at": self._since.elapsed(), "act": "rest"})

    def _end_run(self) -> None:
        if self._run is not None:
            self._write(self._run)
            self._run = None

    def _write(self, line: dict[str, Any]) -> None:
        if self._file.closed:
            return
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


def watch(environment: Mapping[str, str], parent: QObject) -> Trace | None:
    """Trace the application when the environment asks for it."""
    file = environment.get(ASKED_BY)
    return Trace(Path(file), parent) if file else None
