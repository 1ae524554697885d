"""Visits filed, told on the pages of those visited, counted."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from office import done, keep

from desktop.base.clock import SHANGHAI
from desktop.base.errors import DeskError, StaleError
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit, log_visits, statistics, timeline, visits_of
from desktop.modules.visits.service.calls import last_visits, retention
from desktop.work.desk import Desk
from desktop.work.module import Period

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))


@pytest.fixture
def household(desk: Desk) -> Household:
    kept: Household = keep(desk, Household(address="示例路100弄5号302", head="张三"))
    return kept


@pytest.fixture
def resident(desk: Desk, household: Household) -> Resident:
    kept: Resident = keep(desk, Resident(name="张三", household=household.uid))
    return kept


def at(day: int, hour: int = 9, minute: int = 0, month: int = 8) -> int:
    return int(datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI).timestamp() * 1000)


def test_a_visit_to_a_member_counts_for_the_household(desk: Desk, resident: Resident, household: Household) -> None:
    visit = done(desk, log_visit, Visit(method="2", resident=resident.uid))

    assert list(visits_of(desk.store, household)) == [visit]


def test_a_visit_to_the_household_stands_on_every_members_page(desk: Desk, resident: Resident, household: Household) -> None:
    visit = done(desk, log_visit, Visit(method="2", household=household.uid))

    assert list(visits_of(desk.store, resident)) == [visit]


def test_a_visit_to_one_member_stands_on_the_others_page(desk: Desk, resident: Resident, household: Household) -> None:
    wife = keep(desk, Resident(name="李四", household=household.uid))
    visit = done(desk, log_visit, Visit(method="2", resident=wife.uid))

    assert list(visits_of(desk.store, resident)) == [visit]


def test_a_visit_stays_with_the_person_who_moves_away(desk: Desk, resident: Resident) -> None:
    visit = done(desk, log_visit, Visit(method="2", resident=resident.uid))
    elsewhere = keep(desk, Household(address="示例路100弄9号101"))
    with desk.file.unit("搬", desk.actor) as unit:
        unit.change(resident, Resident(uid=resident.uid, name="张三", household=elsewhere.uid))

    assert list(visits_of(desk.store, desk.store.get(Resident, resident.uid) or resident)) == [visit]


def test_someone_without_a_household_has_only_their_own_visits(desk: Desk, household: Household) -> None:
    loner = keep(desk, Resident(name="王五"))
    done(desk, log_visit, Visit(method="2", household=household.uid))

    assert list(visits_of(desk.store, loner)) == []


def test_the_latest_visit_comes_first(desk: Desk, household: Household) -> None:
    early, late = (done(desk, log_visit, Visit(at=at(day), method="2", household=household.uid)) for day in (3, 20))

    assert list(visits_of(desk.store, household)) == [late, early]


def test_the_time_is_now_unless_it_is_told(desk: Desk, household: Household) -> None:
    visit = done(desk, log_visit, Visit(method="2", household=household.uid))

    assert Visit.fields["at"].kind.show(visit.at) == "2026-08-28 09:00"


def test_the_signed_in_member_is_the_visitor_unless_others_are_named(desk: Desk, household: Household) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))
    other = keep(desk, Member(name="示例助手甲", role="young_assistant"))

    own = done(desk, log_visit, Visit(method="2", household=household.uid))
    others = done(desk, log_visit, Visit(method="2", household=household.uid, visitors=(other.uid,)))

    assert (own.visitors, others.visitors) == ((me.uid,), (other.uid,))


@pytest.mark.parametrize(
    ("visit", "why"),
    [
        (Visit(method="2"), "居民：写明走访了谁，或者哪一户"),
        (Visit(method="3", household="H", missed=True), "未遇：只有上门走访才记未遇"),
        (Visit(household="H"), "方式：必填"),
        (Visit(method="99", household="H"), "方式：没有“99”这一项"),
        (Visit(method="2", household="H", words="打到卡里 6222021234567890128"), "情况：里有银行卡号，小巷不存银行卡号"),
    ],
)
def test_a_visit_that_cannot_be_is_refused_and_not_kept(desk: Desk, visit: Visit, why: str) -> None:
    with pytest.raises(DeskError) as refusal:
        done(desk, log_visit, visit)

    assert (refusal.value.title, desk.store.count(Visit)) == (f"走访没有登记：{why}", 0)


def test_a_visit_to_somebody_no_longer_kept_is_refused(desk: Desk, resident: Resident) -> None:
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(resident)

    with pytest.raises(StaleError):
        done(desk, log_visit, Visit(method="2", resident=resident.uid))


def test_the_log_names_who_was_visited(desk: Desk, resident: Resident) -> None:
    done(desk, log_visit, Visit(method="2", resident=resident.uid))
    (label,) = desk.store.connection.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()

    assert label == "登记走访：张三"


def test_one_undo_takes_a_visit_back(desk: Desk, household: Household) -> None:
    done(desk, log_visit, Visit(method="2", household=household.uid))
    desk.undo_last()

    assert desk.store.count(Visit) == 0


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
    found = {one.id: (one.numerator, one.denominator) for one in statistics(desk.store, AUGUST)}

    assert found == {
        "visits_at_door": (2, None),
        "visits_other": (2, None),
        "visits_missed": (1, 2),
        "households_reached": (0, 0),
    }


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


def test_a_walk_is_filed_as_one_step(desk: Desk, household: Household) -> None:
    other = keep(desk, Household(address="示例路100弄5号303"))
    walk = [Visit(method="2", household=household.uid), Visit(method="2", household=other.uid, missed=True)]

    number = done(desk, log_visits, walk)
    (label,) = desk.store.connection.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    kept = desk.store.count(Visit)
    desk.undo_last()

    assert (number, label, kept, desk.store.count(Visit)) == (2, "登记走访 2 次", 2, 0)


def test_of_a_walk_with_a_visit_that_cannot_be_nothing_is_kept(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError):
        done(desk, log_visits, [Visit(method="2", household=household.uid), Visit(method="2")])

    assert desk.store.count(Visit) == 0


def test_a_refusal_reads_so_on_the_timeline_and_counts_as_an_attempt(desk: Desk, household: Household) -> None:
    done(desk, log_visit, Visit(at=at(5), method="2", household=household.uid, refused=True))

    assert [event.text for event in timeline(desk.store, household)] == ["拒访"]
    assert {one.id: one.numerator for one in statistics(desk.store, AUGUST)}["visits_missed"] == 1


@pytest.mark.parametrize(("by", "count"), [(date(2029, 8, 4), 0), (date(2029, 8, 5), 1)])
def test_a_visit_is_due_for_deletion_after_three_years(desk: Desk, household: Household, by: date, count: int) -> None:
    done(desk, log_visit, Visit(at=at(5, 23, 59), method="2", household=household.uid))

    assert len(list(retention(desk.store, by))) == count


def test_a_plan_is_coloured_by_the_last_visit(desk: Desk, household: Household, resident: Resident) -> None:
    never = last_visits(desk.store, date(2026, 8, 28))
    done(desk, log_visit, Visit(at=at(20), method="2", household=household.uid))
    seen = last_visits(desk.store, date(2026, 8, 28))

    assert (never[household.uid].tone, seen[household.uid].tone, seen[household.uid].word) == ("bad", "ok", "8 天前走到")
