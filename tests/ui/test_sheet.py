"""The frame of every dialog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.labels import label
from desktop.ui.sheet import Sheet


def active(sheet: Sheet, qtbot: QtBot) -> Sheet:
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def test_the_safe_answer_has_the_focus(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    sheet = Sheet(None, "公布结果？", "公布以后不能撤回。")
    yes = sheet.offer("公布", "danger")
    active(show(sheet), qtbot)

    assert (yes.hasFocus(), sheet.focusWidget().text()) == (False, "取消")


def test_enter_presses_the_button_that_has_the_focus(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    sheet = Sheet(None, "公布结果？")
    yes = sheet.offer("公布", "danger")
    active(show(sheet), qtbot)
    yes.setFocus()

    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(yes, Qt.Key.Key_Return)


def test_enter_in_a_line_does_not_answer_the_question(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    sheet, line = Sheet(None, "为什么导出？"), QLineEdit()
    sheet.add(line)
    sheet.offer("确定")
    active(show(sheet), qtbot)
    line.setFocus()

    with qtbot.assertNotEmitted(sheet.finished, wait=20):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_escape_closes_without_an_answer(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    sheet = Sheet(None, "公布结果？")
    sheet.offer("公布")
    active(show(sheet), qtbot)

    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_without_content_the_foot_follows_the_head(show: Callable[..., QWidget]) -> None:
    sheet = Sheet(None, "公布结果？", "公布以后不能撤回。")
    sheet.offer("公布")
    empty = sheet.sizeHint().height()
    sheet.add(label("内容"))

    assert sheet.sizeHint().height() > empty


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_wrong_with_it(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)
    sheet = Sheet(None, "公布结果？", "公布以后不能撤回，会印在公告上，也会记入操作记录。")
    sheet.offer("公布", "danger")

    assert findings(show(sheet, 680, 260)) == []


@pytest.mark.parametrize(
    ("question", "act", "way_out"),
    [("公布结果？", "公布", "取消"), ("为什么取消？", "确定", "不取消了"), ("这件事不做了？", "取消任务", "不取消了")],
)
def test_the_way_out_never_reads_as_the_act(show: Callable[..., QWidget], question: str, act: str, way_out: str) -> None:
    sheet = Sheet(None, question)
    sheet.offer(act)
    show(sheet)

    assert [one.text() for one in sheet.findChildren(QPushButton)] == [way_out, act]
