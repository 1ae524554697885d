from __future__ import annotations

from datetime import date

import pytest
from desks import Note, anna, keep
from kernel import READER, House, Person
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.model.record import Record
from desktop.store.query import Filter, Match, Query
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


def test_parts_of_a_number_are_not_looked_for_by_who_may_not_see_it(desk_of, part) -> None:
    assert part("phone", Person, desk_of(READER)).findChildren(QLineEdit) == []


def test_cleared_it_asks_nothing(people: list[Person], part) -> None:
    made = part("sex")
    made.choose("1")

    made.clear()

    assert (made.filters, made.summary) == ((), "")


def test_every_change_is_told(part, qtbot: QtBot) -> None:
    made = part("sex")

    with qtbot.waitSignal(made.changed):
        made._ticks["1"].click()


def test_a_filter_is_about_its_field(part) -> None:
    made = part("sex")
    made.choose("1")

    assert made.filters == (Filter("sex", Match.IN, ("1",)),)
