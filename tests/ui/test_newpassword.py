"""Choosing a password."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.clock import FixedClock
from desktop.ui import theme
from desktop.ui.newpassword import NewPassword
from desktop.ui.sheet import Sheet

GOOD = "caihong-luyou-mantou-qiaoliang"


@pytest.fixture
def asked(clock: FixedClock, show: Callable[..., QWidget]) -> NewPassword:
    return show(NewPassword(lambda: ["示例苑居民区", "示例书记"], clock), 720, 160)


def typed(asked: NewPassword, first: str, second: str) -> NewPassword:
    asked.first.setText(first)
    asked.second.setText(second)
    asked.judge()
    return asked


def test_a_good_one_typed_twice_will_do(asked: NewPassword) -> None:
    assert typed(asked, GOOD, GOOD).password == GOOD


def test_typed_once_it_will_not_do_yet(asked: NewPassword) -> None:
    assert typed(asked, GOOD, "").password == ""


def test_two_different_ones_are_told(asked: NewPassword) -> None:
    typed(asked, GOOD, GOOD[:-1])

    assert (asked.is_good, asked.finding.text()) == (False, "两次输的不一样")


def test_a_weak_one_is_told_why(asked: NewPassword) -> None:
    typed(asked, "shili123", "shili123")

    assert (asked.is_good, "10 个以上" in asked.finding.text()) == (False, True)


def test_a_weak_one_typed_since_is_not_taken_for_the_good_one_before(asked: NewPassword) -> None:
    typed(asked, GOOD, GOOD)

    asked.first.setText("1")
    asked.second.setText("1")

    assert not asked.is_good


def test_it_is_judged_when_the_typing_pauses(asked: NewPassword, qtbot: QtBot) -> None:
    asked.first.setText("shili123")

    qtbot.waitUntil(lambda: "10 个以上" in asked.finding.text())


def test_a_suggested_one_is_good_and_can_be_read(asked: NewPassword) -> None:
    asked.suggest()

    assert (asked.is_good, asked.first.echoMode()) == (True, QLineEdit.EchoMode.Normal)


def test_a_suggested_one_comes_with_the_words_it_is_remembered_by(asked: NewPassword) -> None:
    asked.suggest()

    assert asked.finding.text().startswith("✓ 记住这四个词：")


def test_it_is_hidden_at_first(asked: NewPassword) -> None:
    assert asked.first.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_wrong_with_the_longest_complaint(asked: NewPassword, size: str) -> None:
    theme.show(size=size)
    asked.resize(960, 240)
    typed(asked, "shili123", "")

    assert findings(asked) == []


@pytest.mark.parametrize("size", ["small", "largest"])
def test_a_suggested_one_is_read_whole(clock: FixedClock, show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)
    asked, sheet = NewPassword(lambda: (), clock), Sheet(None, "新密码", width=300)
    sheet.add(asked)
    show(sheet, 300, 260)
    asked.suggest()
    QApplication.processEvents()

    assert asked.first.width() >= asked.first.fontMetrics().horizontalAdvance(asked.first.text()) + 20
