"""Saying why something could not be done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from ui.audit import findings

from desktop import __version__
from desktop.base.errors import DeskError
from desktop.ui import theme
from desktop.ui.refusal import Refusal, technical_text

ERROR = DeskError("没能写入 U 盘，资料没有丢", "空间不够，还差 12 MB。请换一个 U 盘，或者先存到桌面。")


def test_it_says_what_happened_and_what_to_do(show: Callable[..., QWidget]) -> None:
    texts = [one.text() for one in show(Refusal(None, ERROR)).findChildren(QLabel)]

    assert texts[:2] == [ERROR.title, ERROR.advice]


def test_technical_words_are_not_shown_up_front(show: Callable[..., QWidget]) -> None:
    assert not show(Refusal(None, ERROR, "OSError\nstore.py:88")).details.isVisible()


def test_details_show_and_copy_the_technical_text(show: Callable[..., QWidget]) -> None:
    sheet = show(Refusal(None, ERROR, "store.py:88 write"))

    sheet.details_button.click()

    assert (sheet.details.isVisible(), QGuiApplication.clipboard().text()) == (True, sheet.details.toPlainText())


def test_the_technical_text_names_version_and_cause_without_values() -> None:
    error = DeskError("王示例的电话写错了")
    error.__cause__ = OSError("D:/示例/wang")  # the address of a folder may hold a name

    assert technical_text(error, "store.py:88") == f"小巷 {__version__}\n没有做成\nOSError\nstore.py:88"


def test_closing_has_the_focus(show: Callable[..., QWidget], qtbot: object) -> None:
    sheet = show(Refusal(None, ERROR))
    sheet.activateWindow()

    qtbot.waitUntil(sheet.close_button.hasFocus)


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_wrong_with_it(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)

    assert findings(show(Refusal(None, ERROR), 680, 220)) == []
