"""The head of a table, under titles, over two rows, or missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from desktop.formats.roster import Layout
from desktop.formats.roster.header import Header, Unread, again, find
from desktop.formats.sheets import Span


def fields(head: Header | None) -> list[tuple[int, str]]:
    assert head is not None
    return [(column.index, column.field) for column in head.columns]


def test_it_is_found_under_title_rows(layout: Layout) -> None:
    rows = [
        ["示例合唱团名册", "", ""],
        ["", "", ""],
        ["单位：示例街道", "", "电话：62345678"],
        ["姓名", "声部", "电话"],
        ["示例甲", "女高", ""],
    ]

    head = find(rows, (), layout)

    assert head is not None
    assert (head.first, head.last) == (3, 3)


def test_a_title_row_does_not_become_an_upper_row(layout: Layout) -> None:
    rows = [["原示例合唱团名册", "", ""], ["姓名", "声部", "宗教"], ["示例甲", "女高", ""]]

    head = find(rows, (Span(0, 0, 0, 2),), layout)

    assert head is not None
    assert head.unread == (Unread(2, "宗教", "宗教"),)
    assert head.first == 1


def test_it_may_have_two_rows_with_merged_headings(layout: Layout) -> None:
    rows = [
        ["姓名", "演出", "", "家长", ""],
        ["", "声部", "入团日期", "姓名", "电话"],
        ["示例甲", "女高", "2024", "示例乙", "13800138000"],
    ]
    merged = (Span(0, 0, 1, 0), Span(0, 1, 0, 2), Span(0, 3, 0, 4))

    head = find(rows, merged, layout)

    assert head is not None
    assert (head.first, head.last) == (0, 1)
    assert fields(head) == [(0, "name"), (1, "voice"), (2, "since")]
    assert [column.heading for column in head.unread] == ["家长姓名", "家长电话"]


def test_two_rows_without_merged_cells_read_the_same(layout: Layout) -> None:
    rows = [["姓名", "演出", "", ""], ["", "声部", "入团日期", "电话"], ["示例甲", "女高", "2024", ""]]

    assert fields(find(rows, (), layout)) == [(0, "name"), (1, "voice"), (2, "since"), (3, "phone")]


def test_two_columns_of_one_field_are_both_named(layout: Layout) -> None:
    rows = [["姓名", "手机", "电话"], ["示例甲", "", "62345678"]]

    assert fields(find(rows, (), layout)) == [(0, "name"), (1, "phone"), (2, "phone")]


def test_a_second_phone_behind_somebody_else_is_theirs(layout: Layout) -> None:
    rows = [["姓名", "电话", "紧急联系人", "电话", "声部"], ["示例甲", "1", "示例乙", "2", "女高"]]

    head = find(rows, (), layout)

    assert fields(head) == [(0, "name"), (1, "phone"), (4, "voice")]


def test_withheld_columns_are_named_with_their_topic(layout: Layout) -> None:
    head = find([["姓名", "声部", "健康状况", "爱好"], ["示例甲", "", "好", "棋"]], (), layout)

    assert head is not None
    assert head.unread == (Unread(2, "健康状况", "健康"), Unread(3, "爱好"))


def test_a_column_that_counts_rows_is_not_even_named(layout: Layout) -> None:
    head = find([["序号", "姓名", "声部"], ["1", "示例甲", "女高"]], (), layout)

    assert head is not None
    assert head.unread == ()


def test_a_column_without_a_heading_is_known_by_its_cells(layout: Layout) -> None:
    head = find([["姓名", "声部", ""], ["示例甲", "女高", "13800138000"], ["示例乙", "女高", "13900139000"]], (), layout)

    assert head is not None
    assert [(column.field, column.guessed) for column in head.columns] == [("name", False), ("voice", False), ("phone", True)]


def test_a_column_with_a_telling_heading_is_never_guessed(layout: Layout) -> None:
    head = find([["姓名", "声部", "工号"], ["示例甲", "女高", "13800138000"]], (), layout)

    assert fields(head) == [(0, "name"), (1, "voice")]


def test_a_table_without_a_head_is_known_by_its_cells(layout: Layout) -> None:
    head = find([["示例甲", "13800138000", "x"], ["示例乙", "13900139000", "y"]], (), layout)

    assert head is not None
    assert head.last == -1
    assert fields(head) == [(0, "name"), (1, "phone")]


def test_a_sheet_of_something_else_has_no_head(layout: Layout) -> None:
    assert find([["填写说明", ""], ["一", "请如实填写"], ["二", "姓名要写全"]], (), layout) is None


def test_an_empty_sheet_has_no_head(layout: Layout) -> None:
    assert find([], (), layout) is None
    assert find([["", ""]], (), layout) is None


def test_a_head_in_the_middle_is_one_again(layout: Layout) -> None:
    assert fields(again(["电话", "姓名"], (), layout)) == [(0, "phone"), (1, "name")]
    assert again(["示例甲", "62345678"], (), layout) is None


def test_a_row_under_the_heading_of_the_name_is_no_second_row_of_the_head(layout: Layout) -> None:
    head = find([["姓名", "声部", "入团日期", "电话", "备注"], ["示例甲", "", "", "电话", "声部"]], (), layout)

    assert head is not None
    assert (head.last, head.columns[0].heading) == (0, "姓名")


def told(layout: Layout, rows: list[list[str]], said: Mapping[int, str]) -> Header | None:
    """The head as it is found once somebody has said what its columns are."""
    head = find(rows, (), layout)
    assert head is not None
    return find(rows, (), replace(layout, chosen={head.mark: said}))


CHOIR = [["姓名", "声部", "手机", "健康状况"], ["示例甲", "女高", "13800138000", "好"]]


def test_what_a_person_said_of_a_column_goes_before_its_heading(layout: Layout) -> None:
    head = told(layout, CHOIR, {1: "note"})

    assert head is not None
    assert [(one.field, one.chosen) for one in head.columns] == [("name", False), ("note", True), ("phone", False)]


def test_a_column_that_a_person_leaves_out_is_told_of_as_such(layout: Layout) -> None:
    head = told(layout, CHOIR, {2: ""})

    assert fields(head) == [(0, "name"), (1, "voice")]
    assert head is not None
    assert head.unread[0] == Unread(2, "手机", chosen=True)


def test_nobody_can_say_that_a_withheld_column_is_something_else(layout: Layout) -> None:
    head = told(layout, CHOIR, {3: "note"})

    assert fields(head) == [(0, "name"), (1, "voice"), (2, "phone")]
    assert head is not None
    assert head.unread == (Unread(3, "健康状况", "健康"),)


def test_a_head_of_which_a_person_leaves_out_everything_is_still_a_head(layout: Layout) -> None:
    head = told(layout, CHOIR, {0: "", 1: "", 2: ""})

    assert fields(head) == []
    assert head is not None
    assert [one.heading for one in head.unread] == ["姓名", "声部", "手机", "健康状况"]


def test_what_was_said_holds_for_the_same_headings_under_another_title(layout: Layout) -> None:
    head, other = find(CHOIR, (), layout), [["示例合唱团名册", "", "", ""], [" 姓名", "声 部", "手机*", "健康状况"], *CHOIR[1:]]
    assert head is not None

    assert fields(find(other, (), replace(layout, chosen={head.mark: {1: "note"}}))) == [(0, "name"), (1, "note"), (2, "phone")]


def test_what_was_said_holds_for_no_other_headings(layout: Layout) -> None:
    head, other = find(CHOIR, (), layout), [["姓名", "分部", "手机", "健康状况"], *CHOIR[1:]]
    assert head is not None

    assert fields(find(other, (), replace(layout, chosen={head.mark: {1: "note"}}))) == [
        (0, "name"),
        (1, "voice"),
        (2, "phone"),
    ]


def test_a_nameless_column_that_says_something_unknown_is_told_of(layout: Layout) -> None:
    head = find([["姓名", "声部", "", "列4"], ["示例甲", "女高", "x", ""]], (), layout)

    assert head is not None
    assert head.unread == (Unread(2, ""),)


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "声部", "残疾情况", ""], ["示例甲", "女高", "视力", "一级"]],
        [["姓名", "声部", "车牌", "列4"], ["示例甲", "女高", "沪", "A"]],
    ],
)
def test_nobody_can_say_what_a_column_without_a_heading_is(layout: Layout, rows: list[list[str]]) -> None:
    head = told(layout, rows, {3: "note"})

    assert fields(head) == [(0, "name"), (1, "voice")]
    assert head is not None
    assert not head.unread[-1].may_be_named


@pytest.mark.parametrize("merged", [(), (Span(0, 0, 0, 1), Span(0, 2, 0, 3))])
def test_nobody_can_name_what_stands_under_a_withheld_heading_of_a_group(layout: Layout, merged: tuple[Span, ...]) -> None:
    rows = [["基本情况", "", "宗教情况", ""], ["姓名", "声部", "类别", "时间"], ["示例甲", "女高", "烧香", "每周"]]
    head = find(rows, merged, layout)
    assert head is not None

    again = find(rows, merged, replace(layout, chosen={head.mark: {2: "note", 3: "note"}}))

    assert fields(again) == [(0, "name"), (1, "voice")]
    assert again is not None
    assert [(one.heading, one.topic) for one in again.unread] == [("类别", "宗教"), ("时间", "宗教")]


def test_a_withheld_word_in_a_title_keeps_no_known_column_from_being_read(layout: Layout) -> None:
    rows = [["低保户合唱团名册", "", "填表：示例乙"], ["姓名", "声部", "电话"], ["示例甲", "女高", "13800138000"]]

    assert fields(find(rows, (Span(0, 0, 0, 1),), layout)) == [(0, "name"), (1, "voice"), (2, "phone")]


def test_of_a_table_without_a_head_nobody_can_say_what_columns_are(layout: Layout) -> None:
    rows = [["示例甲", "13800138000", "烧香"], ["示例乙", "13900139000", "不信"]]

    head = told(layout, rows, {2: "note"})

    assert fields(head) == [(0, "name"), (1, "phone")]
    assert head is not None
    assert (head.mark, head.unread) == ("", (Unread(2, ""),))


def test_a_blank_column_behind_the_last_makes_it_no_other_head(layout: Layout) -> None:
    rows = [[*row, ""] for row in CHOIR]
    head, wider = find(CHOIR, (), layout), find(rows, (), layout)

    assert head is not None
    assert wider is not None
    assert head.mark == wider.mark
