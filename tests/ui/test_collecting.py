from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import collecting
from desktop.ui.collecting import Collecting


class Ring:
    """Holds itself, so that only the collector can let it go."""

    def __init__(self, gone: list[str]) -> None:
        self.itself, self._gone = self, gone

    def __del__(self) -> None:
        self._gone.append("gone")


@pytest.fixture
def parent(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    monkeypatch.setattr(collecting, "_EVERY_MS", 5)
    was_on = gc.isenabled()
    made = QObject()
    Collecting(made)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable() if was_on else gc.disable()


def test_the_collector_does_not_run_by_itself(parent: QObject) -> None:
    assert not gc.isenabled()


def test_what_the_program_is_made_of_is_not_walked_and_is_again_once_it_is_gone(parent: QObject) -> None:
    frozen = gc.get_freeze_count()
    shiboken6.delete(parent.findChild(Collecting))

    assert frozen > len(gc.get_objects(generation=0))
    assert gc.get_freeze_count() == 0


def test_what_only_it_can_let_go_is_let_go_from_the_loop(parent: QObject, qtbot: QtBot) -> None:
    gone: list[str] = []
    Ring(gone)
    kept = [[number] for number in range(2000)]

    qtbot.waitUntil(lambda: gone == ["gone"])

    assert len(kept) == 2000
