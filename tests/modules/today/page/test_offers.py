"""What a row of the day offers, judged by the record as it is when it is offered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from office import done, keep

from desktop.modules.residents.records import CareTag, Resident
from desktop.modules.residents.service import close_tag
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import approve
from desktop.modules.tasks.service.waiting import due as tasks_due
from desktop.modules.team.records import Member
from desktop.modules.today.page.offers import offer_of
from desktop.modules.visits.service.turns import due as visits_due
from desktop.work.desk import Desk
from desktop.work.keep import put_away
from desktop.work.module import Due


def offered(desk: Desk, due: Due) -> str:
    command = offer_of(desk, due)
    return command.id if command else ""


@pytest.fixture
def handed_in(desk: Desk) -> Task:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", account="ACCOUNT-assistant-"))
    task = Task(subject="贴通知", status="submitted", assignee=member.uid, due=desk.today, assigner=desk.actor.account)
    return keep(desk, task)


def test_a_step_is_offered_though_the_day_tells_only_a_part_of_the_task(desk: Desk, handed_in: Task) -> None:
    (due,) = tasks_due(desk.store, desk.today)

    assert due.record != handed_in
    assert offered(desk, due) == "tasks.approve"


def test_a_step_taken_meanwhile_is_not_offered_again(desk: Desk, handed_in: Task) -> None:
    (due,) = tasks_due(desk.store, desk.today)
    done(desk, approve, handed_in)

    assert offered(desk, due) == ""


def test_of_what_was_put_away_meanwhile_nothing_is_offered(desk: Desk) -> None:
    old = keep(desk, Resident(name="示例安", status="living"))
    days = {"opened_on": desk.today, "expires_on": desk.today + timedelta(days=300)}
    tag = keep(desk, CareTag(need="代买米面油", resident=old.uid, basis="duty", every=30, **days))
    (due,) = visits_due(desk.store, desk.today)
    assert offered(desk, due) == "visits.log_resident"
    done(desk, close_tag, tag, "搬走了")
    done(desk, put_away, (old,))

    assert offered(desk, due) == ""
