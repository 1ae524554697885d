"""Rules of tasks: which step may follow which, and who may take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from desktop.modules.tasks.records import Task


class Step(Enum):
    """What can happen to a task after it was given."""

    ACCEPT = "接受"
    SUBMIT = "提交"
    PASS = "通过"  # noqa: S105 - a step, not a password
    RETURN = "退回"
    CANCEL = "取消"


NEXT = MappingProxyType(
    {
        ("assigned", Step.ACCEPT): "doing",
        ("doing", Step.SUBMIT): "submitted",
        ("submitted", Step.PASS): "done",
        ("submitted", Step.RETURN): "doing",
        ("assigned", Step.CANCEL): "cancelled",
        ("doing", Step.CANCEL): "cancelled",
    }
)
"""(status, step) -> next status; what is not here is not possible."""

OPEN = ("assigned", "doing", "submitted")
"""Statuses in which a task still waits for somebody."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the acting person stands to a task."""

    is_assignee: bool
    is_assigner: bool
    is_secretary: bool


def refusal(task: Task, step: Step, standing: Standing) -> str:
    """Why this person may not take this step now; blank when they may. Nobody passes their own work."""
    if (task.status, step) not in NEXT:
        return f"现在不能{step.value}"
    if step in (Step.ACCEPT, Step.SUBMIT):
        return "" if standing.is_assignee or standing.is_secretary else f"要由承办人来{step.value}"
    if standing.is_assignee and step in (Step.PASS, Step.RETURN):
        return "自己的任务不能自己验收"
    return "" if standing.is_assigner or standing.is_secretary else f"要由派任务的人或书记来{step.value}"


def is_overdue(task: Task, today: date) -> bool:
    """Whether the due day has passed while the task waits; computed, never stored."""
    return task.status in OPEN and task.due is not None and task.due < today
