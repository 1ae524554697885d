"""Tasks given, taken on, handed in, passed or returned, by people with accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import accept, approve, assign, cancel, send_back, submit
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


def test_the_assignee_takes_it_on_and_hands_it_in_and_the_secretary_passes_it(
    desk: Desk, helping: Desk, given: Callable[..., Task]
) -> None:
    doing = done(helping, accept, given())
    submitted = done(helping, submit, doing, "十二个门洞都贴了")
    passed = done(desk, approve, submitted)

    assert (passed.status, passed.result, passed.checker) == ("done", "十二个门洞都贴了", desk.actor.account)


def test_another_assistant_cannot_take_on_what_is_not_theirs(other: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="要由承办人来接受"):
        done(other, accept, given())


def test_the_assignee_cannot_pass_what_somebody_else_gave(helping: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(helping, approve, given("accept", "submit"))


def test_whoever_gives_a_task_to_themselves_cannot_pass_it(helping: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(helping, approve, given("accept", "submit", by=helping))


def test_the_secretary_passes_what_an_assistant_gave_to_themselves(
    desk: Desk, helping: Desk, given: Callable[..., Task]
) -> None:
    assert done(desk, approve, given("accept", "submit", by=helping)).status == "done"


def test_the_secretary_cannot_pass_the_secretarys_own_work(desk: Desk, given: Callable[..., Task]) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))

    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(desk, approve, given("accept", "submit", assignee=me.uid))


def test_two_posts_of_one_person_are_no_way_around_the_check(desk: Desk, given: Callable[..., Task]) -> None:
    keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))
    second = keep(desk, Member(name="示例书记", role="committee_director", account=desk.actor.account))

    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(desk, approve, given("accept", "submit", assignee=second.uid))


def test_leaving_the_team_is_no_way_around_the_check(desk: Desk, given: Callable[..., Task]) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account, until=date(2026, 8, 27)))

    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(desk, approve, given("accept", "submit", assignee=me.uid))


def test_an_assistant_who_gave_it_may_pass_the_work_of_another(other: Desk, given: Callable[..., Task]) -> None:
    assert done(other, approve, given("accept", "submit", by=other)).status == "done"


def test_a_returned_task_is_under_way_again_and_counts_how_often(desk: Desk, given: Callable[..., Task]) -> None:
    stale = given("accept", "submit")
    returned = done(desk, send_back, stale, "三号楼没有贴")
    done(desk, submit, returned, "补上了")
    again = done(desk, send_back, stale, "二号楼也没有")

    assert (again.status, again.remark, again.returns) == ("doing", "二号楼也没有", 2)


def test_a_step_that_does_not_fit_is_refused_in_words(desk: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="“贴通知”没有通过：现在不能通过"):
        done(desk, approve, given())


def test_the_step_looks_at_the_task_as_it_is_now_and_not_as_it_was_opened(desk: Desk, given: Callable[..., Task]) -> None:
    opened = given()
    done(desk, cancel, opened, "不贴了")

    with pytest.raises(RefusedError, match="现在不能接受"):
        done(desk, accept, opened)


def test_a_task_in_the_bin_takes_no_step(desk: Desk, given: Callable[..., Task]) -> None:
    task = given()
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(task)

    with pytest.raises(StaleError):
        done(desk, accept, task)


def test_a_cancelled_task_keeps_the_reason(desk: Desk, given: Callable[..., Task]) -> None:
    cancelled = done(desk, cancel, given(), "活动改期")

    assert (cancelled.status, cancelled.remark) == ("cancelled", "活动改期")


def test_one_undo_takes_one_step_back(desk: Desk, given: Callable[..., Task]) -> None:
    task = given("accept")
    desk.undo_last()

    assert getattr(desk.store.get(Task, task.uid), "status", None) == "assigned"


def test_overdue_is_computed_and_not_kept(given: Callable[..., Task]) -> None:
    task = given(due=date(2026, 8, 27))

    assert rules.is_overdue(task, date(2026, 8, 28))
    assert "overdue" not in Task.fields


def test_a_reader_gives_no_tasks(office: Office, desk: Desk, assignee: Member) -> None:
    reading = office.desk(as_role(desk, "reader"))

    with pytest.raises(RefusedError):
        done(reading, assign, Task(subject="贴通知", assignee=assignee.uid))


def test_what_a_form_says_of_status_and_assigner_does_not_count(desk: Desk, given: Callable[..., Task]) -> None:
    task = given(status="done", assigner="SOMEBODY")

    assert (task.status, task.assigner) == ("assigned", desk.actor.account)
