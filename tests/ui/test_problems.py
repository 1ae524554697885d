from __future__ import annotations

import pytest
from kernel import READER
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.problems import Problem
from desktop.ui.problems import ProblemList, ProblemTable
from desktop.work.desk import Desk

FOUND = (Problem("第7行 出生日期", "不是日期"), Problem("第9行 身份证号", "应为 18 位，现在是 17 位"))


@pytest.fixture
def listed(desk: Desk, show) -> ProblemList:
    return show(ProblemList(FOUND, desk, "导入问题"))


def test_the_model_keeps_the_rules_of_qt_models(qtbot: QtBot) -> None:
    model = ProblemTable(FOUND)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)

    assert (model.rowCount(), model.columnCount()) == (2, 2)


def test_every_finding_says_where_and_what(listed: ProblemList) -> None:
    model = listed.model

    assert [[model.data(model.index(row, column)) for column in (0, 1)] for row in (0, 1)] == [
        ["第7行 出生日期", "不是日期"],
        ["第9行 身份证号", "应为 18 位，现在是 17 位"],
    ]


def test_findings_can_be_written_to_a_file(listed: ProblemList, desk: Desk, tmp_path) -> None:
    desk.ask.answers = [tmp_path / "问题.xlsx"]

    listed.export.click()

    assert (tmp_path / "问题.xlsx").exists()


def test_without_a_desk_there_is_no_file(show) -> None:
    assert not show(ProblemList(FOUND)).export.isVisible()


def test_who_may_not_export_gets_no_button(desk_of, show) -> None:
    assert not show(ProblemList(FOUND, desk_of(READER))).export.isVisible()


def test_rows_can_be_copied(listed: ProblemList, qtbot: QtBot) -> None:
    listed.view.selectAll()

    listed._copy()

    assert QGuiApplication.clipboard().text() == "第7行 出生日期\t不是日期\n第9行 身份证号\t应为 18 位，现在是 17 位"


def test_nothing_is_cut(listed: ProblemList) -> None:
    assert findings(listed) == []


def test_long_findings_go_on_in_the_next_line(desk: Desk, show) -> None:
    listed = show(ProblemList([Problem("第7行", "很长的话，" * 30)], desk), 500, 400)

    assert listed.view.rowHeight(0) > 2 * listed.view.fontMetrics().lineSpacing()
    assert listed.view.horizontalScrollBar().maximum() == 0
