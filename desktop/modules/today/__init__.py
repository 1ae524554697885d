"""Today: what is to be done, who meets, who is to be called on, whose birthday it is. It knows no other slice."""

from __future__ import annotations

from typing import Any

from desktop.modules.today.commands import COMMANDS
from desktop.work.desk import Desk
from desktop.work.module import Module


def _load() -> Any:
    from desktop.modules.today.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page


def _page(desk: Desk) -> Any:
    return _load()(desk)


MODULE = Module("today", "今天", "sun", (), COMMANDS, _page, load=_load)
