"""Classes of declared fields become record types."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from kernel import House, Person

from desktop.base.problems import Problem
from desktop.model import fields as f
from desktop.model.record import Record, record, values


@record("note", label="便条")
class Note(Record):
    number: int | None = f.number("号", most=9)
    text: str | None = f.text("内容", required=True)


def test_a_record_may_be_blank() -> None:
    assert Person() == Person(name=None)


def test_a_record_cannot_be_written_into() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Person().name = "张三"  # type: ignore[misc]


def test_a_type_knows_its_table_its_label_and_its_measure() -> None:
    assert [(kind.table, kind.label, kind.measure) for kind in (House, Note)] == [
        ("house", "房子", "幢"),
        ("note", "便条", "项"),
    ]


def test_a_type_knows_its_fields_by_name_and_in_order() -> None:
    assert [(name, field.name, field.label) for name, field in Note.fields.items()] == [
        ("number", "number", "号"),
        ("text", "text", "内容"),
    ]


def test_fields_of_one_type_are_not_those_of_another() -> None:
    assert "text" not in House.fields


def test_what_a_unit_wrote_may_be_taken_back_unless_the_type_says_otherwise() -> None:
    way_in = record("way_in", label="钥匙", lasting=True)(type("WayIn", (Record,), {"__annotations__": {}}))
    assert (Note.lasting, way_in.lasting) == (False, True)


@pytest.mark.parametrize("name", ["title", "check", "label", "uid", "fields"])
def test_a_field_may_not_hide_what_every_record_has(name: str) -> None:
    kind = type("Odd", (Record,), {"__annotations__": {name: "str | None"}, name: f.text("怪")})
    with pytest.raises(ValueError, match=name):
        record("odd", label="怪")(kind)


def test_a_record_is_called_by_its_first_field() -> None:
    assert Person(name="张三").title() == "张三"
    assert Note(number=0).title() == "0"


def test_a_record_without_it_is_called_by_its_type() -> None:
    assert Person(age=3).title() == "人"


def test_a_good_record_has_no_problems() -> None:
    assert list(Person(name="张三", age=40).check()) == []


def test_all_that_is_wrong_is_told_in_the_order_of_fields() -> None:
    assert list(Note(number=12).check()) == [Problem("号", "应在 0 到 9 之间"), Problem("内容", "必填")]


def test_a_value_that_is_there_is_judged_even_where_it_could_be_blank() -> None:
    assert [problem.where for problem in Person(name="张三", age=151).check()] == ["年龄"]


def test_values_are_as_they_are_kept() -> None:
    kept = values(Person(name="张三", born=date(1990, 5, 6), helped=True, friends=("A", "B")))
    assert (kept["born"], kept["helped"], kept["friends"], kept["age"]) == ("1990-05-06", 1, '["A","B"]', None)
    assert list(kept) == list(Person.fields)


def test_a_mere_form_lands_in_the_table_it_says_and_a_record_in_its_own() -> None:
    @record("slip", label="单子", lands="note")
    class Slip(Record):
        text: str | None = f.text("内容")

    assert (Slip.lands, Note.lands) == ("note", "note")
