"""What else waits behind the door of a task."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import keep

from desktop.modules.residents.records import Household, Resident
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import same_door
from desktop.modules.visits.records import Demand, Visit
from desktop.work.desk import Desk

Given = Callable[..., Task]


@pytest.fixture
def home(desk: Desk) -> Household:
    kept: Household = keep(desk, Household(address="示例路100弄2号301", head="张示例"))
    return kept


@pytest.fixture
def person(desk: Desk, home: Household) -> Resident:
    kept: Resident = keep(desk, Resident(name="张示例", household=home.uid, status="living"))
    return kept


def texts(desk: Desk, task: Task) -> list[str]:
    return [one.text for one in same_door(desk.store, task, desk.today)]


def test_open_tasks_demands_and_promised_visits_are_told_earliest_first(
    desk: Desk, home: Household, person: Resident, given: Given
) -> None:
    mate = keep(desk, Resident(name="王示例", household=home.uid, status="living"))
    given(subject="办老年卡", about=(mate.uid,), due=date(2026, 9, 5))
    keep(desk, Demand(summary="厨房漏水", status="doing", household=home.uid, due=date(2026, 9, 3)))
    keep(desk, Visit(at=1, method="2", household=home.uid, next_on=date(2026, 9, 1), next_why="送药"))
    task = given(about=(person.uid,))

    assert texts(desk, task) == ["约好再去：送药", "诉求：厨房漏水", "任务：办老年卡"]


def test_what_is_over_closed_or_kept_is_not_told(desk: Desk, home: Household, person: Resident, given: Given) -> None:
    given("accept", "submit", "approve", about=(person.uid,))
    keep(desk, Demand(summary="厨房漏水", status="closed", household=home.uid))
    keep(desk, Visit(at=1, method="2", household=home.uid, next_on=date(2026, 9, 1)))
    keep(desk, Visit(at=2, method="2", household=home.uid))

    assert texts(desk, given(about=(person.uid,))) == []


def test_a_visit_that_met_nobody_keeps_no_promise(desk: Desk, home: Household, person: Resident, given: Given) -> None:
    keep(desk, Visit(at=1, method="2", household=home.uid, next_on=date(2026, 9, 1), next_why="送药"))
    keep(desk, Visit(at=2, method="2", household=home.uid, missed=True))

    assert texts(desk, given(about=(person.uid,))) == ["约好再去：送药"]


def test_the_task_itself_and_the_demand_it_comes_from_are_nothing_else(
    desk: Desk, home: Household, person: Resident, given: Given
) -> None:
    demand = keep(desk, Demand(summary="厨房漏水", status="doing", household=home.uid))

    assert texts(desk, given(about=(person.uid,), origin=demand.uid)) == []


def test_the_door_of_a_demand_counts_without_people(desk: Desk, home: Household, person: Resident, given: Given) -> None:
    demand = keep(desk, Demand(summary="厨房漏水", status="doing", household=home.uid))
    given(subject="办老年卡", about=(person.uid,))

    assert texts(desk, given(origin=demand.uid)) == ["任务：办老年卡"]


def test_a_task_about_a_whole_lane_is_about_nobodys_door(desk: Desk) -> None:
    people = []
    for number in range(6):
        home = keep(desk, Household(address=f"示例路100弄{number + 1}号301"))
        keep(desk, Demand(summary="漏水", status="doing", household=home.uid))
        people.append(keep(desk, Resident(name="示例人", household=home.uid)).uid)

    assert texts(desk, Task(about=tuple(people))) == []
    assert texts(desk, Task(about=tuple(people[:5]))) == ["诉求：漏水"] * 5


def test_about_nobody_there_is_no_door(desk: Desk, given: Given) -> None:
    assert texts(desk, given()) == []
