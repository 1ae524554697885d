"""Copies of the same records find together again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernel import KEY, OWNER
from store.merge_histories import AREA, Card, Life, Trio, Writer, sweep

from desktop.base.clock import FixedClock
from desktop.base.problems import Problem
from desktop.base.progress import CancelledError, Progress
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.model.rights import Actor
from desktop.store import chain, history, merge
from desktop.store.query import Query
from desktop.store.store import Store

UID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"


@record("contact", label="联系", measure="人")
class Contact(Record):
    name: str | None = f.name("姓名", search=True, leaves=("sync",))
    phone: str | None = f.phone("电话", private=True, leaves=("sync",))
    notes: str | None = f.text("自己记的")
    helped: bool | None = f.flag("上门帮助", sensitive=True)


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with Trio(tmp_path / "trio") as made:
        yield made


@pytest.fixture
def pair(trio: Trio) -> tuple[Writer, Writer]:
    """Two copies that begin with the same card."""
    first, second, _ = trio.writers
    put(first, Card(uid=UID, name="甲", note="旧", age=1))
    second.take(first.pack())
    return first, second


def put(writer: Writer, card: Card) -> None:
    with writer.store.unit("登记", writer.actor) as unit:
        unit.add(card)


def edit(writer: Writer, **values: Any) -> None:
    (card,) = writer.cards()
    with writer.store.unit("修改", writer.actor) as unit:
        unit.change(card, replace(card, **values))


def exchange(*writers: Writer) -> None:
    for writer in writers:
        rows = writer.pack()
        for other in writers:
            other.take(rows)


def shown(writer: Writer, *names: str) -> list[Any]:
    (card,) = writer.cards()
    return [getattr(card, name) for name in names]


def row(**said: Any) -> dict[str, Any]:
    """A sound row of a card, but for what is said."""
    return {"record": "card", "uid": UID, "owner": AREA, "cver": 7, "fv": {}, "kept": 1, "values": {"name": "甲"}} | said


# --- what comes of it -------------------------------------------------------------------------------------------------


def test_a_record_arrives_with_all_its_values(trio: Trio) -> None:
    first, second, _ = trio.writers
    card = Card(uid=UID, name="甲", age=0, born=date(1950, 1, 2), friends=("A", "B"))
    put(first, card)
    assert second.take(first.pack()) == merge.Merged(new=1)
    assert second.cards() == [card]


def test_fields_changed_on_either_side_are_both_kept(pair: tuple[Writer, Writer]) -> None:
    edit(pair[0], name="乙")
    edit(pair[1], age=2)
    exchange(*pair)
    assert [shown(one, "name", "age") for one in pair] == [["乙", 2], ["乙", 2]]


def test_the_later_of_two_changes_of_one_field_stands_on_both_sides(pair: tuple[Writer, Writer]) -> None:
    edit(pair[0], note="先")
    pair[1].clock.advance(minutes=5)
    edit(pair[1], note="后")
    exchange(*pair)
    assert [shown(one, "note") for one in pair] == [["后"], ["后"]]


def test_a_field_cleared_stays_cleared(pair: tuple[Writer, Writer]) -> None:
    edit(pair[0], note=None)
    exchange(*pair)
    assert [shown(one, "note") for one in pair] == [[None], [None]]


def test_a_field_cleared_before_its_row_arrives_is_not_filled_by_an_older_package(trio: Trio) -> None:
    first, second, third = trio.writers
    put(first, Card(uid=UID, name="甲", note="旧"))
    old = first.pack()
    edit(first, note=None)
    second.take(first.pack())
    second.take(old)
    third.take(old)
    third.take(first.pack())
    assert [shown(one, "note") for one in trio.writers] == [[None]] * 3


def test_a_blank_made_in_the_unit_that_made_the_record_arrives_as_made(trio: Trio) -> None:
    first, second, _ = trio.writers
    with first.store.unit("登记", first.actor) as unit:
        card = unit.add(Card(uid=UID, name="甲", note="写错"))
        unit.change(card, replace(card, note=None))
    second.take(first.pack())
    assert second.cells() == first.cells()


def test_what_is_binned_is_binned_everywhere_and_comes_back_everywhere(pair: tuple[Writer, Writer]) -> None:
    first, second = pair
    with first.store.unit("删除", first.actor) as unit:
        unit.remove(first.cards()[0])
    exchange(first, second)
    assert (second.cards(), len(second.cards(Query(binned=True)))) == ([], 1)
    with second.store.unit("恢复", second.actor) as unit:
        unit.restore(second.cards(Query(binned=True))[0])
    exchange(first, second)
    assert shown(first, "name", "note", "age") == ["甲", "旧", 1]


def test_a_creation_undone_after_it_was_sent_goes_everywhere_and_so_does_its_redo(pair: tuple[Writer, Writer]) -> None:
    first, second = pair
    for _ in range(2):
        done = history.undoable(first.store.writer, first.actor.account) or history.redoable(
            first.store.writer, first.actor.account
        )
        assert done is not None
        with first.store.unit("撤销", first.actor, undoes=done.seq) as unit:
            history.revert(unit, done.seq)
        exchange(first, second)
        assert second.cards() == first.cards()
    assert shown(second, "name", "note", "age") == ["甲", "旧", 1]


def test_a_record_undone_before_it_ever_arrived_does_not_appear(trio: Trio) -> None:
    first, second, _ = trio.writers
    put(first, Card(uid=UID, name="甲"))
    old = first.pack()
    with first.store.unit("撤销", first.actor, undoes=1) as unit:
        history.revert(unit, 1)
    for rows in (first.pack(), old):
        second.take(rows)
    assert (second.cards(), second.cards(Query(binned=True))) == ([], [])


def test_the_same_uid_made_twice_becomes_one_record_with_what_both_knew(trio: Trio) -> None:
    first, second, _ = trio.writers
    put(first, Card(uid=UID, name="甲", note="一"))
    second.clock.advance(minutes=1)
    put(second, Card(uid=UID, name="乙", age=5))
    exchange(first, second)
    assert [shown(one, "name", "note", "age") for one in (first, second)] == [["乙", "一", 5]] * 2


def test_an_equal_value_with_a_later_version_still_counts_as_written(trio: Trio) -> None:
    """The third copy's change lies between two equal ones; whoever hears of them in which order must not matter."""
    first, second, third = trio.writers
    put(first, Card(uid=UID, note="旧"))
    exchange(*trio.writers)
    edit(first, note="同")
    third.clock.advance(minutes=1)
    edit(third, note="夹在中间")
    second.clock.advance(minutes=2)
    edit(second, note="同")
    first.take(second.pack())
    first.take(third.pack())
    assert shown(first, "note") == ["同"]


def test_what_is_written_after_a_merge_stands_over_what_was_merged_though_the_clock_is_behind(
    pair: tuple[Writer, Writer],
) -> None:
    slow, fast = pair
    fast.clock.advance(hours=1)
    edit(fast, note="快的钟写的")
    slow.take(fast.pack())
    edit(slow, note="看过以后改的")
    exchange(slow, fast)
    assert [shown(one, "note") for one in pair] == [["看过以后改的"]] * 2


def test_other_areas_clocks_do_not_drag_the_own_along(trio: Trio) -> None:
    writer = trio.writers[0]
    before = writer.store._versions.last
    writer.take([row(owner="AREA-2", cver=1 << 60)])
    put(writer, Card(name="乙"))
    assert before < writer.store._versions.last < 1 << 60


def test_only_some_fields_may_travel(pair: tuple[Writer, Writer]) -> None:
    edit(pair[0], name="乙", age=9)
    pair[1].take(pair[0].pack(["age"]))
    assert shown(pair[1], "name", "age") == ["甲", 9]


def test_fields_that_come_later_complete_the_record(trio: Trio) -> None:
    first, second, _ = trio.writers
    put(first, Card(uid=UID, name="甲", age=3))
    second.take(first.pack(["age"]))
    second.take(first.pack(["name"]))
    assert second.cells() == first.cells()


def test_the_same_package_again_changes_nothing_and_is_not_in_the_log(pair: tuple[Writer, Writer]) -> None:
    rows = pair[0].pack()
    head = pair[1].store.head()
    assert pair[1].take(rows) == merge.Merged(same=1)
    assert pair[1].store.head() == head


def test_an_older_package_changes_nothing_and_is_no_conflict(pair: tuple[Writer, Writer]) -> None:
    old = pair[0].pack()
    edit(pair[0], note="新")
    pair[1].take(pair[0].pack())
    assert pair[1].take(old) == merge.Merged(same=1)


def test_a_merge_is_in_the_log_and_found_by_search(tmp_path: Path) -> None:
    store = Store(tmp_path, KEY, Catalogue(Contact), FixedClock(date(2026, 8, 28)))
    coming = row(record="contact", values={"name": "示例甲"})
    with store.unit("合并", OWNER) as unit:
        merge.take(unit, [coming])
    reader = store.reader(OWNER)
    assert [hit.label for hit in reader.search("示例")] == ["示例甲"]
    assert list(chain.verify(reader.connection)) == []
    reader.connection.close()
    store.close()


def test_lists_of_references_are_found_where_they_arrive(trio: Trio) -> None:
    first, second, _ = trio.writers
    put(first, Card(uid=UID, name="甲", friends=("B",)))
    second.take(first.pack())
    reader = second.store.reader(second.actor)
    assert [record.uid for _, record in reader.referring(Card(uid="B"))] == [UID]
    reader.connection.close()


def test_a_merge_can_be_stopped_and_leaves_nothing(trio: Trio) -> None:
    class Stopped(Progress):
        def step(self, done: int, total: int) -> None:
            raise CancelledError

    writer = trio.writers[0]
    with pytest.raises(CancelledError), writer.store.unit("合并", writer.actor, progress=Stopped()) as unit:
        merge.take(unit, [row()])
    assert writer.cards() == []


# --- what is told -----------------------------------------------------------------------------------------------------


def test_a_value_that_lost_to_one_its_writer_had_not_seen_is_told(pair: tuple[Writer, Writer]) -> None:
    first, second = pair
    second.store._versions._node = 9
    edit(first, note="先")
    second.clock.advance(minutes=5)
    edit(second, note="后")
    assert second.take(first.pack()).conflicts == (Problem(f"卡片 {UID[-6:]} 备注", "两边都改过，保留了较晚的一次"),)


def test_a_value_that_was_changed_after_it_was_seen_is_no_conflict(pair: tuple[Writer, Writer]) -> None:
    first, second = pair
    second.store._versions._node = 9
    edit(second, note="看过以后改的")
    assert second.take(first.pack()).conflicts == ()


def test_a_record_binned_there_and_undone_here_is_told_as_the_record(pair: tuple[Writer, Writer]) -> None:
    first, second = pair
    second.store._versions._node = 9
    with first.store.unit("删除", first.actor) as unit:
        unit.remove(first.cards()[0])
    second.clock.advance(minutes=5)
    with second.store.unit("撤销", second.actor, undoes=1) as unit:
        history.revert(unit, 1)
    assert [one.where for one in second.take(first.pack()).conflicts] == [f"卡片 {UID[-6:]} 记录"]


# --- what leaves ------------------------------------------------------------------------------------------------------


@pytest.fixture
def contacts(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path, KEY, Catalogue(Contact), FixedClock(date(2026, 8, 28)))
    with store.unit("登记", OWNER) as unit:
        unit.add(Contact(uid=UID, name="示例甲", phone="13612343817", notes="私下", helped=True))
    yield store
    store.close()


def leaving(store: Store, *names: str, owner: str = OWNER.owner) -> list[dict[str, Any]]:
    reader = store.reader(OWNER)
    try:
        return list(merge.outgoing(reader, Contact, names, owner))
    finally:
        reader.connection.close()


def test_private_values_leave_masked(contacts: Store) -> None:
    assert [one["values"] for one in leaving(contacts, "name", "phone")] == [{"name": "示例甲", "phone": "136****3817"}]


def test_only_the_fields_named_leave(contacts: Store) -> None:
    assert [one["values"] for one in leaving(contacts, "name")] == [{"name": "示例甲"}]


def test_only_records_of_the_owner_leave(contacts: Store) -> None:
    assert leaving(contacts, "name", owner="AREA-2") == []


def test_what_is_binned_leaves_without_values(contacts: Store) -> None:
    with contacts.unit("删除", OWNER) as unit:
        unit.remove(Contact(uid=UID))
    (left,) = leaving(contacts, "name", "phone")
    assert (left["kept"], left["values"], list(left["fv"])) == (0, {}, ["kept"])


# --- what is not taken ------------------------------------------------------------------------------------------------


def taken(store: Store, *rows: dict[str, Any], actor: Actor = OWNER) -> merge.Merged:
    with store.unit("合并", actor) as unit:
        return merge.take(unit, rows)


def test_a_type_this_program_does_not_know_is_left_out(contacts: Store) -> None:
    assert taken(contacts, row(record="street")) == merge.Merged()


def test_a_type_that_never_leaves_an_area_does_not_come_in(tmp_path: Path, trio: Trio) -> None:
    @record("peer", label="单位")
    class Peer(Record):
        keys: str | None = f.text("钥匙")

    store = Store(tmp_path, KEY, Catalogue(Peer), FixedClock(date(2026, 8, 28)))
    assert taken(store, row(record="peer", values={"keys": "别人的钥匙"})) == merge.Merged()
    assert store.writer.execute("SELECT count(*) FROM peer").fetchone() == (0,)
    store.close()


@pytest.mark.parametrize("name", ["notes", "helped", "ver", "unknown", "name = 'x'; --"])
def test_a_field_that_never_leaves_an_area_does_not_come_in(contacts: Store, name: str) -> None:
    taken(contacts, row(record="contact", cver=1 << 60, values={name: "外来"}))
    found = contacts.writer.execute("SELECT notes, ver FROM contact").fetchone()
    assert found == ("私下", 1 << 60)
    assert contacts.writer.execute("SELECT helped FROM contact__sensitive").fetchone() == (1,)


def test_nobody_overwrites_the_record_of_another_area(contacts: Store) -> None:
    found = taken(contacts, row(record="contact", owner="AREA-2", cver=1 << 60, values={"name": "冒名"}))
    assert found == merge.Merged(refused=(Problem(f"联系 {UID[-6:]}", "是别的单位的，没有收"),))
    assert contacts.writer.execute("SELECT name FROM contact").fetchone() == ("示例甲",)


@pytest.mark.parametrize(
    "said",
    [
        {"cver": None}, {"cver": "7"}, {"cver": 0}, {"cver": -1}, {"cver": True}, {"cver": 1.5}, {"cver": (1 << 63) - 1},
        {"fv": None}, {"fv": []}, {"fv": {"name": "7"}}, {"fv": {"name": (1 << 63) - 1}}, {"fv": {"kept": 0}},
        {"kept": 3}, {"kept": True}, {"kept": "1"}, {"kept": 1.0},
        {"values": None}, {"values": ["甲"]}, {"values": {"name": 5}}, {"values": {"name": ["甲"]}}, {"values": {"age": "5"}},
        {"values": {"age": True}}, {"values": {"age": 1.5}},
        {"values": {"born": "2026-02-30"}}, {"values": {"born": "20260228"}},
        {"values": {"friends": "5"}}, {"values": {"friends": "[1"}}, {"values": {"friends": '{"a": 1}'}},
        {"values": {"note": "长" * 100_001}},
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_refused_and_the_others_are_taken(trio: Trio, said: dict[str, Any]) -> None:
    writer = trio.writers[0]
    found = writer.take([row(**said), row(uid="01ARZ3NDEKTSV4RRFFQ69G5FAW")])
    assert (found.new, found.refused) == (1, (Problem(f"卡片 {UID[-6:]}", "读不懂，没有收"),))
    assert [card.name for card in writer.cards()] == ["甲"]


@pytest.mark.parametrize("missing", ["cver", "fv", "values"])
def test_a_row_with_something_missing_is_refused(trio: Trio, missing: str) -> None:
    coming = row()
    del coming[missing]
    assert len(trio.writers[0].take([coming]).refused) == 1


# --- and always ends the same -----------------------------------------------------------------------------------------


def test_three_copies_of_any_history_end_up_the_same(tmp_path: Path) -> None:
    with Trio(tmp_path / "lives") as trio:

        @settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
        @given(chance=st.randoms(use_true_random=False), steps=st.integers(1, 25))
        def ends_the_same(chance: random.Random, steps: int) -> None:
            Life(trio, chance).live(steps)

        ends_the_same()


def test_the_sweep_for_the_nightly_run_walks_and_finds_nothing(tmp_path: Path) -> None:
    assert sweep(tmp_path / "sweep", count=60, seed=9_000_000) == []
