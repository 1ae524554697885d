"""Taking one step of a task: the state first, then the person, then what is missing; and the dated line it leaves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.base.problems import Problem
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import ProgressNote, Task
from desktop.modules.tasks.rules import Step
from desktop.modules.tasks.service.standing import why_not
from desktop.store.unit import Unit
from desktop.work.keep import wrong

UNCHANGED = "任务没有改动。"


def now_of(unit: Unit, task: Task) -> Task:
    """The task as it is kept now.

    Raises:
        StaleError: it is no longer kept.
    """
    now = unit.read.get(Task, task.uid)
    if now is None:
        raise StaleError("这项任务已经不在了", "没有改动任何内容。可以到回收站看看。")
    return now


def allow(unit: Unit, now: Task, step: Step) -> None:
    """Refuse a step that may not be taken now by this person.

    Raises:
        RefusedError: with the reason.
    """
    if why := why_not(unit.read, unit.actor, now, step):
        raise RefusedError(f"“{now.subject}”没有{step.value}：{why}", UNCHANGED)


def take(unit: Unit, task: Task, step: Step, found: Iterable[Problem] = (), **said: Any) -> Task:
    """Take the step and keep what was said with it.

    Raises:
        StaleError: the task is no longer kept.
        RefusedError: the step does not follow, or is not this person's.
        DeskError: something is missing or wrong.
    """
    now = now_of(unit, task)
    allow(unit, now, step)
    taken = dataclasses.replace(now, status=rules.NEXT[now.status or "", step], **said)
    for problem in (*found, *wrong(taken, tuple(Task.fields[name] for name in said))):
        raise DeskError(f"“{now.subject}”没有{step.value}：{problem}", UNCHANGED)
    unit.label = f"{step.value}任务：{now.subject}"
    return unit.change(now, taken)


def note(unit: Unit, task: Task, sort: str, words: str | None) -> None:
    """Leave a dated line with a task; none without words. `sort` is a code of progress_kind."""
    if words and words.strip():
        line = ProgressNote(words=words.strip(), task=task.uid, sort=sort, at=unit.entry.at, writer=unit.actor.account or None)
        for problem in wrong(line, tuple(ProgressNote.fields.values())):
            raise DeskError(f"进展没有记下：{problem}", UNCHANGED)
        unit.add(line)


def needed(label: str, words: str | None) -> list[Problem]:
    """That something has to be said."""
    return [] if (words or "").strip() else [Problem(label, "必填")]
