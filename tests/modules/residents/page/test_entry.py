"""The sheet of a new household."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import done
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.modules.residents.page import Page
from desktop.modules.residents.page.entry import EntrySheet
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.service import members, register_resident
from desktop.ui import theme
from desktop.work.desk import Desk

DOOR, NUMBER, CHILDS_NUMBER = "示例路100弄5号302", "11010519491231002X", "11010520200506001X"


@pytest.fixture
def page(show: Callable[..., Page], desk: Desk) -> Page:
    made = show(Page(desk), 1190, 640)
    made.show_record("household")
    return made


@pytest.fixture
def sheet(page: Page) -> EntrySheet:
    return page.entry


def write(sheet: EntrySheet, **cells: str) -> None:
    """Let words stand in cells: `address`, `r0_name`."""
    sheet.restore({(f"{key[1]}/{key[3:]}" if key[0] == "r" and key[1].isdigit() else key): text for key, text in cells.items()})


def test_the_sheet_takes_the_place_of_the_tabs_and_the_cursor_is_in_the_address(page: Page, sheet: EntrySheet) -> None:
    assert (sheet.isVisible(), page.selected, page.status) == (True, (), "")
    assert QApplication.focusWidget() is sheet.top["address"].editor.input


def test_a_number_tells_sex_and_age_at_once(sheet: EntrySheet) -> None:
    write(sheet, r0_name="示例安", r0_papers=NUMBER)

    assert (sheet.rows[0].told.text(), sheet.rows[0].cells["sex"].words()) == ("76 岁", "女")


def test_a_whole_line_in_the_name_goes_to_its_cells(sheet: EntrySheet) -> None:
    write(sheet, r1_name=f"示例宁 {NUMBER} 配偶 13900001234")
    sheet.rows[1].part()

    assert sheet.rows[1].words == {"name": "示例宁", "papers": NUMBER, "relation": "配偶", "phone": "13900001234"}


@pytest.mark.parametrize("leave", [EntrySheet.clear, lambda sheet: write(sheet, r0_papers="")], ids=["begun anew", "emptied"])
def test_a_row_where_nothing_stands_is_not_called_wrong(sheet: EntrySheet, leave: Callable[[EntrySheet], None]) -> None:
    write(sheet, r0_papers="12345")
    marked = sheet.rows[0].cells["papers"].input.property("wrong")
    leave(sheet)

    assert (
        marked,
        [made.input.property("wrong") for made in sheet.rows[0].cells.values() if made.input.property("wrong")],
    ) == (True, [])


def test_there_is_always_a_blank_line_below(sheet: EntrySheet) -> None:
    last = sheet.rows[-1].cells["name"].input
    QTest.keyClicks(last, "Maria")

    assert (len(sheet.rows), sheet.rows[-1].is_blank) == (4, True)


def test_one_warning_tells_what_is_not_kept_of_children(sheet: EntrySheet) -> None:
    write(sheet, r0_name="示例安", r1_name="示例小", r1_papers=CHILDS_NUMBER, r2_name="示例幼", r2_papers="2024-01-01")

    assert [one.isVisible() for one in sheet._notices] == [False, True]


def test_whoever_lives_there_already_is_told(desk: Desk, sheet: EntrySheet) -> None:
    done(desk, register_resident, Resident(name="张三", address=DOOR))
    sheet.begin(DOOR)

    assert "这里已经住着户主未定" in sheet._beside.text()


def test_a_double_is_told_beside_the_person_and_stops_nobody(desk: Desk, sheet: EntrySheet) -> None:
    done(desk, register_resident, Resident(name="张三", id_number=NUMBER))
    write(sheet, address=DOOR, r0_name="张三", r0_papers=NUMBER)
    told = sheet.rows[0].note.text()
    sheet.submit()

    assert (told, desk.store.count(Resident)) == ("身份证号：与张三（住址不详）相同", 2)


@pytest.mark.parametrize(
    ("cells", "stop"),
    [
        ({"r0_name": "示例安"}, "address"),
        ({"address": DOOR}, "name"),
        ({"address": DOOR, "r0_phone": "13900001234"}, "name"),
        ({"address": DOOR, "r0_name": "示例安", "r0_papers": "12345"}, "papers"),
        ({"address": DOOR, "r0_name": "示例安", "r0_phone": "123"}, "phone"),
        ({"address": DOOR, "since": "某天", "r0_name": "示例安"}, "since"),
    ],
)
def test_the_cursor_goes_to_what_is_in_the_way_and_nothing_is_kept(
    desk: Desk, sheet: EntrySheet, cells: dict[str, str], stop: str
) -> None:
    write(sheet, **cells)
    sheet.submit()
    editors = {**{name: row.editor for name, row in sheet.top.items()}, **sheet.rows[0].cells}

    assert (editors[stop].input.hasFocus() or editors[stop].hasFocus(), desk.store.count(Resident)) == (True, 0)


def test_what_is_kept_is_shown_and_the_sheet_is_blank_again(desk: Desk, page: Page, sheet: EntrySheet) -> None:
    write(sheet, address=DOOR, tenure="租住", r0_name="阿依古丽·买买提", r1_name="示例宁", r1_relation="丈夫")
    sheet.submit()
    household = next(desk.store.find(Household))

    assert [(one.name, stay.relation) for one, stay in members(desk.store, household)] == [
        ("阿依古丽·买买提", "0"),
        ("示例宁", "1"),
    ]
    assert (sheet.draft(), sheet.isVisible(), [one.uid for one in page.selected]) == ({}, False, [household.uid])


def test_a_refusal_leaves_everything_where_it_is(desk: Desk, sheet: EntrySheet) -> None:
    write(sheet, address=DOOR, r0_name="示例安", r0_relation="本人", r1_name="示例宁", r1_relation="本人")
    sheet.submit()

    assert "户主只能有一位" in desk.ask.refused[0].title
    assert (sheet.draft()["1/name"], sheet.save.isEnabled()) == ("示例宁", True)


def test_the_next_household_follows_at_once(desk: Desk, sheet: EntrySheet) -> None:
    write(sheet, address=DOOR, r0_name="示例安")
    QTest.keyClick(
        sheet.rows[0].cells["name"].input,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    assert (desk.store.count(Household), sheet.isVisible(), sheet.draft()) == (1, True, {})


def test_what_is_half_typed_survives_the_lock(page: Page, show: Callable[..., Page], desk: Desk, sheet: EntrySheet) -> None:
    write(sheet, address=DOOR, r3_name="示例安")
    draft = page.draft()
    other = show(Page(desk), 1190, 640)
    other.restore(draft)

    assert (other.entry.draft(), other.entry.isVisible()) == ({"address": DOOR, "3/name": "示例安"}, True)


def test_esc_goes_back_and_keeps_what_was_typed(page: Page, sheet: EntrySheet) -> None:
    write(sheet, address=DOOR)
    QTest.keyClick(sheet.top["address"].editor.input, Qt.Key.Key_Escape)
    page.show_record("household")

    assert (sheet.isVisible(), sheet.draft()) == (True, {"address": DOOR})


def test_covered_the_sheet_is_left(page: Page, desk: Desk, sheet: EntrySheet) -> None:
    desk.covered = True
    page.cover()

    assert not sheet.isVisible()


@pytest.mark.parametrize("size", ["medium", "large", "largest"])
def test_a_whole_number_and_phone_are_seen_in_every_letter_size(sheet: EntrySheet, size: str) -> None:
    theme.show(size=size)
    write(sheet, r0_name="示例安", r0_papers=NUMBER, r0_phone="19900991234", r3_papers=NUMBER)
    QApplication.processEvents()

    lines = [line for name in ("papers", "phone") if isinstance(line := sheet.rows[0].cells[name].input, QLineEdit)]
    later = sheet.rows[3].cells["papers"].input
    assert [
        line.text() for line in (*lines, later) if QFontMetrics(line.font()).horizontalAdvance(line.text()) > line.width() - 26
    ] == []


def test_every_cell_marked_as_wrong_says_why(sheet: EntrySheet) -> None:
    write(sheet, r0_papers="12345")
    sheet.submit()

    assert [line.partition("：")[0] for line in sheet.rows[0].note.text().splitlines()] == ["姓名", "身份证号或出生日期"]


def test_what_is_wrong_is_in_sight_also_below_the_last_row_that_is(sheet: EntrySheet, page: Page) -> None:
    page.resize(1190, 420)
    write(sheet, address=DOOR, **{f"r{row}_name": "示例安" for row in range(5)}, r5_papers="12345")
    QApplication.processEvents()
    sheet.submit()
    QApplication.processEvents()

    assert sheet.rows[5].note.visibleRegion().boundingRect() == sheet.rows[5].note.rect()
