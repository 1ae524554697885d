"""What a resolution becomes: one line is one task, written as in the quick line of tasks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.base.problems import Problem
from desktop.modules.meetings.records import FollowupSlip, Resolution
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import quickline
from desktop.modules.tasks.rules.quickline import Person

USUAL = timedelta(days=14)
"""For a task whose line names no day, of a resolution that names none either."""

_WHERE = FollowupSlip.fields["lines"].label
_SUBJECT = Task.fields["subject"].label


@dataclass(frozen=True, slots=True)
class Team:
    """Who may be named in a line, on which day it is written, and who writes it; me: blank when the team does not know them."""

    people: tuple[Person, ...]
    today: date
    me: str


def judge_followups(text: str | None, team: Team) -> Iterator[Problem]:
    """What keeps a line from becoming a task, with the number of the line. A line that only names somebody is enough."""
    for number, line in _lines(text, team):
        for problem in quickline.problems(line, team.people, team.today):
            if problem.where != _SUBJECT or not line.named:
                yield Problem(_WHERE, f"第 {number} 行，{problem.what}")
        if not line.named and not team.me:
            yield Problem(_WHERE, f"第 {number} 行，还没有写交给谁，例如 @小林")


def followups(resolution: Resolution, text: str | None, team: Team) -> tuple[Task, ...]:
    """The tasks of the lines, by default in the resolution's own words and by its day. Ask `judge_followups` first."""
    return tuple(_task(resolution, line, team) for _, line in _lines(text, team))


def _task(resolution: Resolution, line: quickline.QuickLine, team: Team) -> Task:
    task = quickline.task_of(line, team.me)
    due = task.due or resolution.due or team.today + USUAL
    return dataclasses.replace(task, subject=task.subject or resolution.text, due=due, source="resolution")


def _lines(text: str | None, team: Team) -> Iterator[tuple[int, quickline.QuickLine]]:
    for number, line in enumerate((text or "").splitlines(), 1):
        if line.strip():
            yield number, quickline.read(line, team.people, team.today, team.me)
