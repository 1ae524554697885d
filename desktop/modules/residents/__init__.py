"""Residents: who lives where, with whom, since when; and the rosters they come from."""

from __future__ import annotations

from typing import Any

from desktop.modules.residents import service
from desktop.modules.residents.commands import COMMANDS, TOOLS
from desktop.modules.residents.records import (
    BuildingGroup,
    Cadence,
    CareTag,
    Consent,
    Distinct,
    Home,
    Household,
    PinnedNote,
    Resident,
    Stay,
)
from desktop.modules.residents.service import counts, hints, past, readings
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.module import Module


def _load() -> Any:
    from desktop.modules.residents.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page


def _page(desk: Desk) -> Any:
    return _load()(desk)


MODULE = Module(
    "residents",
    "居民",
    "users",
    (Resident, Household, Home, Stay, Consent, BuildingGroup, Distinct, CareTag, Cadence, PinnedNote),
    COMMANDS,
    _page,
    keeps={
        Resident: Keeping(service.register_resident, service.change_resident),
        Consent: Keeping(service.give_consent, service.change_consent),
        Home: Keeping(service.register_home, service.change_home),
        CareTag: Keeping(service.open_tag, service.amend_tag),
        PinnedNote: Keeping(service.pin_note, service.change_note),
    },
    load=_load,
    timeline=past.timeline,
    due=readings.due,
    ahead=readings.ahead,
    statistics=counts.statistics,
    retention=readings.retention,
    shades=readings.SHADES,
    hints=hints,
    tools=TOOLS,
)
