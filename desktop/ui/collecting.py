"""Python's cycle collector, run from the event loop and nowhere else.

By itself it runs wherever an object happens to be made: on the writer's thread, where widgets must not be destroyed,
or inside a disconnect of Qt, which then waits for ever for a lock that it holds.

What the program is made of, its modules and declarations, is never walked: a full sweep over it holds the window for
thirty milliseconds, over the rest for three.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from desktop.base import collector

_EVERY_MS = 1000


class Collecting(QObject):
    """Switches the collector off for as long as it lives, and sweeps from the loop of its own thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(collector.sweep)
        self._timer.start()
        self.destroyed.connect(_let_go)


def _let_go(_gone: object = None) -> None:
    gc.unfreeze()
    gc.enable()
