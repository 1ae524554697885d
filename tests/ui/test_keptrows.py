from __future__ import annotations

from desks import anna, keep
from kernel import Person

from desktop.store.query import Query
from desktop.ui.grid import Grid
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk


def test_the_same_records_are_selected_wherever_they_stand_then(desk: Desk, show) -> None:
    keep(desk, *(anna(name=name, id_number=None) for name in ("王示例", "单示例", "李示例")))
    table = RecordTable(desk.store, Person)
    grid = Grid(table)
    table.setParent(grid)
    table.ask(Query())
    show(grid)
    grid.selectAll()

    table.sort(0)

    assert [one.name for one in grid.selected] == ["李示例", "单示例", "王示例"]
