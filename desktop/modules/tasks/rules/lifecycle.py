"""The way of a task: which step may follow which, and what a step asks for. Source: domain paper 3.4, our own practice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from desktop.base.problems import Problem
from desktop.modules.tasks.records import Task


class Step(Enum):
    """What can happen to a task."""

    ASSIGN = "派出"
    ACCEPT = "接受"
    SUBMIT = "提交"
    PASS = "通过"  # noqa: S105 - a step, not a password
    RETURN = "退回"
    PAUSE = "暂停"
    RESUME = "继续"
    HELP = "求助"
    ADVISE = "指点"
    TAKE_BACK = "撤销验收"
    REOPEN = "重开"
    CANCEL = "取消"
    ARCHIVE = "归档"
    NOTE = "记进展"
    TICK = "勾清单"
    MOVE = "改期"
    CHANGE = "修改"
    DELETE = "删除"


NEXT = MappingProxyType(
    {
        ("draft", Step.ASSIGN): "assigned",
        ("assigned", Step.ACCEPT): "doing",
        ("skipped", Step.ACCEPT): "doing",
        ("doing", Step.SUBMIT): "submitted",
        ("submitted", Step.PASS): "done",
        ("submitted", Step.RETURN): "doing",
        ("doing", Step.PAUSE): "paused",
        ("paused", Step.RESUME): "doing",
        ("doing", Step.HELP): "doing",
        ("doing", Step.ADVISE): "doing",
        ("done", Step.TAKE_BACK): "submitted",
        ("done", Step.REOPEN): "doing",
        ("done", Step.ARCHIVE): "archived",
    }
    | {(status, Step.CANCEL): "cancelled" for status in ("draft", "assigned", "doing", "paused")}
    | {(status, Step.NOTE): status for status in ("assigned", "doing", "paused", "submitted")}
    | {(status, Step.TICK): status for status in ("assigned", "doing", "paused")}
    | {(status, Step.MOVE): status for status in ("assigned", "doing", "paused", "submitted")}
    | {(status, Step.CHANGE): status for status in ("draft", "assigned", "doing", "paused", "submitted")}
    | {(status, Step.DELETE): status for status in ("draft", "assigned", "doing", "paused", "skipped", "cancelled")}
)
"""(status, step) -> next status; what is not here is not possible."""

OPEN = ("assigned", "doing", "submitted")
"""Statuses in which a task waits for somebody now."""
WAITING = (*OPEN, "paused")
"""Statuses in which a task is not over."""
DONE = ("done", "archived")
"""Statuses of work that was passed."""
OVER = ("done", "skipped", "cancelled", "archived")
"""Statuses in which nothing more is to be done."""

REOPENED_AS_RETURN = 30
"""Days after the check within which reopening counts as a return."""
GOOD = 3
"""The lowest score that needs no words."""
TOO_LATE = Problem("验收日期", "不是今天验收的，要再做就用“重开”")
"""Why a check of another day is not taken back."""


def is_overdue(task: Task, today: date) -> bool:
    """Whether the due day has passed while the task waits; computed, never stored. A paused task waits for its day."""
    return task.status in OPEN and task.due is not None and task.due < today


def is_returned(task: Task) -> bool:
    """Whether it was handed in, returned, and is to be done again: its remark is what is to be read first."""
    return task.status == "doing" and bool(task.returns) and bool(task.remark)


def days_late(task: Task, today: date) -> int:
    """How many days late: on the day it was handed over to be checked, or until today; early is negative.

    Args:
        today: counts for what still waits.
    """
    if task.due is None:
        return 0
    return ((task.handed_on or task.over_on or today) - task.due).days


def is_return(task: Task, today: date) -> bool:
    """Whether reopening it today counts as a return."""
    return task.checked_on is not None and today - task.checked_on <= timedelta(days=REOPENED_AS_RETURN)


def judge_task(task: Task) -> Iterator[Problem]:
    """What keeps a task from being given."""
    if task.assignee is None:
        yield Problem("交给谁", "选一位来做的人")
    if task.assignee is not None and task.assignee in (task.helpers or ()):
        yield Problem("一起做的人", "主办的人不用再写进来")
    if task.mentor is not None and task.mentor == task.assignee:
        yield Problem("谁来验收", "不能由承办人自己验收")
    if task.parent is not None and task.parent == task.uid:
        yield Problem("上级任务", "不能是它自己")


def judge_verdict(score: int | None, comment: str | None) -> Iterator[Problem]:
    """What is wrong with a verdict: a low score without a word teaches nobody. Source: domain paper 3.5."""
    if score is not None and score < GOOD and not (comment or "").strip():
        yield Problem("评语", f"评 {score} 分要写评语，写清楚下次怎样做好")


def judge_move(before: date | None, after: date | None, reason: str | None) -> Iterator[Problem]:
    """What is wrong with another due day: it needs a reason."""
    if before is not None and after != before and not (reason or "").strip():
        yield Problem("改期原因", "改截止日期要写原因")


def judge_pause(until: date, today: date) -> Iterator[Problem]:
    """What is wrong with the day on which a paused task goes on."""
    if until <= today:
        yield Problem("到哪天再做", "要在今天以后")
