"""Visits filed, told on the pages of those visited, and refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from office import done, keep

from desktop.base.clock import SHANGHAI
from desktop.base.errors import DeskError, StaleError
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit, log_visits, visits_of
from desktop.modules.visits.service.visits import last_visits
from desktop.work.desk import Desk


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

    assert label == "记走访：张三"


def test_one_undo_takes_a_visit_back(desk: Desk, household: Household) -> None:
    done(desk, log_visit, Visit(method="2", household=household.uid))
    desk.undo_last()

    assert desk.store.count(Visit) == 0


def test_a_walk_is_filed_as_one_step(desk: Desk, household: Household) -> None:
    other = keep(desk, Household(address="示例路100弄5号303"))
    walk = [Visit(method="2", household=household.uid), Visit(method="2", household=other.uid, missed=True)]

    number = done(desk, log_visits, walk)
    (label,) = desk.store.connection.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    kept = desk.store.count(Visit)
    desk.undo_last()

    assert (number, label, kept, desk.store.count(Visit)) == (2, "记走访 2 次", 2, 0)


def test_of_a_walk_with_a_visit_that_cannot_be_nothing_is_kept(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError):
        done(desk, log_visits, [Visit(method="2", household=household.uid), Visit(method="2")])

    assert desk.store.count(Visit) == 0


def test_a_plan_is_coloured_by_the_last_visit(desk: Desk, household: Household, resident: Resident) -> None:
    never = last_visits(desk.store, date(2026, 8, 28))
    done(desk, log_visit, Visit(at=at(20), method="2", household=household.uid))
    seen = last_visits(desk.store, date(2026, 8, 28))

    assert (never[household.uid].tone, seen[household.uid].tone, seen[household.uid].word) == ("bad", "ok", "8 天前走到")
