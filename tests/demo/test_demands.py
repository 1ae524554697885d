"""What people of the demo ask for."""

from __future__ import annotations

import csv
from datetime import date

from desktop.base.paths import resources
from desktop.demo.demands import WISHES, demand_steps
from desktop.demo.roster import settle
from desktop.demo.year import Scene, Worker
from desktop.model.codes import CodeList
from desktop.model.rights import Actor
from desktop.modules.visits.records import Demand

TODAY = date(2026, 8, 28)
SECRETARY = Worker("MEMBER-1", Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1"))
ASSISTANT = Worker("MEMBER-2", Actor("示例助手甲", "assistant", "ACCOUNT-2", "AREA-1"))


def test_codes_are_of_their_lists() -> None:
    for name in ("category", "topic", "source", "urgency"):
        codes = {getattr(wish, name) for wish in WISHES} - {""}
        assert codes <= set(Demand.fields[name].kind.codes.entries)  # type: ignore[attr-defined]  # these are code fields


def test_every_class_of_problem_and_some_of_every_year_are_there() -> None:
    assert {wish.category for wish in WISHES} == set(CodeList("demand_category").entries)
    assert max(wish.ago for wish in WISHES) < 366


def test_nothing_is_said_that_the_program_would_not_read_from_a_remark() -> None:
    with (resources() / "roster" / "withheld.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    words = "\n".join(wish.summary + wish.words for wish in WISHES)

    assert [row["word"] for row in rows if row["where"] in ("text", "both") and row["word"] in words] == []


def test_steps_lie_within_the_year_and_begin_with_noting_each_demand() -> None:
    steps = list(demand_steps(Scene(settle(300, 5).residents, (SECRETARY, ASSISTANT), TODAY, 5)))

    assert all(step.at.date() <= TODAY for step in steps)
    assert sum(step.who == ASSISTANT.actor for step in steps) == len(WISHES)
