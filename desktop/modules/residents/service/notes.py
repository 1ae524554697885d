"""Pinned notes: what a colleague should know before they ring the bell. Read by everybody here, never sent anywhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from desktop.base.errors import DeskError
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import BuildingGroup, Home, Household, PinnedNote, Resident
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, wrong
from desktop.work.module import Due
from desktop.work.records import Account
from desktop.work.verb import verb


@verb("写经验便签", needs=Right.EDIT)
def pin_note(unit: Unit, note: PinnedNote) -> PinnedNote:
    """Pin a note to whom it is about.

    Raises:
        DeskError: no words, a bank number among them, or it is about nobody.
    """
    for problem in wrong(note, tuple(PinnedNote.fields.values())):
        raise DeskError(f"便签没有保存：{problem}", "写好的内容还在，改好再保存。")
    if not (note.resident or note.household or note.building_group or note.building):
        raise DeskError("便签没有保存：没有写给谁的", "先选中一个人、一户、一个楼组或一栋楼，再写便签。")
    unit.label = f"写经验便签：{subject_title(unit.read, note)}"
    return unit.add(dataclasses.replace(note, writer=unit.actor.account or None, at=unit.entry.at))


@verb("改经验便签", needs=Right.EDIT)
def change_note(unit: Unit, before: PinnedNote, after: PinnedNote) -> PinnedNote:
    """Write a note anew. Raises as keeping a change does."""
    kept = keep_change(unit, before, after)
    unit.label = f"改经验便签：{subject_title(unit.read, before)}"
    assert isinstance(kept, PinnedNote)
    return kept


@verb("取下经验便签", needs=Right.EDIT)
def take_down(unit: Unit, note: PinnedNote) -> None:
    """Take a note down; it lies in the recycle bin."""
    unit.remove(note)
    unit.label = f"取下经验便签：{subject_title(unit.read, note)}"


def notes_of(store: Reader, record: Record) -> tuple[PinnedNote, ...]:
    """Notes about a person with those of their household, about a household, a building group, or a home's building."""
    if isinstance(record, Resident):
        own = store.find(PinnedNote, resident=record.uid)
        return (*own, *(store.find(PinnedNote, household=record.household) if record.household else ()))
    if isinstance(record, Household):
        return tuple(store.find(PinnedNote, household=record.uid))
    if isinstance(record, BuildingGroup):
        return tuple(store.find(PinnedNote, building_group=record.uid))
    return ()


def notes_of_building(store: Reader, name: str) -> tuple[PinnedNote, ...]:
    """Notes about a building by its written name, and about the building group of that name."""
    groups = [group.uid for group in store.find(BuildingGroup, name=name)]
    return (
        *store.find(PinnedNote, building=name),
        *(note for group in groups for note in store.find(PinnedNote, building_group=group)),
    )


def due(store: Reader, by: date) -> Iterator[Due]:
    """Notes to be looked at again up to a day."""
    within = Query(filters=(Filter("review_on", Match.FILLED), Filter("review_on", Match.TO, by)), order="review_on")
    for note in store.find(PinnedNote, within):
        account = store.own(Account, note.writer) if note.writer else None
        assert note.review_on is not None
        subject = _subject(store, note)
        words = f"再看一看便签：{_called(note, subject)}"
        yield Due(note.review_on, words, account.title() if account else "", subject or note)


def subject_title(store: Reader, note: PinnedNote) -> str:
    """Whom or what a note is about, in words."""
    return _called(note, None if note.building else _subject(store, note))


def _called(note: PinnedNote, subject: Record | None) -> str:
    return note.building or (subject.title() if subject else "已删除的对象")


def _subject(store: Reader, note: PinnedNote) -> Record | None:
    """The record to open for a note; of a building its first home."""
    if note.building:
        inside = Query(filters=(Filter("address", Match.STARTS, note.building),), order="address")
        return next((home for home in store.find(Home, inside) if building_name(home) == note.building), None)
    for kind, uid in ((Resident, note.resident), (Household, note.household), (BuildingGroup, note.building_group)):
        if uid:
            return store.get(kind, uid)
    return None


def building_name(home: Home) -> str:
    """A building in one line: 示例路100弄5号."""
    return f"{home.compound or ''}{home.building or ''}{'号' if home.building else ''}"
