"""Pictures in a text line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.linetools import line_button, line_cross, line_mark
from desktop.ui.tokens import SIZES


@pytest.fixture
def line(show: Callable[..., QLineEdit]) -> QLineEdit:
    return show(QLineEdit(), 240, 60)


@pytest.mark.parametrize("size", list(SIZES))
def test_a_picture_in_a_line_grows_with_the_letters(line: QLineEdit, size: str) -> None:
    made = line_button(line, "calendar-event", "选日期")

    theme.show(size=size)

    assert made.iconSize().width() == theme.px(18)


@pytest.mark.parametrize("size", list(SIZES))
def test_words_do_not_run_under_the_pictures(line: QLineEdit, size: str) -> None:
    theme.show(size=size)
    glass, cross = line_mark(line, "search"), line_cross(line)
    line.setText("示" * 40)
    QApplication.processEvents()
    line.setCursorPosition(0)
    line.repaint()  # only now it scrolls there
    first = line.cursorRect().center().x()
    line.end(False)
    line.repaint()

    last = line.cursorRect().center().x()

    half = theme.px(18) // 2
    assert (glass.geometry().center().x() + half < first, last < cross.geometry().center().x() - half) == (True, True)


def test_it_says_what_it_does(line: QLineEdit) -> None:
    made = line_button(line, "eye", "显示完整的电话")

    assert (made.toolTip(), made.accessibleName()) == ("显示完整的电话", "显示完整的电话")


def test_the_cross_is_there_while_there_are_words(line: QLineEdit) -> None:
    cross = line_cross(line)
    QApplication.processEvents()
    seen = [cross.isVisible()]
    line.setText("王")

    assert [*seen, cross.isVisible()] == [False, True]


def test_the_cross_clears_as_a_hand_does(line: QLineEdit) -> None:
    told: list[str] = []
    line.textEdited.connect(told.append)
    line.setText("王")
    line_cross(line).click()

    assert (line.text(), told) == ("", [""])


def test_the_keyboard_stays_in_the_line(line: QLineEdit) -> None:
    line.setText("王")
    line.setFocus()
    line_cross(line).click()

    assert line.hasFocus()


def test_a_mark_leaves_the_mouse_to_the_line(line: QLineEdit) -> None:
    glass = line_mark(line, "search")
    QApplication.processEvents()
    found: QWidget | None = line.childAt(glass.geometry().center())

    assert found is None
