"""The day as every slice tells it, read for a secretary and for an assistant."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from office import Office, as_role, done, keep

from desktop.base.clock import SHANGHAI
from desktop.modules.elections.records import Election
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import CareTag, Resident
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.modules.today.records import Day
from desktop.modules.today.service import day_of
from desktop.modules.visits.records import Demand
from desktop.modules.visits.service import log_visit
from desktop.work.desk import Desk

TODAY = date(2026, 8, 28)


def at(day: int, hour: int = 14) -> int:
    return int(datetime(2026, 8, day, hour, tzinfo=SHANGHAI).timestamp() * 1000)


def day(desk: Desk) -> Day:
    return day_of(desk.store, desk.modules, desk.today)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """One thing of every sort, and some that are not due."""
    helper = keep(desk, Member(name="示例助手甲", role="young_assistant", account="ACCOUNT-assistant-"))
    other = keep(desk, Member(name="示例助手乙", role="young_assistant", account="ACCOUNT-other"))
    old = keep(desk, Resident(name="示例安", birth=date(1946, 8, 30), status="living"))
    keep(desk, Task(subject="迟了", status="doing", assignee=other.uid, due=date(2026, 8, 27)))
    keep(desk, Task(subject="今天的", status="doing", assignee=helper.uid, due=TODAY))
    keep(desk, Task(subject="以后的", status="doing", assignee=helper.uid, due=date(2026, 9, 20)))
    keep(desk, Demand(summary="楼道灯不亮", status="new", due=TODAY, urgency="urgent"))
    keep(
        desk,
        CareTag(
            need="代买米面油", resident=old.uid, basis="duty", every=30, opened_on=date(2026, 1, 1),
            review_on=date(2026, 8, 29), expires_on=date(2027, 1, 1),
        ),
    )  # fmt: skip
    keep(desk, Meeting(subject="听证会", kind="M03", at=at(31)))
    keep(desk, Meeting(subject="开过的", kind="M03", at=at(20)))
    keep(desk, Election(term="第十二届", day=date(2026, 9, 20), status="running"))
    return desk


def test_every_slice_tells_of_its_own(full: Desk) -> None:
    found = day(full)

    assert [one.text for one in found.work] == ["迟了", "诉求：楼道灯不亮", "今天的", "复核关爱：代买米面油"]
    assert [one.text for one in found.meetings] == ["听证会"]
    assert [one.text for one in found.visits] == ["示例安"]
    assert [(one.text, one.chip) for one in found.birthdays] == [("示例安", "80 岁")]
    assert [one.day for one in found.elections] == [date(2026, 9, 20)]
    assert found.reports == ()


def test_an_assistant_sees_their_own_work_first(full: Desk, office: Office) -> None:
    assistant = office.desk(as_role(full, "assistant"))

    assert [one.text for one in day(assistant).work][:2] == ["今天的", "迟了"]


def test_filing_the_visit_takes_it_off_the_day(full: Desk) -> None:
    from desktop.modules.visits.records import Visit  # noqa: PLC0415 - the record that closes it

    resident = next(full.store.find(Resident))
    done(full, log_visit, Visit(method="2", resident=resident.uid))

    assert day(full).visits == ()


def test_every_row_can_be_opened_and_names_a_command_there_is(full: Desk) -> None:
    found = day(full)
    ids = {one.id for one in full.commands}
    rows = (*found.work, *found.meetings, *found.visits, *found.birthdays, *found.elections)

    assert all(full.store.get(type(one.record), one.record.uid) for one in rows)
    assert {one.act for one in rows if one.act} <= ids


def test_an_empty_office_has_a_quiet_day(desk: Desk) -> None:
    assert day(desk).is_quiet


def test_nothing_sensitive_is_told(full: Desk) -> None:
    resident = next(full.store.find(Resident))
    keep(full, CareTag(need="上门看看", resident=resident.uid, apart="C08", basis="duty", review_on=TODAY, every=7))
    found = day(full)

    words = " ".join(f"{one.text}{one.who}{one.place}{one.chip}" for one in (*found.work, *found.visits))
    assert "上门看看" in words
    assert "失独" not in words
    assert "特殊" not in words
