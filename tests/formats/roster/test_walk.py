"""A book walked to clean columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.formats import roster, sheets
from desktop.formats.roster import Batch, Layout
from desktop.formats.sheets import Book, Sheet, Span


def book(*chunks: list[list[Any]], merged: tuple[Span, ...] = (), epoch: int = 1900) -> Book:
    return Book("xlsx", epoch, (), iter([Sheet("名册", merged, iter(chunks))]))


def batches(layout: Layout, made: Book) -> Iterator[Batch]:
    for reading in roster.read(made, layout):
        yield from reading.batches


def test_rows_carry_the_number_their_sheet_counts(read: Callable[[str], list[dict[str, str]]]) -> None:
    """Title, blank line, head, one row, a total, another row."""
    rows = read("示例合唱团\n\n姓名\t声部\n示例甲\t女高\n合计\t1\n示例乙\t男低\n")

    assert rows == [{"row": "4", "name": "示例甲", "voice": "女高"}, {"row": "6", "name": "示例乙", "voice": "男低"}]


def test_passed_over_rows_are_told_but_blank_ones_are_not(layout: Layout) -> None:
    made = sheets.pasted("姓名\t声部\n\t\n合计\t3\n姓名\t声部\n示例甲\t女高\n")

    assert [(skip.row, skip.why.value) for batch in batches(layout, made) for skip in batch.skips] == [
        (3, "total"),
        (4, "header"),
    ]


def test_a_second_table_with_other_columns_is_read_by_its_own_head(read: Callable[[str], list[dict[str, str]]]) -> None:
    rows = read("姓名\t声部\t电话\n示例甲\t女高\t1\n\t\t\n电话\t姓名\t声部\n2\t示例乙\t男低\n")

    assert rows == [
        {"row": "2", "name": "示例甲", "voice": "女高", "phone": "1"},
        {"row": "5", "name": "示例乙", "voice": "男低", "phone": "2"},
    ]


def test_merged_cells_are_filled_down_across_chunks(layout: Layout) -> None:
    made = book(
        [["姓名", "声部"], ["示例甲", "女高"]],
        [["示例乙", ""], ["示例丙", ""]],
        merged=(Span(1, 1, 2, 1),),
    )

    assert [text for batch in batches(layout, made) for text in batch.columns["voice"]] == ["女高", "女高", ""]


def test_a_blank_row_inside_a_merged_block_stays_blank(layout: Layout) -> None:
    made = book([["姓名", "声部"], ["示例甲", "女高"], ["", ""], ["示例乙", ""]], merged=(Span(1, 1, 3, 1),))

    assert [row for batch in batches(layout, made) for row in batch.rows] == [2, 4]


def test_ditto_marks_say_what_stands_above(layout: Layout) -> None:
    made = book([["姓名", "声部"], ["示例甲", "女高"]], [["示例乙", "同上"], ["示例丙", "〃"]])

    assert [text for batch in batches(layout, made) for text in batch.columns["voice"]] == ["女高", "女高", "女高"]


def test_rows_are_equal_when_nothing_but_space_differs(layout: Layout) -> None:
    made = book([["姓名", "声部"], ["示例甲", "女高"], [" 示例甲", "女高 "], ["示例 甲", "女高"]])
    first, spaced, inner = (mark for batch in batches(layout, made) for mark in batch.prints)

    assert (first == spaced, first == inner) == (True, False)


def test_rows_are_equal_across_tables_with_their_columns_in_another_order(layout: Layout) -> None:
    made = book([["姓名", "声部", "电话"], ["示例甲", "女高", "1"], ["声部", "电话", "姓名"], ["女高", "1", "示例甲"]])
    marks = [mark for batch in batches(layout, made) for mark in batch.prints]

    assert len(marks) == 2
    assert len(set(marks)) == 1


def test_a_remark_on_the_list_is_set_aside(layout: Layout) -> None:
    made = book([["姓名", "声部", "备注"], ["示例甲", "女高", "信访户"], ["示例乙", "女高", "下棋"]])
    (batch,) = batches(layout, made)

    assert [(aside.row, aside.field, aside.text) for aside in batch.asides] == [(2, "note", "信访户")]
    assert batch.columns["note"] == ["", "下棋"]
    assert batch.shown["note"] == ["", "下棋"]


def test_a_withheld_column_is_nowhere_in_a_batch(layout: Layout) -> None:
    made = book([["姓名", "声部", "宗教信仰"], ["示例甲", "女高", "某某教"]])

    assert "某某教" not in repr(list(batches(layout, made)))


def test_date_numbers_follow_the_book(layout: Layout) -> None:
    made = book([["姓名", "声部", "入团日期"], ["示例甲", "女高", 16865.0]], epoch=1904)

    assert next(batches(layout, made)).columns["since"] == ["1950-03-05"]


def test_a_sheet_without_a_head_is_named_and_not_read(layout: Layout) -> None:
    (reading,) = roster.read(book([["填写说明", ""], ["一", "如实"]]), layout)

    assert (reading.sheet, reading.header, list(reading.batches)) == ("名册", None, [])


CELLS = st.one_of(
    st.sampled_from(["", "姓名", "电话", "声部", "备注", "合计", "示例甲", "同上", "无", "注：", '="1"', "入团日期"]),
    st.text(max_size=6),
    st.floats(),
    st.booleans(),
    st.integers(),
)
ROWS = st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=12)
SPANS = st.lists(st.builds(Span, *(st.integers(0, 12) for _ in range(4))), max_size=5)


@given(ROWS, SPANS)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_grid_is_walked_and_no_row_comes_twice(layout: Layout, rows: list[list[Any]], merged: list[Span]) -> None:
    made = book([[*row] for row in rows[:5]], [[*row] for row in rows[5:]], merged=tuple(merged))
    read = list(batches(layout, made))
    numbers = [row for batch in read for row in [*batch.rows, *(skip.row for skip in batch.skips)]]

    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(range(1, len(rows) + 1))
    assert all(len(texts) == len(batch.rows) for batch in read for texts in [*batch.columns.values(), batch.prints])


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_size_of_chunks_changes_nothing(layout: Layout, size: int) -> None:
    rows = [["姓名", "声部"], *([f"示例{chr(0x4E00 + n)}", "女高" if n % 3 == 0 else ""] for n in range(30))]
    merged = tuple(Span(top, 1, top + 2, 1) for top in range(1, 30, 3))
    chunks = [[[*row] for row in rows[at : at + size]] for at in range(0, len(rows), size)]
    if size == 1:
        chunks = [chunks[0] + chunks[1], *chunks[2:]]

    assert [text for batch in batches(layout, book(*chunks, merged=merged)) for text in batch.columns["voice"]] == ["女高"] * 30


def told(layout: Layout, text: str, at: int, said: dict[int, str]) -> list[Batch]:
    """The batches once somebody has said what the columns of a head are; at: which of the heads."""
    heads = dict.fromkeys(batch.header for batch in batches(layout, sheets.pasted(text)))
    mark = list(heads)[at].mark
    return list(batches(replace(layout, chosen={mark: said}), sheets.pasted(text)))


def test_under_a_later_head_of_which_everything_is_left_out_nothing_is_read_by_the_head_before(layout: Layout) -> None:
    text = "姓名\t声部\t备注\n示例甲\t女高\t好\n姓名\t分部\t宗教\n示例乙\t男低\t烧香\n姓名\t声部\t电话\n示例丙\t男高\t1\n"

    found = told(layout, text, 1, {0: "", 1: ""})

    assert [name for batch in found for name in batch.columns["name"]] == ["示例甲", "示例丙"]
    assert "烧香" not in repr(found)


def test_a_first_head_of_which_everything_is_left_out_leaves_the_next_to_be_read(layout: Layout) -> None:
    text = "姓名\t分部\t手机\t备注\n示例乙\t男低\t1\t好\n姓名\t声部\t电话\n示例丙\t男高\t1\n"

    found = told(layout, text, 0, dict.fromkeys(range(4), ""))

    assert [(batch.rows, batch.columns["name"]) for batch in found] == [([4], ["示例丙"])]


def test_a_head_that_comes_again_is_no_person_though_a_person_named_its_first_column(layout: Layout) -> None:
    text = "称呼\t声部\t入团日期\t电话\n示例甲\t女高\t2024\t1\n称呼\t声部\t入团日期\t电话\n示例乙\t男低\t2024\t2\n"

    found = told(layout, text, 0, {0: "name"})

    assert [name for batch in found for name in batch.columns["name"]] == ["示例甲", "示例乙"]


def test_what_a_person_named_is_screened_however_short_its_field(layout: Layout) -> None:
    text = "姓名\t声部\t情况\n示例甲\t女高\t信访户\n示例乙\t男低\t110105194912310021\n"

    found = told(layout, text, 0, {1: "note", 2: "voice"})

    assert [(aside.row, aside.text) for batch in found for aside in batch.asides] == [(2, "信访户"), (3, "110105194912310021")]
    assert [words for batch in found for words in batch.columns["voice"]] == ["", ""]
