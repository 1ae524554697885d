from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import anna, keep
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.store.query import Query
from desktop.ui.grid import Grid
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk


@pytest.fixture
def grid(desk: Desk, show: Callable[..., Grid]) -> Grid:
    keep(desk, *(anna(name=f"示例{place}", id_number=None) for place in range(40)))
    table = RecordTable(desk.store, Person)
    made = Grid(table)
    table.setParent(made)
    table.ask(Query())
    return show(made, 400, 300)


def aside(grid: Grid) -> None:
    """Scroll to the right end."""
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    QApplication.processEvents()


def test_it_is_not_there_until_the_first_column_is_scrolled_away(grid: Grid) -> None:
    before = grid.frozen.isVisible()

    aside(grid)

    assert (before, grid.frozen.isVisible(), grid.frozen.columnWidth(0)) == (False, True, grid.columnWidth(0))


def test_it_scrolls_down_with_the_table(grid: Grid) -> None:
    aside(grid)

    grid.verticalScrollBar().setValue(120)

    assert grid.frozen.rowAt(10) == grid.rowAt(10)


def test_a_press_on_it_selects_the_row(grid: Grid, qtbot: QtBot) -> None:
    aside(grid)

    qtbot.mouseClick(
        grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=grid.frozen.visualRect(grid.model().index(2, 0)).center()
    )

    assert grid.rows == [2]


def test_a_double_press_on_it_opens_the_row(grid: Grid, qtbot: QtBot) -> None:
    aside(grid)
    where = grid.frozen.visualRect(grid.model().index(2, 0)).center()
    qtbot.mouseClick(grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=where)

    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.mouseDClick(grid.frozen.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert opened.args[0].name == "示例2"


def test_it_goes_when_the_first_column_is_back(grid: Grid) -> None:
    aside(grid)

    grid.horizontalScrollBar().setValue(0)

    assert grid.frozen.isHidden()
