"""Reading, bound to who reads."""

from __future__ import annotations

import pytest
from kernel import ASSISTANT, OWNER, READER, SUPERVISOR, Person

from desktop.base.errors import RefusedError
from desktop.model.rights import Actor
from desktop.store.query import Filter, Match, Query
from desktop.store.store import Store

ID = "11010519491231002X"


@pytest.fixture
def uid(store: Store) -> str:
    with store.unit("登记", OWNER) as unit:
        return unit.add(Person(name="单文华", phone="13612343817", id_number=ID, helped=True, note="喜欢下棋")).uid


def seen_by(store: Store, actor: Actor, uid: str) -> Person:
    reader = store.reader(actor)
    found = reader.get(Person, uid)
    reader.connection.close()
    assert found is not None
    return found


def test_private_values_are_whole_for_those_with_the_right(store: Store, uid: str) -> None:
    assert seen_by(store, ASSISTANT, uid).phone == "13612343817"


def test_private_values_are_masked_for_everyone_else(store: Store, uid: str) -> None:
    person = seen_by(store, READER, uid)
    assert (person.phone, person.id_number) == ("136****3817", "******002X")


def test_sensitive_values_are_for_the_secretary_only(store: Store, uid: str) -> None:
    assert (seen_by(store, OWNER, uid).helped, seen_by(store, ASSISTANT, uid).helped) == (True, None)


def test_who_may_only_see_the_log_reads_no_record(store: Store, uid: str) -> None:
    reader = store.reader(SUPERVISOR)
    with pytest.raises(RefusedError):
        reader.get(Person, uid)
    with pytest.raises(RefusedError):
        reader.search("单")
    reader.connection.close()


def test_numbers_cannot_be_probed_by_eyes_that_may_not_see_them(store: Store, uid: str) -> None:
    reader = store.reader(READER)
    assert reader.search("3817") == []
    assert len(reader.ids(Person, Query(words="3817"))) == 0
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


def test_finding_by_a_field_uses_values_and_not_text(store: Store, uid: str) -> None:
    reader = store.reader(OWNER)
    assert reader.count(Person, phone="13612343817") == 1
    assert reader.count(Person, Query(filters=(Filter("note", Match.HAS, "%"),))) == 0
    reader.connection.close()


def test_columns_are_read_of_those_that_fit(store, reader):
    with store.unit("登记", OWNER) as unit:
        kept = [unit.add(Person(name=name, age=age)) for name, age in (("示例安", 3), ("示例宁", 4))]

    found = list(reader.columns(Person, "name", query=Query(filters=(Filter("age", value=4),))))

    assert found == [(kept[1].uid, "示例宁")]
