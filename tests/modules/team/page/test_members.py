from __future__ import annotations

from datetime import date

import pytest
from office import keep
from ui import conftest as looks

from desktop.modules.team.page.members import VIEWS, MemberPage
from desktop.modules.team.records import Member
from desktop.store.query import Query
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look


@pytest.fixture
def team(qapp, desk: Desk) -> None:
    keep(desk, Member(name="示例主任", role="committee_director"))
    keep(desk, Member(name="示例助手甲", role="young_assistant"))
    keep(desk, Member(name="示例助手乙", role="young_assistant", until=date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("在任", ["示例主任", "示例助手甲"]),
        ("青年助手", ["示例助手甲"]),
        ("已离任", ["示例助手乙"]),
        ("全部", ["示例主任", "示例助手甲", "示例助手乙"]),
    ],
)
def test_each_view_shows_its_members(desk: Desk, team: None, label: str, names: list[str]) -> None:
    view = next(one for one in VIEWS if one.label == label)

    assert [one.name for one in desk.store.find(Member, Query(filters=view.filters))] == names


def test_assistants_are_marked(desk: Desk, team: None) -> None:
    table = MemberPage(desk).list.table
    place = [one.label for one in table.columns].index("带教")

    assert [table.cells(row)[place] for row in range(table.rowCount())] == ["", "★ 助手"]
