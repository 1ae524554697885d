from __future__ import annotations

from datetime import date

import pytest
from desks import Note, anna, keep
from kernel import READER, House, Person
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.model.record import Record
from desktop.store.query import Filter, Match, Query
from desktop.ui.filterparts import PARTS, Part
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


def test_nothing_asked_leaves_nobody_out(desk: Desk, people: list[Person], part) -> None:
    assert found(desk, part("name")) == ["示例安", "示例宁", "示例文"]


def test_letters_within_a_name(desk: Desk, people: list[Person], part) -> None:
    made = part("name")
    made.findChild(QLineEdit).setText("宁")

    assert (found(desk, made), made.summary) == (["示例宁"], "“宁”")


def test_ticks_of_a_list(desk: Desk, people: list[Person], part) -> None:
    made = part("sex")
    made.choose("1", "2")

    assert (found(desk, made), made.summary) == (["示例安", "示例宁"], "男、女")


def test_yes_or_no(desk: Desk, part) -> None:
    keep(desk, Note(text="办好的", done=True), Note(text="没办的", done=False), Note(text="没说的"))
    made = part("done", Note)
    made._ticks[False].click()

    assert found(desk, made, Note) == ["没办的"]


@pytest.mark.parametrize(("name", "who"), [("house", "示例安"), ("friends", "示例文")])
def test_those_that_name_one_record(desk: Desk, people: list[Person], part, name: str, who: str) -> None:
    made = part(name)
    named = desk.store.get(House, people[0].house) if name == "house" else people[0]
    made._line.chosen.emit(named)

    assert (found(desk, made), made.summary) == ([who], named.title())


def test_parts_of_a_number_are_not_looked_for_by_who_may_not_see_it(desk_of, part) -> None:
    assert part("phone", Person, desk_of(READER)).findChildren(QLineEdit) == []


def test_a_filter_is_about_its_field(part) -> None:
    made = part("sex")
    made.choose("1")

    assert made.filters == (Filter("sex", Match.IN, ("1",)),)
