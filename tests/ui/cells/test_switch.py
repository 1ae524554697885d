from __future__ import annotations

from kernel import READER, Person
from PySide6.QtWidgets import QAbstractItemView
from ui.cells.conftest import Sheet

from desktop.ui.listcard import ListCard
from desktop.work.keep import keep_change


def test_while_the_mode_is_on_cells_are_selected(sheet: Sheet) -> None:
    assert sheet.grid.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectItems


def test_when_it_ends_rows_are_selected_again(sheet: Sheet) -> None:
    sheet.page.list.cells.toggle()

    assert (sheet.grid.selectionBehavior(), sheet.grid.rows) == (QAbstractItemView.SelectionBehavior.SelectRows, [0])


def test_in_the_bin_nothing_is_typed_into(sheet: Sheet) -> None:
    sheet.page.list.cells.toggle()
    sheet.page.list.bin_button.click()

    sheet.page.list.cells.toggle()

    assert not sheet.editing.is_on


def test_covering_the_screen_ends_the_mode(sheet: Sheet) -> None:
    sheet.desk.covered = True

    sheet.page.cover()

    assert not sheet.editing.is_on


def test_who_may_not_change_records_sees_no_button(desk_of, show) -> None:
    card = show(ListCard(desk_of(READER), Person, change=keep_change))

    assert card.cells.button.isHidden()


def test_rows_are_not_deleted_while_cells_are_typed_into(sheet: Sheet) -> None:
    sheet.page.put_away()

    assert (len(sheet.column("name")), sheet.desk.ask.told[-1][:5]) == (4, "表格编辑时")
