"""What visits look like: one table, the latest on top."""

from __future__ import annotations

from desktop.modules.visits.commands import COMMANDS
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import judge
from desktop.ui.form import Manners
from desktop.ui.page import RecordPage, Slots
from desktop.work.desk import Desk

SLOTS = Slots(
    title="走访",
    commands=COMMANDS[:1],
    manners=Manners(rules=judge),
    picture="notebook",
    blank="上门、打电话、来访都记一笔，以后在居民和户的时间线里都看得到。",
)


class Page(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Visit, SLOTS)
