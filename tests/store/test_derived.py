"""What follows from values can be made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from kernel import OWNER, House, Person

from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.store import derived
from desktop.store.query import Query
from desktop.store.store import Store


def test_a_program_that_splits_words_otherwise_finds_what_an_older_one_kept(
    make_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store()
    with store.unit("登记", OWNER) as unit:
        unit.add(House(address="示例路12号"))
        unit.add(House(address="示例路2号"))
        unit.add(Person(name="单文华", phone="13612343817", helped=True))
        unit.remove(unit.add(Person(name="单文英")))
    store.writer.execute("INSERT INTO find_words(find_words) VALUES ('delete-all')")
    store.writer.execute("UPDATE house SET address__key = 'stale'")
    store.close()
    monkeypatch.setattr(derived, "REVISION", derived.REVISION + 1)
    reader = make_store().reader(OWNER)
    assert [hit.label for hit in reader.search("单文")] == ["单文华"]
    assert [hit.why for hit in reader.search("3817")] == ["号码"]
    assert [house.address for house in reader.find(House, Query(order="address"))] == ["示例路2号", "示例路12号"]
    reader.connection.close()


def test_a_field_that_is_to_be_searched_from_now_on_is_found_by_its_older_values(make_store: Callable[..., Store]) -> None:
    def sample(**usage: Any) -> type[Record]:
        made = type("Sample", (Record,), {"__annotations__": {"note": "Any"}, "note": f.text("备注", **usage)})
        return record("sample", label="样本")(made)

    store = make_store("desk", sample())
    with store.unit("登记", OWNER) as unit:
        unit.add(sample()(note="喜欢下棋"))
    store.close()
    reader = make_store("desk", sample(search=True)).reader(OWNER)
    assert [hit.label for hit in reader.search("下棋")] == ["喜欢下棋"]
    reader.connection.close()


def test_more_rows_than_one_handful_are_all_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "_CHUNK", 3)
    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="单文华") for _ in range(10))
    store.writer.execute("UPDATE person SET name__key = NULL")
    derived.rebuild(store.writer, store.shapes)
    reader = store.reader(OWNER)
    assert len(reader.search("单文")) == 10
    assert store.writer.execute("SELECT DISTINCT name__key FROM person").fetchall() == [("shan4单wen2文hua2华",)]
    reader.connection.close()


def test_types_without_order_or_search_are_passed_over(make_store: Callable[..., Store]) -> None:
    plain = record("plain", label="平常")(
        type("Plain", (Record,), {"__annotations__": {"age": "int | None"}, "age": f.number("年龄")})
    )
    store = make_store("desk", plain)
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(plain(age=3))
    derived.rebuild(store.writer, store.shapes)
    reader = store.reader(OWNER)
    assert reader.get(plain, kept.uid) == kept
    reader.connection.close()
