from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import anna, keep
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.store.query import Query
from desktop.ui import theme
from desktop.ui.grid import MOST_CHOSEN, Grid
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk
from desktop.work.listing import columns_of

NAMES = ("王示例", "单示例", "李示例")


@pytest.fixture
def grid(desk: Desk, show: Callable[..., Grid]) -> Grid:
    keep(desk, *(anna(name=name, id_number=None, note="第一行\n第二行") for name in NAMES))
    table = RecordTable(desk.store, Person, columns_of(Person, ["name", "phone", "note"]))
    made = Grid(table)
    table.setParent(made)
    table.ask(Query())
    return show(made)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_enter_opens_the_row_under_the_cursor(grid: Grid, qtbot: QtBot) -> None:
    grid.choose_row(1)

    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)

    assert opened.args[0].name == "单示例"


def test_arrows_walk_the_rows(grid: Grid, qtbot: QtBot) -> None:
    grid.choose_row(0)

    qtbot.keyClick(grid, Qt.Key.Key_Down)

    assert [one.name for one in grid.selected] == ["单示例"]


def test_del_does_nothing(grid: Grid, desk: Desk, qtbot: QtBot) -> None:
    grid.choose_row(0)

    qtbot.keyClick(grid, Qt.Key.Key_Delete)

    assert ([person.name for person in desk.store.find(Person)], grid.count) == (list(NAMES), 1)


def test_typing_letters_changes_nothing(grid: Grid, desk: Desk, qtbot: QtBot) -> None:
    grid.choose_row(0)

    qtbot.keyClicks(grid, "xyz123 ")

    assert [person.name for person in desk.store.find(Person)] == list(NAMES)


def test_ctrl_c_copies_the_rows_as_they_are_seen(grid: Grid, qtbot: QtBot) -> None:
    grid.choose_row(0)

    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard() == "王示例\t139****1234\t第一行 第二行"


def test_ctrl_shift_c_copies_them_with_their_headings(grid: Grid, qtbot: QtBot) -> None:
    grid.choose_row(2)

    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert clipboard() == "姓名\t电话\t备注\n李示例\t139****1234\t第一行 第二行"


@pytest.mark.parametrize(
    ("column", "order", "first"),
    [
        (0, Qt.SortOrder.AscendingOrder, "李示例"),
        (0, Qt.SortOrder.DescendingOrder, "王示例"),
        (-1, Qt.SortOrder.AscendingOrder, "王示例"),
    ],
)
def test_the_arrow_in_a_header_sorts_the_rows(grid: Grid, column: int, order: Qt.SortOrder, first: str) -> None:
    grid.horizontalHeader().setSortIndicator(1, order)

    grid.horizontalHeader().setSortIndicator(column, order)

    assert grid.model().cells(0)[0] == first


def test_a_chosen_record_comes_into_sight(grid: Grid, desk: Desk) -> None:
    (person,) = desk.store.find(Person, name="李示例")

    assert (grid.choose(person.uid), [one.uid for one in grid.selected]) == (True, [person.uid])


def test_keys_held_down_do_not_add_to_what_a_program_selects(grid: Grid, desk: Desk, qtbot: QtBot) -> None:
    grid.choose_row(0)
    qtbot.keyPress(grid, Qt.Key.Key_Control)

    (person,) = desk.store.find(Person, name="李示例")
    grid.choose(person.uid)

    assert grid.count == 1
    qtbot.keyRelease(grid, Qt.Key.Key_Control)


def test_what_is_not_there_cannot_be_chosen(grid: Grid) -> None:
    assert not grid.choose("nobody")


def test_the_selection_survives_reading_anew(grid: Grid) -> None:
    grid.choose_row(2)

    grid.model().sort(0)

    assert [one.name for one in grid.selected] == ["李示例"]


def test_select_all_stops_where_one_command_would_be_given_too_much(grid: Grid, desk: Desk, qtbot: QtBot) -> None:
    with desk.file.unit("导入", desk.actor) as unit:
        unit.add_all(Person(uid=desk.clock.uid(), name="示例") for _ in range(MOST_CHOSEN))
    grid.model().refresh({"person"})

    with qtbot.waitSignal(grid.too_many) as told:
        grid.selectAll()

    assert (told.args, grid.count) == ([MOST_CHOSEN + len(NAMES)], 0)


def test_rows_grow_with_the_letters(grid: Grid) -> None:
    theme.show(size="largest")

    assert grid.verticalHeader().defaultSectionSize() == theme.SIZES["largest"].row


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_no_name_or_number_is_cut_even_where_there_is_little_room(grid: Grid, size: str) -> None:
    theme.show(size=size)
    grid.resize(260, 300)

    widths = [grid.columnWidth(place) - 22 for place in (0, 1)]
    wanted = [grid.fontMetrics().horizontalAdvance(text) for text in ("王示例", "139****1234")]

    assert all(width >= need for width, need in zip(widths, wanted, strict=True))
