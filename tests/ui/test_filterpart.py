from __future__ import annotations

from datetime import date

import pytest
from desks import anna, keep
from kernel import House, Person
from pytestqt.qtbot import QtBot

from desktop.model.record import Record
from desktop.store.query import Query
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


def test_blanks(desk: Desk, people: list[Person], part) -> None:
    made = part("phone")
    made._blank.click()

    assert (found(desk, made), made.summary) == (["示例宁", "示例文"], "没填的")


def test_what_is_filled_in(desk: Desk, people: list[Person], part) -> None:
    made = part("phone")
    made._filled.click()

    assert found(desk, made) == ["示例安"]


def test_asking_something_else_lets_go_of_blanks(desk: Desk, people: list[Person], part) -> None:
    made = part("sex")
    made._blank.click()

    made.choose("1")

    assert found(desk, made) == ["示例宁"]


def test_cleared_it_asks_nothing(people: list[Person], part) -> None:
    made = part("sex")
    made.choose("1")

    made.clear()

    assert (made.filters, made.summary) == ((), "")


def test_every_change_is_told(part, qtbot: QtBot) -> None:
    made = part("sex")

    with qtbot.waitSignal(made.changed):
        made._ticks["1"].click()
