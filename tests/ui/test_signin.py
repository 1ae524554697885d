"""The door."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.errors import DeskError
from desktop.store.vault import Keyholder, Wait, WrongPasswordError
from desktop.ui import theme
from desktop.ui.screen import Screen
from desktop.ui.signin import SignIn

PEOPLE = (
    Keyholder("K1", "person", "示例书记", "owner", 0),
    Keyholder("K2", "person", "示例助手", "assistant", 0),
    Keyholder("K3", "person", "示例旧人", "reader", 0, is_damaged=True),
)


@pytest.fixture
def door(show: Callable[..., QWidget]) -> SignIn:
    made = SignIn(PEOPLE, locked=False)
    show(Screen(made, 460), 1366, 768)
    return made


def test_the_first_person_is_chosen(door: SignIn) -> None:
    assert door.chosen == "K1"


def test_whoever_locked_is_chosen_again(qapp: object) -> None:
    assert SignIn(PEOPLE, locked=True, chosen="K2").chosen == "K2"


def test_a_tile_chooses_a_person(door: SignIn, qtbot: QtBot) -> None:
    qtbot.mouseClick(door.tiles.button(1), Qt.MouseButton.LeftButton)

    assert door.chosen == "K2"


def test_a_damaged_key_cannot_be_chosen(door: SignIn) -> None:
    assert not door.tiles.button(2).isEnabled()


def test_enter_in_the_password_tries_it(door: SignIn, qtbot: QtBot) -> None:
    door.password.setText("caihong")

    with qtbot.waitSignal(door.tried) as tried:
        qtbot.keyClick(door.password, Qt.Key.Key_Return)

    assert tried.args == ["K1", "caihong"]


def test_an_empty_password_is_not_tried(door: SignIn, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(door.tried, wait=10):
        door.open_button.click()


def test_a_wrong_password_is_told_in_words(door: SignIn) -> None:
    door.refuse(WrongPasswordError(Wait(0)))

    assert door.finding.text() == "密码或恢复码不对，没有打开。资料没有变动。请检查大小写和输入法，再试一次。"


def test_the_wait_after_a_wrong_password_is_counted_down_on_the_button(door: SignIn) -> None:
    door.refuse(WrongPasswordError(Wait(4)))
    first = door.open_button.text()

    door._count_down()

    assert (first, door.open_button.text(), door.open_button.isEnabled()) == ("4 秒后再试", "3 秒后再试", False)


def test_after_the_wait_it_may_be_tried_again(door: SignIn) -> None:
    door.refuse(WrongPasswordError(Wait(1)))

    door._count_down()

    assert (door.open_button.text(), door.open_button.isEnabled()) == ("打开", True)


def test_while_a_password_is_tried_nothing_else_can_be(door: SignIn) -> None:
    door.work(on=True)

    assert (door.open_button.isEnabled(), door.password.isEnabled(), door.finding.text()) == (False, False, "正在打开…")


def test_a_job_that_told_nothing_leaves_the_door_usable(door: SignIn) -> None:
    door.work(on=True)

    door.rest()

    assert door.open_button.isEnabled()


def test_the_recovery_code_has_its_own_box(door: SignIn, qtbot: QtBot) -> None:
    door.use_code.click()
    door.code.setPlainText("12345 67890")

    with qtbot.waitSignal(door.tried_code) as tried:
        door.open_with_code.click()

    assert tried.args == ["12345 67890"]


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_nothing_is_wrong_with_it(door: SignIn, size: str) -> None:
    theme.show(size=size)
    door.refuse(
        DeskError("示例助手（电脑 DESK-1，8月28日 09:00起）正在使用这个资料库", "资料没有变动。请先在那边退出小巷，再打开。")
    )

    assert findings(door.window()) == []


def test_the_demo_has_its_password_filled_in(qtbot: QtBot) -> None:
    door = SignIn(PEOPLE, locked=False, given="yanshi")
    qtbot.addWidget(door)
    with qtbot.waitSignal(door.tried) as tried:
        door.open_button.click()
    assert tried.args[1] == "yanshi"
