"""All shortcuts on one sheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from ui.audit import findings
from ui.cast import REGISTER, STOP

from desktop.start import MODULES
from desktop.ui import theme
from desktop.ui.keysheet import KeySheet
from desktop.ui.own_commands import own_commands
from desktop.ui.stage import Stage

EVERY = (*own_commands(Stage(None, None), {}), *(command for module in MODULES for command in module.commands))


def texts(sheet: QWidget) -> list[str]:
    return [one.text() for one in sheet.findChildren(QLabel)]


def test_a_key_stands_before_what_it_does(show: Callable[..., QWidget]) -> None:
    found = texts(show(KeySheet(None, (REGISTER,))))

    assert found[found.index("Ctrl+N") + 1] == "登记居民"


def test_commands_without_a_key_are_left_out(show: Callable[..., QWidget]) -> None:
    assert "停用账号" not in texts(show(KeySheet(None, (REGISTER, STOP))))


def test_keys_of_lists_and_forms_are_told_too(show: Callable[..., QWidget]) -> None:
    assert {"列表", "填表"} <= set(texts(show(KeySheet(None, ()))))


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_nothing_is_wrong_with_it(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)

    assert findings(show(KeySheet(None, EVERY), 1010, 700)) == []


def test_arrows_are_arrows_and_no_english_words(show: Callable[..., QWidget]) -> None:
    found = " ".join(texts(show(KeySheet(None, EVERY))))

    assert ("Left" in found, "←" in found) == (False, True)
