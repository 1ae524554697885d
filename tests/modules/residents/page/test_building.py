"""The tab 楼栋: all buildings, one of them room by room, its card on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import done, keep
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop.modules.residents.page import Page
from desktop.modules.residents.page.building import BuildingPage
from desktop.modules.residents.records import Home, Household, PinnedNote, Resident
from desktop.modules.residents.service import HouseholdEntry, Newcomer, pin_note, register_household
from desktop.ui.print import Preview
from desktop.work.desk import Desk
from desktop.work.listing import VEIL

LANE = "示例路100弄"


@pytest.fixture
def houses(desk: Desk) -> Desk:
    """5号 with two floors of two doors, one of them vacant, and a garret; 12号 with one door."""
    for door, name, tenure in (
        ("5号101", "张三", "own"),
        ("5号102", "阿依古丽·买买提", "rent"),
        ("5号202", "王五", "own"),
        ("5号亭子间", "赵六", "rent"),
        ("12号101", "孙七", "own"),
    ):
        person = Newcomer(Resident(name=name, status="living", residence="RH1"))
        done(desk, register_household, HouseholdEntry(f"{LANE}{door}", (person,), tenure))
    keep(desk, Home(address=f"{LANE}5号201", compound=LANE, building="5", room="201"))
    return desk


@pytest.fixture
def page(show: Callable[..., BuildingPage], houses: Desk) -> BuildingPage:
    made = BuildingPage(houses)
    houses.file.listeners.append(made.refresh)
    return show(made, 1190, 640)


def opened(page: BuildingPage, row: int = 0) -> BuildingPage:
    page.directory.opened.emit(page.directory._shown[row])
    return page


def shown(page: BuildingPage) -> list[list[str]]:
    rooms = page.card.grid.rooms
    return [[rooms.index(row, column).data() for column in range(rooms.columnCount())] for row in range(rooms.rowCount())]


def heading(page: BuildingPage, row: int) -> str:
    return str(page.card.grid.rooms.headerData(row, Qt.Orientation.Vertical))


def test_buildings_are_listed_with_what_is_in_them(page: BuildingPage) -> None:
    rows = page.directory.table._words.rows

    assert [(row[0], row[1], row[2], row[3], row[5].text) for row in rows] == [
        (f"{LANE}5号", "5", "4", "4", "1"),
        (f"{LANE}12号", "1", "1", "1", "0"),
    ]


def test_both_counts_of_the_population_stand_at_the_foot_with_scope_and_day(page: BuildingPage) -> None:
    assert page.status == "共 2 栋 · 本居民区实有人口 5 人 · 户籍人口 5 人（8 月 28 日 周五）"


def test_words_narrow_the_list_and_enter_opens_the_first(page: BuildingPage) -> None:
    page.directory.search.setText("12号")
    QTest.keyClick(page.directory.search, Qt.Key.Key_Return)

    assert (page.is_open, page.card.name) == (True, f"{LANE}12号")


def test_floors_stand_on_one_another_and_what_has_none_below(page: BuildingPage) -> None:
    opened(page)

    assert [heading(page, row) for row in range(3)] == ["2 层", "1 层", "其他"]
    assert shown(page) == [
        ["201 空置", "202 王五 1 人"],
        ["101 张三 1 人", "102 阿依古丽·买买提 1 人 租住"],
        ["亭子间 赵六 1 人 租住", ""],
    ]


def test_arrows_walk_from_door_to_door_and_the_panel_follows(page: BuildingPage) -> None:
    opened(page)
    page.card.grid.choose(page.card.grid.rooms.room(1, 0).uid)
    QTest.keyClick(page.card.grid, Qt.Key.Key_Right)

    assert page.detail.record.title() == f"{LANE}5号102 阿依古丽·买买提"


def test_enter_opens_the_household(page: BuildingPage, houses: Desk) -> None:
    went = []
    houses.go = lambda *where: went.append(where)
    opened(page)
    QTest.keyClick(page.card.grid, Qt.Key.Key_Return)

    assert [(slice_, type(record)) for slice_, record in went] == [("residents", Household)]


def test_enter_in_a_vacant_room_leads_to_the_sheet_with_its_address(page: BuildingPage, houses: Desk) -> None:
    went = []
    houses.go = lambda *where: went.append(where)
    opened(page)
    page.card.grid.choose(page.card.grid.rooms.room(0, 0).uid)
    QTest.keyClick(page.card.grid, Qt.Key.Key_Return)

    assert went == [("residents", f"household:{LANE}5号201")]


def test_what_a_command_acts_on_is_the_household_of_the_room(page: BuildingPage, houses: Desk) -> None:
    opened(page)

    assert [one.head for one in houses.selected] == ["张三"]


def test_a_colour_is_always_a_word_too_and_the_legend_counts_it(page: BuildingPage) -> None:
    opened(page)
    page.card.shade.setCurrentText("住房性质")
    page.card.shade.activated.emit(1)
    legend = [one.text() for one in page.card._legend.findChildren(QLabel)]

    assert shown(page)[1] == ["101 张三 1 人 • 自有", "102 阿依古丽·买买提 1 人 • 租住"]
    assert legend == ["自有 2", "租住 2"]


def test_covered_no_name_is_shown(page: BuildingPage, houses: Desk) -> None:
    opened(page)
    houses.covered = True
    page.cover()
    words = " ".join(word for line in shown(page) for word in line)

    assert (VEIL in words, "张三" in words, "阿依古丽" in words) == (True, False, False)


def test_a_move_is_seen_at_once_and_the_cursor_stays(page: BuildingPage, houses: Desk) -> None:
    opened(page)
    page.card.grid.choose(page.card.grid.rooms.room(0, 1).uid)
    person = Newcomer(Resident(name="周八", status="living"))
    done(houses, register_household, HouseholdEntry(f"{LANE}5号201", (person,)))

    assert (shown(page)[0][0], page.card.grid.current.room) == ("201 周八 1 人", "202")


def test_a_note_about_the_building_hangs_on_top_of_the_panel(page: BuildingPage, houses: Desk) -> None:
    done(houses, pin_note, PinnedNote(words="公告贴在二楼转角", building=f"{LANE}5号"))
    opened(page)

    assert "公告贴在二楼转角" in [one.text() for one in page.detail.findChildren(QLabel)]


def test_the_card_has_every_room_on_paper_and_is_noted_in_the_log(page: BuildingPage, houses: Desk) -> None:
    opened(page)
    page.print()
    preview = next(one for one in page.window().findChildren(QDialog) if isinstance(one, Preview))
    table = preview.view.pages._table
    (label,) = houses.file.writer.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    preview.reject()

    assert (table.title, label) == (f"{LANE}5号楼栋卡", f"出文书：{LANE}5号楼栋卡")
    assert [face.words for _, line in table.floors for face in line if face] == [
        "201 空置", "202 王五 1 人", "101 张三 1 人", "102 阿依古丽·买买提 1 人 租住", "亭子间 赵六 1 人 租住",
    ]  # fmt: skip


def test_esc_leads_back_to_all_buildings(page: BuildingPage) -> None:
    opened(page).leave()

    assert not page.is_open


def test_a_household_shows_the_way_to_its_building(show: Callable[..., Page], houses: Desk) -> None:
    made = show(Page(houses), 1190, 640)
    home = next(houses.store.find(Home, address=f"{LANE}12号101"))
    made.show_record(f"building:{home.uid}")

    assert (made.bar.tabText(made.bar.currentIndex()), made.page.card.name) == ("楼栋", f"{LANE}12号")


def test_the_panel_goes_before_a_staircase_is_cut_and_the_chosen_room_is_seen_whole(page: BuildingPage) -> None:
    opened(page)
    page.resize(page.card.grid.least_width + 200, 330)
    page.card.shade.setCurrentIndex(1)
    page.card.shade.activated.emit(1)
    QApplication.processEvents()

    grid = page.card.grid
    assert (page.detail.isVisible(), grid.horizontalScrollBar().maximum()) == (False, 0)
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))
