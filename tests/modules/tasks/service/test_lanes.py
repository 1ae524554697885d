"""The same tasks in lanes."""

from __future__ import annotations

from datetime import date, timedelta

from office import keep

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service.lanes import MOST, board, week
from desktop.modules.team.records import Member
from desktop.store.query import Filter, Match, Query
from desktop.work.desk import Desk

TODAY = date(2026, 8, 28)
MONDAY = date(2026, 8, 24)


def task(desk: Desk, subject: str, status: str, **more: object) -> Task:
    kept: Task = keep(desk, Task(subject=subject, status=status, **more))
    return kept


def shown(lanes: object) -> dict[str, list[str]]:
    return {lane.key: [task.title() for task in lane.tasks] for lane in lanes.lanes}  # type: ignore[attr-defined]


def test_a_board_shows_how_far_they_are_and_what_was_done_in_a_week(desk: Desk) -> None:
    task(desk, "甲", "assigned")
    task(desk, "乙", "doing", due=date(2026, 9, 2))
    task(desk, "丙", "paused", due=date(2026, 9, 1))
    task(desk, "丁", "submitted")
    task(desk, "戊", "done", over_on=TODAY - timedelta(days=6))
    task(desk, "己", "done", over_on=TODAY - timedelta(days=7))
    task(desk, "庚", "cancelled", over_on=TODAY)

    assert shown(board(desk.store, Query(), TODAY)) == {
        "assigned": ["甲"],
        "doing": ["丙", "乙"],
        "submitted": ["丁"],
        "done": ["戊"],
    }


def test_a_board_keeps_to_the_view_but_not_to_its_state(desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    task(desk, "甲", "doing", assignee=member.uid)
    task(desk, "乙", "done", assignee=member.uid, over_on=TODAY)
    task(desk, "丙", "doing")
    mine = Query(filters=(Filter("status", Match.IN, ("doing",)), Filter("assignee", value=member.uid)))
    found = board(desk.store, mine, TODAY)

    assert [titles for titles in shown(found).values() if titles] == [["甲"], ["乙"]]
    assert found.names == {member.uid: "示例助手甲"}


def test_a_long_lane_shows_its_first_cards_and_how_many_there_are(desk: Desk) -> None:
    with desk.file.unit("存", desk.actor) as unit:
        for number in range(MOST + 3):
            unit.add(Task(subject=f"{number}", status="doing"))
    lane = board(desk.store, Query(), TODAY).lanes[1]

    assert (len(lane.tasks), lane.total) == (MOST, MOST + 3)


def test_a_week_shows_each_day_and_counts_what_has_no_place_in_it(desk: Desk) -> None:
    task(desk, "周一", "done", due=MONDAY, over_on=MONDAY)
    task(desk, "周五", "doing", due=TODAY)
    task(desk, "早就该做", "doing", due=date(2026, 8, 1))
    task(desk, "下周", "doing", due=date(2026, 9, 1))
    task(desk, "没有日期", "assigned")
    task(desk, "取消的", "cancelled", due=TODAY)
    found = week(desk.store, Query(), MONDAY, TODAY)

    assert [titles for titles in shown(found).values() if titles] == [["周一"], ["周五"]]
    assert (len(found.lanes), found.late, found.undated) == (7, 1, 1)


def test_of_a_week_ahead_what_is_not_yet_late_is_not_called_so(desk: Desk) -> None:
    task(desk, "周五", "doing", due=TODAY)

    assert week(desk.store, Query(), MONDAY + timedelta(days=7), TODAY).late == 0
