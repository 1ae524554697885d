"""Visits: who was called on, how, by whom, and what was said."""

from __future__ import annotations

from typing import Any

from desktop.modules.visits.commands import COMMANDS
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import calls, turns
from desktop.work.desk import Desk
from desktop.work.module import Module, Shade


def _page(desk: Desk) -> Any:
    from desktop.modules.visits.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module(
    "visits",
    "走访",
    "notebook",
    (Visit,),
    COMMANDS,
    _page,
    timeline=calls.timeline,
    due=turns.due,
    statistics=calls.statistics,
    retention=calls.retention,
    shades=(Shade("上次走访", "household", calls.last_visits),),
)
