from __future__ import annotations

from dataclasses import replace

import pytest
from office import Office, as_role, done, keep
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from ui import conftest as looks

from desktop.modules.meetings.page import outcome_of
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.meetings.service import resolutions_of, resolve
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look


@pytest.fixture
def meeting(qapp, desk: Desk) -> Meeting:
    kept = keep(desk, Meeting(subject="加装电梯听证会", kind="M03", entitled=21, present=18))
    done(desk, resolve, Resolution(text="先在12号做样板", meeting=kept.uid, yes=11, against=1, abstained=1))
    return kept


def words(widget: QWidget) -> list[str]:
    return [one.text().strip() for one in widget.findChildren(QWidget) if isinstance(one, QLabel | QPushButton)]


def give_task(beside: QWidget) -> None:
    next(one for one in beside.findChildren(QPushButton) if "派任务" in one.text()).click()


def test_more_than_half_of_those_entitled_is_enough(desk: Desk, meeting: Meeting) -> None:
    assert words(outcome_of(desk, meeting))[:2] == ["应到 21 实到 18", "✓ 过半数"]


def test_half_of_those_entitled_is_not_enough(desk: Desk, meeting: Meeting) -> None:
    few = replace(meeting, entitled=20, present=10)

    assert words(outcome_of(desk, few))[:2] == ["应到 20 实到 10", "⚠ 未过半数"]


def test_where_nobody_was_counted_nothing_is_said_of_a_quorum(desk: Desk, meeting: Meeting) -> None:
    assert not any("过半数" in word for word in words(outcome_of(desk, replace(meeting, present=None))))


def test_a_resolution_stands_with_its_votes(desk: Desk, meeting: Meeting) -> None:
    shown = words(outcome_of(desk, meeting))

    assert {"1　先在12号做样板", "同意 11 · 不同意 1 · 弃权 1", "✓ 通过"} <= set(shown)


def test_a_task_is_given_from_the_resolution_and_the_meeting_stays_selected(desk: Desk, meeting: Meeting) -> None:
    keep(desk, Member(name="示例助手甲", role="young_assistant"))
    desk.selected = (meeting,)
    desk.ask.answers.append(lambda blank: replace(blank, lines="@示例助手甲"))

    give_task(outcome_of(desk, meeting))

    assert [task.subject for task in desk.store.find(Task)] == ["先在12号做样板"]
    assert desk.selected == (meeting,)


def test_a_resolution_with_tasks_says_how_far_they_are(desk: Desk, meeting: Meeting) -> None:
    keep(desk, Member(name="示例助手甲", role="young_assistant"))
    desk.ask.answers.append(lambda blank: replace(blank, lines="@示例助手甲"))
    give_task(outcome_of(desk, meeting))

    assert "落实中 0/1" in words(outcome_of(desk, meeting))


def test_who_may_not_give_tasks_cannot_press(office: Office, desk: Desk, meeting: Meeting) -> None:
    theirs = office.desk(as_role(desk, "reader"))

    assert resolutions_of(theirs.store, meeting)
    beside = outcome_of(theirs, meeting)
    assert not any(one.isEnabled() for one in beside.findChildren(QPushButton))
