"""The year of the demo, as planned."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.demo.roster import settle
from desktop.demo.year import Scene, Step, Worker, steps
from desktop.model.rights import Actor

TODAY = date(2026, 8, 28)
SECRETARY = Worker("MEMBER-1", Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1"))
ASSISTANT = Worker("MEMBER-2", Actor("示例助手甲", "assistant", "ACCOUNT-2", "AREA-1"))


def scene(seed: int = 5) -> Scene:
    return Scene(settle(300, 5).residents, (SECRETARY, ASSISTANT), TODAY, seed)


@pytest.fixture(scope="module")
def year() -> list[Step]:
    return steps(scene())


def test_steps_come_in_order_of_time_and_lie_within_the_year(year: list[Step]) -> None:
    moments = [step.at for step in year]

    assert moments == sorted(moments)
    assert (TODAY - moments[0].date()).days <= 366
    assert moments[-1].date() <= TODAY


def test_everyone_has_work_to_do(year: list[Step]) -> None:
    assert {step.who.name for step in year} == {"示例书记", "示例助手甲"}


def test_the_same_seed_plans_the_same_year(year: list[Step]) -> None:
    again = steps(scene())

    assert [(step.at, step.who, step.label) for step in again] == [(step.at, step.who, step.label) for step in year]


def test_another_seed_plans_another_year(year: list[Step]) -> None:
    assert [step.at for step in steps(scene(6))] != [step.at for step in year]


def test_a_neighbourhood_of_few_has_a_year_too() -> None:
    assert steps(Scene(settle(100, 1).residents, (SECRETARY, ASSISTANT), TODAY, 1))
