from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import keep
from ui import conftest as looks

from desktop.modules.tasks.page import Page, views_of
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import is_overdue
from desktop.modules.team.records import Member
from desktop.store.query import Query
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


def found(desk: Desk, label: str) -> set[str]:
    view = next(one for one in views_of(desk) if one.label == label)
    return {task.uid for task in desk.store.find(Task, Query(filters=view.filters))}


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # the desk only fills up: every task kept so far is judged again
@given(st.sampled_from(Task.fields["status"].kind.codes.labels), st.none() | st.integers(-3, 3))
def test_the_view_of_overdue_tasks_shows_those_that_the_rule_calls_so(desk: Desk, status: str, days: int | None) -> None:
    code = Task.fields["status"].kind.parse(status)
    due = desk.today + timedelta(days=days) if days is not None else None
    keep(desk, Task(subject="示例", status=code, due=due))

    assert found(desk, "逾期") == {task.uid for task in desk.store.find(Task) if is_overdue(task, desk.today)}


def test_each_assistant_has_a_view_of_what_waits_for_them(desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    waiting = keep(desk, Task(subject="看样板", status="doing", assignee=member.uid))
    keep(desk, Task(subject="做完了", status="done", assignee=member.uid))

    assert found(desk, "示例助手甲") == {waiting.uid}


def test_who_is_in_the_team_has_a_view_of_their_own(desk: Desk) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))
    mine = keep(desk, Task(subject="看样板", status="assigned", assignee=me.uid))

    assert found(desk, "我的") == {mine.uid}


@pytest.fixture
def page(show, desk: Desk) -> Page:
    keep(desk, Task(subject="晚的", status="doing", due=date(2026, 9, 20)))
    keep(desk, Task(subject="迟了三天", status="doing", due=desk.today - timedelta(days=3)))
    keep(desk, Task(subject="做完的", status="done", due=date(2026, 8, 1)))
    return show(Page(desk), 1190, 640)


def test_what_waits_is_shown_first_the_most_urgent_on_top(page: Page) -> None:
    table = page.list.table

    assert [table.record(row).title() for row in range(table.rowCount())] == ["迟了三天", "晚的"]


def test_an_overdue_task_says_for_how_long(page: Page) -> None:
    place = [one.label for one in page.list.table.columns].index("逾期")

    assert [page.list.table.cells(row)[place] for row in (0, 1)] == ["⚠ 逾期 3 天", ""]
