from __future__ import annotations

from collections.abc import Callable

from desks import anna, keep
from kernel import Person
from PySide6.QtWidgets import QApplication

from desktop.store.query import Query
from desktop.ui.grid import Grid
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of


def test_free_words_give_way_to_numbers(desk: Desk, show: Callable[..., Grid]) -> None:
    keep(desk, anna(note="很长的备注" * 20))
    table = RecordTable(desk.store, Person, columns_of(Person, ["name", "phone", "note"]))
    grid = Grid(table)
    table.setParent(grid)
    table.ask(Query())
    show(grid, 420, 300)

    narrow = [grid.columnWidth(place) for place in range(3)]
    grid.resize(1400, 300)
    QApplication.processEvents()
    wide = [grid.columnWidth(place) for place in range(3)]

    assert wide[2] - narrow[2] > max(wide[place] - narrow[place] for place in range(2))


def test_whom_a_row_is_about_is_never_cut(desk: Desk, show: Callable[..., Grid]) -> None:
    keep(desk, anna(note="很长的备注" * 20))
    who = Column("走访了谁", 8, words=lambda _: "阿依古丽·买买提（未遇） 示例路100弄11号103", whole=True)
    table = RecordTable(desk.store, Person, (*columns_of(Person, ["phone"]), who, *columns_of(Person, ["note"])))
    grid = Grid(table)
    table.setParent(grid)
    table.ask(Query())
    show(grid, 600, 300)
    QApplication.processEvents()

    assert grid.columnWidth(1) >= grid.fontMetrics().horizontalAdvance(table.cells(0)[1])
