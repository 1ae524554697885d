"""Counts and columns of whole tables."""

from __future__ import annotations

from datetime import date

import pytest
from kernel import OWNER, READER, SUPERVISOR, House, Person

from desktop.base.errors import RefusedError
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.store import Store

ID = "11010519491231002X"


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


def test_columns_are_read_of_those_that_fit(store, reader):
    with store.unit("登记", OWNER) as unit:
        kept = [unit.add(Person(name=name, age=age)) for name, age in (("示例安", 3), ("示例宁", 4))]

    found = list(reader.columns(Person, "name", query=Query(filters=(Filter("age", value=4),))))

    assert found == [(kept[1].uid, "示例宁")]


def test_of_a_record_that_is_read_in_part_the_rest_is_blank(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(Person(name="示例安", age=3, note="不读"))

    assert list(reader.partly(Person, "name", "age")) == [Person(uid=kept.uid, name="示例安", age=3)]


def test_in_part_too_nothing_is_read_that_the_eyes_may_not_see(store: Store, uid: str) -> None:
    reader = store.reader(READER)
    with pytest.raises(RefusedError):
        list(reader.partly(Person, "name", "phone"))
    reader.connection.close()
