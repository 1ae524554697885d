"""What the palette offers for some typed words: records, pages and commands, best first. Knows nothing of widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.base.text import tr
from desktop.model import pinyin
from desktop.model.kinds import Ref
from desktop.model.record import Record
from desktop.store.reader import Hit
from desktop.store.search import NUMBER
from desktop.ui.actions import why_not
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.listing import Wording
from desktop.work.module import Module

MOST = 12
"""Rows that fit without scrolling."""
REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of the palette.

    Attributes:
        key: what it is remembered by: `record:resident:01…` or `command:visits.log`.
        title: the words in front.
        detail: what tells it from another of the same name.
        why: what about it was found.
        picture: name of an icon.
        record: what Enter opens.
        command: what Enter does.
        subject: the record a command of this row is about.
    """

    key: str
    title: str
    detail: str = ""
    why: str = ""
    picture: str = ""
    record: Record | None = None
    command: Command | None = None
    subject: Record | None = None


def offers(desk: Desk, commands: Sequence[Command], typed: str) -> list[Offer]:
    """Rows for the typed words: commands that begin with them, then what is found, then other commands."""
    words = typed.strip()
    if not words:
        return []
    ranked = [(rank_of(command.label, words), command) for command in commands if not why_not(desk, command, desk.selected)]
    first = [_command_offer(command) for rank, command in ranked if rank == 0]
    other = [_command_offer(command) for rank, command in ranked if rank == 1]
    kinds = tuple(kind for module in desk.modules if module.page for kind in module.records)
    hits = desk.store.search(words, MOST, kinds) if kinds else []
    found = [replace(record_offer(desk, hit.record), why=_why(desk, hit, words)) for hit in hits]
    return [*first, *found, *other][:MOST]


def _why(desk: Desk, hit: Hit, words: str) -> str:
    """What was found; of a number its masked end too, so that one sees which of them it is."""
    asked = [word for word in words.split() if word.isdigit()]
    if hit.why != NUMBER or desk.covered or not asked:
        return hit.why
    fields = [field for field in hit.record.fields.values() if field.private]
    values = {field: getattr(hit.record, field.name) for field in fields}
    found = next((one for one in fields if values[one] and any(word in one.kind.show(values[one]) for word in asked)), None)
    if found is None:
        return hit.why
    whole, mask = found.kind.show(values[found]), found.kind.mask(values[found])
    # A mask that hides the very digits that were typed would seem to contradict them.
    is_at_end = any(word in mask or whole.endswith(word) for word in asked)
    return f"{tr(found.label)} {mask}" if is_at_end else tr(found.label)


def rank_of(label: str, words: str) -> int | None:
    """0 when the label begins with the words, 1 when it holds them, in characters, pinyin or initials; None otherwise."""
    folded = words.lower()
    sounds = [sound[0] if sound else char.lower() for char, sound in zip(label, pinyin.readings(label), strict=True)]
    forms = (label.lower(), "".join(sounds), "".join(sound[0] for sound in sounds))
    places = [form.find(folded) for form in forms if folded in form]
    if 0 in places:
        return 0
    # One letter stands somewhere in nearly every word: it only counts at the beginning.
    return 1 if places and not (len(folded) == 1 and folded.isascii()) else None


def record_offer(desk: Desk, record: Record) -> Offer:
    """A record as a row; covered, it says only what sort it is."""
    module = module_of(desk, record)
    return Offer(
        key=f"record:{record.table}:{record.uid}",
        title=tr("已遮挡") if desk.covered else record.title(),
        detail=tr(record.label) if desk.covered else " · ".join((tr(record.label), *_tells(desk, record))),
        picture=module.icon if module else "",
        record=record,
    )


def acts_about(desk: Desk, record: Record) -> list[Offer]:
    """What can be done with a record: other slices' commands first, because opening the record leads to its own."""
    own = module_of(desk, record)
    near = set(own.commands) if own else set()
    ordered = sorted(desk.actions(record), key=lambda command: command in near)
    return [replace(_command_offer(command), subject=record) for command in ordered if not why_not(desk, command, (record,))]


def remembered(desk: Desk, commands: Sequence[Command], keys: Sequence[str]) -> list[Offer]:
    """The rows last used, as they are now; what is gone or not allowed now is left out."""
    return list(_recalled(desk, commands, keys))[:REMEMBERED]


def _recalled(desk: Desk, commands: Sequence[Command], keys: Sequence[str]) -> Iterator[Offer]:
    by_id = {command.id: command for command in commands}
    for key in keys:
        sort, _, rest = key.partition(":")
        table, _, uid = rest.partition(":")
        if sort == "command" and rest in by_id and not why_not(desk, by_id[rest], desk.selected):
            yield _command_offer(by_id[rest])
        elif sort == "record" and table in desk.store.shapes:
            record = desk.store.get(desk.store.shapes[table].kind, uid)
            if record is not None:
                yield record_offer(desk, record)


def module_of(desk: Desk, record: Record) -> Module | None:
    """The slice a record belongs to."""
    return next((module for module in desk.modules if type(record) in module.records), None)


def _command_offer(command: Command) -> Offer:
    return Offer(
        f"command:{command.id}", tr(command.label), tr(command.menu), "", command.icon or "chevron-right", command=command
    )


def _tells(desk: Desk, record: Record) -> Iterator[str]:
    """What tells two records of one name apart: whom it is about, and up to two listed values that are nobody's secret."""
    listed = [field for field in record.fields.values() if field.listed and not field.private]
    wording = Wording(desk.store)
    named = (wording.text(one, value) for one in listed if isinstance(one.kind, Ref) and (value := getattr(record, one.name)))
    about = next((title for title in named if title not in record.title()), "")
    shown = [field.seen(getattr(record, field.name), whole=False) for field in listed[1:] if field.kind.find]
    yield from [about] if about else []
    yield from [text for text in shown if text and text not in {record.title(), about}][:2]
