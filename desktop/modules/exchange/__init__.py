"""Exchange: sealed packages for the street office, and what comes in from others."""

from __future__ import annotations

from typing import Any

from desktop.modules.exchange.commands import COMMANDS, TOOLS
from desktop.modules.exchange.records import Count, Handover, Peer
from desktop.modules.exchange.service import ahead, carried
from desktop.work.desk import Desk
from desktop.work.module import Module


def _page(desk: Desk) -> Any:
    from desktop.modules.exchange.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module(
    "exchange", "交换", "inbox", (Peer, Handover, Count), COMMANDS, _page, ahead=ahead, carried=carried, tools=TOOLS
)
