"""Remarks of a roster that were set aside: offered to a person one by one, and kept only on their word."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

from desktop.modules.residents.rules.people import At
from desktop.modules.residents.service.plan import Entry, Fate, Plan


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark to decide about; unless kept, its text goes nowhere.

    Attributes:
        name: whose row it stands in.
        topic: why it was set aside.
        makes_change: keeping it changes somebody who would otherwise stay as they are.
    """

    at: At
    name: str
    topic: str
    text: str
    makes_change: bool


def remarks_of(plan: Plan) -> tuple[Remark, ...]:
    """The remarks of everyone who would be taken in, row by row; those of other rows wait until these are mended."""
    asides = plan.judgement.asides
    if not asides:
        return ()
    rows = {(aside.at.sheet, aside.at.row) for aside in asides}
    taken = {
        entry.person.at: entry
        for entry in plan.entries
        if entry.fate is not Fate.ASK and (entry.person.sheet, entry.person.row) in rows
    }
    return tuple(
        Remark(aside.at, entry.person.name, aside.topic, aside.text, makes_change=entry.fate is Fate.SAME)
        for aside in asides
        if (entry := taken.get(aside.at))
    )


def with_kept(plan: Plan, kept: Collection[Remark]) -> Plan:
    """The plan with these remarks added to the notes of their people."""
    if not kept:
        return plan
    texts: dict[At, str] = {}
    for remark in kept:  # a row may have several
        texts[remark.at] = _joined(texts.get(remark.at, ""), remark.text)
    entries = (_noted(entry, texts.get(entry.person.at, "")) for entry in plan.entries)
    return dataclasses.replace(plan, entries=tuple(entries))


def _noted(entry: Entry, text: str) -> Entry:
    if not text:
        return entry
    if entry.record is None:  # a new resident is made of what the row says
        more = {**entry.person.more, "note": _joined(entry.person.more.get("note", ""), text)}
        return dataclasses.replace(entry, person=dataclasses.replace(entry.person, more=more))
    note = _joined(entry.record.note or "", text)
    if note == entry.record.note:
        return entry
    return dataclasses.replace(entry, record=dataclasses.replace(entry.record, note=note), fate=Fate.UPDATE)


def _joined(note: str, text: str) -> str:
    """A roster taken in again must not write the same words twice."""
    return note if text in note else f"{note}；{text}" if note else text
