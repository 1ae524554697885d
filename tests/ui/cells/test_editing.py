from __future__ import annotations

import dataclasses

from kernel import READER, Person
from PySide6.QtGui import QGuiApplication
from ui.cells.conftest import NAMES, Sheet

from desktop.base.errors import DeskError
from desktop.store import history
from desktop.ui.cells.editing import Area, CellEditing
from desktop.ui.table import RecordTable
from desktop.work.keep import Keeping, keep_change

AGE, BORN, PHONE = 1, 2, 4


def label(sheet: Sheet) -> str:
    return history.units(sheet.desk.store.connection, limit=1)[0].label


def test_a_block_is_one_entry_of_the_log(sheet: Sheet) -> None:
    sheet.editing.write({(row, AGE): "50" for row in range(4)})

    assert label(sheet) == "表格编辑：改了 4 格"


def test_one_cell_is_told_as_the_change_it_is(sheet: Sheet) -> None:
    sheet.editing.write({(0, AGE): "50"})

    assert label(sheet) == "修改人：王示例"


def test_a_cell_that_cannot_be_read_keeps_its_words_and_is_not_stored(sheet: Sheet) -> None:
    sheet.editing.write({(0, AGE): "七十", (1, AGE): "50"})

    cell = sheet.editing.cell(0, AGE)
    assert sheet.column("age") == [70, 50, 72, 73]
    assert sheet.editing.wrong[cell].words == "七十"
    assert sheet.page.list.cells.bar.words.text() == "表格编辑：改了 1 格，1 格没有写入"


def test_a_cell_written_rightly_is_no_longer_wrong(sheet: Sheet) -> None:
    sheet.editing.write({(0, AGE): "七十"})

    sheet.editing.write({(0, AGE): "77"})

    assert (sheet.editing.wrong, sheet.column("age")[0]) == ({}, 77)


def test_the_mask_of_a_private_cell_is_not_pasted_over_it(sheet: Sheet) -> None:
    sheet.editing.copy(Area(0, PHONE, 1, 1))

    sheet.editing.paste(Area(1, PHONE, 1, 1))

    assert sheet.column("phone")[:2] == ["13900001234", "13900001234"]
    assert sheet.editing.cell(1, PHONE) in sheet.editing.wrong


def test_rows_stay_where_they_are_while_they_are_typed_into(sheet: Sheet) -> None:
    sheet.page.list.table.sort(0)
    sheet.editing.write({(0, 0): "赵赵"})

    assert sheet.page.list.table.cells(0)[0] == "赵赵"


def test_when_the_mode_ends_they_are_sorted_again(sheet: Sheet) -> None:
    sheet.page.list.table.sort(0)
    sheet.editing.write({(0, 0): "赵赵"})

    sheet.page.list.end_editing()

    assert sheet.page.list.table.cells(3)[0] == "赵赵"


def test_everything_is_taken_back_at_once(sheet: Sheet) -> None:
    sheet.editing.write({(0, AGE): "50", (1, AGE): "51"})
    sheet.editing.write({(0, AGE): "60", (2, BORN): "1950-01-01"})
    sheet.editing.write({(3, AGE): "老"})

    sheet.page.list.cells.bar.back.click()

    assert (sheet.column("age"), sheet.editing.count, sheet.editing.wrong) == ([70, 71, 72, 73], 0, {})


def test_what_was_done_in_between_is_not_taken_back(sheet: Sheet) -> None:
    sheet.editing.write({(0, AGE): "50"})
    (other,) = sheet.desk.store.find(Person, name="赵示例")
    sheet.desk.do(keep_change, other, dataclasses.replace(other, note="别的事")).now()

    sheet.editing.take_back_all()

    assert (sheet.column("age")[0], sheet.page.list.cells.bar.why.text()) == (50, "中间做过别的事，剩下的格要在“历史”里还原")


def test_a_cell_set_back_by_hand_is_not_counted(sheet: Sheet) -> None:
    sheet.editing.write({(0, AGE): "50"})

    sheet.editing.write({(0, AGE): "70"})

    assert sheet.editing.count == 0


def test_doing_again_counts_again(sheet: Sheet) -> None:
    sheet.editing.write({(0, AGE): "50"})

    sheet.desk.undo_last()
    undone = sheet.editing.count
    sheet.desk.redo_last()

    assert (undone, sheet.editing.count) == (0, 1)


def test_a_block_that_runs_over_the_edge_is_cut_there(sheet: Sheet) -> None:
    QGuiApplication.clipboard().setText("1\n2\n3")

    assert sheet.editing.paste(Area(2, AGE, 1, 1)) == Area(2, AGE, 2, 1)
    assert sheet.column("age") == [70, 71, 1, 2]


def test_who_may_not_change_records_has_no_switch(desk_of, qtbot) -> None:
    desk = desk_of(READER)
    editing = CellEditing(desk, RecordTable(desk.store, Person), Keeping().change)

    editing.turn(on=True)

    assert (editing.is_allowed, editing.is_on) == (False, False)


def test_what_the_records_own_verb_refuses_stays_in_its_cell(sheet: Sheet) -> None:
    (away,) = sheet.desk.store.find(Person, name=NAMES[0])
    with sheet.desk.file.unit("删除", sheet.desk.actor) as unit:
        unit.remove(away)

    sheet.editing.write({(0, AGE): "50"})

    assert [one.words for one in sheet.editing.wrong.values()] == ["50"]
    assert isinstance(sheet.desk.ask.refused[-1], DeskError)
