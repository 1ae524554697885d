"""What the first page is built from, loaded while a password is typed: the page then opens 80 ms sooner.

In small steps on the window's thread, each shorter than eyes notice between two keys. Not on another thread: PySide
finishes a class when it is first looked at, and two threads at that end the program (seen with 6.11.3).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer, Slot

from desktop.work.module import Module

_PAUSE_MS = 10
_CLASSES = 40
_PARTS = ("detail", "editing.choices", "formpanel", "listcard", "print", "page")
"""Of this package, each with what the ones before it have not loaded."""


class Ahead(QObject):
    """Loads in the pauses of the event loop, once."""

    def __init__(self, modules: Sequence[Module], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = _steps(modules)
        self._pause = QTimer(self)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._step)

    def start(self) -> None:
        """Begin; a second time does nothing more."""
        self._pause.start()

    @Slot()
    def _step(self) -> None:
        for _ in self._steps:
            return
        self._pause.stop()


def _steps(modules: Sequence[Module]) -> Iterator[None]:
    # All widget classes are finished at once, 20 ms, when a call first answers just some widget.
    names = dir(QtWidgets)
    for start in range(0, len(names), _CLASSES):
        for name in names[start : start + _CLASSES]:
            getattr(QtWidgets, name)
        yield
    for part in _PARTS:
        importlib.import_module(f"desktop.ui.{part}")
        yield
    for module in modules:
        module.load()
        yield
