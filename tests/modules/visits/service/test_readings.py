"""What visits and demands tell the rest of the desk."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from office import done, keep

from desktop.base.clock import SHANGHAI
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand, Visit
from desktop.modules.visits.service import due, log_visit, retention, statistics, submission, timeline
from desktop.work.desk import Desk
from desktop.work.module import Period

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))


@pytest.fixture
def household(desk: Desk) -> Household:
    kept: Household = keep(desk, Household(address="示例路100弄5号302", head="张三"))
    return kept


def at(day: int, hour: int = 9, minute: int = 0, month: int = 8) -> int:
    return int(datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI).timestamp() * 1000)


def test_a_call_where_nobody_opened_reads_so_on_the_timeline(desk: Desk, household: Household) -> None:
    done(desk, log_visit, Visit(method="2", household=household.uid, missed=True, words="敲了两次"))
    done(desk, log_visit, Visit(method="2", household=household.uid, words="谈了电梯"))

    assert sorted(event.text for event in timeline(desk.store, household)) == ["未遇", "谈了电梯"]


def test_other_records_have_no_visits(desk: Desk) -> None:
    assert list(timeline(desk.store, Member(uid="M"))) == []


def test_calls_at_the_door_and_other_contacts_are_counted_apart_and_missed_calls_among_the_calls(
    desk: Desk, household: Household
) -> None:
    for method, missed in (("2", None), ("2", True), ("3", None), ("1", None)):
        done(desk, log_visit, Visit(at=at(5), method=method, household=household.uid, missed=missed))
    found = {one.id: (one.numerator, one.denominator) for one in statistics(desk.store, AUGUST) if "visits_" in one.id}

    assert found == {"visits_at_door": (2, None), "visits_other": (2, None), "visits_missed": (1, 2)}


@pytest.mark.parametrize(
    ("moment", "counted"),
    [(at(31, 23, 59, month=7), 0), (at(1, 0), 1), (at(31, 23, 59), 1), (at(1, 0, month=9), 0)],
    ids=["just before", "first minute", "last minute", "just after"],
)
def test_a_month_goes_from_its_first_minute_to_its_last_at_shanghai(
    desk: Desk, household: Household, moment: int, counted: int
) -> None:
    done(desk, log_visit, Visit(at=moment, method="2", household=household.uid))

    assert next(statistics(desk.store, AUGUST)).numerator == counted


def demand(desk: Desk, **fields: object) -> Demand:
    usual = {"summary": "漏水", "category": "property", "status": "doing", "received": date(2026, 8, 3)}
    kept: Demand = keep(desk, Demand(**{**usual, **fields}))
    return kept


def test_a_demand_stands_on_the_timeline_of_who_asked_and_of_the_household(desk: Desk, household: Household) -> None:
    resident = keep(desk, Resident(name="张三", household=household.uid))
    one = demand(desk, resident=resident.uid, household=household.uid)

    assert [[event.record for event in timeline(desk.store, record)] for record in (resident, household)] == [[one], [one]]


def test_what_waits_is_told_up_to_the_day_with_who_handles_it_and_not_what_is_over(desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    demand(desk, summary="到期", due=date(2026, 8, 30), handler=member.uid)
    demand(desk, summary="太晚", due=date(2026, 8, 31))
    demand(desk, summary="办结", due=date(2026, 8, 29), status="closed")
    demand(desk, summary="暂难", due=date(2026, 8, 29), status="hard")

    assert [(one.text, one.who) for one in due(desk.store, date(2026, 8, 30))] == [
        ("诉求：暂难", ""),
        ("诉求：到期", "示例助手甲"),
    ]


@pytest.mark.parametrize(
    ("closed", "by", "is_due"),
    [
        (date(2023, 8, 28), date(2026, 8, 27), False),
        (date(2023, 8, 28), date(2026, 8, 28), True),
        (date(2024, 2, 29), date(2027, 2, 28), False),
        (date(2024, 2, 29), date(2027, 3, 1), True),
        (date(2020, 12, 31), date(2023, 12, 31), True),
    ],
)
def test_a_demand_is_due_for_deletion_three_years_after_it_was_closed(
    desk: Desk, closed: date, by: date, *, is_due: bool
) -> None:
    demand(desk, closed=closed, status="closed")

    assert bool(list(retention(desk.store, by))) is is_due


def test_the_submission_names_who_asked_with_area_and_class_and_the_day_it_went_up(desk: Desk) -> None:
    resident = keep(desk, Resident(name="张三"))
    one = demand(desk, resident=resident.uid, phone="13900001234", escalated=date(2026, 8, 10), affected=3)
    [sheet] = submission(desk.store, [one], "示例苑居民区")["demands"]  # type: ignore[misc]  # a list of mappings

    wanted = {"area": "示例苑居民区", "reporter": "张三", "phone": "13900001234", "category": "物业管理类"}
    assert {**sheet, **wanted} == sheet
    assert (sheet["day"], sheet["affected"]) == ("2026 年 8 月 10 日", "3")


def test_somebody_without_a_file_is_named_by_what_was_written(desk: Desk) -> None:
    [sheet] = submission(desk.store, [demand(desk, reporter="李四")], "")["demands"]  # type: ignore[misc]  # as above

    assert (sheet["reporter"], sheet["day"]) == ("李四", "")


def test_a_refusal_reads_so_on_the_timeline_and_counts_as_an_attempt(desk: Desk, household: Household) -> None:
    done(desk, log_visit, Visit(at=at(5), method="2", household=household.uid, refused=True))

    assert [event.text for event in timeline(desk.store, household)] == ["拒访"]
    assert {one.id: one.numerator for one in statistics(desk.store, AUGUST)}["visits_missed"] == 1


@pytest.mark.parametrize(("by", "count"), [(date(2029, 8, 4), 0), (date(2029, 8, 5), 1)])
def test_a_visit_is_due_for_deletion_after_three_years(desk: Desk, household: Household, by: date, count: int) -> None:
    done(desk, log_visit, Visit(at=at(5, 23, 59), method="2", household=household.uid))

    assert len(list(retention(desk.store, by))) == count
