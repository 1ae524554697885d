"""What a slice says about the panel beside its table: what it is headed with, and in which order it tells of a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.model.identity import PersonName
from desktop.model.record import Record

Aside = Callable[[Record], QWidget | None]


@dataclass(frozen=True, slots=True)
class Glance:
    """In which order the panel tells of a record.

    Attributes:
        heading: what it is headed with, such as whom a visit was to; None = the record's own title.
        facts: words under the title; None = the record's short values.
        ahead: makes what stands on top, such as pinned notes; None for nothing.
        first: names of fields that come next, in this order; empty = all of them.
        aside: makes what a slice adds behind those, such as 同户 people; None for nothing. The other fields come last.
        most: how many commands are buttons; the others stand in a menu.
    """

    facts: Callable[[Record], Sequence[str]] | None = None
    ahead: Aside | None = None
    first: tuple[str, ...] = ()
    aside: Aside | None = None
    most: int = 1
    heading: Callable[[Record], str] | None = None

    def title(self, record: Record) -> str:
        """What the panel is headed with."""
        return (self.heading(record) if self.heading else "") or record.title()

    def names_person(self, record: Record) -> bool:
        """Whether that is somebody's name, of which the first character tells."""
        first = next(iter(record.fields.values()))
        return self.heading is not None or isinstance(first.kind, PersonName)
