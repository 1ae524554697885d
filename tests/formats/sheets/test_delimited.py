"""Text with columns, in every encoding and with every delimiter that offices use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.errors import DeskError
from desktop.formats.sheets.delimited import decoded, records


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert decoded("姓名,住址\n张三,示例苑5号".encode(encoding)) == "姓名,住址\n张三,示例苑5号"


def test_rare_characters_survive_gb18030() -> None:
    assert decoded("𠮷䶮,·".encode("gb18030")) == "𠮷䶮,·"


def test_what_is_no_text_is_said() -> None:
    with pytest.raises(DeskError, match="读不出来"):
        decoded(b"\xff\xff\x80\x80\xff")


@pytest.mark.parametrize("sign", [",", ";", "\t", "，", "|"])
def test_the_delimiter_is_found(sign: str) -> None:
    text = f"示例苑居民花名册\n姓名{sign}电话\n张三{sign}13800138000\n"

    assert records(text) == [["示例苑居民花名册", ""], ["姓名", "电话"], ["张三", "13800138000"]]


def test_a_line_that_names_the_delimiter_counts_as_a_record() -> None:
    assert records("sep=;\n姓名;电话") == [["sep=", ""], ["姓名", "电话"]]


def test_blank_lines_are_records_and_a_break_inside_quotes_is_none() -> None:
    assert records('姓名,电话\n\n"张三","138\n139"\n') == [["姓名", "电话"], ["", ""], ["张三", "138\n139"]]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(line_end: str) -> None:
    assert len(records(line_end.join(["姓名,电话", "张三,1", "李四,2"]))) == 3


def test_a_stray_quote_does_not_swallow_the_rest() -> None:
    lines = ["姓名,备注", '张三,"高个', *(f"李{n},无" for n in range(100))]

    assert len(records("\n".join(lines))) == 102


def test_a_monstrous_cell_is_refused() -> None:
    with pytest.raises(DeskError, match="不正常"):
        records("姓名,备注\n张三," + "长" * (2**20 + 1))


def test_nothing_is_no_record() -> None:
    assert records("") == []


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_any_text_becomes_records_of_one_width(text: str) -> None:
    assert len({len(row) for row in records(text)}) <= 1
