"""What happened to records, in words a person understands: references by title, and the way back for one field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.base.clock import SHANGHAI
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store import history
from desktop.store.history import Altered, Done, Step
from desktop.store.reader import Reader
from desktop.work.desk import Desk, Doing
from desktop.work.history import undo
from desktop.work.listing import Wording


@dataclass(frozen=True, slots=True)
class Before:
    """One field as it was before a step.

    Attributes:
        text: `联系电话：… → …`.
        field: its name; blank when the line is about the record as a whole.
        value: what it was; worth something only when `can_return`.
        can_return: whether the field can be set back to it by this person.
    """

    text: str
    field: str = ""
    value: Any = None
    can_return: bool = False


def lines(reader: Reader, step: Step, wording: Wording) -> Iterator[Before]:
    """What a step altered, line by line. What a new record began with cannot be set back; private values stay masked."""
    kind = reader.shapes.catalogue[step.record]
    by_label = {field.label: field for field in kind.fields.values()}
    is_new = any(altered.label not in by_label and not altered.old for altered in step.altered)
    for altered in step.altered:
        field = by_label.get(altered.label)
        if field is not None:
            yield _line(reader, field, altered, wording, is_new=is_new)
        elif not is_new:
            yield Before(str(altered))


def at(ms: int) -> str:
    """A moment of the log: 2026-08-28 14:27."""
    return f"{datetime.fromtimestamp(ms / 1000, SHANGHAI):%Y-%m-%d %H:%M}"


def may_undo(desk: Desk, done: Done) -> bool:
    """Whether this person may take a unit back: their own, or anybody's with an owner's right. Entries without changes stay."""
    is_theirs = done.account == desk.actor.account or desk.actor.may(Right.OWN)
    return is_theirs and bool(history.of_unit(desk.store, done.seq, limit=1))


def take_back(desk: Desk, done: Done) -> Doing[None]:
    """Taking one unit back, about to be done."""
    return Doing(desk, undo, lambda unit: undo(unit, done), undoes=done.seq)


def log(desk: Desk, before: int | None = None, limit: int = 100) -> list[Done]:
    """The log from the latest entry back: everybody's with the right to it, else one's own."""
    account = None if desk.actor.may(Right.LOG) else desk.actor.account
    return history.units(desk.store.connection, limit=limit, before=before, account=account)


def of_record(desk: Desk, record: Record) -> list[Step]:
    """The steps of one record, latest first."""
    return history.of_record(desk.store, record)


def _line(reader: Reader, field: Field, altered: Altered, wording: Wording, *, is_new: bool) -> Before:
    sees_all = not field.private or reader.actor.may(Right.PRIVATE)
    old, new = (_words(field, text, wording, sees_all=sees_all) for text in (altered.old, altered.new))
    if is_new:
        return Before(f"{field.label}：{new}")
    can_return = sees_all and not field.computed and reader.actor.may(Right.EDIT)
    value = _value(field, altered.old) if can_return else None
    return Before(str(Altered(field.label, old, new)), field.name, value, can_return)


def _words(field: Field, text: str, wording: Wording, *, sees_all: bool) -> str:
    """What the log shows, as a table would: titles for references, masks for what is private."""
    return wording.text(field, _value(field, text)) if sees_all else text


def _value(field: Field, words: str) -> Any:
    """The value of what the log shows: every kind reads back what it shows."""
    return field.kind.parse(words) if words else None
