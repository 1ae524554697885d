"""Tasks: given to an assistant, taken on, handed in, passed or returned."""

from __future__ import annotations

from typing import Any

from desktop.modules.tasks import service
from desktop.modules.tasks.commands import COMMANDS
from desktop.modules.tasks.records import Task
from desktop.work.desk import Desk
from desktop.work.module import Module


def _page(desk: Desk) -> Any:
    from desktop.modules.tasks.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module(
    "tasks",
    "任务",
    "clipboard-list",
    (Task,),
    COMMANDS,
    _page,
    timeline=service.timeline,
    due=service.due,
    statistics=service.statistics,
)
