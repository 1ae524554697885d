from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.modules.residents.page.problemrows import ProblemRows
from desktop.modules.residents.page.reading import Examined
from desktop.ui.empty import Empty


def cells(view: ProblemRows) -> list[list[str]]:
    model = view.table.model()
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())]


@pytest.fixture
def view(qapp, examined: Examined) -> ProblemRows:
    return ProblemRows(examined.rows, is_covered=False)


def test_a_row_says_where_it_stands_what_is_wrong_and_what_to_do(view: ProblemRows) -> None:
    assert cells(view)[1][0] == "第 5 行"
    assert cells(view)[1][4:] == ["✕ 没有姓名", "在表里补上姓名，再导入"]


def test_where_more_than_one_sheet_was_read_a_row_says_in_which_it_stands(qapp, examined: Examined) -> None:
    view = ProblemRows(examined.rows, is_covered=False, names_sheets=True)

    assert cells(view)[1][0] == f"{examined.rows[1].at.sheet} 第 5 行".strip()


def test_numbers_are_masked(view: ProblemRows) -> None:
    assert [row[2] for row in cells(view)] == ["******1002", "******0038", "******002X"]
    assert cells(view)[0][3] == "199****0003"


def test_a_chip_leaves_one_sort_of_problem(view: ProblemRows) -> None:
    chip = next(one for one in view.findChildren(QPushButton) if one.text().startswith("没有姓名"))

    chip.click()

    assert [row[4] for row in cells(view)] == ["✕ 没有姓名"]


def test_names_are_veiled_while_the_screen_is_covered(qapp, examined: Examined) -> None:
    view = ProblemRows(examined.rows, is_covered=True)

    assert {row[1] for row in cells(view)} == {"•••", "—"}


def test_a_roster_without_problems_says_so(qapp) -> None:
    view = ProblemRows((), is_covered=False)

    assert view.findChild(Empty) is not None
