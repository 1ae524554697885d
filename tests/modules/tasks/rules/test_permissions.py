"""Who may take which step, by how they stand to the task."""

from __future__ import annotations

from itertools import product

import pytest

from desktop.model.codes import CodeList
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Standing, Step, Who

STANDINGS = {
    "secretary": Standing(is_secretary=True),
    "assigner": Standing(is_assigner=True),
    "checker": Standing(is_checker=True),
    "assignee": Standing(is_assignee=True),
    "helper": Standing(is_helper=True),
    "stranger": Standing(),
    "secretary's own": Standing(is_secretary=True, is_assigner=True, is_assignee=True),
    "secretary who helped": Standing(is_secretary=True, is_helper=True),
    "assigner who helped": Standing(is_assigner=True, is_helper=True),
}
SENIOR = {"secretary", "assigner", "checker", "secretary who helped"}
GIVERS = {"secretary", "assigner", "secretary's own", "secretary who helped", "assigner who helped"}
DOERS = {"assignee", "helper", "secretary's own", "secretary who helped", "assigner who helped"}
EVERYONE = set(STANDINGS) - {"stranger"}

TABLE = {
    Step.ASSIGN: GIVERS,
    Step.ACCEPT: {"assignee", "secretary", "secretary's own", "secretary who helped"},
    Step.SUBMIT: {"assignee", "secretary", "secretary's own", "secretary who helped"},
    Step.PASS: SENIOR,
    Step.RETURN: SENIOR,
    Step.TAKE_BACK: SENIOR,
    Step.PAUSE: GIVERS | {"assignee"},
    Step.RESUME: GIVERS | {"assignee"},
    Step.HELP: DOERS,
    Step.ADVISE: GIVERS | {"checker"},
    Step.REOPEN: GIVERS | {"checker"},
    Step.CANCEL: GIVERS,
    Step.ARCHIVE: GIVERS,
    Step.NOTE: EVERYONE,
    Step.TICK: EVERYONE,
    Step.MOVE: GIVERS,
    Step.CHANGE: GIVERS,
    Step.DELETE: GIVERS,
}
"""Step -> who may take it where it follows, written down a second time."""


@pytest.mark.parametrize(("step", "status", "who"), list(product(Step, CodeList("task_status").entries, STANDINGS)))
def test_every_step_is_open_to_exactly_those_it_belongs_to(step: Step, status: str, who: str) -> None:
    refused = rules.refusal(Task(status=status), step, STANDINGS[who])

    assert (refused == "") is ((status, step) in rules.NEXT and who in TABLE[step])


def test_every_step_has_somebody_who_may_take_it() -> None:
    assert set(rules.MAY) == set(Step)


def test_nobody_passes_their_own_work_not_even_the_secretary() -> None:
    refused = rules.refusal(Task(status="submitted"), Step.PASS, STANDINGS["secretary's own"])

    assert refused == "自己的任务不能自己验收"


def test_whoever_helped_does_not_judge_it() -> None:
    assert rules.forbidden(Step.RETURN, STANDINGS["assigner who helped"]) == "一起做的任务不能自己验收"


def test_a_refusal_says_who_may() -> None:
    assert rules.forbidden(Step.MOVE, STANDINGS["assignee"]) == "要由书记或派任务的人来改期"
    assert rules.forbidden(Step.PASS, STANDINGS["stranger"]) == "要由书记、派任务的人或验收人来通过"


def test_somebody_stands_to_a_task_in_several_ways_at_once() -> None:
    assert STANDINGS["secretary's own"].ways == {Who.SECRETARY, Who.ASSIGNER, Who.ASSIGNEE}
