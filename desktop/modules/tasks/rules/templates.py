"""What a task begins with when it is made from a template, or by a rule that comes round."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

from desktop.modules.tasks.records import Recurrence, Task, TaskTemplate

_WEEK = 7


def filled(task: Task, template: TaskTemplate, today: date) -> Task:
    """The task with its blanks filled from a template; what was said already stays."""
    known: dict[str, Any] = {
        "subject": template.subject or template.name,
        "template": template.uid,
        "kind": template.kind,
        "line": template.line,
        "expected": template.expected,
        "hours": template.hours,
        "priority": template.priority or "normal",
        "due": today + timedelta(days=template.days or _WEEK),
    }
    blank = {name: value for name, value in known.items() if getattr(task, name) is None}
    return dataclasses.replace(task, **blank)


def lines_of(template: TaskTemplate) -> list[str]:
    """The checklist of a template, line by line."""
    return [line.strip() for line in (template.checklist or "").splitlines() if line.strip()]


def made_by(rule: Recurrence, day: date) -> Task:
    """The task a rule makes for a day, before its template has a word."""
    return Task(
        subject=rule.subject,
        assignee=rule.assignee,
        template=rule.template,
        due=day,
        source="line_routine",
        priority="normal",
        assigner=rule.maker,
        recurrence=rule.uid,
    )
