"""Buttons: named, hinted, scaled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.buttons import Button, IconButton, button, icon_button


def test_a_button_is_named_by_its_words_without_the_space_beside_the_picture() -> None:
    assert button("保存", "check").accessibleName() == "保存"


def test_a_chip_can_be_pressed_in() -> None:
    assert button("全部", kind="chip").isCheckable()


def test_other_buttons_cannot_be_pressed_in() -> None:
    assert not button("保存", kind="primary").isCheckable()


def test_the_shortcut_stands_in_the_tooltip() -> None:
    assert button("撤销", key="Ctrl+Z").toolTip() == "撤销  Ctrl+Z"


def test_a_picture_alone_has_a_name_and_a_tooltip() -> None:
    made = icon_button("search", "查找", key="Ctrl+F")

    assert (made.accessibleName(), made.toolTip()) == ("查找", "查找  Ctrl+F")


def test_a_picture_alone_may_get_another_name() -> None:
    made = icon_button("eye", "显示")

    made.rename("遮住")

    assert made.accessibleName() == "遮住"


def test_pictures_grow_with_the_letters(qtbot: object) -> None:
    made = button("保存", "check")
    qtbot.addWidget(made)
    made.show()

    theme.show(size="largest")

    assert made.iconSize().width() == theme.px(18)


def test_a_button_is_not_pressed_by_an_enter_elsewhere() -> None:
    assert not button("保存", kind="primary").autoDefault()


@pytest.mark.parametrize("kind", ["", "primary", "link", "quiet", "chip"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(show, qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    made = show(button("去换届", kind=kind))

    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_enter_presses_a_picture_too(show, qtbot: QtBot) -> None:
    made = show(icon_button("eye", "显示"))

    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Return)


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("make", [lambda: button("更多"), lambda: icon_button("dots", "更多")])
def test_enter_opens_the_menu_of_a_button(show, qtbot: QtBot, make: Callable[[], Button | IconButton]) -> None:
    made = show(make())
    menu = QMenu(made)
    menu.addAction("改期")
    made.setMenu(menu)
    seen: list[bool] = []
    QTimer.singleShot(50, lambda: (seen.append(menu.isVisible()), menu.close()))

    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [True]


def test_ctrl_enter_is_left_to_the_form(show, qtbot: QtBot) -> None:
    made = show(button("取消"))

    with qtbot.assertNotEmitted(made.clicked, wait=10):
        qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
