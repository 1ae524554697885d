"""Tasks: given to an assistant, taken on, handed in, passed or returned; how each sort is done; what comes round."""

from __future__ import annotations

from typing import Any

from desktop.modules.tasks import service
from desktop.modules.tasks.commands import COMMANDS, open_day
from desktop.modules.tasks.records import (
    CheckItem,
    PeriodWords,
    ProgressNote,
    Recurrence,
    Task,
    TaskStage,
    TaskTemplate,
    TaskTip,
)
from desktop.modules.team.records import Member
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.module import Module, Panel


def _page(desk: Desk) -> Any:
    from desktop.modules.tasks.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


def _latest(desk: Desk, member: Member) -> Any:
    from desktop.modules.tasks.page.latest import LatestSheets  # noqa: PLC0415 - Qt only when shown

    return LatestSheets(desk, member)


MODULE = Module(
    "tasks",
    "任务",
    "clipboard-list",
    (Task, CheckItem, ProgressNote, TaskTemplate, TaskTip, TaskStage, Recurrence, PeriodWords),
    COMMANDS,
    _page,
    keeps={
        Task: Keeping(service.assign, service.change_task, service.put_tasks_away),
        Recurrence: Keeping(service.keep_recurrence, service.change_recurrence),
    },
    opening=open_day,
    timeline=service.timeline,
    due=service.due,
    statistics=service.statistics,
    hints=service.hints,
    ledgers=("X10",),
    panels=(Panel("小结", "member", _latest),),
)
