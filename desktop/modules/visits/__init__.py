"""Visits: who was called on, how, by whom, and what was said; demands, from being heard to being answered; ledgers."""

from __future__ import annotations

from typing import Any

from desktop.modules.team.records import Member
from desktop.modules.visits import service
from desktop.modules.visits.commands import COMMANDS
from desktop.modules.visits.records import Demand, DemandLimits, DiaryReview, Visit
from desktop.modules.visits.service.visits import last_visits
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.module import Module, Panel, Shade


def _page(desk: Desk) -> Any:
    from desktop.modules.visits.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


def _diaries(desk: Desk, member: Member) -> Any:
    from desktop.modules.visits.page.diaries import Diaries  # noqa: PLC0415 - Qt only when shown

    return Diaries(desk, member)


MODULE = Module(
    "visits",
    "走访",
    "notebook",
    (Visit, Demand, DemandLimits, DiaryReview),
    COMMANDS,
    _page,
    keeps={Demand: Keeping(service.log_demand, service.change_demand)},
    timeline=service.timeline,
    due=service.due,
    statistics=service.statistics,
    retention=service.retention,
    shades=(Shade("上次走访", "household", last_visits),),
    ledgers=("X07", "X06", "X05"),
    panels=(Panel("民情日记", "member", _diaries),),
)
