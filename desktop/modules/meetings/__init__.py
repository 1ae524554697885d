"""Meetings: agenda, attendance, minutes, votes, and resolutions that become tasks."""

from __future__ import annotations

from typing import Any

from desktop.modules.meetings import service
from desktop.modules.meetings.commands import COMMANDS
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.module import Module


def _page(desk: Desk) -> Any:
    from desktop.modules.meetings.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module(
    "meetings",
    "议事",
    "speakerphone",
    (Meeting, Resolution),
    COMMANDS,
    _page,
    keeps={
        Meeting: Keeping(change=service.keep_meeting),
        Resolution: Keeping(service.resolve, service.amend),
    },
    timeline=service.timeline,
    due=service.due,
    ahead=service.ahead,
    statistics=service.statistics,
)
