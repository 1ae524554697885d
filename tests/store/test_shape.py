"""How a record type lies in tables."""

from __future__ import annotations

from datetime import date

import pytest
from kernel import House, Person

from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.model.strokes import sort_key
from desktop.store.shape import KEPT, Shape, Shapes


@pytest.fixture
def person() -> Shape:
    return Shape(Person, 2)


def test_a_type_without_sensitive_fields_lies_in_one_table() -> None:
    house = Shape(House, 1)
    assert (house.side, house.parts) == (None, (house.main,))


def test_sensitive_fields_lie_in_a_side_table_with_a_log_of_its_own(person: Shape) -> None:
    assert [(part.table, part.log) for part in person.parts] == [
        ("person", "change"),
        ("person__sensitive", "change__sensitive"),
    ]
    assert person.side is not None
    assert list(person.side.fields) == ["helped"]
    assert "helped" not in person.main.fields


def test_a_field_is_kept_by_one_part(person: Shape) -> None:
    assert [person.part_of(name).table for name in ("name", "helped")] == ["person", "person__sensitive"]


def test_whether_a_record_exists_is_kept_by_its_first_part(person: Shape) -> None:
    assert [part.holds(KEPT) for part in person.parts] == [True, False]
    assert [part.holds("helped") for part in person.parts] == [False, True]


def test_kinds_that_do_not_sort_by_themselves_have_a_column_for_their_order(person: Shape) -> None:
    assert list(person.main.keys) == ["name__key", "name__strokes"]
    assert person.main.columns[-2:] == ("name__key", "name__strokes")


def test_values_are_dumped_by_their_kinds(person: Shape) -> None:
    kept = person.main.kept_values(Person(name="张三", born=date(1990, 5, 6), friends=("A",)))
    assert (kept["name"], kept["born"], kept["friends"], kept["age"]) == ("张三", "1990-05-06", '["A"]', None)
    assert list(kept) == list(person.main.fields)


def test_a_part_of_one_field_gives_its_one_value() -> None:
    assert Shape(House, 1).main.values_of(House(address="示例路1号")) == ["示例路1号"]


def test_order_keys_come_from_kept_values(person: Shape) -> None:
    assert person.main.keys_of(person.main.values_of(Person(name="李四"))) == ["li3李si4四", sort_key("李四")]
    assert person.main.keys_of(person.main.values_of(Person())) == [None, None]


def test_a_row_becomes_the_record_it_was(person: Shape) -> None:
    known = Person(uid="A", name="张三", born=date(1990, 5, 6), age=3, friends=("B",))
    assert person.load((1, "A", *person.main.values_of(known))) == known


def test_sensitive_values_come_from_elsewhere(person: Shape) -> None:
    loaded = person.load((1, "A", *person.main.values_of(Person(name="张三"))), {"helped": True})
    assert loaded == Person(uid="A", name="张三", helped=True)


def test_references_and_what_should_be_unique_are_indexed(person: Shape) -> None:
    assert person.indexed == ("id_number", "house")


def test_lists_of_references_are_known(person: Shape) -> None:
    assert list(person.main.lists) == ["friends"]


@pytest.mark.parametrize("name", ["n", "owner", "kept", "ver", "cver", "fv"])
def test_a_field_may_not_be_called_like_a_column_of_the_stores_own(name: str) -> None:
    odd = record("odd", label="怪")(type("Odd", (Record,), {"__annotations__": {name: "str | None"}, name: f.text("怪")}))
    with pytest.raises(ValueError, match=name):
        Shape(odd, 1)


def test_shapes_are_found_by_table_and_by_number() -> None:
    shapes = Shapes(Catalogue(House, Person), {"house": 7, "person": 3})
    assert (list(shapes), len(shapes), shapes["person"].number) == (["house", "person"], 2, 3)
    assert shapes.by_number[7].kind is House


def test_a_key_is_made_of_the_value_itself_where_that_is_kept_in_another_form() -> None:
    class Backwards(f.kinds.Day):
        def order(self, value: date) -> str:
            return f"{value:%d%m%Y}"

    made = record("event", label="事")(
        type("Event", (Record,), {"__annotations__": {"day": "date | None"}, "day": f._declare(Backwards(), "日")})
    )
    part = Shape(made, 1).main
    assert part.keys_of(["2026-08-28"]) == ["28082026"]
