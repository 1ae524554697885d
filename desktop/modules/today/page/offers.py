"""What files a thing of the day: the command that its slice names, where this person may and its turn is."""

from __future__ import annotations

from desktop.ui.actions import carry_out, why_not
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.module import Due

OPEN = "打开"
"""What is offered where nothing can be filed."""


def offer_of(desk: Desk, due: Due) -> Command | None:
    """The command that files it; None where there is only the way to the record."""
    found = next((one for one in desk.commands if due.act and one.id == due.act), None)
    return found if found is not None and not why_not(desk, found, (due.record,)) else None


def file(desk: Desk, due: Due, command: Command) -> None:
    """Carry the command out about the record as it is now; what is selected stays so."""
    record = desk.store.get(type(due.record), due.record.uid)
    before, desk.selected = desk.selected, (record,) if record else ()
    try:
        carry_out(desk, command)
    finally:
        desk.selected = before
