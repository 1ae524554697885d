from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import anna, keep
from kernel import Person
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.ui.headings import Headings
from desktop.ui.listcard import ListCard
from desktop.work.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen


@pytest.fixture
def headings(desk: Desk, show: Callable[..., ListCard]) -> Headings:
    keep(desk, anna(name="王示例", id_number=None), anna(name="单示例", id_number=None))
    card = ListCard(desk, Person)
    card.ask()
    show(card)
    return card.grid.headings


def words_of(headings: Headings, section: int) -> QPoint:
    """A place on the words of a heading."""
    return QPoint(headings.sectionViewportPosition(section) + 14, headings.height() // 2)


def test_a_press_on_the_arrow_asks_for_the_menu(headings: Headings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(headings.menu_asked) as asked:
        qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=headings.zone(1).center())

    assert asked.args[0] == 1


def test_a_press_on_the_words_sorts(headings: Headings, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(headings.menu_asked):
        qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=words_of(headings, 0))

    assert headings.sortIndicatorSection() == 0


def test_a_filtered_column_is_marked(headings: Headings) -> None:
    before = headings.grab().toImage()

    headings.mark([1])

    assert (headings.filtered, headings.grab().toImage() != before) == (frozenset({1}), True)
