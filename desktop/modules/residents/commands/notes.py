"""Offers about pinned notes: write one, write it anew, take it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.model.record import Record
from desktop.modules.residents.records import BuildingGroup, Household, PinnedNote, Resident
from desktop.modules.residents.service import change_note, pin_note, take_down
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

TITLE = "经验便签"
_BLANKS: Mapping[type[Record], Callable[[str], PinnedNote]] = {
    Resident: lambda uid: PinnedNote(resident=uid),
    Household: lambda uid: PinnedNote(household=uid),
    BuildingGroup: lambda uid: PinnedNote(building_group=uid),
}


def write_note(desk: Desk, blank: PinnedNote, about: str) -> None:
    """Ask for a note about somebody, and pin it."""
    note = desk.ask.fill(blank, f"{TITLE}：{about}")
    if note:
        desk.do(pin_note, note).then(lambda _: desk.ask.tell("便签已钉上", undo=True))


def edit_note(desk: Desk, note: PinnedNote) -> None:
    """Ask for other words of a note."""
    after = desk.ask.fill(note, f"改{TITLE}")
    if after and after != note:
        desk.do(change_note, note, after).then(lambda _: desk.ask.tell("便签已改", undo=True))


def remove_note(desk: Desk, note: PinnedNote) -> None:
    """Take a note down."""
    desk.do(take_down, note).then(lambda _: desk.ask.tell("便签已取下", undo=True))


def _write(desk: Desk) -> None:
    (about,) = desk.selected
    write_note(desk, _BLANKS[type(about)](about.uid), about.title())


def _on(name: str, kind: type[Record]) -> Command:
    return Command(f"residents.{name}", TITLE, _write, pin_note, icon="notebook", on=kind.table, needs=Needs.ONE)


NOTES = (_on("note", Resident), _on("note_household", Household), _on("note_group", BuildingGroup))
