"""What files a thing of the day: the command that its slice names, where this person may and its turn is."""

from __future__ import annotations

from desktop.model.record import Record
from desktop.ui.actions import carry_out, why_not
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.module import Due

OPEN = "打开"
"""What is offered where nothing can be filed."""


def offer_of(desk: Desk, due: Due) -> Command | None:
    """The command that files it; None where there is only the way to the record."""
    found = next((one for one in desk.commands if due.act and one.id == due.act), None)
    if found is None:
        return None
    return None if why_not(desk, found, _whole(desk, due)) else found


def file(desk: Desk, due: Due, command: Command) -> None:
    """Carry the command out about the record as it is now; what is selected stays so."""
    before, desk.selected = desk.selected, _whole(desk, due)
    try:
        carry_out(desk, command)
    finally:
        desk.selected = before


def _whole(desk: Desk, due: Due) -> tuple[Record, ...]:
    """The record as it is now; of the day only as much of it is read as names it."""
    record = desk.store.get(type(due.record), due.record.uid)
    return (record,) if record is not None else ()
