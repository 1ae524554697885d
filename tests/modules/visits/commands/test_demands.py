"""Demands offered from a person, a household, a visit; and the way to the ledgers."""

from __future__ import annotations

from typing import Any

import pytest
from office import keep

from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.commands import DEMANDS, LEDGERS
from desktop.modules.visits.records import Demand, DemandLimits, Visit
from desktop.modules.visits.rules.demands import LIMITS
from desktop.work.desk import Desk


@pytest.fixture
def household(desk: Desk) -> Household:
    kept: Household = keep(desk, Household(address="示例路100弄5号302", head="张三"))
    return kept


def begun(desk: Desk, *selected: Any) -> Any:
    """What the form shows before anything is typed."""
    seen: list[Any] = []
    ask: Any = desk.ask
    ask.answers = [seen.append]
    desk.selected = selected
    DEMANDS[0].run(desk)
    return seen[0]


def test_without_a_selection_only_the_day_is_filled_in(desk: Desk) -> None:
    assert begun(desk) == Demand(received=desk.today, urgency="normal")


def test_a_resident_comes_with_the_household(desk: Desk, household: Household) -> None:
    resident = keep(desk, Resident(name="张三", household=household.uid))
    one = begun(desk, resident)

    assert (one.resident, one.household) == (resident.uid, household.uid)


def test_a_household_comes_with_its_address(desk: Desk, household: Household) -> None:
    one = begun(desk, household)

    assert (one.resident, one.household, one.address) == (None, household.uid, "示例路100弄5号302")


@pytest.mark.parametrize(("method", "source"), [("2", "visit"), ("3", "phone"), ("4", None)])
def test_a_visit_comes_with_what_was_said_and_how(desk: Desk, method: str, source: str | None) -> None:
    visit = keep(desk, Visit(method=method, resident="R", household="H", words="楼道灯不亮"))
    one = begun(desk, visit)

    assert (one.visit, one.resident, one.household, one.summary) == (visit.uid, "R", "H", "楼道灯不亮")
    assert one.source == source


def test_the_limits_open_as_they_are(desk: Desk) -> None:
    seen: list[DemandLimits] = []
    ask: Any = desk.ask
    ask.answers = [seen.append]
    next(one for one in DEMANDS if one.id == "visits.limits").run(desk)

    assert seen == [LIMITS]


def test_the_ledgers_are_a_part_of_the_visits_page(desk: Desk) -> None:
    went: list[tuple[str, str]] = []
    desk.go = lambda *where: went.append(where)
    LEDGERS.run(desk)

    assert went == [("visits", "ledgers")]
