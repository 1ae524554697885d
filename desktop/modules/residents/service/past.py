"""Who has lived where: the stays of a person and of a household, and what the timeline tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.base.clock import SHANGHAI
from desktop.model.record import Record
from desktop.modules.residents.records import Household, Resident, Stay
from desktop.modules.residents.rules.stays import GONE
from desktop.store.reader import Reader
from desktop.work.module import Event


@dataclass(frozen=True, slots=True)
class Lived:
    """One stay with both its ends: the person and the household, either None when it is no longer kept."""

    stay: Stay
    person: Resident | None
    household: Household | None

    @property
    def span(self) -> str:
        """`2019-03-01 至今`, `2019-03-01 至 2024-05-01`; a day nobody knows is left out."""
        since = self.stay.since.isoformat() if self.stay.since else ""
        until = f"至 {self.stay.until.isoformat()}" if self.stay.until else "至今"
        return f"{since} {until}".strip()


def stays_of(store: Reader, record: Record) -> list[Lived]:
    """All stays of a person or in a household, the latest first; none for other records."""
    if isinstance(record, Resident):
        found = store.find(Stay, person=record.uid)
    elif isinstance(record, Household):
        found = store.find(Stay, household=record.uid)
    else:
        return []
    latest = sorted(found, key=lambda stay: (stay.until or date.max, stay.since or date.min), reverse=True)
    return [Lived(stay, store.get(Resident, stay.person or ""), store.get(Household, stay.household or "")) for stay in latest]


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """Moves in and out on the page of a person or a household, and how a person went."""
    for lived in stays_of(store, record):
        other = lived.household if isinstance(record, Resident) else lived.person
        if other is None:
            continue
        relation = lived.stay.fields["relation"].kind.show(lived.stay.relation)
        if lived.stay.since:
            words = f"{other.title()}（{relation}）" if relation else other.title()
            yield Event(_noon(lived.stay.since), "入住", words, other)
        if lived.stay.until:
            yield Event(_noon(lived.stay.until), "离开", other.title(), other)
    if isinstance(record, Resident) and record.status in GONE and record.status_since:
        status = record.fields["status"].kind.show(record.status)
        yield Event(_noon(record.status_since), status, record.moved_to or status, record)


def _noon(day: date) -> int:
    return int(datetime.combine(day, time(12), SHANGHAI).timestamp() * 1000)
