"""The team: who works for the residential area, as what, since when; how the young ones are brought on; the statistics."""

from __future__ import annotations

from typing import Any

from desktop.modules.team import service
from desktop.modules.team.commands import COMMANDS
from desktop.modules.team.records import (
    Appraisal,
    CompetenceStep,
    Establishment,
    Member,
    Mentorship,
    Recruitment,
    Rotation,
    Talk,
    TeamRules,
    Tenure,
    Training,
)
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.module import Module


def _page(desk: Desk) -> Any:
    from desktop.modules.team.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module(
    "team",
    "队伍",
    "id",
    (
        *(Member, Tenure, Appraisal, Establishment, Recruitment, TeamRules),
        *(Mentorship, Rotation, CompetenceStep, Talk, Training),
    ),
    COMMANDS,
    _page,
    keeps={
        Member: Keeping(service.register_member, service.change_member, service.remove_members),
        Tenure: Keeping(service.open_tenure, service.change_tenure, service.strike_out),
        Mentorship: Keeping(service.pair_up, service.change_pair),
    },
    timeline=service.timeline,
    due=service.due,
    statistics=service.statistics,
    ledgers=("X01", "X02", "X03", "X04", "X14"),
)
