"""The monthly sheet of outreach: equal to a count by hand, and to a plain count over whatever happened."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import keep

from desktop.base.clock import SHANGHAI, local_day
from desktop.modules.residents.records import BuildingGroup
from desktop.modules.visits.records import Demand, Visit
from desktop.modules.visits.rules.demands import is_carried
from desktop.work.cycle import Cycle
from desktop.work.desk import Desk
from desktop.work.ledger import Ledger, named
from desktop.work.module import Period
from desktop.work.tally import cells, tally

AUGUST = Cycle.MONTH.around(date(2026, 8, 28))
BY_HAND = """
走访     入户走访（次）        2  4
         非入户走访（次）      1  2
问题归类 民生类                1  1
         公共环境卫生类        0  1
         物业管理类            2  2
         治安管理类            0  0
         征询问题类            1  1
         其他                  1  1
         合计                  5  6
解决层面 居民区已解决          2  2
         块层面自行解决        0  0
         街镇层面协调解决      1  1
         双代表解决            0  1
         短时期内难以解决      1  1
其他     化解重大矛盾（起）    1  1
         上报街道待解决        1  1
上年遗留 上年遗留问题          3  3
         上年遗留已办结        1/3（33.3%）  2/3（66.7%）
         上年未解决            1  1
力量     块数（楼组）          2  2
         组团力量（人）        2  3
"""


@pytest.fixture
def sheet(desk: Desk) -> Ledger:
    found = named(desk.ledgers()[0], "X07")
    assert found
    return found


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).timestamp() * 1000)


def visits() -> list[Visit]:
    """Two calls at the door in August, one of them in its last minute; one telephone call; before it two calls and one more."""
    return [
        Visit(at=at(2026, 8, 1, 0), method="2", visitors=("A", "B")),
        Visit(at=at(2026, 8, 31, 23, 59), method="2", visitors=("A",)),
        Visit(at=at(2026, 8, 5), method="3"),
        Visit(at=at(2026, 1, 1, 0), method="2", visitors=("C",)),
        Visit(at=at(2026, 7, 31, 23, 59), method="2", visitors=("A",)),
        Visit(at=at(2026, 7, 1), method="6"),
        Visit(at=at(2025, 12, 31, 23, 59), method="2", visitors=("D",)),
        Visit(at=at(2026, 9, 1, 0), method="2", visitors=("E",)),
    ]


def demands() -> list[Demand]:
    """Five of August, one of January, three carried over from last year, one that was closed last year, one of September."""
    new_year, eve = date(2026, 1, 1), date(2025, 12, 31)

    def of(received: date, category: str | None, **said: Any) -> Demand:
        return Demand(summary="事", received=received, category=category, **said)

    mid = date(2026, 8, 14)
    return [
        of(date(2026, 8, 1), "livelihood", level="area", level_on=mid, major=True),
        of(date(2026, 8, 31), "property", level="street", level_on=mid, escalated=date(2026, 8, 3), street_on=mid),
        of(date(2026, 8, 3), "property", escalated=date(2026, 8, 3)),
        of(date(2026, 8, 4), "inquiry", level="area", level_on=mid, closed=mid),
        of(date(2026, 8, 5), "other", level="hard", level_on=date(2026, 8, 31), major=True),
        of(new_year, "environment", level="delegates", level_on=date(2026, 7, 31)),
        of(eve, "security", closed=date(2026, 8, 31)),
        of(eve, "security", closed=new_year),
        of(date(2024, 5, 1), None),
        of(date(2024, 5, 1), "property", closed=eve, level="area", level_on=eve),
        of(date(2026, 9, 1), "livelihood", level="area", level_on=date(2026, 9, 1), escalated=date(2026, 9, 1)),
    ]


def test_the_sheet_is_what_a_count_by_hand_says(desk: Desk, sheet: Ledger) -> None:
    keep(desk, *visits(), *demands(), BuildingGroup(name="1号"), BuildingGroup(name="2号"))
    lines = ["".join(row) for row in cells(tally(desk.store, sheet, AUGUST), cumulative=True)]

    assert [line.replace(" ", "") for line in lines] == ["".join(line.split()) for line in BY_HAND.strip().splitlines()]


def test_what_is_in_the_bin_does_not_count(desk: Desk, sheet: Ledger) -> None:
    [visit] = [keep(desk, Visit(at=at(2026, 8, 5), method="2"))]
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(visit)

    assert tally(desk.store, sheet, AUGUST)[0].number == 0


def test_a_carried_demand_is_the_same_to_the_sheet_and_to_the_page(desk: Desk, sheet: Ledger) -> None:
    keep(desk, *demands())
    line = next(one for one in tally(desk.store, sheet, AUGUST) if one.row.id == "carried_in")

    assert line.number == sum(is_carried(one, 2026) for one in demands())


DAYS = st.dates(date(2025, 11, 1), date(2027, 2, 28))
SOME_DAY = st.none() | DAYS
LEVELS = ("area", "block", "street", "delegates", "hard")
CATEGORIES = ("livelihood", "environment", "property", "security", "inquiry", "other")
VISITS = st.builds(
    lambda day, minute, method, people: Visit(
        at=int(datetime.combine(day, time(minute // 60, minute % 60), SHANGHAI).timestamp() * 1000),
        method=method,
        visitors=tuple(sorted(people)) or None,
    ),
    DAYS,
    st.integers(0, 1439),
    st.sampled_from("123456"),
    st.sets(st.sampled_from("ABCD")),
)
DEMANDS = st.builds(
    Demand,
    summary=st.just("事"),
    received=DAYS,
    category=st.none() | st.sampled_from(CATEGORIES),
    level=st.none() | st.sampled_from(LEVELS),
    level_on=SOME_DAY,
    major=st.none() | st.booleans(),
    escalated=SOME_DAY,
    street_on=SOME_DAY,
    closed=SOME_DAY,
)


def plain(visits: list[Visit], demands: list[Demand], span: Period) -> dict[str, int]:
    """The same numbers, one record after the other."""
    found = dict.fromkeys(("visits_at_door", "visits_other", *(f"demands_{c}" for c in CATEGORIES)), 0)
    found |= dict.fromkeys((*SOLVED.values(), "major_settled", "waiting_street"), 0)
    found |= {"carried_in": 0, "carried_settled": 0, "carried_open": 0}
    people: set[str] = set()
    new_year = date(span.last.year, 1, 1)
    for visit in visits:
        if span.first <= local_day(visit.at or 0) <= span.last:
            found["visits_at_door" if visit.method == "2" else "visits_other"] += 1
            people |= set(visit.visitors or ())
    for one in demands:
        assert one.received
        if span.first <= one.received <= span.last:
            found[f"demands_{one.category or 'other'}"] += 1
        if one.level and one.level_on and span.first <= one.level_on <= span.last:
            found[SOLVED[one.level]] += 1
            found["major_settled"] += bool(one.major) and one.level != "hard"
        if one.escalated and one.escalated <= span.last and not reached(one.street_on, span) and not reached(one.closed, span):
            found["waiting_street"] += 1
        if one.received < new_year:
            found["carried_in"] += one.closed is None or one.closed >= new_year
            found["carried_open"] += not reached(one.closed, span)
            found["carried_settled"] += one.closed is not None and span.first <= one.closed <= span.last
    total = sum(found[f"demands_{c}"] for c in CATEGORIES)
    return {**found, "demands": total, "visitors": len(people), "blocks": 0}


SOLVED = {"area": "solved_area", "block": "solved_block", "street": "solved_street", "delegates": "solved_delegates"} | {
    "hard": "hard_now"
}


def reached(day: date | None, span: Period) -> bool:
    return day is not None and day <= span.last


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VISITS, max_size=12), st.lists(DEMANDS, max_size=12), st.sampled_from(list(Cycle)), DAYS)
def test_the_sheet_is_what_a_plain_count_says(
    desk: Desk, sheet: Ledger, some: list[Visit], others: list[Demand], cycle: Cycle, day: date
) -> None:
    """What earlier examples left is counted too: the plain count reads everything that is kept."""
    keep(desk, *some, *others)
    period = cycle.around(day)
    lines = tally(desk.store, sheet, period)
    all_visits, all_demands = list(desk.store.find(Visit)), list(desk.store.find(Demand))
    whole_year = Period(date(period.last.year, 1, 1), period.last)

    assert {one.row.id: one.number for one in lines} == plain(all_visits, all_demands, period)
    assert {one.row.id: one.year for one in lines} == plain(all_visits, all_demands, whole_year)


def test_the_days_around_new_year_fall_on_their_own_side(desk: Desk, sheet: Ledger) -> None:
    keep(
        desk, *(Demand(summary="事", received=date(2026, 12, 31) + timedelta(days=ahead), category="other") for ahead in (0, 1))
    )
    numbers = {
        day.year: next(one for one in tally(desk.store, sheet, Cycle.YEAR.around(day)) if one.row.id == "demands").number
        for day in (date(2026, 6, 1), date(2027, 6, 1))
    }

    assert numbers == {2026: 1, 2027: 1}
