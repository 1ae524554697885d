from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.modules.residents.page.reading import Examined
from desktop.modules.residents.page.remarklist import AT_ONCE, RemarkList
from desktop.modules.residents.rules import At


def press(view: RemarkList, words: str) -> None:
    next(one for one in view.findChildren(QPushButton) if one.text() == words).click()


@pytest.fixture
def view(show, examined: Examined) -> RemarkList:
    return show(RemarkList(examined.remarks, (), is_covered=False))


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


def test_many_remarks_are_offered_some_at_a_time(show, examined: Examined) -> None:
    (remark,) = examined.remarks
    many = [replace(remark, at=At("", row)) for row in range(2 * AT_ONCE - 1)]
    view = show(RemarkList(many, (), is_covered=False))
    before = view.more.text()

    view.more.click()

    assert (before, view.more.isVisible()) == (f"再看一些，还有 {AT_ONCE - 1} 条", False)


def test_while_the_screen_is_covered_nothing_is_shown_and_nothing_decided(show, examined: Examined) -> None:
    view = show(RemarkList(examined.remarks, (), is_covered=True))

    assert not [one for one in view.findChildren(QLabel) if "信访户" in one.text() or "张三" in one.text()]
    assert not [one for one in view.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
