"""Residents: who lives where, with whom, since when; and the rosters they come from."""

from __future__ import annotations

from typing import Any

from desktop.modules.residents.commands import COMMANDS, TOOLS
from desktop.modules.residents.records import (
    BuildingGroup,
    Cadence,
    CareTag,
    Consent,
    Distinct,
    Home,
    Household,
    Resident,
    Stay,
)
from desktop.modules.residents.service import care, due, ended, hints
from desktop.work.desk import Desk
from desktop.work.module import Module, Shade


def _load() -> Any:
    from desktop.modules.residents.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page


def _page(desk: Desk) -> Any:
    return _load()(desk)


MODULE = Module(
    "residents",
    "居民",
    "users",
    (Resident, Household, Home, Stay, Consent, BuildingGroup, Distinct, CareTag, Cadence),
    COMMANDS,
    _page,
    load=_load,
    due=due,
    retention=ended,
    shades=(Shade("关爱", "resident", care.open_categories),),
    hints=hints,
    tools=TOOLS,
)
