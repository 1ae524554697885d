"""Which records, in which order."""

from __future__ import annotations

from datetime import date

import pytest
from kernel import OWNER, House, Person

from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.store import Store


@pytest.fixture
def people(store: Store) -> None:
    """
    姓名 出生 年龄
    """
    rows = (("王五", date(1950, 1, 2), 76), ("李四", date(1990, 5, 6), 36), ("单一", None, 9), ("张三", date(1970, 3, 4), None))
    with store.unit("登记", OWNER) as unit:
        for name, born, age in rows:
            unit.add(Person(name=name, born=born, age=age))


def names(reader: Reader, query: Query) -> list[str | None]:
    return [one.name for one in reader.find(Person, query)]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (Filter("age", Match.FROM, 36), ["王五", "李四"]),
        (Filter("age", Match.TO, 36), ["李四", "单一"]),
        (Filter("age", Match.IN, (9, 76)), ["王五", "单一"]),
        (Filter("born", Match.IS, date(1990, 5, 6)), ["李四"]),
        (Filter("born", Match.BLANK), ["单一"]),
        (Filter("age", Match.NOT, 36), ["王五", "单一", "张三"]),
        (Filter("age", Match.FILLED), ["王五", "李四", "单一"]),
        (Filter("name", Match.HAS, "三"), ["张三"]),
        (Filter("age", Match.SINCE, 36), ["王五", "李四", "张三"]),
    ],
)
def test_filters_compare_values_of_the_fields_kind(reader: Reader, one: Filter, expected: list[str]) -> None:
    assert names(reader, Query(filters=(one,))) == expected


@pytest.mark.usefixtures("people")
def test_names_sort_by_pinyin_with_the_surnames_own_reading(reader: Reader) -> None:
    assert names(reader, Query(order="name")) == ["李四", "单一", "王五", "张三"]


@pytest.mark.usefixtures("people")
def test_blanks_stand_last_whichever_way(reader: Reader) -> None:
    assert names(reader, Query(order="age")) == ["单一", "李四", "王五", "张三"]
    assert names(reader, Query(order="age", descending=True)) == ["王五", "李四", "单一", "张三"]


def test_number_two_stands_before_number_twelve(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        for address in ("示例路12号", "示例路2号"):
            unit.add(House(address=address))
    assert [house.address for house in reader.find(House, Query(order="address"))] == ["示例路2号", "示例路12号"]


@pytest.mark.usefixtures("people")
def test_an_unknown_order_is_the_order_of_entry(reader: Reader) -> None:
    assert names(reader, Query(order="name; DROP TABLE person")) == ["王五", "李四", "单一", "张三"]


@pytest.mark.usefixtures("people")
def test_the_bin_is_another_list(store: Store, reader: Reader) -> None:
    with store.unit("删除", OWNER) as unit:
        unit.remove(next(unit.read.find(Person, name="张三")))
    assert (names(reader, Query(binned=True)), reader.count(Person)) == (["张三"], 3)


@pytest.mark.usefixtures("people")
def test_names_are_sorted_by_strokes_when_asked(reader: Reader) -> None:
    assert names(reader, Query(order="name", strokes=True)) == ["王五", "李四", "张三", "单一"]


@pytest.mark.usefixtures("people")
def test_a_filter_finds_what_begins_so(reader: Reader) -> None:
    assert names(reader, Query(filters=(Filter("name", Match.STARTS, "李"),))) == ["李四"]
