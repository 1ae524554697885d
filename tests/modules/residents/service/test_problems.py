"""The rows that need a person, as a table that can be mended and taken in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook

from desktop.formats import sheets
from desktop.modules.residents.rules import Code, Kind, Reason, judge
from desktop.modules.residents.rules.people import REPEATING
from desktop.modules.residents.service import Imported, Plan, plan_import, problem_rows, write_problems
from desktop.modules.residents.service.problems import DOUBLE, ODD, WHY
from desktop.work.desk import Desk

Planned = Callable[[Desk, str], Plan]
TakenIn = Callable[[Desk, str], Imported]

ROSTER = """
姓名   身份证号             住址               联系电话
张三   11010519491231002X   示例路100弄5号302  13800000001
李四   110105194912310029   示例路100弄5号303  13800000002
-      110105195001010012   示例路100弄5号304  13800000003
王五   11010519491231002X   示例路100弄5号305  13800000004
"""


def test_every_reason_has_words_for_a_person() -> None:
    assert ({*WHY} | {*DOUBLE}, {*ODD}) == ({*Reason} | {*Kind}, {*Code})


def test_refused_rows_and_one_number_under_two_names_are_shown(desk: Desk, planned: Planned) -> None:
    found = {row.at.row: row.what for row in problem_rows(planned(desk, ROSTER))}
    assert found == {
        3: "身份证号校验位不符，有一位写错了",
        4: "没有姓名",
        5: "身份证号与前面一行相同，姓名不同",
    }


def test_somebody_kept_under_another_name_is_shown_with_the_question(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, "姓名 身份证号\n张三 11010519491231002X")
    [row] = problem_rows(planned(desk, "姓名 身份证号\n李四 11010519491231002X"))
    assert (row.sort, "张三" in row.what) == ("与已有不同名", True)


def test_the_file_names_the_problems_and_can_be_taken_in_again(desk: Desk, planned: Planned, tmp_path: Path) -> None:
    file = tmp_path / "问题.xlsx"
    assert write_problems(file, planned(desk, ROSTER)) == 3
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert any("问题" in row for row in rows)
    with sheets.opened(file) as book:
        again = plan_import(desk.store, judge(book, desk.today), desk.today, None)
    assert len(again.judgement.people) + len(again.judgement.rejections) + len(again.judgement.doubles) == 3


def test_a_row_that_repeats_an_earlier_one_is_either_told_of_or_taken_once() -> None:
    assert set(DOUBLE) == REPEATING
    assert set(Kind) - REPEATING <= set(WHY)
