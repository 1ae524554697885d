"""Tasks as they are begun: drafts, given, changed, put away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.tasks.records import Task, TaskTemplate
from desktop.modules.tasks.service import assign, change_task, draft_task, items_of, notes_of, put_tasks_away
from desktop.modules.team.records import Member
from desktop.work.desk import Desk


def test_a_task_is_given_with_its_number_and_who_gave_it(desk: Desk, given: Callable[..., Task]) -> None:
    task = given()

    assert (task.no, task.status, task.assigner) == ("RW-2026-0001", "assigned", desk.actor.account)


def test_numbers_are_never_used_twice_not_even_after_an_undo(desk: Desk, given: Callable[..., Task]) -> None:
    given()
    desk.undo_last()

    assert given().no == "RW-2026-0002"


@pytest.mark.parametrize("missing", ["subject", "assignee"])
def test_a_task_without_a_title_or_a_person_is_not_given(desk: Desk, given: Callable[..., Task], missing: str) -> None:
    with pytest.raises(DeskError):
        given(**{missing: None})

    assert desk.store.count(Task) == 0


def test_a_task_for_somebody_no_longer_in_the_team_is_not_given(desk: Desk, assignee: Member) -> None:
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(assignee)

    with pytest.raises(StaleError):
        done(desk, assign, Task(subject="贴通知", assignee=assignee.uid))


def test_a_bank_card_in_the_words_of_a_task_is_refused(given: Callable[..., Task]) -> None:
    with pytest.raises(DeskError, match="银行卡号"):
        given(words="钱打到 6222021234567890128")


def test_a_reader_gives_no_tasks(office: Office, desk: Desk, assignee: Member) -> None:
    reading = office.desk(as_role(desk, "reader"))

    with pytest.raises(RefusedError):
        done(reading, assign, Task(subject="贴通知", assignee=assignee.uid))


def test_what_a_form_says_of_status_and_assigner_does_not_count(desk: Desk, given: Callable[..., Task]) -> None:
    task = given(status="done", assigner="SOMEBODY")

    assert (task.status, task.assigner) == ("assigned", desk.actor.account)


def test_a_draft_needs_nobody_and_is_given_later(desk: Desk, assignee: Member) -> None:
    draft = done(desk, draft_task, Task(subject="贴通知"))
    given = done(desk, assign, replace(draft, assignee=assignee.uid))

    assert (draft.status, draft.no, draft.assigned_on) == ("draft", "RW-2026-0001", None)
    assert (given.uid, given.no, given.status, given.assigned_on) == (draft.uid, draft.no, "assigned", date(2026, 8, 28))


def test_a_draft_without_a_title_is_not_kept(desk: Desk) -> None:
    with pytest.raises(DeskError, match="草稿没有保存"):
        done(desk, draft_task, Task())


def test_somebody_elses_draft_is_not_given(helping: Desk, desk: Desk, assignee: Member) -> None:
    draft = done(desk, draft_task, Task(subject="贴通知", assignee=assignee.uid))

    with pytest.raises(RefusedError, match="要由书记或派任务的人来派出"):
        done(helping, assign, draft)


def test_a_template_brings_its_words_and_its_checklist(desk: Desk, given: Callable[..., Task]) -> None:
    template = keep(desk, TaskTemplate(name="张贴公示", kind="notice", expected="贴到每个门洞", checklist="盖章\n贴好"))
    task = given(template=template.uid)

    assert (task.subject, task.kind, task.expected, task.due) == ("贴通知", "notice", "贴到每个门洞", None)
    assert [(item.place, item.words) for item in items_of(desk.store, task)] == [(1, "盖章"), (2, "贴好")]


def test_the_lead_is_not_among_the_helpers_nor_checks(given: Callable[..., Task], assignee: Member) -> None:
    with pytest.raises(DeskError, match="主办的人不用再写进来"):
        given(helpers=(assignee.uid,))
    with pytest.raises(DeskError, match="不能由承办人自己验收"):
        given(mentor=assignee.uid)


def test_another_day_in_the_form_needs_a_reason_too(desk: Desk, given: Callable[..., Task]) -> None:
    task = given(due=date(2026, 8, 30))
    with pytest.raises(DeskError, match="改截止日期要写原因"):
        done(desk, change_task, task, replace(task, due=date(2026, 9, 2)))
    moved = done(desk, change_task, task, replace(task, due=date(2026, 9, 2), due_why="下雨"))

    assert moved.due == date(2026, 9, 2)
    assert [line.sort for line in notes_of(desk.store, moved)] == ["move"]


def test_the_reason_of_the_last_time_is_none_for_the_next(desk: Desk, given: Callable[..., Task]) -> None:
    task = given(due=date(2026, 8, 30))
    moved = done(desk, change_task, task, replace(task, due=date(2026, 9, 2), due_why="下雨"))

    with pytest.raises(DeskError, match="改截止日期要写原因"):
        done(desk, change_task, moved, replace(moved, due=date(2026, 9, 9)))


def test_somebody_else_has_to_accept_it_first(desk: Desk, given: Callable[..., Task]) -> None:
    other = keep(desk, Member(name="示例助手乙", role="young_assistant"))
    doing = given("accept")

    assert done(desk, change_task, doing, replace(doing, assignee=other.uid)).status == "assigned"


def test_what_a_step_says_is_not_typed(desk: Desk, given: Callable[..., Task]) -> None:
    task = given()

    with pytest.raises(RefusedError, match="“评分”由程序计算"):
        done(desk, change_task, task, replace(task, score=5))


def test_nobody_puts_away_what_somebody_else_gave_them(desk: Desk, helping: Desk, given: Callable[..., Task]) -> None:
    task = given()
    with pytest.raises(RefusedError, match="要由书记或派任务的人来删除"):
        done(helping, put_tasks_away, [task])
    done(desk, put_tasks_away, [task])

    assert desk.store.get(Task, task.uid) is None


def test_a_name_typed_where_the_kind_belongs_does_not_become_a_kind(desk: Desk, assignee: Member) -> None:
    with pytest.raises(DeskError, match="类型"):
        done(desk, assign, Task(subject="贴通知", assignee=assignee.uid, kind="示例助手甲"))
    with pytest.raises(ValueError, match="其他"):
        Task.fields["kind"].kind.parse("示例助手甲")

    assert Task.fields["kind"].kind.parse("其他") == "other"
