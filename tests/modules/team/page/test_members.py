from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import keep
from PySide6.QtWidgets import QLabel
from ui import conftest as looks

from desktop.modules.team.commands.members import _step
from desktop.modules.team.page.members import VIEWS, MemberPage, _beside
from desktop.modules.team.records import Member
from desktop.store.query import Query
from desktop.work.ask import Rules
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


def test_how_far_a_secretary_has_come_towards_a_post_is_seen_only_by_who_may(
    qapp, desk: Desk, seat: Callable[[str], Desk], secretary: Member
) -> None:
    def shown(at: Desk) -> str:
        beside = _beside(at, secretary)
        return " ".join(one.text() for one in beside.findChildren(QLabel)) if beside else ""

    assert [word in shown(desk) for word in ("还不够条件", "任满 0 届 / 需要 2 届", "还缺：")] == [True, True, True]
    assert shown(seat("甲")) == ""


def test_the_form_of_a_post_tells_it_in_its_title_and_beside_the_step(
    qapp, desk: Desk, seat: Callable[[str], Desk], secretary: Member
) -> None:
    seen = []

    def fill(record: object, title: str, rules: Rules | None = None, begin: str = "") -> None:
        assert rules is not None, "they tell what is missing"
        seen.append((title, [one.where for one in rules(record)]))

    for at in (desk, seat("甲")):
        at.ask.fill = fill  # type: ignore[method-assign]  # the record it is given is what the test looks at
        at.selected = (secretary,)
        _step(at)

    assert seen == [("示例书记 事业编制：任满 0 届 / 需要 2 届", ["到哪一步"]), ("示例书记 事业编制", [])]
