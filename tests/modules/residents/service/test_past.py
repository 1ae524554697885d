"""Who has lived where."""

from __future__ import annotations

from datetime import date

import pytest
from office import done, keep

from desktop.modules.residents.records import Home, Household, Resident
from desktop.modules.residents.service import add_member, depart, move_to, stays_of
from desktop.modules.residents.service.past import timeline
from desktop.work.desk import Desk

CAME, MOVED = date(2019, 3, 1), date(2024, 5, 1)


@pytest.fixture
def household(desk: Desk) -> Household:
    made: Household = keep(desk, Household(address="示例路100弄5号302"))
    return made


@pytest.fixture
def mover(desk: Desk, household: Household) -> Resident:
    one = done(desk, add_member, household, Resident(name="张三"), "0", CAME)
    moved: Resident = done(desk, move_to, one, "示例路100弄9号101", MOVED, "0")
    return moved


def test_a_person_has_all_their_stays_the_latest_first(desk: Desk, mover: Resident) -> None:
    spans = [(lived.household.address, lived.span) for lived in stays_of(desk.store, mover)]

    assert spans == [("示例路100弄9号101", "2024-05-01 至今"), ("示例路100弄5号302", "2019-03-01 至 2024-05-01")]


def test_a_household_has_whoever_lived_in_it(desk: Desk, household: Household, mover: Resident) -> None:
    assert [(lived.person.name, lived.span) for lived in stays_of(desk.store, household)] == [
        ("张三", "2019-03-01 至 2024-05-01")
    ]


def test_a_home_has_no_stays(desk: Desk) -> None:
    assert stays_of(desk.store, Home()) == []


def test_the_timeline_tells_when_somebody_came_and_went(desk: Desk, household: Household, mover: Resident) -> None:
    gone = done(desk, depart, mover, "moved", None, "示例省")
    told = [(event.kind, event.text) for event in timeline(desk.store, gone)]

    assert ("离开", "示例路100弄9号101") in told
    assert ("入住", "示例路100弄5号302（本人）") in told
    assert ("迁出", "示例省") in told
    assert [event.kind for event in timeline(desk.store, household)] == ["入住", "离开"]


def test_a_day_nobody_knows_is_told_by_nothing(desk: Desk, household: Household) -> None:
    one = done(desk, add_member, household, Resident(name="李四"), "1")

    assert ([event.kind for event in timeline(desk.store, one)], stays_of(desk.store, one)[0].span) == ([], "至今")
