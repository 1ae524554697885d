"""The page of the team's numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from office import done
from openpyxl import load_workbook
from ui import conftest as looks

from desktop.modules.team.page.numbers import NumbersPage
from desktop.modules.team.records import Member, TeamRules
from desktop.modules.team.service import set_team_rules
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look


def row(page: NumbersPage, label: str) -> list[str]:
    model = page.table.model()
    place = next(at for at in range(model.rowCount()) if model.index(at, 1).data() == label)
    return [model.index(place, column).data() for column in range(model.columnCount())]


def test_without_a_plan_there_is_no_percentage_and_that_is_flagged(qapp, desk: Desk, joined: Callable[..., Member]) -> None:
    joined("示例社工", "community_worker")
    page = NumbersPage(desk)

    assert row(page, "到位人数 / 计划数") == [
        "规模",
        "到位人数 / 计划数",
        "1",
        "",
        "",
        "⚠ 社区工作者，还没填计划数",
        "2026-08-28",
    ]


def test_a_plan_that_is_set_shows_at_once(qapp, desk: Desk, joined: Callable[..., Member]) -> None:
    joined("示例社工", "community_worker")
    page = NumbersPage(desk)
    done(desk, set_team_rules, TeamRules(terms=2, planned=4))
    page.refresh({})

    assert row(page, "到位人数 / 计划数")[2:6] == ["1", "4", "25.0%", "社区工作者，计划数由街道核定"]


def test_two_wholes_are_both_shown_and_the_second_is_flagged(qapp, desk: Desk, joined: Callable[..., Member]) -> None:
    joined("示例社工甲", "community_worker", edu="21")
    joined("示例社工乙", "community_worker")
    page = NumbersPage(desk)
    model = page.table.model()
    found = [
        [model.index(at, column).data() for column in (2, 3, 4, 5)]
        for at in range(model.rowCount())
        if model.index(at, 1).data() == "大专及以上"
    ]

    assert found == [
        ["1", "1", "100.0%", "社区工作者中登记了的"],
        ["1", "2", "50.0%", "⚠ 社区工作者全部，其中 1 人没登记；两个分母都列出"],
    ]


def test_the_numbers_leave_as_a_file(qapp, desk: Desk, joined: Callable[..., Member], tmp_path: Path) -> None:
    joined("示例社工", "community_worker", birth=date(1986, 8, 28))
    ask: Any = desk.ask
    ask.answers = [tmp_path / "统计.xlsx"]
    NumbersPage(desk).export()
    rows = list(load_workbook(tmp_path / "统计.xlsx").active.iter_rows(values_only=True))

    assert any(tuple(map(str, one[:4])) == ("平均年龄", "40", "1", "40.0 岁") for one in rows)
