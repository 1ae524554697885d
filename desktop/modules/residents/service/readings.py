"""What residents tell the rest of the desk: what waits, what lies ahead, what was kept long enough, ways to colour doors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import care, notes
from desktop.modules.residents.service.birthdays import ahead
from desktop.modules.residents.service.retention import due as agreements_due
from desktop.modules.residents.service.retention import ended
from desktop.modules.residents.service.shading import SHADES as OF_DOORS
from desktop.store.reader import Reader
from desktop.work.module import Due, Shade

__all__ = ["SHADES", "ahead", "due", "retention"]

SHADES = (*OF_DOORS, Shade("关爱", Resident.table, care.open_categories))


def due(store: Reader, by: date) -> Iterator[Due]:
    """Pinned notes and care to be looked at again, and what stood on agreements that were taken back."""
    yield from notes.due(store, by)
    yield from care.due(store, by)
    yield from agreements_due(store, by)


def retention(store: Reader, by: date) -> Iterator[Due]:
    """People who have gone, agreements and care that were kept long enough."""
    yield from ended(store, by)
    yield from care.retention(store, by)
