"""The team: who works for the residential area, and who the young assistants are."""

from __future__ import annotations

from typing import Any

from desktop.modules.team.commands import COMMANDS
from desktop.modules.team.records import Member
from desktop.work.desk import Desk
from desktop.work.module import Module


def _page(desk: Desk) -> Any:
    from desktop.modules.team.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module("team", "队伍", "id", (Member,), COMMANDS, _page)
