"""Our window on an installation: from the start to the door, and from the derived key to the painted table.

Nothing of the program is changed for it: the window takes a vault of its own, and this one notes when the key is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget

from build_scripts.bench.programs.answer import resident_mib, since_born, tell
from desktop import demo
from desktop.base.clock import Clock
from desktop.start import MODULES
from desktop.store.vault import SecretKey, Vault
from desktop.ui import app
from desktop.ui.signin import SignIn
from desktop.ui.window import Window

_REST_MS = 1500
"""After the first picture, before memory is read: what the window does in the background is done by then."""
_PATIENCE_MS = 60_000


class NotingVault(Vault):
    """A vault that notes the moment the key was derived."""

    def unlock(self, who: str, password: str, fits: Callable[[SecretKey], bool] | None = None) -> SecretKey:
        """As the vault does; `fits` is the first thing asked once a password has given a key."""

        def noted(key: SecretKey) -> bool:
            MOMENTS["derived"] = since_born()
            return fits is None or fits(key)

        return super().unlock(who, password, noted)


MOMENTS: dict[str, float] = {}


class Painted(QObject):
    """Calls back once a widget was painted, something holds, and the event loop is idle again."""

    def __init__(self, widget: QWidget, then: Callable[[], None], holds: Callable[[], bool] = lambda: True) -> None:
        super().__init__(widget)
        self._then, self._holds = then, holds
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and self._holds():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class Visit:
    """One person comes in and looks at the residents."""

    def __init__(self, folder: Path, rows: int) -> None:
        self._rows = rows
        self.window = Window(folder, MODULES, Clock(), safe=NotingVault(folder, Clock()))
        self.window.entrance.entered.connect(self._watch)  # the window's own slot came first: the frame stands by now
        door = self.window.entrance.content
        assert isinstance(door, SignIn)
        self._door = door
        Painted(door, self._come_in)
        self.window.show()

    def _come_in(self) -> None:
        MOMENTS["door"] = since_born()
        self._door.tried.emit(self._door.chosen, demo.PASSWORD)

    def _watch(self) -> None:
        frame = self.window.frame
        assert frame is not None
        frame.go("residents")  # the day comes first, and has no table
        for view in frame.findChildren(QAbstractItemView):
            Painted(view.viewport(), self._see, partial(self._is_full, view))

    def _is_full(self, view: QAbstractItemView) -> bool:
        return view.model() is not None and view.model().rowCount() >= self._rows

    def _see(self) -> None:
        MOMENTS.setdefault("painted", since_born())
        QTimer.singleShot(_REST_MS, self._leave)

    def _leave(self) -> None:
        derived, door, painted = MOMENTS["derived"], MOMENTS["door"], MOMENTS["painted"]
        tell(
            {
                "after_key": painted - derived,
                "without_key": door + painted - derived,
                "mib": resident_mib(),
                "peak_mib": resident_mib("VmHWM"),
            }
        )
        os._exit(0)  # nothing is half-written, and taking a window down is not measured


if __name__ == "__main__":
    application = app.application(sys.argv[:1])
    visit = Visit(Path(sys.argv[1]), int(sys.argv[2]))
    QTimer.singleShot(_PATIENCE_MS, lambda: os._exit(3))
    sys.exit(application.exec())
