"""Demands noted and changed, and their limits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand, DemandLimits
from desktop.modules.visits.rules.demands import LIMITS
from desktop.modules.visits.service import change_demand, demands_of, limits_of, log_demand, set_limits, standing
from desktop.work.desk import Desk


@pytest.fixture
def resident(desk: Desk) -> Resident:
    household = keep(desk, Household(address="示例路100弄5号302", head="张三"))
    kept: Resident = keep(
        desk, Resident(name="张三", household=household.uid, address="示例路100弄5号302", phone="13900001234")
    )
    return kept


def asked(**fields: Any) -> Demand:
    return Demand(**{"summary": "厨房漏水", "category": "property", "reporter": "李四", **fields})


def test_a_demand_is_new_with_number_and_limits(desk: Desk) -> None:
    one = done(desk, log_demand, asked())

    assert (one.no, one.status, one.received) == ("SQ-2026-0001", "new", date(2026, 8, 28))
    assert (one.due, one.close_by) == (date(2026, 8, 31), date(2026, 9, 18))


def test_household_address_and_telephone_follow_from_the_resident(desk: Desk, resident: Resident) -> None:
    one = done(desk, log_demand, asked(resident=resident.uid, reporter=None))

    assert (one.household, one.address, one.phone) == (resident.household, "示例路100弄5号302", "13900001234")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"reporter": None}, "反映人：写明是谁反映的，或者哪一户"),
        ({"summary": None}, "问题简述：必填"),
        ({"category": None}, "归类：必填"),
        ({"summary": "打到卡里 6222021234567890128"}, "问题简述：里有银行卡号，小巷不存银行卡号"),
        ({"received": date(2026, 8, 29)}, "收到日期不能晚于今天"),
    ],
)
def test_a_demand_that_cannot_be_is_refused_and_not_kept(desk: Desk, fields: dict[str, Any], why: str) -> None:
    with pytest.raises(DeskError) as refusal:
        done(desk, log_demand, asked(**fields))

    assert (refusal.value.title, desk.store.count(Demand)) == (f"诉求没有登记：{why}", 0)


def test_a_demand_of_somebody_no_longer_kept_is_refused(desk: Desk, resident: Resident) -> None:
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(resident)

    with pytest.raises(StaleError):
        done(desk, log_demand, asked(resident=resident.uid))


def test_what_a_form_says_of_state_and_result_does_not_count(desk: Desk) -> None:
    one = done(desk, log_demand, asked(status="closed", result="修好了", told_on=date(2026, 8, 1), handler="M"))

    assert (one.status, one.result, one.told_on, one.handler) == ("new", None, None, None)


def test_a_change_keeps_the_limits_unless_the_day_or_its_weight_is_another(desk: Desk) -> None:
    one = done(desk, log_demand, asked())
    same = done(desk, change_demand, one, Demand(**{**fields(one), "summary": "厨房顶漏水"}))
    other = done(desk, change_demand, same, Demand(**{**fields(same), "lengthy": True}))

    assert [each.close_by for each in (same, other)] == [date(2026, 9, 18), date(2026, 11, 26)]


def fields(record: Demand) -> dict[str, Any]:
    return {"uid": record.uid, **{name: getattr(record, name) for name in record.fields}}


@pytest.mark.parametrize(
    ("changed", "refused"),
    [({"status": "closed"}, RefusedError), ({"told_on": date(2026, 8, 1)}, RefusedError), ({"reporter": None}, DeskError)],
)
def test_a_change_takes_no_step_and_forgets_nobody(desk: Desk, changed: dict[str, Any], refused: type[DeskError]) -> None:
    one = done(desk, log_demand, asked())

    with pytest.raises(refused):
        done(desk, change_demand, one, Demand(**{**fields(one), **changed}))


def test_the_limits_are_the_usual_ones_until_the_area_sets_its_own(desk: Desk) -> None:
    before = limits_of(desk.store, desk.actor)
    done(desk, set_limits, DemandLimits(accept=2, close=20))
    done(desk, set_limits, DemandLimits(accept=2, close=10))
    one = done(desk, log_demand, asked())

    assert before == LIMITS
    assert (one.due, one.close_by, desk.store.count(DemandLimits)) == (date(2026, 9, 1), date(2026, 9, 11), 1)


def test_a_limit_of_no_days_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="时限没有改"):
        done(desk, set_limits, DemandLimits(accept=0))


def test_only_the_secretary_sets_limits(office: Office, desk: Desk) -> None:
    helping = office.desk(as_role(desk, "assistant"))

    with pytest.raises(RefusedError):
        done(helping, set_limits, DemandLimits(accept=2))


def test_demands_of_a_person_are_their_own_and_those_of_the_household_latest_first(desk: Desk, resident: Resident) -> None:
    own = done(desk, log_demand, asked(resident=resident.uid, received=date(2026, 8, 3)))
    shared = done(desk, log_demand, asked(household=resident.household, reporter=None))
    done(desk, log_demand, asked())

    assert list(demands_of(desk.store, resident)) == [shared, own]


def test_whoever_helps_handles_it_too(office: Office, desk: Desk) -> None:
    helping = office.desk(as_role(desk, "assistant"))
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", account=helping.actor.account))
    one = done(desk, log_demand, asked(co_handlers=(member.uid,)))

    assert standing(desk.store, helping.actor, one).is_handler
    assert not standing(desk.store, desk.actor, one).is_handler
