"""What is done when somebody opens the desk."""

from __future__ import annotations

import pytest
from office import Office, as_role, done, keep

from desktop.modules.tasks.commands import open_day
from desktop.modules.tasks.records import Recurrence, Task
from desktop.modules.tasks.service import keep_recurrence
from desktop.modules.team.records import Member
from desktop.work.desk import Desk


@pytest.fixture
def rule(desk: Desk) -> Recurrence:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    weekday = str(desk.today.isoweekday())
    said = Recurrence(subject="巡楼", assignee=member.uid, every="week", weekday=weekday)
    kept: Recurrence = done(desk, keep_recurrence, said)
    return kept


def test_what_has_come_round_is_given_and_said_when_the_desk_is_opened(desk: Desk, rule: Recurrence) -> None:
    for _ in range(2):
        open_day(desk)

    assert desk.ask.told == ["派出定期任务 1 项"]  # type: ignore[attr-defined]
    assert desk.store.count(Task, recurrence=rule.uid) == 1


def test_an_assistant_who_comes_first_gives_it_too(office: Office, desk: Desk, rule: Recurrence) -> None:
    open_day(office.desk(as_role(desk, "assistant")))

    assert desk.store.count(Task, recurrence=rule.uid) == 1


@pytest.mark.parametrize("role", ["recorder", "reader", "supervisor"])
def test_who_may_not_is_not_troubled(office: Office, desk: Desk, rule: Recurrence, role: str) -> None:
    other = office.desk(as_role(desk, role))
    open_day(other)

    assert (desk.store.count(Task), other.ask.refused) == (0, [])  # type: ignore[attr-defined]
    assert rule.uid


def test_where_nothing_comes_round_nothing_is_written(desk: Desk) -> None:
    before = desk.file.head()
    open_day(desk)

    assert desk.file.head() == before
