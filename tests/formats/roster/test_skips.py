"""Rows that are no rows."""

from __future__ import annotations

import pytest

from desktop.formats.roster import Layout
from desktop.formats.roster.header import find
from desktop.formats.roster.skips import Judge, Why

HEAD = ["序号", "姓名", "声部", "电话"]


@pytest.fixture
def judge(layout: Layout) -> Judge:
    head = find([HEAD, ["1", "示例甲", "女高", "1"]], (), layout)
    assert head is not None
    return Judge(layout, head, "name")


def why(judge: Judge, row: list[str]) -> Why | None:
    return judge.why(row, {"name": row[1], "voice": row[2], "phone": row[3]})


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["", "", "", ""], Why.BLANK),
        (["12", "", "", ""], Why.BLANK),
        (HEAD, Why.HEADER),
        (["序 号", "姓 名", "声部", ""], Why.HEADER),
        (["合计", "", "", "35"], Why.TOTAL),
        (["", "合 计：35人", "", ""], Why.TOTAL),
        (["小计", "12人", "", ""], Why.TOTAL),
        (["本页小计", "", "", "3"], Why.TOTAL),
        (["共35人", "", "", ""], Why.TOTAL),
        (["注：电话以本人所报为准", "", "", ""], Why.NOTE),
        (["", "填表人：示例甲", "", "日期：2024"], Why.NOTE),
        (["制表：示例甲", "审核：示例乙", "", ""], Why.NOTE),
        (["以下空白", "", "", ""], Why.NOTE),
        (["第1页", "共3页", "", ""], Why.NOTE),
        (["", "女高声部名册", "", ""], Why.NOTE),
        (["二、男低", "", "", ""], Why.NOTE),
        (["", "示例苑", "", ""], Why.NOTE),
        (["", "示例居委会", "", "2025年3月5日"], Why.NOTE),
        (["", "居委会（盖章）", "", ""], Why.NOTE),
        (["", "", "", "2025年3月5日"], Why.NOTE),
    ],
)
def test_rows_that_are_none_are_passed_over(judge: Judge, row: list[str], reason: Why) -> None:
    assert why(judge, row) is reason


@pytest.mark.parametrize(
    "row",
    [
        ["3", "", "女高", "13800138000"],
        ["", "张三", "", ""],
        ["", "阿依古丽·买买提", "", ""],
        ["3", "John", "男低", ""],
        ["", "", "", "13800138000"],
        ["3", "张三1", "", ""],
    ],
)
def test_rows_that_only_look_odd_are_kept(judge: Judge, row: list[str]) -> None:
    assert why(judge, row) is None
