"""Two residents in words, side by side: what differs, masked where it must be, and what was filed since they were one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.base.clock import SHANGHAI
from desktop.model.kinds import Moment
from desktop.model.record import Record
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules.joining import Difference
from desktop.store.reader import Reader
from desktop.work.ask import Line
from desktop.work.listing import Wording

_MIDDLE = "（中间几位不同）"
_LONGEST = 36


def named(resident: Resident) -> str:
    """Name and door: what tells two namesakes apart."""
    return f"{resident.title()}（{resident.address or '住址不详'}）"


def beside(store: Reader, one: Resident, other: Resident, found: Sequence[Difference]) -> list[Line]:
    """The differing things in words, in the same order. Two private values that look alike masked are said to differ."""
    wording = Wording(store)
    lines = []
    for each in found:
        field = Resident.fields[each.field]
        left, right = (wording.text(field, getattr(resident, each.field)) for resident in (one, other))
        lines.append(Line(field.label, left, f"{right}{_MIDDLE}" if left == right else right))
    return lines


def filed_words(records: Sequence[Record]) -> list[str]:
    """Records in a line each: what, when, and the first words of it."""
    return [" ".join(filter(None, (record.label, _when(record), _title(record)))) for record in records]


def _when(record: Record) -> str:
    moments = (getattr(record, name) for name, field in record.fields.items() if isinstance(field.kind, Moment))
    at = next((moment for moment in moments if moment is not None), None)
    return f"{datetime.fromtimestamp(at / 1000, SHANGHAI):%Y-%m-%d}" if at is not None else ""


def _title(record: Record) -> str:
    words = getattr(record, "words", None) or record.title()
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
