from __future__ import annotations

from datetime import date

import pytest
from desks import Note, anna, keep
from kernel import House, Person
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.model.record import Record
from desktop.store.query import Query
from desktop.ui.filterparts import PARTS, DayPart, Part
from desktop.work.desk import Desk


@pytest.fixture
def part(desk: Desk, qtbot: QtBot):
    def make(name: str, kind: type[Record] = Person, at: Desk = desk) -> Part:
        field = kind.fields[name]
        made = PARTS[type(field.kind)](field, at)
        qtbot.addWidget(made)
        return made

    return make


def found(desk: Desk, part: Part, kind: type[Record] = Person) -> list[str]:
    return [record.title() for record in desk.store.find(kind, Query(filters=part.filters))]


@pytest.fixture
def people(desk: Desk) -> list[Person]:
    (house,) = keep(desk, House(address="示例路1号"))
    old = anna(house=house.uid, note="独居")
    friend = anna(name="示例宁", id_number=None, age=30, sex="1", born=date(1996, 1, 1), phone=None)
    (kept,) = keep(desk, old)
    return [kept, *keep(desk, friend), *keep(desk, Person(name="示例文", friends=(kept.uid,)))]


def test_from_a_number_to_another(desk: Desk, people: list[Person], part) -> None:
    made = part("age")
    low, high = made.findChildren(QLineEdit)
    low.setText("20")
    high.setText("70")

    assert (found(desk, made), made.summary) == (["示例宁"], "20–70")


def test_from_a_number_on(desk: Desk, people: list[Person], part) -> None:
    made = part("age")
    made.findChildren(QLineEdit)[0].setText("70")

    assert found(desk, made) == ["示例安"]


def test_what_is_no_number_is_not_asked(desk: Desk, people: list[Person], part) -> None:
    made = part("age")
    made.findChildren(QLineEdit)[0].setText("老")

    assert made.filters == ()


def test_from_a_day_to_another_said_freely(desk: Desk, people: list[Person], part) -> None:
    made: DayPart = part("born")
    made._first.write("1990.1.1")
    made._last.write("今天")

    assert (found(desk, made), made.summary) == (["示例宁"], "1990-01-01–2026-08-28")


def test_a_day_holds_all_its_moments(desk: Desk, part) -> None:
    kind = Note.fields["at"].kind
    keep(desk, *(Note(text=said, at=kind.parse(said)) for said in ("2026-08-27 23:59", "2026-08-28 00:00", "2026-08-28 23:59")))
    made = part("at", Note)
    made._first.write("8.28")
    made._last.write("8.28")

    assert found(desk, made, Note) == ["2026-08-28 00:00", "2026-08-28 23:59"]
