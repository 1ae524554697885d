"""The first screen of a new installation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings
from ui.cast import PASSWORD

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.ui import theme
from desktop.ui.screen import Screen
from desktop.ui.welcome import Welcome
from desktop.work.session import FirstRun


@pytest.fixture
def asked(clock: FixedClock, show: Callable[..., QWidget]) -> Welcome:
    made = Welcome(clock)
    show(Screen(made, 760), 1366, 768)
    return made


def fill(asked: Welcome, area: str = "示例苑居民区") -> Welcome:
    asked.area.setText(area)
    asked.street.setText("示例街道")
    asked.name.setText("示例书记")
    asked.password.first.setText(PASSWORD)
    asked.password.second.setText(PASSWORD)
    return asked


def answer(asked: Welcome, qtbot: QtBot) -> FirstRun:
    with qtbot.waitSignal(asked.answered) as answered:
        asked.next.click()
    return answered.args[0]


def test_it_answers_what_a_new_installation_needs(asked: Welcome, qtbot: QtBot) -> None:
    assert answer(fill(asked), qtbot) == FirstRun("示例苑居民区", "示例街道", "示例书记", PASSWORD, letters="medium")


def test_another_letter_size_has_its_effect_at_once(asked: Welcome) -> None:
    asked.letters.button(3).setChecked(True)

    assert theme.LOOK.size == "largest"


def test_the_chosen_letter_size_goes_into_the_account(asked: Welcome, qtbot: QtBot) -> None:
    asked.letters.button(2).setChecked(True)

    assert answer(fill(asked), qtbot).letters == "large"


def test_a_size_changed_with_the_wheel_is_marked(asked: Welcome) -> None:
    theme.show(size="small")

    assert asked.letters.checkedId() == 0


def test_a_light_roster_is_a_choice_of_the_neighbourhood(asked: Welcome, qtbot: QtBot) -> None:
    asked.light.setChecked(True)

    assert answer(fill(asked), qtbot).light is True


def test_a_street_is_asked_for_its_own_names_and_no_light_roster(asked: Welcome, qtbot: QtBot) -> None:
    asked.light.setChecked(True)
    asked.levels.button(1).setChecked(True)
    first = answer(fill(asked, "示例街道"), qtbot)

    assert (asked.area.accessibleName(), first.level, first.light) == ("街道名称", "street", False)


def test_a_missing_name_is_told_and_gets_the_cursor(asked: Welcome, qtbot: QtBot) -> None:
    fill(asked).street.clear()

    with qtbot.assertNotEmitted(asked.answered, wait=10):
        asked.next.click()

    assert asked.wrong.text() == "还没有写所属街道"


def test_a_weak_password_is_not_taken(asked: Welcome, qtbot: QtBot) -> None:
    fill(asked).password.first.setText("shili123")
    asked.password.second.setText("shili123")

    with qtbot.assertNotEmitted(asked.answered, wait=10):
        asked.next.click()


def test_a_password_made_of_the_own_names_is_not_taken(asked: Welcome, qtbot: QtBot) -> None:
    fill(asked).password.first.setText("Shiliyuan2026!")
    asked.password.second.setText("Shiliyuan2026!")

    with qtbot.assertNotEmitted(asked.answered, wait=10):
        asked.next.click()


def test_a_refusal_leaves_the_answers_to_be_changed(asked: Welcome) -> None:
    fill(asked).work(on=True)

    asked.refuse(DeskError("文件夹建不起来", "请换一个能写的文件夹。"))

    assert (asked.isEnabled(), asked.area.text(), asked.wrong.text()) == (
        True,
        "示例苑居民区",
        "文件夹建不起来。请换一个能写的文件夹。",
    )


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_nothing_is_wrong_with_it(asked: Welcome, size: str) -> None:
    theme.show(size=size)
    asked.password.first.setText("shili123")
    asked.password.judge()

    assert findings(asked.window()) == []


def test_at_the_street_neither_the_light_roster_nor_its_reason_is_offered(asked: Welcome) -> None:
    asked.levels.button(1).setChecked(True)

    assert [one.isVisible() for one in (asked.light, asked._why)] == [False, False]
