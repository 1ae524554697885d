"""What the frame tells about the whole store: what waits in each slice, what Ctrl+Z takes back, when it was last saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.base.clock import SHANGHAI
from desktop.store import backup, history
from desktop.store.reader import Reader
from desktop.work.history import plain
from desktop.work.module import Module


@dataclass(frozen=True, slots=True)
class Tidings:
    """The answer of one look round.

    Attributes:
        due: slice -> how many things wait up to today.
        undo: what Ctrl+Z would take back; blank when nothing.
        redo: what Ctrl+Y would do again; blank when nothing.
        saved_ms: moment of the latest unit; None when there is none.
        backup_ms: moment of the latest backup; None when there is none.
    """

    due: Mapping[str, int]
    undo: str
    redo: str
    saved_ms: int | None
    backup_ms: int | None


def look_round(reader: Reader, modules: Sequence[Module], today: date, folder: Path) -> Tidings:
    """Read everything the frame tells; runs beside the window, on a reader of its own."""
    account, connection = reader.actor.account, reader.connection
    last = history.units(connection, limit=1)
    copies = backup.listed(folder / backup.FOLDER)
    undoable, redoable = history.undoable(connection, account), history.redoable(connection, account)
    return Tidings(
        due={module.name: sum(1 for _ in module.due(reader, today)) for module in modules},
        undo=plain(undoable.label) if undoable else "",
        redo=plain(redoable.label) if redoable else "",
        saved_ms=last[0].at if last else None,
        backup_ms=copies[0].made if copies else None,
    )


def moment(ms: int, today: date) -> str:
    """A moment as the foot says it: `14:27` today, `8 月 28 日` otherwise."""
    at = datetime.fromtimestamp(ms / 1000, UTC).astimezone(SHANGHAI)
    return f"{at:%H:%M}" if at.date() == today else f"{at.month} 月 {at.day} 日"


def days_since(ms: int, today: date) -> int:
    """Calendar days from a moment to today."""
    return (today - datetime.fromtimestamp(ms / 1000, UTC).astimezone(SHANGHAI).date()).days
