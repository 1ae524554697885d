"""Setup: people and passwords, backup and restore, the recycle bin, what was done by whom."""

from __future__ import annotations

from typing import Any

from desktop.modules.setup.commands import COMMANDS, TOOLS
from desktop.work.desk import Desk
from desktop.work.module import Module


def _page(desk: Desk) -> Any:
    from desktop.modules.setup.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module("setup", "设置", "settings", (), COMMANDS, _page, tools=TOOLS)
