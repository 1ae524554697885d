"""How a task is told in a word or two, each with a tone: its day, its state, whose turn it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules.lifecycle import OVER, Step, is_overdue, is_returned
from desktop.modules.tasks.rules.street import BEYOND, is_beyond_list

_WEEKDAYS = "一二三四五六日"
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Said:
    """A word or two and the tone in which they are said: ok, warn, bad, info, neutral."""

    words: str
    tone: str = "neutral"


def due_chip(task: Task, today: date) -> Said:
    """By when: 逾期 3 天, 今天, 明天, 周四, 9月3日; blank without a day."""
    if task.status == "paused" and task.paused_until:
        return Said(f"暂停到 {_short(task.paused_until)}")
    if task.due is None:
        return Said("")
    if is_overdue(task, today):
        return Said(f"逾期 {(today - task.due).days} 天", "bad")
    return Said(_short(task.due)) if task.status in OVER else _ahead(task.due, today)


def _ahead(day: date, today: date) -> Said:
    if day == today:
        return Said("今天", "warn")
    if day == today + timedelta(days=1):
        return Said("明天", "info")
    return Said(f"周{_WEEKDAYS[day.weekday()]}", "info") if today < day < today + _WEEK else Said(_short(day))


def flags(task: Task) -> list[Said]:
    """What has to be seen about a task besides its day: a call for help, the street beyond its list."""
    found = [Said("退回", "bad")] if is_returned(task) else []
    if task.needs_help:
        found.append(Said("求助", "bad"))
    elif task.blockers:
        found.append(Said("卡住了", "warn"))
    if is_beyond_list(task):
        found.append(Said(BEYOND, "warn"))
    if task.returns:
        found.append(Said(f"退回过 {task.returns} 次", "warn"))
    return found


def next_step(task: Task, mine: Collection[str], account: str, *, is_secretary: bool, today: date) -> Step | None:
    """The step that waits for the person, if any: what the cell behind a task offers. The verb has the last word.

    Args:
        mine: uids of the members the person is.
    """
    is_doer = task.assignee in mine
    is_senior = is_secretary or (bool(account) and task.assigner == account) or task.mentor in mine
    of_doer = {"assigned": Step.ACCEPT, "doing": Step.SUBMIT, "paused": Step.RESUME}
    if task.status in of_doer and is_doer:
        return of_doer[task.status]
    if task.status == "doing" and task.needs_help and is_senior:
        return Step.ADVISE
    if task.status == "submitted" and is_senior and not is_doer:
        return Step.PASS
    if task.status == "done" and task.checked_on == today and task.checker == account and account:
        return Step.TAKE_BACK
    return None


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
