"""Nobody has touched anything for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.idle import Idle


def test_it_says_so_after_the_span(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    idle = Idle(show(QLineEdit()))

    with qtbot.waitSignal(idle.expired, timeout=2000):
        idle.start(20)


def test_a_key_begins_the_span_anew(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    line = show(QLineEdit())
    idle = Idle(line)
    idle.start(120)
    qtbot.wait(80)

    qtbot.keyClick(line.windowHandle(), Qt.Key.Key_A)

    with qtbot.assertNotEmitted(idle.expired, wait=80):
        pass


def test_a_window_opened_later_counts_too(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    idle = Idle(show(QLineEdit()))
    idle.start(150)
    later = show(QLineEdit())
    later.activateWindow()
    qtbot.waitUntil(later.isActiveWindow)
    qtbot.wait(60)

    qtbot.keyClick(later.windowHandle(), Qt.Key.Key_A)

    with qtbot.assertNotEmitted(idle.expired, wait=110):
        pass


def test_once_stopped_it_says_nothing(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    idle = Idle(show(QLineEdit()))
    idle.start(20)

    idle.stop()

    with qtbot.assertNotEmitted(idle.expired, wait=50):
        pass
