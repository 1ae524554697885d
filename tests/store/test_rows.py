"""Rows of records, with their stamps, order keys and list index."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernel import Person

from desktop.store import rows
from desktop.store.rows import Stamp
from desktop.store.shape import KEPT, Part, Shape
from desktop.store.store import Store

STAMP = Stamp("AREA-1", 10, 10)


@pytest.fixture
def part(store: Store) -> Part:
    return store.shapes["person"].main


@pytest.fixture
def raw(store: Store) -> Callable[..., Any]:
    """Columns of the row of a uid."""

    def look(*columns: str, uid: str = "A") -> Any:
        return store.writer.execute(f"SELECT {','.join(columns)} FROM person WHERE uid = ?", (uid,)).fetchone()

    return look


def test_a_new_row_carries_its_stamps(store: Store, part: Part, raw: Callable[..., Any]) -> None:
    n = rows.write(store.writer, part, "A", {KEPT: 1, "name": "张三"}, STAMP)
    assert raw("n", "owner", "kept", "ver", "cver", "fv", "name") == (n, "AREA-1", 1, 10, 10, None, "张三")


def test_a_changed_field_gets_a_version_and_the_row_the_latest(store: Store, part: Part, raw: Callable[..., Any]) -> None:
    rows.write(store.writer, part, "A", {"name": "张三", "age": 1}, STAMP)
    rows.write(store.writer, part, "A", {"age": 2}, Stamp("AREA-1", 20, 20))
    rows.write(store.writer, part, "A", {"note": "好"}, Stamp("AREA-1", 30, 30))
    ver, cver, versions, owner = raw("ver", "cver", "fv", "owner")
    assert (ver, cver, json.loads(versions), owner) == (30, 10, {"age": 20, "note": 30}, "AREA-1")


def test_a_merge_brings_versions_of_its_own_also_where_the_value_stays(
    store: Store, part: Part, raw: Callable[..., Any]
) -> None:
    rows.write(store.writer, part, "A", {"name": "张三", "age": 1}, STAMP)
    rows.write(store.writer, part, "A", {"age": 2}, Stamp("AREA-1", 10, 99, {"age": 15, "name": 12}))
    assert (raw("ver")[0], json.loads(raw("fv")[0])) == (15, {"age": 15, "name": 12})


def test_a_merge_of_nothing_but_a_version_keeps_the_values(store: Store, part: Part, raw: Callable[..., Any]) -> None:
    rows.write(store.writer, part, "A", {"name": "张三"}, STAMP)
    rows.write(store.writer, part, "A", {}, Stamp("AREA-1", 10, 99, {"name": 12}))
    assert (raw("name", "ver"), json.loads(raw("fv")[0])) == (("张三", 12), {"name": 12})


def test_a_row_that_arrives_keeps_the_versions_it_came_with(store: Store, part: Part, raw: Callable[..., Any]) -> None:
    came = Stamp("AREA-2", 10, 10, {KEPT: 10, "name": 10, "age": 5, "note": 12})
    rows.write(store.writer, part, "A", {KEPT: 0, "name": "张三", "age": 1}, came)
    assert raw("owner", "kept", "cver", "ver") == ("AREA-2", 0, 10, 12)
    assert json.loads(raw("fv")[0]) == {"age": 5, "note": 12}


def test_a_row_that_arrives_undone_is_not_kept(store: Store, part: Part, raw: Callable[..., Any]) -> None:
    rows.write(store.writer, part, "A", {}, Stamp("AREA-2", 10, 10, {KEPT: 12}))
    assert raw("kept") == (None,)


def test_order_keys_follow_their_values(store: Store, part: Part, raw: Callable[..., Any]) -> None:
    rows.write(store.writer, part, "A", {"name": "李四"}, STAMP)
    first = raw("name__key")
    rows.write(store.writer, part, "A", {"age": 2}, STAMP)
    second = raw("name__key")
    rows.write(store.writer, part, "A", {"name": None}, STAMP)
    assert (first, second, raw("name__key")) == (("li3李si4四",), ("li3李si4四",), (None,))


def test_a_row_is_read_as_it_is_now(store: Store, part: Part) -> None:
    rows.write(store.writer, part, "A", {"name": "张三"}, STAMP)
    assert rows.read(store.writer, part, "A", ["name", "age"]) == {"owner": "AREA-1", KEPT: 1, "name": "张三", "age": None}
    assert rows.read(store.writer, part, "B", ["name"]) is None


def targets(store: Store) -> set[tuple[str, str]]:
    return set(store.writer.execute("SELECT uid, target FROM many WHERE record = 'person' AND field = 'friends'"))


def test_the_index_of_lists_follows_the_lists(store: Store, part: Part) -> None:
    rows.write(store.writer, part, "A", {"friends": '["B","C","B"]'}, STAMP)
    first = targets(store)
    rows.write(store.writer, part, "A", {"name": "张三"}, STAMP)
    second = targets(store)
    rows.write(store.writer, part, "A", {"friends": '["D"]'}, STAMP)
    third = targets(store)
    rows.write(store.writer, part, "A", {"friends": None}, STAMP)
    assert (first, second, third, targets(store)) == ({("A", "B"), ("A", "C")}, {("A", "B"), ("A", "C")}, {("A", "D")}, set())


def test_many_rows_follow_one_another(store: Store, part: Part, raw: Callable[..., Any]) -> None:
    new = [(uid, part.values_of(Person(name="李四", age=3, friends=("Z",)))) for uid in "AB"]
    first = rows.insert_all(store.writer, part, new, STAMP)
    assert [raw("n", "owner", "kept", "ver", "cver", "fv", "name", "age", "name__key", uid=uid) for uid in "AB"] == [
        (first + place, "AREA-1", 1, 10, 10, None, "李四", 3, "li3李si4四") for place in (0, 1)
    ]
    assert targets(store) == {("A", "Z"), ("B", "Z")}


def test_many_rows_come_after_those_that_are_there(store: Store, part: Part) -> None:
    rows.write(store.writer, part, "A", {"name": "张三"}, STAMP)
    assert rows.insert_all(store.writer, part, [("B", part.values_of(Person()))], STAMP) == 2


Texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(deadline=None, max_examples=200)
@given(name=Texts, note=st.none() | Texts, age=st.none() | st.integers(), born=st.none() | st.dates())
def test_the_diff_of_a_creation_is_spelled_as_any_other(
    name: str, note: str | None, age: int | None, born: date | None
) -> None:
    part = Shape(Person, 1).main
    person = Person(name=name, note=note, age=age, born=born)
    diff = {KEPT: (None, 1), **{field: (None, value) for field, value in part.kept_values(person).items() if value is not None}}
    assert rows.created(part, part.values_of(person)) == rows.encode(diff)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(Texts, min_size=1, max_size=5))
def test_whatever_is_written_is_read_again(store: Store, texts: list[str]) -> None:
    part = store.shapes["house"].main
    uid = store.clock.uid()
    for text in texts:
        rows.write(store.writer, part, uid, {"address": text}, STAMP)
    assert rows.read(store.writer, part, uid, ["address"]) == {
        "owner": "AREA-1",
        KEPT: 1,
        "address": texts[-1],
    }
