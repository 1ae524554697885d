"""Reading, bound to who reads."""

from __future__ import annotations

from datetime import date

import pytest
from kernel import ASSISTANT, OWNER, READER, SUPERVISOR, House, Person

from desktop.base.errors import RefusedError
from desktop.model.rights import Actor
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
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


def test_counts_are_by_every_combination_of_values_as_the_fields_mean_them(store: Store, uid: str) -> None:
    with store.unit("登记", OWNER) as unit:
        for sex, born in (("1", None), ("1", None), ("2", date(1949, 12, 31))):
            unit.add(Person(name="李四", sex=sex, born=born, friends=(uid,)))
        unit.remove(unit.add(Person(name="王五", sex="1")))
    reader = store.reader(OWNER)
    assert reader.counts(Person, ("sex", "born")) == {(None, None): 1, ("1", None): 2, ("2", date(1949, 12, 31)): 1}
    assert reader.counts(Person, ("friends",), Query(filters=(Filter("sex", value="1"),))) == {((uid,),): 2}
    assert reader.counts(Person, ()) == {(): 4}
    reader.connection.close()


def test_nothing_is_counted_by_what_the_eyes_may_not_see(store: Store, uid: str) -> None:
    reader = store.reader(READER)
    with pytest.raises(RefusedError):
        reader.counts(Person, ("phone",))
    reader.connection.close()


def test_nothing_is_counted_by_sensitive_values(store: Store, uid: str) -> None:
    reader = store.reader(OWNER)
    with pytest.raises(KeyError):
        reader.counts(Person, ("helped",))
    reader.connection.close()


def test_the_greatest_value_is_told_for_every_value_of_another_field(store: Store) -> None:
    """
    出生 房子 上门帮助
    """
    rows = ((1950, "A", None), (1990, "A", None), (1999, "A", True), (1970, "B", None), (1980, None, None))
    with store.unit("登记", OWNER) as unit:
        houses = {name: unit.add(House(address=name)).uid for name in "AB"}
        for year, house, no in rows:
            unit.add(Person(name="示例", born=date(year, 1, 1), house=houses.get(house or ""), note="不算" if no else None))
        unit.remove(next(unit.read.find(Person, born=date(1970, 1, 1))))
        unit.add(Person(name="示例", house=houses["B"]))
    reader = store.reader(OWNER)
    found = reader.greatest(Person, "born", "house", Query(filters=(Filter("note", Match.NOT, "不算"),)))
    reader.connection.close()

    assert found == {houses["A"]: date(1990, 1, 1)}


@pytest.mark.parametrize(("value", "by"), [("phone", "house"), ("born", "id_number")])
def test_no_aggregate_tells_of_what_the_eyes_may_not_see(store: Store, value: str, by: str) -> None:
    reader = store.reader(READER)
    with pytest.raises(RefusedError):
        reader.greatest(Person, value, by)
    reader.connection.close()


def test_who_may_only_see_the_log_gets_no_aggregate(store: Store) -> None:
    reader = store.reader(SUPERVISOR)
    with pytest.raises(RefusedError):
        reader.greatest(Person, "born", "house")
    with pytest.raises(RefusedError):
        reader.counts(Person, "house")
    reader.connection.close()


def test_whole_columns_can_be_had_in_the_order_of_a_field(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        for address in ("示例路12号", "示例路2号"):
            unit.add(House(address=address))

    assert [address for _, address in reader.columns(House, "address", query=Query(order="address"))] == [
        "示例路2号",
        "示例路12号",
    ]


def test_columns_can_be_had_of_some_records_only(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        first, second, _ = (unit.add(Person(name=name, age=age)).uid for name, age in (("甲", 1), ("乙", 2), ("丙", 3)))

    old = Query(filters=(Filter("age", Match.FROM, 2),))
    found = list(reader.columns(Person, "name", "age", query=old, of=(first, second)))

    assert found == [(second, "乙", 2)]
    assert list(reader.columns(Person, "name", of=())) == []


def test_what_the_file_keeps_about_itself_can_be_read(store: Store, uid: str) -> None:
    store.set_meta("epoch", 3)
    reader = store.reader(OWNER)
    assert (reader.meta("epoch"), reader.meta("nothing", "blank")) == (3, "blank")
    reader.connection.close()


def test_what_is_held_back_is_in_no_list_search_or_count(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        person = unit.add(Person(name="示例安"))
        unit.hold(person)

    assert (reader.get(Person, person.uid), list(reader.find(Person)), reader.count(Person)) == (None, [], 0)
    assert (reader.search("示例安"), list(reader.columns(Person, "name"))) == ([], [])
    assert list(reader.find(Person, Query(held=True))) == [person]


def test_only_an_owner_sees_what_is_held_back(store: Store) -> None:
    helper = store.reader(ASSISTANT)
    for ask in (helper.ids, helper.count):
        with pytest.raises(RefusedError):
            ask(Person, Query(held=True))
    helper.connection.close()


def test_what_was_held_back_and_let_go_is_found_again(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        person = unit.add(Person(name="示例安"))
        unit.hold(person)
    with store.unit("恢复使用", OWNER) as unit:
        unit.release(person)

    assert [hit.record for hit in reader.search("示例安")] == [person]
    assert reader.held(Person) == frozenset()


def test_columns_are_read_of_those_that_fit(store, reader):
    with store.unit("登记", OWNER) as unit:
        kept = [unit.add(Person(name=name, age=age)) for name, age in (("示例安", 3), ("示例宁", 4))]

    found = list(reader.columns(Person, "name", query=Query(filters=(Filter("age", value=4),))))

    assert found == [(kept[1].uid, "示例宁")]
