"""The verbs every subject shares."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kernel import ASSISTANT, OWNER, READER, SUPERVISOR, Person

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.model.rights import Right
from desktop.store import history
from desktop.store.history import Done
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.store.unit import Unit
from desktop.work.history import bring_back, opposite, plain, put_back, undo
from desktop.work.verb import verb


@pytest.fixture
def person(store: Store) -> Person:
    with store.unit("登记张三", ASSISTANT) as unit:
        return unit.add(Person(name="张三", age=40))


def latest(store: Store) -> Done:
    return history.units(store.writer, limit=1)[0]


def test_a_persons_own_step_is_taken_back_and_called_so(store: Store, reader: Reader, person: Person) -> None:
    with store.unit("撤销", ASSISTANT) as unit:
        undo(unit, latest(store))
    assert (reader.get(Person, person.uid), latest(store).label, latest(store).undoes) == (None, "撤销：登记张三", 1)


def test_another_persons_step_is_taken_back_by_the_secretary(store: Store, reader: Reader, person: Person) -> None:
    with store.unit("撤销", OWNER) as unit:
        undo(unit, latest(store))
    assert reader.get(Person, person.uid) is None


def test_another_persons_step_is_not_taken_back_by_anybody_else(store: Store, reader: Reader, person: Person) -> None:
    with pytest.raises(RefusedError, match="“登记张三”是示例助手做的"), store.unit("撤销", READER) as unit:
        undo(unit, latest(store))
    assert reader.get(Person, person.uid) == person


def test_who_only_reads_the_log_takes_nothing_back(store: Store, person: Person) -> None:
    with pytest.raises(RefusedError), store.unit("撤销", SUPERVISOR) as unit:
        undo(unit, latest(store))


@pytest.mark.parametrize(
    ("label", "opposed"),
    [("登记", "撤销：登记"), ("撤销：登记", "重做：登记"), ("重做：登记", "撤销：登记"), ("撤销：重做：登记", "重做：登记")],
)
def test_taking_back_is_called_by_what_it_takes_back(label: str, opposed: str) -> None:
    assert opposite(label) == opposed


def test_a_record_comes_back_from_the_bin(store: Store, reader: Reader, person: Person) -> None:
    with store.unit("删除", OWNER) as unit:
        unit.remove(person)
    binned = next(iter(reader.find(Person, Query(binned=True))))
    with store.unit("恢复", ASSISTANT) as unit:
        bring_back(unit, binned)
    assert (reader.get(Person, person.uid), latest(store).label) == (person, "恢复：张三")


def test_one_field_is_put_back_and_the_others_stay(store: Store, reader: Reader, person: Person) -> None:
    with store.unit("修改", OWNER) as unit:
        unit.change(person, replace(person, age=41, note="新"))
    with store.unit("还原", ASSISTANT) as unit:
        now = put_back(unit, person, "age", 40)
    assert reader.get(Person, person.uid) == now == replace(person, note="新")
    assert latest(store).label == "还原：张三的年龄"


@verb("改人", needs=Right.EDIT)
def grow_younger(unit: Unit, before: Person, after: Person) -> Person:
    """A slice's own way to change a person: nobody grows older, and whoever is a child has no telephone."""
    if (after.age or 0) > (before.age or 0):
        raise DeskError("没有人变老", "改小一点。")
    return unit.change(before, replace(after, phone=None))


def test_a_field_is_put_back_by_the_verb_that_changes_such_records(store: Store, person: Person) -> None:
    with pytest.raises(DeskError, match="没有人变老"), store.unit("还原", ASSISTANT) as unit:
        put_back(unit, person, "age", 41, grow_younger)


def test_a_value_that_the_verb_does_not_keep_is_not_said_to_be_put_back(store: Store, reader: Reader, person: Person) -> None:
    with pytest.raises(DeskError, match="“电话”没有还原"), store.unit("还原", ASSISTANT) as unit:
        put_back(unit, person, "phone", "13900001234", grow_younger)
    assert reader.get(Person, person.uid) == person


def test_a_value_that_cannot_be_is_not_put_back(store: Store, person: Person) -> None:
    with pytest.raises(DeskError, match="必填"), store.unit("还原", ASSISTANT) as unit:
        put_back(unit, person, "name", None)


def test_putting_back_keeps_to_the_rules_of_the_form(store: Store, reader: Reader, person: Person) -> None:
    with pytest.raises(DeskError, match="电话"), store.unit("还原", ASSISTANT) as unit:
        put_back(unit, person, "phone", "12")
    assert reader.get(Person, person.uid) == person


def test_a_field_of_what_is_gone_is_not_put_back(store: Store, person: Person) -> None:
    with store.unit("删除", OWNER) as unit:
        unit.remove(person)
    with pytest.raises(StaleError, match="已经不在了"), store.unit("还原", ASSISTANT) as unit:
        put_back(unit, person, "age", 40)


@pytest.mark.parametrize("name", ["bring_back", "put_back"])
def test_who_may_not_edit_puts_nothing_back(store: Store, person: Person, name: str) -> None:
    with pytest.raises(RefusedError), store.unit("还原", READER) as unit:
        bring_back(unit, person) if name == "bring_back" else put_back(unit, person, "age", 1)


@pytest.mark.parametrize("label", ["登记", "撤销：登记", "重做：登记"])
def test_what_was_done_is_named_by_itself(label: str) -> None:
    assert plain(label) == "登记"
