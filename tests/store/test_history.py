"""What happened, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernel import ASSISTANT, KEY, OWNER, READER, SUPERVISOR, House, Person

from desktop.base.errors import StaleError
from desktop.base.progress import CancelledError, Progress
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.model.rights import Actor
from desktop.store import chain, history, merge
from desktop.store.history import Altered
from desktop.store.reader import Reader
from desktop.store.store import Store


@record("way_in", label="钥匙", lasting=True)
class WayIn(Record):
    name: str | None = f.text("名称")


def add(store: Store, actor: Actor = OWNER, **values: Any) -> Person:
    with store.unit(f"登记{values.get('name', '')}", actor) as unit:
        return unit.add(Person(**values))


def change(store: Store, person: Person, actor: Actor = OWNER, **values: Any) -> Person:
    with store.unit("、".join(f"{name}={value}" for name, value in values.items()), actor) as unit:
        return unit.change(person, replace(person, **values))


def revert(store: Store, seq: int, actor: Actor = OWNER) -> None:
    with store.unit(f"撤销 {seq}", actor, undoes=seq) as unit:
        history.revert(unit, seq)


def undo(store: Store, actor: Actor = OWNER) -> str:
    """Ctrl+Z; answers what it took back."""
    done = history.undoable(store.writer, actor.account)
    if done:
        revert(store, done.seq, actor)
    return done.label if done else ""


def redo(store: Store, actor: Actor = OWNER) -> str:
    """Ctrl+Y; answers which undo it took back."""
    done = history.redoable(store.writer, actor.account)
    if done:
        revert(store, done.seq, actor)
    return done.label if done else ""


def now(store: Store, uid: str) -> Person | None:
    reader = store.reader(OWNER)
    try:
        return reader.get(Person, uid)
    finally:
        reader.connection.close()


# --- undo and redo ----------------------------------------------------------------------------------------------------


def test_what_was_registered_is_gone_after_undo_and_back_whole_after_redo(store: Store) -> None:
    person = add(store, name="张三", age=40, helped=True, friends=("A",))
    assert (undo(store), now(store, person.uid)) == ("登记张三", None)
    redo(store)
    assert now(store, person.uid) == person


def test_a_change_undone_puts_back_what_was_there(store: Store) -> None:
    person = add(store, name="张三", age=40, helped=True)
    change(store, person, name="张叁", age=None, helped=False)
    undo(store)
    assert now(store, person.uid) == person


def test_what_was_binned_comes_back(store: Store) -> None:
    person = add(store, name="张三")
    with store.unit("删除", OWNER) as unit:
        unit.remove(person)
    undo(store)
    assert now(store, person.uid) == person


def test_what_is_undone_is_not_found_and_what_is_redone_is(store: Store, reader: Reader) -> None:
    add(store, name="单文华")
    undo(store)
    assert reader.search("单文") == []
    redo(store)
    assert [hit.label for hit in reader.search("单文")] == ["单文华"]


def test_several_changes_of_one_record_in_one_unit_are_taken_back_together(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        person = unit.add(Person(name="甲"))
        second = unit.change(person, replace(person, name="乙"))
        unit.change(second, replace(second, name="丙", age=3))
    undo(store)
    assert now(store, person.uid) is None
    redo(store)
    assert now(store, person.uid) == replace(person, name="丙", age=3)


def test_undo_twice_redo_once_and_go_on(store: Store) -> None:
    add(store, name="甲")
    add(store, name="乙")
    assert [undo(store), undo(store), redo(store)] == ["登记乙", "登记甲", "撤销 1"]
    add(store, name="丙")
    assert redo(store) == ""
    assert [undo(store), undo(store), undo(store)] == ["登记丙", "撤销 4", ""]


def test_five_hundred_records_added_at_once_are_one_step(store: Store, reader: Reader) -> None:
    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="张三", phone=f"1380000{i:04d}", helped=i % 2 == 0) for i in range(500))
    before = list(reader.find(Person))
    assert (undo(store), reader.count(Person), reader.search("张三")) == ("导入", 0, [])
    redo(store)
    assert list(reader.find(Person)) == before
    assert list(chain.verify(store.writer)) == []


def test_undo_survives_closing_and_opening(make_store: Callable[..., Store]) -> None:
    store = make_store()
    person = add(store, name="张三")
    change(store, person, age=40)
    store.close()
    again = make_store()
    assert (undo(again), now(again, person.uid)) == ("age=40", person)
    again.close()
    once_more = make_store()
    redo(once_more)
    assert now(once_more, person.uid) == replace(person, age=40)


def test_entries_without_changes_are_no_steps(store: Store) -> None:
    add(store, name="张三")
    with store.unit("导出", OWNER, logs=True):
        pass
    assert undo(store) == "登记张三"


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(store: Store) -> None:
    assert (undo(store), redo(store)) == ("", "")


Moves = st.lists(st.sampled_from(("do", "do", "undo", "undo", "redo", "reopen")), max_size=14)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=Moves)
def test_any_mixture_of_doing_undoing_and_redoing_is_what_two_stacks_would_give(
    tmp_path_factory: pytest.TempPathFactory, clock: Any, moves: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("stacks")
    store = Store(folder, KEY, Catalogue(House, Person), clock)
    person = add(store, Actor("示例", "owner", "ACCOUNT-0", OWNER.owner), name="张三", age=0)
    ages, ahead = [0], []
    for number, move in enumerate(moves, start=1):
        if move == "reopen":
            store.close()
            store = Store(folder, KEY, Catalogue(House, Person), clock)
        elif move == "do":
            change(store, replace(person, age=ages[-1]), age=number)
            ages.append(number)
            ahead.clear()
        elif move == "undo":
            assert bool(undo(store)) == (len(ages) > 1)
            ahead += [ages.pop()] if len(ages) > 1 else []
        else:
            assert bool(redo(store)) == bool(ahead)
            ages += [ahead.pop()] if ahead else []
        kept = now(store, person.uid)
        assert kept is not None
        assert kept.age == ages[-1]
    store.close()


# --- whose steps ------------------------------------------------------------------------------------------------------


def test_undo_takes_back_the_own_latest_and_not_what_another_did_since(store: Store) -> None:
    add(store, name="我的")
    add(store, ASSISTANT, name="别人的")
    assert undo(store) == "登记我的"


def test_what_another_took_back_is_no_longer_the_next_to_undo(store: Store) -> None:
    add(store, ASSISTANT, name="先")
    add(store, ASSISTANT, name="后")
    revert(store, 2, OWNER)
    assert undo(store, ASSISTANT) == "登记先"


def test_taking_back_what_another_did_can_itself_be_redone_and_undone(store: Store) -> None:
    person = add(store, ASSISTANT, name="别人的")
    revert(store, 1, OWNER)
    assert (redo(store, ASSISTANT), redo(store, OWNER)) == ("", "撤销 1")
    assert now(store, person.uid) == person
    assert undo(store, OWNER) == "撤销 2"
    assert now(store, person.uid) is None


def test_a_step_from_the_middle_may_be_taken_back(store: Store) -> None:
    for name in ("甲", "乙", "丙"):
        add(store, name=name)
    revert(store, 2)
    assert [undo(store), undo(store), undo(store)] == ["登记丙", "登记甲", ""]


def test_what_the_look_back_does_not_reach_is_not_offered(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, name="甲")
    undo(store)
    monkeypatch.setattr(history, "_LOOK_BACK", 1)
    assert redo(store) == ""


# --- what cannot be taken back ----------------------------------------------------------------------------------------


def test_what_was_changed_since_cannot_be_undone_and_the_field_is_named(store: Store) -> None:
    person = add(store, name="张三", age=40)
    mine = change(store, person, name="张叁", age=41)
    change(store, mine, ASSISTANT, age=42)
    with pytest.raises(StaleError, match="人的“年龄”后来又改过"):
        undo(store)
    assert now(store, person.uid) == replace(person, name="张叁", age=42)
    assert store.head().seq == 3


def test_a_sensitive_field_changed_since_is_named_too(store: Store) -> None:
    person = add(store, name="张三")
    mine = change(store, person, helped=True, age=3)
    change(store, mine, ASSISTANT, helped=False)
    with pytest.raises(StaleError, match="上门帮助"):
        undo(store)
    assert now(store, person.uid) == replace(person, helped=False, age=3)


def test_a_creation_whose_record_was_binned_since_is_refused_by_the_record(store: Store) -> None:
    person = add(store, name="张三")
    with store.unit("删除", ASSISTANT) as unit:
        unit.remove(person)
    with pytest.raises(StaleError, match="人的“记录”后来又改过"):
        undo(store)


def test_a_change_back_and_forth_by_others_may_still_be_undone(store: Store) -> None:
    person = add(store, name="张三", age=40)
    mine = change(store, person, age=41)
    theirs = change(store, mine, ASSISTANT, age=42)
    change(store, theirs, ASSISTANT, age=41)
    undo(store)
    assert now(store, person.uid) == person


def test_what_was_purged_is_not_offered_and_cannot_be_taken_back(store: Store) -> None:
    add(store, name="甲")
    add(store, name="乙")
    store.writer.execute("UPDATE change SET diff = NULL, salt = NULL WHERE unit = 2")
    with pytest.raises(StaleError, match="已按规定清除"):
        revert(store, 2)
    assert undo(store) == "登记甲"


def test_what_something_outside_the_file_stands_on_is_not_offered_and_cannot_be_taken_back(
    make_store: Callable[..., Store],
) -> None:
    store = make_store("keys", House, WayIn)
    with store.unit("登记", OWNER) as unit:
        unit.add(House(address="示例路1号"))
    with store.unit("添加人员", OWNER) as unit:
        unit.add(WayIn(name="示例"))
    with pytest.raises(StaleError, match="“添加人员”不能撤销"):
        revert(store, 2)
    assert undo(store) == "登记"


def test_a_verb_may_say_itself_that_it_stays(store: Store) -> None:
    with store.unit("交出去", OWNER) as unit:
        unit.add(Person(name="张三"))
        unit.stays = True
    assert (undo(store), [done.stays for done in history.units(store.writer)]) == ("", [True])


def test_the_records_of_another_area_are_not_put_back(make_store: Callable[..., Store]) -> None:
    shared = record("shared", label="共享")(
        type("Shared", (Record,), {"__annotations__": {"name": "str | None"}, "name": f.text("名称", leaves=("sync",))})
    )
    store = make_store("street", shared)
    row = {"record": "shared", "uid": "A", "owner": "AREA-2", "cver": 7, "fv": {}, "kept": 1, "values": {"name": "甲"}}
    with store.unit("收交接包", OWNER) as unit:
        merge.take(unit, [row])
    with pytest.raises(StaleError, match="别的单位"):
        undo(store)


def test_a_long_undo_can_be_stopped_and_changes_nothing_then(store: Store, reader: Reader) -> None:
    class Stopped(Progress):
        def step(self, done: int, total: int) -> None:
            if done:
                raise CancelledError

    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="张三") for _ in range(300))
    with pytest.raises(CancelledError), store.unit("撤销", OWNER, undoes=1, progress=Stopped()) as unit:
        history.revert(unit, 1)
    assert (reader.count(Person), store.head().seq) == (300, 1)


# --- reading the log --------------------------------------------------------------------------------------------------


def test_units_are_told_from_the_latest_back(store: Store) -> None:
    for name in ("甲", "乙", "丙"):
        add(store, name=name)
    assert [done.label for done in history.units(store.writer)] == ["登记丙", "登记乙", "登记甲"]


def test_units_are_told_page_by_page_and_by_person(store: Store) -> None:
    add(store, name="甲")
    add(store, ASSISTANT, name="乙")
    add(store, name="丙")
    assert [done.seq for done in history.units(store.writer, limit=1, before=3)] == [2]
    assert [done.seq for done in history.units(store.writer, account=OWNER.account)] == [3, 1]


def test_a_records_history_says_who_did_what_when_and_why(store: Store, reader: Reader) -> None:
    person = add(store, name="张三")
    with store.unit("修改", ASSISTANT, note="本人来电") as unit:
        unit.change(person, replace(person, age=40))
    step, made = history.of_record(reader, person)
    assert (step.done.actor, step.done.label, step.done.note, step.uid) == ("示例助手", "修改", "本人来电", person.uid)
    assert step.altered == (Altered("年龄", "", "40"),)
    assert made.altered[0] == Altered("记录", "", "在用")


@pytest.mark.parametrize(
    ("altered", "words"), [(Altered("年龄", "", "40"), "年龄：（空） → 40"), (Altered("年龄", "40", ""), "年龄：40 → （空）")]
)
def test_a_change_reads_as_a_line(altered: Altered, words: str) -> None:
    assert str(altered) == words


def test_the_states_of_a_record_are_told_in_words(store: Store, reader: Reader) -> None:
    person = add(store, name="张三")
    with store.unit("删除", OWNER) as unit:
        unit.remove(person)
    undo(store)
    revert(store, 1)
    told = [one for step in history.of_record(reader, person) for one in step.altered if one.label == "记录"]
    assert [(one.old, one.new) for one in told] == [
        ("在用", "已撤回"),
        ("在回收站", "在用"),
        ("在用", "在回收站"),
        ("", "在用"),
    ]


def test_what_one_unit_did_is_told_record_by_record(store: Store, reader: Reader) -> None:
    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name=name) for name in "甲乙丙")
    assert [step.altered[1].new for step in history.of_unit(reader, 1, limit=2)] == ["甲", "乙"]


def test_private_values_in_the_log_are_masked_like_everywhere(store: Store) -> None:
    person = add(store, name="张三", phone="13612343817")
    eyes = store.reader(READER)
    assert [one.new for one in history.of_record(eyes, person)[0].altered if one.label == "电话"] == ["136****3817"]
    eyes.connection.close()


def test_who_may_read_the_log_but_no_records_sees_what_was_touched_and_no_values(store: Store) -> None:
    person = add(store, name="张三")
    eyes = store.reader(SUPERVISOR)
    assert [str(one) for one in history.of_record(eyes, person)[0].altered if one.label == "姓名"] == ["姓名：••• → •••"]
    eyes.connection.close()


def test_sensitive_values_are_not_told(store: Store, reader: Reader) -> None:
    person = add(store, name="张三", helped=True)
    assert "上门帮助" not in [one.label for one in history.of_record(reader, person)[0].altered]


def test_purged_changes_are_not_told(store: Store, reader: Reader) -> None:
    person = add(store, name="张三")
    store.writer.execute("UPDATE change SET diff = NULL, salt = NULL")
    assert (history.of_record(reader, person), history.of_unit(reader, 1)) == ([], [])


def test_a_field_no_longer_declared_is_passed_over(store: Store, reader: Reader) -> None:
    person = add(store, name="张三")
    diff = json.dumps({"kept": [None, 1], "nickname": [None, "三三"]})
    store.writer.execute("UPDATE change SET diff = ?", (diff,))
    assert [one.label for one in history.of_record(reader, person)[0].altered] == ["记录"]


def test_history_lies_in_one_file_with_the_records(store: Store, tmp_path: Path) -> None:
    add(store, name="张三")
    store.close()
    assert [file.name for file in (tmp_path / "desk").iterdir()] == ["xiaoxiang.db"]


def test_letting_somebody_go_fills_what_was_blanked_with_them_where_nobody_wrote_since(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        held, one, other = (unit.add(Person(name=name, phone="13900001111")) for name in "甲乙丙")
    with store.unit("停止使用", OWNER) as unit:
        for each in (one, other):
            unit.change(each, replace(each, phone=None))
        unit.hold(held)
    with store.unit("改电话", OWNER) as unit:
        unit.change(replace(other, phone=None), replace(other, phone="13900002222"))
    with store.unit("恢复使用", OWNER) as unit:
        history.refill(unit, held)
        unit.release(held)

    assert [each.phone for each in reader.find(Person)] == ["13900001111", "13900001111", "13900002222"]
