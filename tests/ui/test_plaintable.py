from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.plaintable import Cell, Heading, PlainTable

HEADINGS = (Heading("序号", is_number=True), Heading("姓名"), Heading("问题", wraps=True))
LONG = "身份证号被表格变成科学计数，后几位丢了，" * 6


@pytest.fixture
def table(show: Callable[..., PlainTable]) -> PlainTable:
    made = PlainTable("问题行", HEADINGS)
    made.show_rows([("1", "张三", "没有姓名"), ("2", "李四", Cell(LONG, "bad"))])
    return show(made, 500, 400)


def shown(table: PlainTable, row: int, column: int) -> str:
    return table.model().index(row, column).data()


def test_words_and_coloured_words_stand_in_their_cells(table: PlainTable) -> None:
    assert (shown(table, 0, 2), shown(table, 1, 2)) == ("没有姓名", LONG)


def test_long_words_make_their_row_higher_and_leave_the_others(table: PlainTable) -> None:
    assert table.rowHeight(0) == theme.LOOK.letters.row
    assert table.rowHeight(1) > 2 * table.fontMetrics().lineSpacing()


def test_wrapping_columns_leave_no_reason_to_scroll_sideways(table: PlainTable) -> None:
    assert table.horizontalScrollBar().maximum() == 0


def test_larger_letters_make_higher_rows(table: PlainTable) -> None:
    theme.show(size="largest")

    assert table.rowHeight(0) == theme.LOOK.letters.row


def test_many_rows_are_all_as_high_as_the_longest(show: Callable[..., PlainTable]) -> None:
    table = PlainTable("问题行", HEADINGS)

    show(table, 500, 400)
    table.show_rows([("1", "张三", "没有姓名")] * 600 + [("2", "李四", LONG)])

    assert table.rowHeight(0) == table.rowHeight(600)


def test_the_chosen_row_is_known(table: PlainTable) -> None:
    table.selectRow(1)

    assert table.chosen == 1


def test_other_rows_forget_the_choice(table: PlainTable) -> None:
    table.selectRow(1)

    table.show_rows([("1", "张三", "没有姓名")])

    assert table.chosen == -1


def test_a_machine_finds_nothing_wrong(table: PlainTable) -> None:
    assert findings(table) == []


def test_a_long_heading_is_seen_whole_in_a_narrow_column(show: Callable[..., PlainTable]) -> None:
    made = PlainTable("记录", (Heading("时间"), Heading("需求、问题和建议以及别的", wraps=True)))
    show(made, 230, 300)
    made.show_rows([("2026-08-01 13:09", "愿意当志愿者，周末可以帮忙")])
    QApplication.processEvents()

    assert made.horizontalHeader().height() >= 2 * made.horizontalHeader().fontMetrics().lineSpacing()


def test_room_that_is_over_goes_between_the_columns_and_not_all_behind_the_last(show: Callable[..., PlainTable]) -> None:
    made = PlainTable("姓名", (Heading("序号", is_number=True), Heading("姓名"), Heading("住址")))
    made.show_rows([("1", "张三", "示例路100弄1号")])

    narrow = show(made, 330, 300).columnWidth(1)
    made.resize(900, 300)

    made.show_rows([("1", "张三", "示例路100弄1号")])

    assert narrow + theme.px(40) < made.columnWidth(1) <= narrow + theme.px(80)
    assert made.horizontalScrollBar().maximum() == 0


def test_a_line_parts_the_headings_from_what_stands_above_them() -> None:
    assert PlainTable("姓名", HEADINGS).property("role") == "under"
    assert PlainTable("姓名", HEADINGS, is_topmost=True).property("role") == "topmost"


def test_a_number_at_the_end_stands_near_the_one_before_it(show) -> None:
    table = show(
        PlainTable("台账", (Heading("项目"), Heading("本月", is_number=True), Heading("累计", is_number=True))), 1200, 300
    )
    table.show_rows([("走访", "1", "2")])

    assert abs(table.columnWidth(1) - table.columnWidth(2)) < 60
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()


def test_names_and_numbers_that_may_wrap_share_the_room_and_none_is_broken(show: Callable[..., PlainTable]) -> None:
    theme.show(size="largest")
    headings = [Heading("姓名", wraps=True), Heading("性别"), Heading("住址", wraps=True), Heading("电话", wraps=True)]
    table = show(PlainTable("名册", headings), 620, 300)
    table.show_rows(
        [("示例甲", "男", "示例路100弄1号101室", "19900000001"), ("阿依古丽·示例提", "女", "", "19900000002、021-20000000")]
    )

    wide = table.fontMetrics().horizontalAdvance
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(3) >= wide("021-20000000")
    assert table.columnWidth(0) >= wide("示例甲")
