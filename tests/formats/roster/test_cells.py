"""One cell: what is shown, what is meant, and what means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.roster.cells import Column, clean, shown
from desktop.model import kinds
from desktop.model.fields import Field

TEXT = Field("甲", kinds.Text(), name="a")
DAY = Field("乙", kinds.Day(), name="b")
REMARK = Field("丙", kinds.Text(lines=3), name="c")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  张三\xa0", "张三"),
        ("", ""),
        (None, ""),
        (501.0, "501"),
        (501, "501"),
        (13800138000.0, "13800138000"),
        (0.5, "0.5"),
        (110105491231002.0, "110105491231002"),
        (3.1010419500305e17, "3.10104195003050E+17"),
        (310104195003051230, "3.10104195003051E+17"),
        (True, "1"),
        (float("nan"), ""),
        (float("inf"), ""),
    ],
)
def test_a_cell_is_shown_as_its_sheet_shows_it(cell: object, text: str) -> None:
    assert shown(cell) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("１３８００１３８０００", "13800138000"),
        ("Ａ座", "A座"),
        ("'310104195003051230", "310104195003051230"),
        ("‘310104195003051230", "310104195003051230"),
        ("`310104195003051230", "310104195003051230"),
        ('="310104195003051230"', "310104195003051230"),
        ('= "302"', "302"),
        ("13,800,138,000", "13800138000"),
        ("501.0", "501"),
        ("13800138000.00", "13800138000"),
        ("张\u200b三", "张三"),
        ("张\ufeff三\u202e", "张三"),
        ("张\x00三", "张三"),
        ("张\n三", "张三"),
        ("张_x000D_\n三", "张三"),
        ("上海市 示例区\n示例路1号", "上海市示例区示例路1号"),
        ("中共　党员", "中共党员"),
        ("John   Smith", "John Smith"),
        ("13800138000\n13900139000", "13800138000 13900139000"),
        ("(集体户)", "(集体户)"),
        ("（集体户）", "（集体户）"),
        ("𠮷䶮", "𠮷䶮"),
        ("1950.10", "1950.10"),
    ],
)
def test_a_cell_is_brought_to_clean_text(text: str, meant: str) -> None:
    assert clean(text) == meant


@pytest.mark.parametrize(
    "text", ["无", "-", "—", "——", "/", "不详", "N/A", "空", "#N/A", "、", " - ", "暂无", "'", "NULL", "…"]
)
def test_what_means_nothing_is_blank(text: str) -> None:
    assert clean(text) == ""


def test_a_remark_keeps_its_lines() -> None:
    assert clean("一行 甲 \r\n  两行", lines=True) == "一行 甲\n两行"


def test_a_masked_number_is_not_blank() -> None:
    assert clean("***") == "***"


def test_a_column_of_plain_words_is_passed_through_whole() -> None:
    cells = ["张三", "", "310104195003051230"]

    assert Column(TEXT, 1900).texts(cells).clean is cells


def test_a_cell_with_a_line_break_is_cleaned_even_among_plain_ones() -> None:
    assert Column(TEXT, 1900).texts(["张三", "李\n四"]).clean == ["张三", "李四"]


def test_a_word_for_nothing_is_blank_even_among_plain_ones() -> None:
    assert Column(TEXT, 1900).texts(["张三", "无"]).clean == ["张三", ""]


def test_what_a_column_shows_is_only_trimmed() -> None:
    texts = Column(TEXT, 1900).texts([" 张 三", 501.0, "'1"])

    assert texts.shown == ["张 三", "501", "'1"]
    assert texts.clean == ["张三", "501", "1"]


def test_a_day_column_reads_numbers_by_the_date_system() -> None:
    assert Column(DAY, 1904).texts([16865.0, "1950.3.5", ""]).clean == ["1950-03-05", "1950-03-05", ""]


def test_a_column_of_whole_days_is_passed_through() -> None:
    cells = ["1950-03-05", "1978-09-11"]

    assert Column(DAY, 1900).texts(cells).clean is cells


def test_a_remark_column_keeps_lines() -> None:
    assert Column(REMARK, 1900).texts(["一\n二"]).clean == ["一\n二"]


def test_the_first_of_two_columns_counts() -> None:
    first, second = Column(TEXT, 1900).texts(["甲", ""]), Column(TEXT, 1900).texts(["乙", "丙"])

    assert first.over(second).clean == ["甲", "丙"]


def test_a_column_of_very_many_cells_forgets_and_goes_on() -> None:
    cells = [f"{n} 号" for n in range(70_000)]

    assert Column(TEXT, 1900).texts(cells).clean[69_999] == "69999号"


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.one_of(st.text(), st.floats(), st.integers(), st.booleans())))
@settings(deadline=None, max_examples=200)
def test_any_cells_become_as_many_texts(cells: list[object]) -> None:
    texts = Column(DAY, 1900).texts(cells)

    assert [len(texts.clean), len(texts.shown)] == [len(cells), len(cells)]
