from __future__ import annotations

from collections.abc import Iterator

import pytest
from desks import Note, anna, keep
from kernel import Person
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from ui.audit import findings

from desktop.model.record import Record
from desktop.store.reader import Reader
from desktop.ui.chips import Chip
from desktop.ui.timeline import Timeline
from desktop.work.desk import Desk
from desktop.work.module import Event, Module


def events(reader: Reader, record: Record) -> Iterator[Event]:
    for note in reader.find(Note, about=record.uid):
        yield Event(note.at, "记事", note.text, note)


NOTES = Module("notes", "记事", "notebook", (Note,), page=lambda _: QWidget(), timeline=events)


@pytest.fixture
def notes(desk_of) -> Desk:
    return desk_of(desk_of().actor, NOTES)


@pytest.fixture
def person(notes: Desk) -> Person:
    (kept,) = keep(notes, anna())
    moment = Note.fields["at"].kind
    keep(
        notes,
        Note(text="楼上漏水", at=moment.parse("2026-08-01 09:00"), about=kept.uid),
        Note(text="回访，已修好", at=moment.parse("2026-08-20 09:00"), about=kept.uid),
    )
    return kept


def words(shown: QWidget) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel)]


def test_the_latest_comes_first(notes: Desk, person: Person, show) -> None:
    assert words(show(Timeline(notes, person), 320, 400)) == [
        "2026-08-20",
        "记事",
        "回访，已修好",
        "2026-08-01",
        "记事",
        "楼上漏水",
    ]


def test_a_line_opens_what_it_tells_of(notes: Desk, person: Person, show) -> None:
    gone: list[tuple[str, str]] = []
    notes.go = lambda name, record: gone.append((name, record.text))
    shown = show(Timeline(notes, person), 320, 400)

    shown.findChildren(QToolButton)[0].click()

    assert gone == [("notes", "回访，已修好")]


def test_where_nothing_happened_it_says_what_will_be_here(desk: Desk, show) -> None:
    (person,) = keep(desk, anna())

    assert "还没有记过什么" in words(show(Timeline(desk, person), 320, 400))[0]


def test_nothing_is_cut_in_the_side_panel(notes: Desk, person: Person, show) -> None:
    assert findings(show(Timeline(notes, person), 320, 400)) == []


@pytest.mark.parametrize(("kind", "tone"), [("完成", "ok"), ("任务 未做", "bad"), ("记事", "info")])
def test_a_state_has_the_colour_it_has_in_lists(desk_of, person: Person, show, kind: str, tone: str) -> None:
    told = Module("notes", "记事", "notebook", (Note,), timeline=lambda _, record: iter([Event(0, kind, "漏水", record)]))

    chip = show(Timeline(desk_of(desk_of().actor, told), person), 320, 400).findChild(Chip)

    assert chip.property("tone") == tone
