"""Looks round the store a moment after the last write, beside the window, and keeps what it saw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.ui.looking import Looking
from desktop.ui.tidings import Tidings, look_round
from desktop.work.desk import Desk
from desktop.work.module import Module

SETTLED_MS = 120
"""After the last write: an import of many units is looked at once."""


class Lookout(QObject):
    """Signals: `came` when there are other tidings."""

    came = Signal()

    def __init__(self, desk: Desk, modules: Sequence[Module], parent: QObject) -> None:
        super().__init__(parent)
        self.news: Tidings | None = None
        self._desk, self._modules = desk, modules
        self._is_over = False
        self._looking = Looking(desk.file, desk.actor, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._look)

    def look_soon(self) -> None:
        """Look once nothing more is written for a moment."""
        if not self._is_over:
            self._settled.start()

    def stop(self) -> None:
        """Look no more, and let what is under way come to its end: the store is about to close."""
        self._is_over = True
        self._settled.stop()
        self._looking.wait()

    @Slot()
    def _look(self) -> None:
        today, folder = self._desk.today, self._desk.file.folder
        self._looking.ask(lambda reader: look_round(reader, self._modules, today, folder), self._take)

    def _take(self, news: Tidings) -> None:
        self.news = news
        self.came.emit()
