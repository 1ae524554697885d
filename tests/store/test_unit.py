"""The only write in the program."""

from __future__ import annotations

import dataclasses

import pytest
from kernel import OWNER, House, Person

from desktop.store.reader import Reader
from desktop.store.store import Store


def log_size(store: Store) -> int:
    return store.writer.execute("SELECT count(*) FROM change").fetchone()[0]


def test_what_is_added_can_be_read_by_others_after_the_unit(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(Person(name="张三", phone="13812345678"))
    assert reader.get(Person, kept.uid) == kept


def test_nothing_is_seen_before_the_unit_ends(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(Person(name="张三"))
        assert reader.get(Person, kept.uid) is None


def test_a_unit_that_fails_leaves_nothing_behind(store: Store, reader: Reader) -> None:
    with pytest.raises(RuntimeError), store.unit("登记", OWNER) as unit:
        unit.add(Person(name="张三"))
        raise RuntimeError
    assert (reader.count(Person), log_size(store), store.head().seq, reader.search("张三")) == (0, 0, 0, [])


def test_a_unit_that_writes_nothing_is_not_in_the_log(store: Store) -> None:
    with store.unit("看看", OWNER):
        pass
    assert store.head().seq == 0


def test_a_unit_that_is_to_be_logged_is_kept_though_it_writes_nothing(store: Store) -> None:
    with store.unit("导出", OWNER, logs=True):
        pass
    assert store.head().seq == 1


def test_a_change_that_changes_nothing_writes_nothing(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(Person(name="张三"))
    with store.unit("修改", OWNER) as unit:
        unit.change(kept, kept)
    assert store.head().seq == 1


def test_two_people_who_edit_different_fields_do_not_overwrite_each_other(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        opened = unit.add(Person(name="张三", note="旧"))
    with store.unit("改名", OWNER) as unit:
        unit.change(opened, dataclasses.replace(opened, name="张叁"))
    with store.unit("改备注", OWNER) as unit:
        unit.change(opened, dataclasses.replace(opened, note="新"))
    now = reader.get(Person, opened.uid)
    assert now is not None
    assert (now.name, now.note) == ("张叁", "新")


def test_removed_records_wait_in_the_bin_and_come_back_whole(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(Person(name="张三", age=40))
    with store.unit("删除", OWNER) as unit:
        unit.remove(kept)
    assert (reader.get(Person, kept.uid), reader.search("张三")) == (None, [])
    with store.unit("恢复", OWNER) as unit:
        unit.restore(kept)
    assert reader.get(Person, kept.uid) == kept
    assert [hit.label for hit in reader.search("张三")] == ["张三"]


def test_paper_numbers_follow_one_another_and_none_is_used_twice(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        first, second = unit.add(Person(name="甲")), unit.add(Person(name="乙"))
    with pytest.raises(RuntimeError), store.unit("登记", OWNER) as unit:
        unit.add(Person(name="丙"))
        raise RuntimeError
    with store.unit("删除", OWNER) as unit:
        unit.remove(second)
        third = unit.add(Person(name="丁"))
    assert [one.no for one in (first, second, third)] == ["CS-2026-0001", "CS-2026-0002", "CS-2026-0003"]


def test_adding_many_keeps_and_finds_the_same_as_adding_one_by_one(store: Store, reader: Reader) -> None:
    uids = store.clock.uids()
    people = [Person(uid=next(uids), name=f"单文{'一二三四五'[i % 5]}", phone=f"1380000{i:04d}") for i in range(30)]
    with store.unit("导入", OWNER) as unit:
        assert unit.add_all(people) == 30
    assert sorted(reader.find(Person), key=lambda one: one.uid) == people
    assert [hit.label for hit in reader.search("0029")] == ["单文五"]
    assert reader.count(Person) == log_size(store)


def test_adding_many_keeps_their_lists_of_references_findable(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        friend = unit.add(Person(name="李四"))
        unit.add_all([Person(uid="A", name="张三", friends=(friend.uid,)), Person(uid="B", name="王五")])
    assert [record.uid for _, record in reader.referring(friend)] == ["A"]


def test_records_that_name_another_are_found_from_it(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        house = unit.add(House(address="示例路1号"))
        friend = unit.add(Person(name="李四"))
        person = unit.add(Person(name="张三", house=house.uid, friends=(friend.uid,)))
    assert [record.uid for _, record in reader.referring(house)] == [person.uid]
    assert [(field.name, record.uid) for field, record in reader.referring(friend)] == [("friends", person.uid)]


def test_listeners_hear_what_was_written_after_it_is_safe(store: Store) -> None:
    heard = []
    store.listeners.append(heard.append)
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(Person(name="张三"))
        assert heard == []
    assert heard == [{"person": {kept.uid}}]


def test_sensitive_values_lie_in_a_table_and_a_log_of_their_own(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        unit.add(Person(name="张三", helped=True))
    main = store.writer.execute("SELECT diff FROM change").fetchone()[0]
    side = store.writer.execute("SELECT diff FROM change__sensitive").fetchone()[0]
    assert ("helped" in main, side) == (False, '{"helped":[null,1]}')
