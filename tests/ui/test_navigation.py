"""The way through the program."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.navigation import Navigation
from desktop.ui.tokens import SIZES
from desktop.work.module import Module


def page(_desk: object) -> QWidget:
    return QWidget()


MODULES = (
    Module("residents", "居民", "users", (), page=page),
    Module("team", "队伍", "id", ()),
    Module("setup", "设置", "settings", (), page=page),
    Module("visits", "走访", "notebook", (), page=page),
)


@pytest.fixture
def navigation(show: Callable[..., QWidget]) -> Navigation:
    return show(Navigation(MODULES, "示例苑居民区"), 176, 600)


def test_slices_without_a_page_are_not_shown(navigation: Navigation) -> None:
    assert "team" not in navigation.buttons


def test_the_settings_stand_at_the_foot(navigation: Navigation) -> None:
    assert navigation.buttons["setup"].y() > navigation.buttons["visits"].y() + 200


def test_keys_count_the_slices_and_the_settings_have_the_comma(navigation: Navigation) -> None:
    assert navigation.keys == {"residents": "Ctrl+1", "visits": "Ctrl+2", "setup": "Ctrl+,"}


def test_a_press_says_which_slice(navigation: Navigation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigation.chosen) as chosen:
        qtbot.mouseClick(navigation.buttons["visits"], Qt.MouseButton.LeftButton)

    assert chosen.args == ["visits"]


def test_only_the_slice_in_front_is_marked(navigation: Navigation) -> None:
    navigation.mark("residents")
    navigation.mark("visits")

    assert [name for name, one in navigation.buttons.items() if one.isChecked()] == ["visits"]


@pytest.mark.parametrize(("count", "badge"), [(0, ""), (3, "3"), (240, "99+")])
def test_a_badge_counts_what_waits(navigation: Navigation, count: int, badge: str) -> None:
    navigation.show_due({"visits": count})

    assert navigation.buttons["visits"].badge == badge


def test_a_badge_is_told_to_those_who_cannot_see_it(navigation: Navigation) -> None:
    navigation.show_due({"visits": 3})

    assert navigation.buttons["visits"].accessibleName() == "走访，3 项到今天要办"


def test_the_tooltip_says_what_the_badge_counts(navigation: Navigation) -> None:
    navigation.show_due({"visits": 3})

    assert [navigation.buttons[name].toolTip() for name in ("residents", "visits")] == ["Ctrl+1", "Ctrl+2  3 项到今天要办"]


def test_the_bar_beside_the_page_in_front_is_official_red(navigation: Navigation) -> None:
    navigation.mark("residents")
    button = navigation.buttons["residents"]
    image = navigation.grab().toImage()

    assert image.pixelColor(1, button.geometry().center().y()).name() == theme.colour("brand").name()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wrong_with_it_at_any_letter_size(navigation: Navigation, size: str) -> None:
    navigation.show_due({"visits": 99})
    theme.show(size=size)

    assert findings(navigation) == []


def test_it_is_as_wide_as_the_letters_need(navigation: Navigation) -> None:
    theme.show(size="largest")

    assert navigation.width() == SIZES["largest"].nav


def test_arrow_keys_walk_it(navigation: Navigation, qtbot: QtBot) -> None:
    navigation.activateWindow()
    qtbot.waitUntil(navigation.isActiveWindow)
    navigation.mark("residents")
    navigation.buttons["residents"].setFocus()

    with qtbot.waitSignal(navigation.chosen) as chosen:
        qtbot.keyClick(navigation.buttons["residents"], Qt.Key.Key_Down)

    assert chosen.args == ["visits"]


def test_the_area_may_get_another_name(navigation: Navigation) -> None:
    navigation.rename("示例新村居民区")

    assert navigation._area.text() == "示例新村居民区"
