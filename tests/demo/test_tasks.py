"""Tasks of the demo."""

from __future__ import annotations

import csv
from datetime import date

from desktop.base.paths import resources
from desktop.demo.roster import settle
from desktop.demo.tasks import JOBS, task_steps
from desktop.demo.year import Scene, Worker
from desktop.model.rights import Actor
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import starters

TODAY = date(2026, 8, 28)
SECRETARY = Worker("MEMBER-1", Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1"))
ASSISTANTS = tuple(Worker(f"MEMBER-{n}", Actor("示例助手", "assistant", f"ACCOUNT-{n}", "AREA-1")) for n in (2, 3))


def test_every_task_is_made_from_a_template_that_comes_with_the_program() -> None:
    assert {job.template for job in JOBS} <= {one.name for one in starters()}
    assert {job.source for job in JOBS} <= set(Task.fields["source"].kind.codes.entries)  # type: ignore[attr-defined]


def test_nothing_is_said_that_the_program_would_not_read_from_a_remark() -> None:
    with (resources() / "roster" / "withheld.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    words = "\n".join(f"{job.subject}{job.words}{job.said}" for job in JOBS)

    assert [row["word"] for row in rows if row["where"] in ("text", "both") and row["word"] in words] == []


def test_steps_lie_in_the_last_weeks_and_belong_to_those_who_take_them() -> None:
    scene = Scene(settle(300, 5).residents, (SECRETARY, *ASSISTANTS), TODAY, 5)
    steps = list(task_steps(scene))

    assert all(step.at.date() <= TODAY for step in steps)
    assert {step.who.account for step in steps} == {"ACCOUNT-1", "ACCOUNT-2", "ACCOUNT-3"}
