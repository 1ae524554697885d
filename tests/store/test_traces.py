"""Where somebody has left traces, whatever became of the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from kernel import ASSISTANT, OWNER, House, Person

from desktop.base.errors import RefusedError
from desktop.store import traces
from desktop.store.reader import Reader
from desktop.store.store import Store


def add(store: Store, *records: House | Person) -> list[House | Person]:
    with store.unit("登记", OWNER) as unit:
        return [unit.add(one) for one in records]


@pytest.fixture
def seen(store: Store) -> Iterator[Reader]:
    reader = store.reader(OWNER)
    yield reader
    reader.connection.close()


def test_what_names_a_record_is_found_in_every_state(store: Store, seen: Reader) -> None:
    (house,) = add(store, House(address="示例路1号"))
    here, binned, held = add(store, *(Person(name=name, house=house.uid) for name in ("甲一", "乙一", "丙一")))
    with store.unit("动", OWNER) as unit:
        unit.remove(binned)
        unit.hold(held)

    found = {(one.record.uid, one.field.name, one.state, one.is_hidden) for one in traces.pointing(seen, house)}

    assert found == {
        (here.uid, "house", 1, False),
        (binned.uid, "house", 0, True),
        (held.uid, "house", 2, True),
    }


def test_lists_of_references_count_too(store: Store, seen: Reader) -> None:
    (friend,) = add(store, Person(name="甲一"))
    (other,) = add(store, Person(name="乙一", friends=(friend.uid,)))

    assert [(one.record, one.field.name) for one in traces.pointing(seen, friend)] == [(other, "friends")]


def test_words_are_found_once_for_each_field_they_stand_in(store: Store, seen: Reader) -> None:
    add(store, Person(name="示例安", note="示例安家的猫"), Person(name="示例宁"))

    assert [one.field.name for one in traces.mentioning(seen, ["示例安"])] == ["name", "note"]


def test_a_single_character_is_not_looked_for(store: Store, seen: Reader) -> None:
    add(store, Person(name="安"))

    assert list(traces.mentioning(seen, ["安"])) == []


def test_signs_of_a_pattern_are_only_signs(store: Store, seen: Reader) -> None:
    add(store, Person(name="示例安", note="好"))

    assert list(traces.mentioning(seen, ["%%", "__"])) == []


def test_the_log_knows_what_stood_there_before(store: Store, seen: Reader) -> None:
    (person,) = add(store, Person(name="示例安", phone="13900001234"))
    with store.unit("修改", OWNER) as unit:
        unit.change(person, replace(person, name="示例宁"))

    assert traces.former_values(seen, person, ("name", "phone")) == {"示例安", "示例宁", "13900001234"}


def test_who_looked_is_found_though_nothing_was_changed(store: Store, seen: Reader) -> None:
    (person, other) = add(store, Person(name="示例安"), Person(name="示例宁"))
    with store.unit("查看完整内容", ASSISTANT, logs=True) as unit:
        unit.about.append(person)

    assert [(done.act, done.actor) for done in traces.looks(seen, person)] == [("查看完整内容", "示例助手")]
    assert list(traces.looks(seen, other)) == []


def test_a_record_is_found_in_any_state_and_its_state_is_told(store: Store, seen: Reader) -> None:
    (person,) = add(store, Person(name="示例安"))
    states = [traces.state_of(seen, person)]
    for act in ("hold", "release", "remove"):
        with store.unit("动", OWNER) as unit:
            getattr(unit, act)(person)
        states.append(traces.state_of(seen, person))

    assert (states, traces.any_state(seen, Person, person.uid)) == ([1, 2, 1, 0], person)


def test_what_was_never_kept_has_no_state(seen: Reader) -> None:
    assert (traces.state_of(seen, Person(uid="NOBODY")), traces.any_state(seen, Person, "NOBODY")) == (None, None)


def test_everything_about_a_person_is_for_the_secretary_only(store: Store) -> None:
    (person,) = add(store, Person(name="示例安"))
    reader = store.reader(ASSISTANT)
    with pytest.raises(RefusedError):
        list(traces.pointing(reader, person))
    reader.connection.close()
