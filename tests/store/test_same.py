"""Merged records are read as their survivor wherever they are named, and come apart again as they were."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernel import OWNER

from desktop.base.errors import StaleError
from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.store import derived, history
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.same import Joining, filed_since, joining
from desktop.store.store import Store
from desktop.work.listing import Wording


@record("villager", label="村民", measure="人")
class Villager(Record):
    name: str | None = f.name("姓名", search=True)
    phone: str | None = f.phone("电话", search=True, private=True)
    same_as: str | None = f.ref("合并到", "villager", computed=True)


@record("call", label="来访", measure="次")
class Call(Record):
    text: str | None = f.text("内容", search=True)
    who: str | None = f.ref("谁", "villager")
    also: tuple[str, ...] | None = f.many("还有谁", "villager")


@pytest.fixture
def village(make_store: Callable[..., Store]) -> Store:
    return make_store("village", Villager, Call)


@pytest.fixture
def eyes(village: Store) -> Iterator[Reader]:
    found = village.reader(OWNER)
    yield found
    found.connection.close()


@pytest.fixture
def people(village: Store) -> list[Villager]:
    return add(village, *(Villager(name=f"示例{one}", phone=f"1390000000{place}") for place, one in enumerate("甲乙丙")))


def add(village: Store, *records: Record) -> list:
    with village.unit("登记", OWNER) as unit:
        return [unit.add(one) for one in records]


def test_after_a_write_the_merged_are_found_without_reading_everybody(
    village: Store, eyes: Reader, people: list[Villager]
) -> None:
    asked: list[str] = []
    add(village, Villager(name="示例丁"))
    eyes.connection.set_trace_callback(asked.append)
    eyes.get(Villager, people[0].uid)
    eyes.connection.set_trace_callback(None)

    (sql,) = (one for one in asked if "same_as IS NOT NULL" in one)
    (plan, *_) = eyes.connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchone()[3:]
    assert plan.startswith("SEARCH villager USING INDEX")


def test_which_are_merged_is_asked_once_however_many_values_are_read(
    village: Store, eyes: Reader, people: list[Villager]
) -> None:
    def asked(read: Callable[[], object]) -> int:
        sentences: list[str] = []
        eyes.connection.set_trace_callback(sentences.append)
        read()
        eyes.connection.set_trace_callback(None)
        return len(sentences)

    def read_all() -> object:
        return list(eyes.columns(Call, "who", "also")), list(eyes.find(Call)), eyes.greatest(Call, "text", "who")

    join(village, people[0], people[1])
    add(village, Call(text="修门", who=people[0].uid, also=(people[0].uid,)))
    few = asked(read_all)
    add(village, *(Call(text="修灯", who=one.uid, also=(people[0].uid,)) for one in people * 10))

    assert asked(read_all) <= few + 1


def join(village: Store, loser: Villager, survivor: Villager | None) -> None:
    with village.unit("合并", OWNER) as unit:
        now = unit.read.apart().get(Villager, loser.uid)
        assert now is not None
        unit.change(now, dataclasses.replace(now, same_as=survivor.uid if survivor else None))


def undo(village: Store, seq: int) -> None:
    with village.unit("撤销", OWNER, undoes=seq) as unit:
        history.revert(unit, seq)


def test_whoever_asks_for_a_merged_record_gets_its_survivor(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    join(village, one, two)
    join(village, two, three)

    assert [eyes.get(Villager, each.uid) for each in people] == [three, three, three]


def test_merged_records_are_in_no_list_count_column_or_search(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    join(village, one, two)

    assert list(eyes.find(Villager)) == [two, three]
    assert eyes.count(Villager) == 2
    assert list(eyes.columns(Villager, "name")) == [(two.uid, two.name), (three.uid, three.name)]
    assert [hit.record for word in ("示例甲", "13900000000") for hit in eyes.search(word)] == []
    assert list(eyes.find(Villager, Query(words="示例甲"))) == []


def test_what_was_merged_can_be_asked_for(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    join(village, one, two)
    join(village, two, three)
    names = [each.name for each in eyes.merged(three)]

    assert names == [one.name, two.name]
    assert [each.name for each in eyes.apart().find(Villager)] == [each.name for each in people]


def test_asking_for_one_of_them_finds_what_names_any_of_them(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    add(village, *(Call(text=each.name, who=each.uid, also=(each.uid,)) for each in people))
    join(village, one, two)
    texts = ["示例甲", "示例乙"]

    for asked in (one, two):
        assert [call.text for call in eyes.find(Call, who=asked.uid)] == texts
        assert eyes.count(Call, who=asked.uid) == 2
        within = Query(filters=(Filter("who", Match.IN, (asked.uid,)),))
        assert [call.text for call in eyes.find(Call, within)] == texts
        assert sorted({call.text for _, call in eyes.referring(asked)}) == sorted(texts)
    assert [call.text for call in eyes.find(Call, who=three.uid)] == ["示例丙"]


def test_asking_for_all_but_one_of_them_leaves_out_what_names_any_of_them(
    village: Store, eyes: Reader, people: list[Villager]
) -> None:
    one, two, _ = people
    add(village, *(Call(text=each.name, who=each.uid) for each in people), Call(text="没有名字"))
    join(village, one, two)

    for asked in (one, two):
        others = Query(filters=(Filter("who", Match.NOT, asked.uid),))
        assert [call.text for call in eyes.find(Call, others)] == ["示例丙", "没有名字"]


def test_a_list_by_person_has_one_group_of_two_merged_ones(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    texts = {"3": one, "2": two, "1": one, "0": three}
    add(village, *(Call(text=text, who=each.uid) for text, each in texts.items()))
    join(village, one, two)
    asked = Query(group="who", order="text")

    seen = {group.value: [call.text for call in eyes.page(Call, group.numbers)] for group in eyes.groups(Call, asked)}
    apart = eyes.apart().groups(Call, asked)

    assert seen == {two.uid: ["1", "2", "3"], three.uid: ["0"]}
    assert sorted(len(group.numbers) for group in apart) == [1, 1, 2]


def test_a_reference_to_a_merged_record_reads_as_its_survivor(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    (call,) = add(village, Call(who=one.uid, also=(one.uid, three.uid, two.uid)))
    join(village, one, two)
    read = eyes.get(Call, call.uid)

    assert read
    assert (read.who, read.also) == (two.uid, (two.uid, three.uid))
    assert next(eyes.columns(Call, "who", "also")) == (call.uid, two.uid, (two.uid, three.uid))


def test_no_reference_is_rewritten_so_that_parting_puts_all_back(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    (call,) = add(village, Call(who=one.uid, also=(one.uid, three.uid)))
    join(village, one, two)
    (read,) = eyes.find(Call)
    with village.unit("改来访", OWNER) as unit:
        unit.change(read, dataclasses.replace(read, text="补一句", also=(*(read.also or ()), two.uid)))
    join(village, one, None)

    assert eyes.get(Call, call.uid) == dataclasses.replace(call, text="补一句")
    assert [each.name for each in eyes.find(Villager)] == [each.name for each in people]
    assert [hit.record.uid for hit in eyes.search("示例甲")] == [one.uid]


def test_a_list_changed_since_keeps_who_was_named_apart(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, three = people
    (call,) = add(village, Call(also=(one.uid,)))
    join(village, one, two)
    read = eyes.get(Call, call.uid)
    assert read
    with village.unit("改来访", OWNER) as unit:
        unit.change(read, dataclasses.replace(read, also=(two.uid, three.uid)))
    join(village, one, None)
    parted = eyes.get(Call, call.uid)

    assert parted
    assert parted.also == (one.uid, three.uid)


def test_within_a_unit_a_merge_holds_at_once(village: Store, people: list[Villager]) -> None:
    one, two, _ = people
    with village.unit("合并", OWNER) as unit:
        unit.change(one, dataclasses.replace(one, same_as=two.uid))

        assert unit.read.get(Villager, one.uid) == two


def test_records_are_never_merged_in_a_circle(village: Store, people: list[Villager]) -> None:
    one, two, three = people
    join(village, one, two)
    join(village, two, three)

    with pytest.raises(StaleError, match="互相合并"):
        join(village, three, one)


def test_a_survivor_is_not_unmade_while_others_are_merged_into_it(village: Store, eyes: Reader, people: list[Villager]) -> None:
    (late,) = add(village, Villager(name="示例丁"))
    made = village.head().seq
    join(village, people[0], late)

    with pytest.raises(StaleError, match="不能撤回登记"):
        undo(village, made)
    assert eyes.get(Villager, people[0].uid) == late


def test_a_title_of_a_merged_record_is_the_survivors(village: Store, eyes: Reader, people: list[Villager]) -> None:
    join(village, people[0], people[1])

    assert [Wording(eyes).title("villager", one.uid) for one in people] == ["示例乙", "示例乙", "示例丙"]


def test_the_log_tells_what_the_merge_wrote_into_the_survivor(village: Store, eyes: Reader, people: list[Villager]) -> None:
    one, two, _ = people
    with village.unit("合并", OWNER) as unit:
        unit.change(two, dataclasses.replace(two, phone=one.phone))
        unit.change(one, dataclasses.replace(one, same_as=two.uid))

    assert joining(eyes, one, two) == Joining(village.head().seq, {"phone": (two.phone, one.phone)})
    assert joining(eyes, two, one) == Joining(0, {})


def test_a_file_whose_search_is_made_anew_leaves_merged_records_out(
    village: Store, eyes: Reader, people: list[Villager]
) -> None:
    join(village, people[0], people[1])
    derived.rebuild(village.writer, village.shapes)

    assert ([hit.record for hit in eyes.search("示例甲")], len(eyes.search("示例乙"))) == ([], 1)


def test_what_was_filed_after_a_merge_is_known(village: Store, eyes: Reader, people: list[Villager]) -> None:
    (before,) = add(village, Call(who=people[0].uid))
    join(village, people[0], people[1])
    seq = village.head().seq
    (after,) = add(village, Call(who=people[1].uid))

    assert [filed_since(eyes.connection, call, seq) for call in (before, after)] == [False, True]


STEPS = st.lists(st.tuples(st.sampled_from(("merge", "part", "undo")), st.integers(0, 5), st.integers(0, 5)), max_size=14)
VILLAGES = count()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_merged_parted_and_undone_every_call_is_seen_once_under_one_person(
    make_store: Callable[..., Store], steps: list[tuple[str, int, int]]
) -> None:
    village = make_store(f"village {next(VILLAGES)}", Villager, Call)
    people = add(village, *(Villager(name=f"示例{place}") for place in range(6)))
    calls = add(village, *(Call(who=one.uid) for one in people))
    begun = village.head().seq
    for what, left, right in steps:
        take_step(village, people, begun, (what, left, right))
    eyes = village.reader(OWNER)
    seen = [call.uid for one in eyes.find(Villager) for call in eyes.find(Call, who=one.uid)]
    eyes.connection.close()
    village.close()

    assert sorted(seen) == sorted(call.uid for call in calls)


def take_step(village: Store, people: list[Villager], begun: int, step: tuple[str, int, int]) -> None:
    what, left, right = step
    latest = village.head().seq
    with contextlib.suppress(StaleError):
        if what != "undo":
            join(village, people[left], people[right] if what == "merge" else None)
        elif latest - left > begun:
            undo(village, latest - left)
