"""What each pair of eyes is shown."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from kernel import ASSISTANT, KEY, OWNER, READER, Person

from desktop.base.clock import FixedClock
from desktop.base.errors import RefusedError
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.model.rights import Actor
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.work.records import KERNEL

ID = "11010519491231002X"


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


def test_numbers_cannot_be_probed_by_eyes_that_may_not_see_them(store: Store, uid: str) -> None:
    reader = store.reader(READER)
    assert reader.search("3817") == []
    assert len(reader.ids(Person, Query(words="3817"))) == 0
    reader.connection.close()


def test_a_list_sorted_by_numbers_that_are_masked_does_not_tell_which_is_the_greater(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        first, second = (
            unit.add(Person(name=name, phone=phone)) for name, phone in (("甲", "13900000002"), ("乙", "13900000001"))
        )
    asked = Query(order="phone")
    seen = []
    for actor in (READER, ASSISTANT):
        eyes = store.reader(actor)
        seen.append([[one.uid for one in eyes.find(Person, asked)], [uid for (uid,) in eyes.columns(Person, query=asked)]])
        eyes.connection.close()

    assert seen == [[[first.uid, second.uid]] * 2, [[second.uid, first.uid]] * 2]


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


def test_rows_are_not_grouped_by_what_is_private(store: Store, uid: str) -> None:
    reader = store.reader(OWNER)

    groups = reader.groups(Person, Query(group="phone"))

    reader.connection.close()
    assert [(group.value, len(group.numbers)) for group in groups] == [(None, 1)]


@record("worker", label="员工")
class Worker(Record):
    name: str | None = f.text("姓名")
    account: str | None = f.ref("登录人员", "account")


@record("remark", label="评语", confided=("about", "writer"))
class Remark(Record):
    no: int | None = f.number("第几次")
    about: str | None = f.ref("谁", "worker")
    writer: str | None = f.ref("谁写的", "account")
    words: str | None = f.text("评语", sensitive=True, width=0)


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (OWNER, "细心"),
        (ASSISTANT, "细心"),
        (dataclasses.replace(ASSISTANT, account="ACCOUNT-9"), "细心"),
        (dataclasses.replace(ASSISTANT, account="ACCOUNT-8"), None),
        (dataclasses.replace(ASSISTANT, account=""), None),
    ],
    ids=["the secretary", "whom it is about", "who wrote it", "a colleague", "nobody in particular"],
)
def test_what_is_confided_to_somebody_is_seen_by_them_and_by_no_colleague(
    tmp_path: Path, clock: FixedClock, actor: Actor, words: str | None
) -> None:
    store = Store(tmp_path, KEY, Catalogue(*KERNEL, Worker, Remark), clock)
    with store.unit("登记", OWNER) as unit:
        worker = unit.add(Worker(name="示例助手", account=ASSISTANT.account))
        unit.add(Worker(name="没有登录的人"))
        kept = unit.add(Remark(about=worker.uid, writer="ACCOUNT-9", words="细心"))
    reader = store.reader(actor)

    found = [reader.get(Remark, kept.uid), *reader.find(Remark), *reader.page(Remark, [1])]

    assert [one and one.words for one in found] == [words] * 3
    reader.connection.close()
    store.close()
