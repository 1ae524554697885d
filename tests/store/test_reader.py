"""Reading, bound to who reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kernel import OWNER, SUPERVISOR, House, Person

from desktop.base.errors import RefusedError
from desktop.store.query import Filter, Match, Query
from desktop.store.store import Store

ID = "11010519491231002X"


def test_who_may_only_see_the_log_reads_no_record(store: Store, uid: str) -> None:
    reader = store.reader(SUPERVISOR)
    with pytest.raises(RefusedError):
        reader.get(Person, uid)
    with pytest.raises(RefusedError):
        reader.search("单")
    reader.connection.close()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("单文华", "姓名"),
        ("文华", "姓名"),
        ("华", "姓名"),
        ("swh", "拼音"),
        ("shanwenhua", "拼音"),
        ("dwh", "拼音"),
        ("3817", "号码"),
        ("下棋", "内容"),
    ],
)
def test_a_person_is_found_by_every_reading_of_what_is_known(store: Store, uid: str, words: str, why: str) -> None:
    reader = store.reader(OWNER)
    assert [(hit.record.uid, hit.why) for hit in reader.search(words)] == [(uid, why)]
    reader.connection.close()


def test_all_words_must_be_found(store: Store, uid: str) -> None:
    reader = store.reader(OWNER)
    assert (len(reader.search("单文 3817")), len(reader.search("单文 9999"))) == (1, 0)
    reader.connection.close()


@pytest.mark.parametrize("words", ["' OR 1=1 --", '"', "*", "NEAR(", "%_", '单" OR "*', "a" * 5000, "\x00", "AND", "^"])
def test_what_a_person_types_is_never_read_as_query_language(store: Store, uid: str, words: str) -> None:
    reader = store.reader(OWNER)
    assert reader.search(words) == []
    assert len(reader.ids(Person, Query(words=words))) == (0 if words.strip() else 1)
    reader.connection.close()


def test_pages_answer_in_the_order_asked_and_leave_out_what_is_gone(store: Store, uid: str) -> None:
    with store.unit("登记", OWNER) as unit:
        other = unit.add(Person(name="李四"))
    reader = store.reader(OWNER)
    assert [one.uid for one in reader.page(Person, [2, 99, 1])] == [other.uid, uid]
    reader.connection.close()


def test_several_are_read_from_one_question_and_leave_out_what_is_gone(store: Store, uid: str) -> None:
    reader = store.reader(OWNER)
    asked: list[str] = []
    reader.connection.set_trace_callback(asked.append)
    found = reader.several(Person, [uid, "01J0000000000000000000000A"])
    reader.connection.set_trace_callback(None)

    assert {one: record.uid for one, record in found.items()} == {uid: uid}
    assert len([one for one in asked if " FROM person " in one]) == 1
    reader.connection.close()


def test_finding_by_a_field_uses_values_and_not_text(store: Store, uid: str) -> None:
    reader = store.reader(OWNER)
    assert reader.count(Person, phone="13612343817") == 1
    assert reader.count(Person, Query(filters=(Filter("note", Match.HAS, "%"),))) == 0
    reader.connection.close()


def houses(store: Store, *addresses: str | None) -> None:
    with store.unit("登记", OWNER) as unit:
        for address in addresses:
            unit.add(House(address=address))


def test_addresses_fall_into_groups_by_what_stands_before_the_room(store: Store) -> None:
    houses(store, "示例路12号302", "示例路2号101", None, "示例路2号201室")
    reader = store.reader(OWNER)

    found = [(group.value, len(group.numbers)) for group in reader.groups(House, Query(group="address"))]

    reader.connection.close()
    assert found == [("示例路2号", 2), ("示例路12号", 1), (None, 1)]


def test_groups_hold_what_the_query_finds_in_its_order(store: Store) -> None:
    houses(store, "示例路12号302", "示例路2号201", "示例路2号101")
    reader, query = store.reader(OWNER), Query(group="address", order="address", descending=True)

    grouped = [n for group in reader.groups(House, query) for n in group.numbers]
    alone = list(reader.ids(House, query))

    reader.connection.close()
    assert grouped == alone == [2, 3, 1]


@pytest.mark.parametrize(("words", "found"), [("s", 1), ("swh", 1), ("单", 1), ("w", 0), ("1", 0), (" ", 0)])
def test_a_name_begins_with_its_letters_or_its_sound(store: Store, uid: str, words: str, found: int) -> None:
    reader = store.reader(OWNER)

    numbers = reader.beginning(Person, words)

    reader.connection.close()
    assert len(numbers) == found


def test_only_the_references_of_one_name_are_asked_for(make_store: Callable[..., Store]) -> None:
    store = make_store("named", House, Person)
    with store.unit("登记", OWNER) as unit:
        house = unit.add(House(address="示例路1号"))
        unit.add(Person(name="示例安", house=house.uid))
    reader = store.reader(OWNER)
    try:
        assert [field.name for field, _ in reader.referring(house, by="house")] == ["house"]
        assert list(reader.referring(house, by="other")) == []
    finally:
        reader.connection.close()


def test_those_that_name_one_in_a_list_come_in_the_order_asked_for_and_no_more_than_wanted(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        friend, other = unit.add(Person(name="友")), unit.add(Person(name="他"))
        for name, age, friends in (("甲", 3, (friend.uid,)), ("乙", 9, (other.uid, friend.uid)), ("丙", 5, (other.uid,))):
            unit.add(Person(name=name, age=age, friends=friends))
        gone = unit.add(Person(name="丁", age=7, friends=(friend.uid,)))
        unit.remove(gone)
    reader = store.reader(OWNER)
    asked = Query(order="age", descending=True)

    found = [[one.name for one in reader.naming(Person, "friends", friend.uid, asked, limit)] for limit in (5, 1)]

    assert found == [["乙", "甲"], ["乙"]]
    reader.connection.close()
