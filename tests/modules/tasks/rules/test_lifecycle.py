"""Which step may follow which, and who may take it."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from desktop.model.codes import CodeList
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Standing, Step

ASSIGNEE = Standing(is_assignee=True, is_assigner=False, is_secretary=False)
ASSIGNER = Standing(is_assignee=False, is_assigner=True, is_secretary=False)
SECRETARY = Standing(is_assignee=False, is_assigner=False, is_secretary=True)
STRANGER = Standing(is_assignee=False, is_assigner=False, is_secretary=False)
OWN_TASK = Standing(is_assignee=True, is_assigner=True, is_secretary=True)

MAY = {
    (Step.ACCEPT, "assigned"): {"assignee", "secretary", "own"},
    (Step.SUBMIT, "doing"): {"assignee", "secretary", "own"},
    (Step.PASS, "submitted"): {"assigner", "secretary"},
    (Step.RETURN, "submitted"): {"assigner", "secretary"},
    (Step.CANCEL, "assigned"): {"assigner", "secretary", "own"},
    (Step.CANCEL, "doing"): {"assigner", "secretary", "own"},
}
WHO = {"assignee": ASSIGNEE, "assigner": ASSIGNER, "secretary": SECRETARY, "stranger": STRANGER, "own": OWN_TASK}


@pytest.mark.parametrize(("step", "status", "who"), list(product(Step, CodeList("task_status").entries, WHO)))
def test_every_step_is_open_to_exactly_those_it_belongs_to(step: Step, status: str, who: str) -> None:
    refused = rules.refusal(Task(status=status), step, WHO[who])
    assert (refused == "") is (who in MAY.get((step, status), set()))


def test_nobody_passes_their_own_work_not_even_the_secretary() -> None:
    assert rules.refusal(Task(status="submitted"), Step.PASS, OWN_TASK) == "自己的任务不能自己验收"


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        ("doing", date(2026, 8, 27), True),
        ("doing", date(2026, 8, 28), False),
        ("doing", None, False),
        ("done", date(2026, 8, 1), False),
        ("submitted", date(2026, 8, 1), True),
        ("cancelled", date(2026, 8, 1), False),
    ],
)
def test_a_task_is_overdue_from_the_day_after_it_was_due(status: str, due: date | None, late: bool) -> None:
    assert rules.is_overdue(Task(status=status, due=due), date(2026, 8, 28)) is late


def test_every_status_a_rule_names_is_in_the_code_list() -> None:
    named = {status for status, _ in rules.NEXT} | set(rules.NEXT.values()) | set(rules.OPEN)
    assert named <= set(CodeList("task_status").entries)
