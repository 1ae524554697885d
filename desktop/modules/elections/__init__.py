"""Elections of the residents' committee: posts, candidates, their papers. Votes stay on paper."""

from __future__ import annotations

from typing import Any

from desktop.modules.elections import service
from desktop.modules.elections.commands import COMMANDS
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.work.desk import Desk
from desktop.work.module import Module


def _page(desk: Desk) -> Any:
    from desktop.modules.elections.page import Page  # noqa: PLC0415 - Qt only when shown

    return Page(desk)


MODULE = Module(
    "elections",
    "换届",
    "user-heart",
    (Election, Post, Candidate),
    COMMANDS,
    _page,
    timeline=service.timeline,
    ahead=service.ahead,
)
