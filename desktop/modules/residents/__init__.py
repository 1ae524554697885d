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
    PinnedNote,
    Resident,
    Stay,
)
from desktop.modules.residents.service import (
    amend_tag,
    change_consent,
    change_resident,
    counts,
    give_consent,
    hints,
    open_tag,
    past,
    readings,
    register_resident,
)
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
    load=_load,
    timeline=past.timeline,
    due=readings.due,
    statistics=counts.statistics,
    retention=readings.retention,
    shades=readings.SHADES,
    hints=hints,
    tools=TOOLS,
    keeps={
        Resident: Keeping(register_resident, change_resident),
        Consent: Keeping(give_consent, change_consent),
        CareTag: Keeping(open_tag, amend_tag),
    },
)
