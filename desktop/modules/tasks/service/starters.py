"""Templates that come with the program: resources/tasks/templates.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import Any

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
    return tuple(_template(one) for one in written)


def _template(written: dict[str, Any]) -> TaskTemplate:
    values: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in written.items()}
    return TaskTemplate(uid=derived_uid(_WRITTEN, TaskTemplate.table, values["name"]), **values)
