"""Who may take which step: one table. Source: domain paper 3.4; decisions on people and rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from desktop.base.text import listed
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules.lifecycle import NEXT, Step


class Who(Enum):
    """How somebody can stand to a task. One person may stand to it in several ways."""

    SECRETARY = "书记"
    ASSIGNER = "派任务的人"
    CHECKER = "验收人"
    ASSIGNEE = "承办人"
    HELPER = "一起做的人"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the acting person stands to a task.

    Attributes:
        is_checker: named to check it, by somebody who is not to do it.
    """

    is_secretary: bool = False
    is_assigner: bool = False
    is_checker: bool = False
    is_assignee: bool = False
    is_helper: bool = False

    @property
    def ways(self) -> frozenset[Who]:
        """All ways in which the person stands to it."""
        told = (self.is_secretary, self.is_assigner, self.is_checker, self.is_assignee, self.is_helper)
        return frozenset(who for who, holds in zip(Who, told, strict=True) if holds)


_SENIOR = (Who.SECRETARY, Who.ASSIGNER, Who.CHECKER)
_GIVER = (Who.SECRETARY, Who.ASSIGNER)
_DOERS = (Who.ASSIGNEE, Who.HELPER)

MAY: Mapping[Step, tuple[Who, ...]] = MappingProxyType(
    {
        Step.ASSIGN: _GIVER,
        Step.ACCEPT: (Who.ASSIGNEE, Who.SECRETARY),
        Step.SUBMIT: (Who.ASSIGNEE, Who.SECRETARY),
        Step.PASS: _SENIOR,
        Step.RETURN: _SENIOR,
        Step.PAUSE: (Who.ASSIGNEE, *_GIVER),
        Step.RESUME: (Who.ASSIGNEE, *_GIVER),
        Step.HELP: _DOERS,
        Step.ADVISE: _SENIOR,
        Step.TAKE_BACK: _SENIOR,
        Step.REOPEN: _SENIOR,
        Step.CANCEL: _GIVER,
        Step.ARCHIVE: _GIVER,
        Step.NOTE: tuple(Who),
        Step.TICK: tuple(Who),
        Step.MOVE: _GIVER,
        Step.CHANGE: _GIVER,
        Step.DELETE: _GIVER,
    }
)
"""Step -> who may take it."""

_JUDGING = (Step.PASS, Step.RETURN, Step.TAKE_BACK)
"""Steps that judge work: nobody judges their own."""


def refusal(task: Task, step: Step, standing: Standing) -> str:
    """Why this person may not take this step now; blank when they may. Nobody passes their own work."""
    if (task.status, step) not in NEXT:
        return f"现在不能{step.value}"
    return forbidden(step, standing)


def forbidden(step: Step, standing: Standing) -> str:
    """Why somebody who stands so may never take the step; blank when they may.

    Who helped has worked on it too and does not judge it; but a secretary who walked along (我做你看) does.
    """
    if step in _JUDGING and standing.is_assignee:
        return "自己的任务不能自己验收"
    if step in _JUDGING and standing.is_helper and not standing.is_secretary:
        return "一起做的任务不能自己验收"
    return "" if standing.ways & set(MAY[step]) else f"要由{_either(MAY[step])}来{step.value}"


def _either(who: tuple[Who, ...]) -> str:
    """`承办人或书记`."""
    words = [one.value for one in who]
    return f"{listed(words[:-1])}或{words[-1]}" if len(words) > 1 else words[0]
