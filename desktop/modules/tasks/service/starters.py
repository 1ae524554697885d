"""Templates that come with the program: resources/tasks/templates.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache

from desktop.base.paths import resources
from desktop.modules.tasks.records import TaskTemplate
from desktop.modules.tasks.rules.recurrence import derived_uid

_WRITTEN = date(2026, 1, 1)
"""Stands in their uids, so that they are the same on every machine."""


@cache
def starters() -> tuple[TaskTemplate, ...]:
    """The templates, in the order of the file; their uids are the same everywhere."""
    with (resources() / "tasks" / "templates.toml").open("rb") as file:
        written = tomllib.load(file)["template"]
    return tuple(
        TaskTemplate(
            uid=derived_uid(_WRITTEN, TaskTemplate.table, one["name"]),
            **{name: value.strip() if isinstance(value, str) else value for name, value in one.items()},
        )
        for one in written
    )
