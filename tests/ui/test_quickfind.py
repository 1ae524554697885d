from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import anna, keep
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.store.query import Query
from desktop.ui.grid import Grid
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk
from desktop.work.listing import columns_of

NAMES = ("王示例", "单文华", "李示例", "王文华", "单示例")


@pytest.fixture
def grid(desk: Desk, show: Callable[..., Grid]) -> Grid:
    keep(desk, *(anna(name=name, id_number=None) for name in NAMES))
    table = RecordTable(desk.store, Person, columns_of(Person, ["name", "phone"]))
    made = Grid(table)
    table.setParent(made)
    table.ask(Query())
    made.choose_row(0)
    return show(made)


@pytest.mark.parametrize(
    ("typed", "found"), [("s", "单文华"), ("shan", "单文华"), ("ss", "单示例"), ("wwh", "王文华"), ("l", "李示例")]
)
def test_letters_go_to_the_next_name_that_sounds_so(grid: Grid, qtbot: QtBot, typed: str, found: str) -> None:
    qtbot.keyClicks(grid, typed)

    assert [one.name for one in grid.selected] == [found]


def test_characters_go_to_the_next_name_that_begins_so(grid: Grid) -> None:
    event = QInputMethodEvent()
    event.setCommitString("王")

    QApplication.sendEvent(grid, event)

    assert grid.current().name == "王文华"


def test_it_goes_round_at_the_end(grid: Grid, qtbot: QtBot) -> None:
    grid.choose_row(4)

    qtbot.keyClicks(grid, "w")

    assert grid.currentIndex().row() == 0


def test_what_nobody_is_called_moves_nothing(grid: Grid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.sought) as told:
        qtbot.keyClicks(grid, "z")

    assert (told.args, grid.currentIndex().row()) == (["z", False], 0)


def test_after_a_rest_other_words_begin(grid: Grid, qtbot: QtBot) -> None:
    qtbot.keyClicks(grid, "s")

    grid.seeking.forget()
    qtbot.keyClicks(grid, "s")

    assert grid.current().name == "单示例"


def test_space_ticks_a_row_and_unticks_it(grid: Grid, qtbot: QtBot) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    unticked = grid.rows

    qtbot.keyClick(grid, Qt.Key.Key_Space)

    assert (unticked, grid.rows) == ([], [0])
