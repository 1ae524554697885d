"""现在怎么开始."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.start import MODULES
from desktop.ui import theme
from desktop.ui.screen import Screen
from desktop.ui.startways import DEMO, WAYS, StartWays


def test_a_tile_tells_the_command_it_begins_with(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    ways = show(StartWays(), 700, 500)

    with qtbot.waitSignal(ways.chosen) as chosen:
        qtbot.mouseClick(ways.tiles["residents.import"], Qt.MouseButton.LeftButton)

    assert chosen.args == ["residents.import"]


def test_every_way_is_a_command_there_is() -> None:
    known = {command.id for module in MODULES for command in module.commands}

    assert {way.command for way in WAYS} - known == {DEMO, ""}


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_nothing_is_wrong_with_it(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)

    assert findings(show(Screen(StartWays(), 640), 1366, 768)) == []
