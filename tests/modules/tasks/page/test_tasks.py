"""Tasks as a list: views, what is late, what a click on 下一步 does, what stays greyed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import done, keep
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from ui import conftest as looks

from desktop.modules.tasks.page.tasks import TaskPage, views_of
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import is_overdue
from desktop.modules.tasks.service import accept, approve, assign, submit
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
    keep(desk, Task(subject="做完了", status="done", assignee=member.uid, over_on=desk.today - timedelta(days=1)))

    assert found(desk, "示例助手甲") == {waiting.uid}


def test_who_is_in_the_team_has_a_view_of_their_own(desk: Desk) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))
    mine = keep(desk, Task(subject="看样板", status="assigned", assignee=me.uid))

    assert found(desk, "我的") == {mine.uid}


def test_what_was_over_today_stays_in_sight_for_the_day(desk: Desk) -> None:
    today, before = (
        keep(desk, Task(subject="做完了", status="done", over_on=desk.today - timedelta(days=days))) for days in (0, 1)
    )

    assert today.uid in found(desk, "在办")
    assert before.uid not in found(desk, "在办")


@pytest.fixture
def page(show, desk: Desk) -> TaskPage:
    keep(desk, Task(subject="晚的", status="doing", due=date(2026, 9, 20)))
    keep(desk, Task(subject="迟了三天", status="doing", due=desk.today - timedelta(days=3)))
    keep(desk, Task(subject="做完的", status="done", due=date(2026, 8, 1), over_on=date(2026, 8, 1)))
    made: TaskPage = show(TaskPage(desk), 1190, 640)
    desk.file.listeners.append(made.refresh)
    return made


def titles(page: TaskPage) -> list[str]:
    table = page.list.table
    return [table.record(row).title() for row in range(table.rowCount())]  # type: ignore[union-attr]


def cell(page: TaskPage, row: int, heading: str) -> str:
    place = [one.label for one in page.list.table.columns].index(heading)
    return page.list.table.cells(row)[place]


def test_what_waits_is_shown_first_the_most_urgent_on_top(page: TaskPage) -> None:
    assert titles(page) == ["迟了三天", "晚的"]


def test_an_overdue_task_says_for_how_long(page: TaskPage) -> None:
    assert [cell(page, row, "要看一下") for row in (0, 1)] == ["⚠ 逾期 3 天", ""]


def test_a_click_on_what_comes_next_does_it_and_the_row_stays_greyed_with_the_way_back(desk: Desk, page: TaskPage) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    task = done(desk, assign, Task(subject="贴通知", assignee=member.uid, due=desk.today))
    done(desk, submit, done(desk, accept, task), "贴好了")
    page.refresh({"task": {task.uid}})
    row = titles(page).index("贴通知")
    assert cell(page, row, "下一步") == "验收"

    desk.ask.answers = [lambda verdict: verdict]  # type: ignore[attr-defined]
    click(page, row)
    row = titles(page).index("贴通知")
    assert (cell(page, row, "进展"), cell(page, row, "下一步"), page.list.table.is_faded(row)) == ("完成", "撤销", True)

    click(page, row)
    assert cell(page, titles(page).index("贴通知"), "进展") == "待验收"


def click(page: TaskPage, row: int) -> None:
    place = [one.label for one in page.list.table.columns].index("下一步")
    page.list.grid.clicked.emit(page.list.table.index(row, place))


def test_who_passed_nothing_is_offered_nothing(desk: Desk, page: TaskPage) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    task = done(desk, assign, Task(subject="贴通知", assignee=member.uid, due=desk.today))
    done(desk, approve, done(desk, submit, done(desk, accept, task), "好"))
    with desk.file.unit("换人", desk.actor) as unit:
        now = unit.read.get(Task, task.uid)
        assert now
        unit.change(now, Task(**{name: getattr(now, name) for name in now.fields} | {"uid": now.uid, "checker": "OTHER"}))

    assert cell(page, titles(page).index("贴通知"), "下一步") == ""


def test_a_line_can_stand_above_the_views(page: TaskPage) -> None:
    line = QLineEdit()
    page.above.insertWidget(0, line)
    QApplication.processEvents()

    assert page.views.isVisible()
    assert line.geometry().bottom() < page.views.geometry().top()


def test_the_three_ways_show_one_view_and_one_choice(desk: Desk, page: TaskPage) -> None:
    for place, face in ((1, page.board), (2, page.week), (0, page.list)):
        page.turn(place)
        assert isinstance(page.faces.currentWidget(), QWidget)
        assert page.faces.currentWidget() is face
        assert [chip.isChecked() for chip in page.ways.values()] == [at == place for at in range(3)]
    assert [task.title() for task in desk.selected] == ["迟了三天"]
    assert page.list.grid.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_card_that_the_list_leaves_out_is_the_one_that_is_told_of(desk: Desk, page: TaskPage) -> None:
    day = desk.today - timedelta(days=1)
    over = keep(desk, Task(subject="周一巡楼", status="done", due=day, over_on=day))
    page.refresh({Task.table: {over.uid}})
    page.turn(2)
    inside = page.selected

    page.week.chosen.emit(over.uid)
    told = (page.selected, desk.selected, page.detail.record)
    page.week.chosen.emit(inside[0].uid)

    assert "周一巡楼" not in titles(page)
    assert told == ((over,), (over,), over)
    assert (page.selected, page.detail.record) == (inside, inside[0])
