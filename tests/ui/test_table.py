from __future__ import annotations

import pytest
from desks import anna, keep
from kernel import House, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.store.query import Filter, Match, Query
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk
from desktop.work.listing import VEIL, Column, columns_of


def column(table: RecordTable, place: int = 0) -> list[str]:
    return [table.data(table.index(row, place)) for row in range(table.rowCount())]


@pytest.fixture
def crowd(desk: Desk) -> list[Person]:
    (house,) = keep(desk, House(address="示例路1号"))
    names = ("王示例", "单示例", "李示例")
    return keep(desk, *(anna(name=n, id_number=None, age=30 - i, house=house.uid) for i, n in enumerate(names)))


@pytest.fixture
def table(desk: Desk, crowd: list[Person], qtbot: QtBot) -> RecordTable:
    made = RecordTable(desk.store, Person)
    made.ask(Query())
    return made


def test_it_keeps_the_rules_of_qt_models(desk: Desk, crowd: list[Person]) -> None:
    table = RecordTable(desk.store, Person)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)

    table.ask(Query())
    table.sort(0)
    table.show_columns(columns_of(Person, ["name", "age"]))

    assert (table.rowCount(), table.columnCount()) == (3, 2)


def test_there_is_a_column_for_every_listed_field(table: RecordTable) -> None:
    heads = [table.headerData(i, Qt.Orientation.Horizontal) for i in range(table.columnCount())]

    assert heads == [field.label for field in Person.fields.values() if field.listed]


def test_private_cells_are_masked(table: RecordTable) -> None:
    assert column(table, 3) == ["139****1234"] * 3


def test_references_are_shown_by_title(table: RecordTable) -> None:
    place = [one.label for one in table.columns].index("房子")

    assert column(table, place) == ["示例路1号"] * 3


def test_names_sort_by_pinyin_with_their_own_reading(table: RecordTable) -> None:
    table.sort(0)

    assert column(table) == ["李示例", "单示例", "王示例"]


def test_a_header_pressed_again_sorts_the_other_way(table: RecordTable) -> None:
    table.sort(0, Qt.SortOrder.DescendingOrder)

    assert column(table) == ["王示例", "单示例", "李示例"]


def test_filters_leave_rows_out(table: RecordTable) -> None:
    table.ask(Query(filters=(Filter("age", Match.FROM, 29),)))

    assert column(table) == ["王示例", "单示例"]


def test_rows_past_the_first_page_are_read_when_asked_for(desk: Desk, table: RecordTable) -> None:
    keep(desk, *(Person(name="示例", age=n % 150) for n in range(300)))
    table.refresh({"person"})

    assert table.record(302).age == 299 % 150


def test_a_record_is_found_where_it_stands(table: RecordTable, crowd: list[Person]) -> None:
    table.sort(0)

    assert table.row_of(crowd[1].uid) == 1


def test_a_record_left_out_stands_nowhere(table: RecordTable, crowd: list[Person]) -> None:
    table.ask(Query(filters=(Filter("age", Match.IS, 99),)))

    assert table.row_of(crowd[1].uid) == -1


def test_what_was_written_is_read_again(desk: Desk, table: RecordTable) -> None:
    keep(desk, anna(id_number=None))

    table.refresh({"person"})

    assert table.rowCount() == 4


def test_a_new_title_of_what_a_cell_names_is_shown(desk: Desk, table: RecordTable, crowd: list[Person]) -> None:
    column(table, 6)
    house = desk.store.get(House, crowd[0].house)
    with desk.file.unit("改", desk.actor) as unit:
        unit.change(house, House(uid=house.uid, address="示例路2号"))

    table.refresh({"house"})

    assert column(table, 6) == ["示例路2号"] * 3


def test_covered_no_name_is_in_the_table(table: RecordTable) -> None:
    table.cover(on=True)

    assert column(table) == [VEIL] * 3


def test_the_listing_is_what_is_seen(table: RecordTable) -> None:
    table.sort(0)
    table.show_columns(columns_of(Person, ["name"]))

    listing = table.listing("人员")

    assert (listing.query.order, [one.label for one in listing.columns]) == ("name", ["姓名"])


def test_a_number_stands_under_its_heading(table: RecordTable) -> None:
    sides = {
        table.headerData(i, Qt.Orientation.Horizontal): table.headerData(
            i, Qt.Orientation.Horizontal, int(Qt.ItemDataRole.TextAlignmentRole)
        )
        & int(Qt.AlignmentFlag.AlignHorizontal_Mask)
        for i in range(table.columnCount())
    }

    assert (sides["年龄"], sides["姓名"]) == (int(Qt.AlignmentFlag.AlignRight), int(Qt.AlignmentFlag.AlignLeft))


def test_what_is_over_is_said_by_the_slice(table: RecordTable) -> None:
    assert not table.is_faded(0)
    table.fades = lambda person: person.name == "王示例"

    assert [table.is_faded(row) for row in range(table.rowCount())] == [name == "王示例" for name in column(table)]


def test_a_column_of_made_words_follows_the_tables_it_reads(desk: Desk, crowd: list[Person]) -> None:
    said = Column("几套", 4, words=lambda _: str(desk.store.count(House)), reads=(House.table,))
    table = RecordTable(desk.store, Person, (said,))
    table.ask(Query())
    before = column(table)
    keep(desk, House(address="示例路2号"))
    table.refresh({House.table})

    assert (before, column(table)) == (["1"] * 3, ["2"] * 3)
