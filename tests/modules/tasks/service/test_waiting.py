"""What waits of tasks, and which step the person who looks can take now."""

from __future__ import annotations

from datetime import date

import pytest
from office import Office, as_role, keep

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service.waiting import due
from desktop.modules.team.records import Member
from desktop.work.desk import Desk
from desktop.work.module import HIGH

TODAY = date(2026, 8, 28)


@pytest.mark.parametrize(
    ("status", "own", "others"),
    [
        ("assigned", "tasks.accept", ""),
        ("doing", "tasks.submit", ""),
        ("submitted", "", "tasks.approve"),
    ],
)
def test_the_step_is_that_of_who_looks(desk: Desk, status: str, own: str, others: str) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))
    other = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    for member in (me, other):
        keep(desk, Task(subject=member.title(), status=status, assignee=member.uid, due=TODAY))

    assert {one.who: one.act for one in due(desk.store, TODAY)} == {"示例书记": own, "示例助手甲": others}


def test_it_says_whose_it_is_where_it_comes_from_and_what_it_weighs(desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", account="ACCOUNT"))
    keep(
        desk,
        Task(subject="贴通知", status="doing", assignee=member.uid, due=TODAY, source="street", priority="high", place="东门"),
    )
    (found,) = due(desk.store, TODAY)

    assert (found.account, found.place, found.weight) == ("ACCOUNT", "东门 · 街道下发", HIGH)


def test_paused_work_waits_from_the_day_on_which_it_goes_on(desk: Desk) -> None:
    keep(desk, Task(subject="贴通知", status="paused", due=date(2026, 8, 1), paused_until=TODAY))

    assert [(one.day, one.text, one.act) for one in due(desk.store, TODAY)] == [(TODAY, "该继续了：贴通知", "tasks.resume")]


def test_a_call_for_help_waits_at_once_and_asks_for_advice(desk: Desk) -> None:
    keep(desk, Task(subject="贴通知", status="doing", due=date(2026, 12, 1), needs_help=True))

    assert [(one.day, one.act) for one in due(desk.store, TODAY)] == [(TODAY, "tasks.advise")]


@pytest.mark.parametrize("until", [date(2026, 8, 20), TODAY, date(2026, 12, 1), None])
def test_what_was_handed_in_waits_for_its_check_at_once_whenever_it_was_due(desk: Desk, until: date | None) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", account="ACCOUNT"))
    keep(desk, Task(subject="贴通知", status="submitted", assignee=member.uid, due=until, handed_on=date(2026, 8, 27)))
    (found,) = due(desk.store, TODAY)

    assert (found.day, found.act, found.chip, found.place) == (date(2026, 8, 27), "tasks.approve", "待验收", "8 月 27 日提交")
    assert found.account == desk.actor.account


def test_it_waits_for_who_is_named_to_check_it_and_not_for_who_did_it_or_for_others(office: Office, desk: Desk) -> None:
    names = ("示例助手甲", "示例助手乙", "示例助手丙")
    desks = [office.desk(as_role(desk, "assistant", name)) for name in names]
    doer, checker, _ = (
        keep(desk, Member(name=name, role="young_assistant", account=one.actor.account))
        for name, one in zip(names, desks, strict=True)
    )
    keep(
        desk,
        Task(
            subject="贴通知", status="submitted", assignee=doer.uid, mentor=checker.uid, due=date(2026, 12, 1), handed_on=TODAY
        ),
    )

    assert [[found.chip for found in due(one.store, TODAY)] for one in desks] == [[], ["待验收"], []]


def test_a_returned_task_says_that_it_is_to_be_done_again(desk: Desk) -> None:
    keep(desk, Task(subject="贴通知", status="doing", due=TODAY, returns=1, remark="少一张", place="东门"))

    assert [one.place for one in due(desk.store, TODAY)] == ["退回重做 · 东门"]


def test_who_gave_a_task_is_asked_to_check_it_though_they_do_not_own_the_store(office: Office, desk: Desk) -> None:
    helper = office.desk(as_role(desk, "assistant"))
    member = keep(desk, Member(name="示例助手乙", role="young_assistant", account="ACCOUNT-other"))
    keep(desk, Task(subject="贴通知", status="submitted", assignee=member.uid, due=TODAY, assigner=helper.actor.account))

    assert [one.act for one in due(helper.store, TODAY)] == ["tasks.approve"]
