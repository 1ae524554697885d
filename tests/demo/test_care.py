"""Care in the demo: everything lawful, nothing about illness."""

from __future__ import annotations

from datetime import date

from desktop.demo.care import HELPS, PROMISES, care_steps
from desktop.demo.roster import settle
from desktop.demo.year import Scene, Worker
from desktop.model.rights import Actor
from desktop.modules.residents.records import CareTag
from desktop.modules.residents.rules import care

TODAY = date(2026, 8, 28)
SECRETARY = Worker("MEMBER-1", Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1"))
ASSISTANT = Worker("MEMBER-2", Actor("示例助手甲", "assistant", "ACCOUNT-2", "AREA-1"))


def test_what_is_written_is_nothing_that_is_never_kept() -> None:
    assert [one for one in HELPS for _ in care.warnings(CareTag(need=one.need))] == []


def test_everything_lies_within_the_year() -> None:
    steps = care_steps(Scene(settle(800, 5).residents, (SECRETARY, ASSISTANT), TODAY, 5))

    assert len(steps) > sum(one.count for one in HELPS) // 2 + len(PROMISES)
    assert all(0 <= (TODAY - step.at.date()).days <= 366 for step in steps)


def test_a_neighbourhood_of_few_cares_for_fewer() -> None:
    assert care_steps(Scene(settle(100, 1).residents, (SECRETARY, ASSISTANT), TODAY, 1))
