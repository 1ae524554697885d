"""The laws of tasks: which step may follow which, who may take it, when a task is due again. Pure functions over values."""

from desktop.modules.tasks.rules.lifecycle import (
    DONE,
    NEXT,
    OPEN,
    OVER,
    TOO_LATE,
    WAITING,
    Step,
    days_late,
    is_overdue,
    is_return,
    is_returned,
    judge_move,
    judge_pause,
    judge_task,
    judge_verdict,
)
from desktop.modules.tasks.rules.permissions import MAY, Standing, Who, forbidden, refusal
from desktop.modules.tasks.rules.street import BEYOND, is_beyond_list, judge_street

__all__ = [
    "BEYOND",
    "DONE",
    "MAY",
    "NEXT",
    "OPEN",
    "OVER",
    "TOO_LATE",
    "WAITING",
    "Standing",
    "Step",
    "Who",
    "days_late",
    "forbidden",
    "is_beyond_list",
    "is_overdue",
    "is_return",
    "is_returned",
    "judge_move",
    "judge_pause",
    "judge_street",
    "judge_task",
    "judge_verdict",
    "refusal",
]
