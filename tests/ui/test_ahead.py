"""What the first page needs is loaded in the pauses, once."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from ui.cast import MODULES

from desktop.ui.ahead import Ahead


@pytest.fixture
def loaded() -> list[str]:
    return []


@pytest.fixture
def ahead(loaded: list[str], qapp: QObject) -> Ahead:
    first, *others = MODULES
    return Ahead((replace(first, load=lambda: loaded.append(first.name)), *others), qapp)


def test_the_parts_of_a_page_are_there_before_the_page_is_wanted(ahead: Ahead, loaded: list[str], qtbot: QtBot) -> None:
    ahead.start()

    qtbot.waitUntil(lambda: bool(loaded))
    assert "desktop.ui.page" in sys.modules


def test_nothing_is_loaded_before_there_is_a_pause(ahead: Ahead, loaded: list[str]) -> None:
    ahead.start()

    assert loaded == []


def test_it_rests_when_all_is_loaded(ahead: Ahead, qtbot: QtBot) -> None:
    ahead.start()

    qtbot.waitUntil(lambda: not ahead._pause.isActive())


def test_a_second_start_loads_nothing_again(ahead: Ahead, loaded: list[str], qtbot: QtBot) -> None:
    for _ in range(2):
        ahead.start()
        qtbot.waitUntil(lambda: not ahead._pause.isActive())

    assert len(loaded) == 1
