"""Findings as values."""

from __future__ import annotations

from desktop.base.problems import Problem


def test_a_problem_reads_as_where_and_what() -> None:
    assert str(Problem("第2行 出生日期", "与身份证号不一致")) == "第2行 出生日期：与身份证号不一致"


def test_a_problem_of_no_place_is_only_what() -> None:
    assert str(Problem("", "没有找到表头")) == "没有找到表头"


def test_equal_findings_are_equal() -> None:
    assert {Problem("姓名", "必填"), Problem("姓名", "必填")} == {Problem("姓名", "必填")}
