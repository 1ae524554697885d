"""看板 and 周历: arrows walk the cards, Ctrl and an arrow carry one, and what is carried goes through the same verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from office import Office, as_role, keep
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui import conftest as looks

from desktop.modules.tasks.page.tasks import TaskPage
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show
Open = Callable[..., TaskPage]
KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(show, desk: Desk) -> Open:
    """The page of tasks at a desk, looked at in one of its ways."""

    def make(place: int, at: Desk = desk) -> TaskPage:
        page: TaskPage = show(TaskPage(at), 1190, 640)
        at.file.listeners.append(page.refresh)
        page.turn(place)
        return page

    return make


@pytest.fixture
def member(desk: Desk) -> Member:
    kept: Member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    return kept


def task(desk: Desk, member: Member, subject: str, status: str, **more: Any) -> Task:
    given = {"due": desk.today, "assigner": desk.actor.account} | more
    kept: Task = keep(desk, Task(subject=subject, status=status, assignee=member.uid, **given))
    return kept


def status(desk: Desk, one: Task) -> str | None:
    now = desk.store.get(Task, one.uid)
    assert now
    return now.status


def test_arrows_walk_the_cards_and_the_panel_follows(desk: Desk, member: Member, opened: Open) -> None:
    for subject, state in (("甲", "assigned"), ("乙", "assigned"), ("丙", "submitted")):
        task(desk, member, subject, state)
    page = opened(1)
    grid = page.board.grid
    walked = []
    page.board.choose(page.board.lanes.lanes[0].tasks[0].uid)
    for key in (KEYS.Key_Down, KEYS.Key_Right, KEYS.Key_Left):
        QTest.keyClick(grid, key)
        walked.append((grid.current.title if grid.current else "", page.detail.record.title() if page.detail.record else ""))

    assert walked == [("乙", "乙"), ("丙", "丙"), ("甲", "甲")]


def test_a_card_says_what_who_and_by_when(desk: Desk, member: Member, opened: Open) -> None:
    task(desk, member, "贴通知", "doing", due=desk.today - timedelta(days=2))
    task(desk, member, "查表", "doing", needs_help=True)
    grid = opened(1).board.grid

    assert [card.spoken for card in grid.cards.columns[1].cards] == ["贴通知，示例助手甲，逾期 2 天", "查表，示例助手甲，求助"]
    assert [column.title for column in grid.cards.columns] == ["已派 0", "进行中 2", "待验收 0", "完成（近 7 天） 0"]


@dataclass(frozen=True)
class Carry:
    """A card that is carried with a key, what is answered, and where it is then."""

    before: str
    key: Qt.Key
    answers: tuple[Any, ...]
    after: str


@pytest.mark.parametrize(
    "carry",
    [
        Carry("assigned", KEYS.Key_Right, (), "doing"),
        Carry("doing", KEYS.Key_Right, (lambda report: type(report)(result="贴好了"),), "submitted"),
        Carry("submitted", KEYS.Key_Right, (lambda verdict: verdict,), "done"),
        Carry("submitted", KEYS.Key_Left, (lambda form: type(form)(remark="少一张"),), "doing"),
        Carry("paused", KEYS.Key_Right, (), "doing"),
        Carry("submitted", KEYS.Key_Right, (None,), "submitted"),
    ],
)
def test_a_card_carried_to_the_next_lane_takes_the_step(desk: Desk, member: Member, opened: Open, carry: Carry) -> None:
    one = task(desk, member, "贴通知", carry.before)
    page = opened(1)
    page.board.choose(one.uid)
    desk.ask.answers = list(carry.answers)  # type: ignore[attr-defined]
    QTest.keyClick(page.board.grid, carry.key, CTRL)

    assert (status(desk, one), desk.ask.answers) == (carry.after, [])  # type: ignore[attr-defined]


def test_a_card_that_is_not_theirs_to_carry_stays_with_the_reason(
    office: Office, desk: Desk, member: Member, opened: Open
) -> None:
    one = task(desk, member, "贴通知", "submitted")
    other = office.desk(as_role(desk, "assistant", "示例助手乙"))
    page = opened(1, other)
    page.board.choose(one.uid)
    QTest.keyClick(page.board.grid, KEYS.Key_Right, CTRL)
    refused = other.ask.refused  # type: ignore[attr-defined]

    assert [error.advice for error in refused] == ["要由书记、派任务的人或验收人来通过。"]
    assert status(desk, one) == "submitted"


def test_a_card_is_carried_one_lane_at_a_time(desk: Desk, member: Member, opened: Open) -> None:
    one = task(desk, member, "贴通知", "assigned")
    page = opened(1)
    page.board.grid.carried.emit(one.uid, 2)

    assert (status(desk, one), desk.ask.told[-1]) == ("assigned", "一次移一栏：先接受，再提交，再验收")  # type: ignore[attr-defined]


def test_a_card_is_dragged_to_the_lane_beside(desk: Desk, member: Member, opened: Open) -> None:
    one = task(desk, member, "贴通知", "assigned")
    grid = opened(1).board.grid
    start = grid.visualRect(grid.cards.place(one.uid)).center()
    there = QPoint(grid.columnViewportPosition(1) + 30, start.y())
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid.viewport(), there)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=there)

    assert status(desk, one) == "doing"


def test_a_done_card_of_today_goes_back_without_a_return(desk: Desk, member: Member, opened: Open) -> None:
    one = task(desk, member, "贴通知", "done", over_on=desk.today, checked_on=desk.today)
    page = opened(1)
    page.board.choose(one.uid)
    QTest.keyClick(page.board.grid, KEYS.Key_Left, CTRL)
    now = desk.store.get(Task, one.uid)

    assert now
    assert (now.status, now.returns) == ("submitted", None)


def test_a_card_carried_to_another_day_asks_why(desk: Desk, member: Member, opened: Open) -> None:
    one = task(desk, member, "贴通知", "doing")
    page = opened(2)
    page.week.choose(one.uid)
    desk.ask.answers = ["下雨"]  # type: ignore[attr-defined]
    QTest.keyClick(page.week.grid, KEYS.Key_Right, CTRL)
    now = desk.store.get(Task, one.uid)

    assert now
    assert (now.due, now.due_why) == (date(2026, 8, 29), "下雨")


def test_without_a_reason_the_day_stays(desk: Desk, member: Member, opened: Open) -> None:
    one = task(desk, member, "贴通知", "doing")
    page = opened(2)
    page.week.choose(one.uid)
    desk.ask.answers = [None]  # type: ignore[attr-defined]
    QTest.keyClick(page.week.grid, KEYS.Key_Right, CTRL)
    now = desk.store.get(Task, one.uid)

    assert now
    assert now.due == desk.today


def test_the_weeks_are_turned_and_today_is_marked(desk: Desk, member: Member, opened: Open) -> None:
    task(desk, member, "贴通知", "doing", due=date(2026, 9, 1))
    task(desk, member, "早就该做", "doing", due=date(2026, 8, 1))
    week = opened(2).week
    assert [column.is_now for column in week.grid.cards.columns].index(True) == 4
    week._turn(1)

    assert [card.title for card in week.grid.cards.columns[1].cards] == ["贴通知"]
    assert (week._span.text(), week._beside.text()) == ("8月31日 – 9月6日", "更早逾期 1 项")


def test_covered_cards_name_nobody(desk: Desk, member: Member, opened: Open) -> None:
    task(desk, member, "贴通知", "doing")
    page = opened(1)
    desk.covered = True
    page.cover()

    assert [card.spoken for card in page.board.grid.cards.columns[1].cards] == ["已遮挡，今天"]
