"""What a slice says about the panel beside its table: whose record it is, and in which order it is told of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.model.record import Record

Aside = Callable[[Record], QWidget | None]


@dataclass(frozen=True, slots=True)
class Glance:
    """In which order the panel tells of a record.

    Attributes:
        facts: words under the title; None = the record's short values.
        ahead: makes what stands on top, such as pinned notes; None for nothing.
        first: names of fields that come next, in this order; empty = all of them.
        aside: makes what a slice adds behind those, such as 同户 people; None for nothing. The other fields come last.
        most: how many commands are buttons; the others stand in a menu.
        without_gap: names of the fields of a record of which a blank is no gap; None = every blank is told.
        whose: the person or the household a record is about, whose name is then its title; None = a record is its own.
    """

    facts: Callable[[Record], Sequence[str]] | None = None
    ahead: Aside | None = None
    first: tuple[str, ...] = ()
    aside: Aside | None = None
    most: int = 1
    whose: Callable[[Record], Record | None] | None = None
    without_gap: Callable[[Record], Collection[str]] | None = None
