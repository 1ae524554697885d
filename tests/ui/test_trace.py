from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui import trace
from desktop.ui.trace import Trace


@pytest.fixture
def line(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[QLineEdit]:
    watching = Trace(tmp_path / "trace", qapp)
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is made.windowHandle())
    watching._listen(made.windowHandle())
    yield made
    watching.close()
    watching.deleteLater()


@pytest.fixture
def done(tmp_path: Path, line: QLineEdit, qtbot: QtBot) -> Callable[[], list[dict[str, Any]]]:
    """What was written, without the times."""

    def read() -> list[dict[str, Any]]:
        qtbot.wait(20)
        lines = (json.loads(one) for one in (tmp_path / "trace").read_text(encoding="utf-8").splitlines())
        return [{name: value for name, value in one.items() if name != "at"} for one in lines]

    return read


def press(line: QLineEdit, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(line.windowHandle(), key, held)


def test_keys_held_together_are_one_action(line: QLineEdit, done: Callable[[], list[dict[str, Any]]]) -> None:
    press(line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert done()[0] == {"act": "chord", "keys": 2}


def test_a_run_of_characters_is_one_action_told_when_it_ends(line: QLineEdit, done: Callable[[], list[dict[str, Any]]]) -> None:
    for key in (Qt.Key.Key_3, Qt.Key.Key_8, Qt.Key.Key_1, Qt.Key.Key_7):
        press(line, key)
    press(line, Qt.Key.Key_Return)

    assert [one for one in done() if one["act"] != "rest"] == [{"act": "text", "keys": 4}, {"act": "chord", "keys": 1}]


def test_what_was_written_is_never_written_down(
    line: QLineEdit, done: Callable[[], list[dict[str, Any]]], tmp_path: Path
) -> None:
    press(line, Qt.Key.Key_7)
    press(line, Qt.Key.Key_Escape)
    done()

    assert "7" not in [part for one in done() for part in map(str, one.values())]


def test_words_from_an_input_method_are_typed_characters(line: QLineEdit, done: Callable[[], list[dict[str, Any]]]) -> None:
    event = QInputMethodEvent()
    event.setCommitString("示例")
    QApplication.sendEvent(line.windowHandle(), event)
    press(line, Qt.Key.Key_Tab)

    assert done()[0] == {"act": "text", "keys": 2}


def test_a_click_is_an_action(line: QLineEdit, done: Callable[[], list[dict[str, Any]]]) -> None:
    QTest.mouseClick(line.windowHandle(), Qt.MouseButton.LeftButton)

    assert done()[0] == {"act": "click"}


def test_the_window_tells_when_it_waits_again(line: QLineEdit, done: Callable[[], list[dict[str, Any]]]) -> None:
    press(line, Qt.Key.Key_F9)

    assert done()[-1] == {"act": "rest"}


def test_nothing_is_traced_unless_asked_for(qapp: QApplication) -> None:
    assert trace.watch({}, qapp) is None


def test_the_environment_names_the_file(qapp: QApplication, tmp_path: Path) -> None:
    made = trace.watch({trace.ASKED_BY: str(tmp_path / "here")}, qapp)

    assert made is not None
    made.close()
    made.deleteLater()
    assert (tmp_path / "here").exists()
