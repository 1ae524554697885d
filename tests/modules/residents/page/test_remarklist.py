from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.modules.residents.page.reading import Examined
from desktop.modules.residents.page.remarklist import RemarkList


def press(view: RemarkList, words: str) -> None:
    next(one for one in view.findChildren(QPushButton) if one.text() == words).click()


@pytest.fixture
def view(qapp, examined: Examined) -> RemarkList:
    return RemarkList(examined.remarks, (), is_covered=False)


def test_nothing_is_kept_at_first(view: RemarkList) -> None:
    assert view.kept == set()


def test_a_remark_is_kept_on_somebodys_word(view: RemarkList, examined: Examined) -> None:
    press(view, "保留")

    assert view.kept == set(examined.remarks)


def test_the_word_can_be_taken_back(view: RemarkList) -> None:
    press(view, "保留")
    press(view, "不要")

    assert view.kept == set()


def test_every_decision_is_told(qtbot: QtBot, view: RemarkList) -> None:
    with qtbot.waitSignal(view.changed):
        press(view, "保留")


def test_while_the_screen_is_covered_nothing_is_shown_and_nothing_decided(qapp, examined: Examined) -> None:
    view = RemarkList(examined.remarks, (), is_covered=True)

    assert not [one for one in view.findChildren(QLabel) if "信访户" in one.text() or "张三" in one.text()]
    assert not [one for one in view.findChildren(QPushButton) if one.isEnabled()]
