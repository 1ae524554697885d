from __future__ import annotations

import dataclasses
from datetime import date

from desks import anna, keep
from kernel import ASSISTANT, OWNER, READER, House, Person

from desktop.work import past
from desktop.work.desk import Desk
from desktop.work.history import put_back
from desktop.work.keep import keep_change, keep_new, reveal
from desktop.work.listing import Wording


def told(desk: Desk, person: Person, *, place: int = 0) -> list[past.Before]:
    step = past.of_record(desk, person)[place]
    return list(past.lines(desk.store, step, Wording(desk.store)))


def changed(desk: Desk, before: Person, **values: object) -> Person:
    return desk.do(keep_change, before, dataclasses.replace(before, **values)).now()


def test_a_change_is_told_in_the_words_of_the_form(desk: Desk) -> None:
    (person,) = keep(desk, anna())
    now = changed(desk, person, sex="1")

    assert [line.text for line in told(desk, now)] == ["性别：女 → 男"]


def test_references_are_told_by_title(desk: Desk) -> None:
    old, new = keep(desk, House(address="示例路1号"), House(address="示例路2号"))
    (person,) = keep(desk, anna(house=old.uid))
    now = changed(desk, person, house=new.uid)

    assert [line.text for line in told(desk, now)] == ["房子：示例路1号 → 示例路2号"]


def test_private_values_stay_masked_in_the_history(desk: Desk) -> None:
    (person,) = keep(desk, anna())
    now = changed(desk, person, phone="13900005678")

    assert [line.text for line in told(desk, now)] == ["电话：139****1234 → 139****5678"]


def test_every_changed_field_can_be_set_back(desk: Desk) -> None:
    house, friend = keep(desk, House(address="示例路1号"), anna(name="示例宁", id_number=None))
    (person,) = keep(desk, anna(house=house.uid, friends=(friend.uid,), note="先打\n电话"))
    other = {"born": date(1950, 1, 2), "sex": "1", "phone": "13900005678", "age": 75}
    now = changed(desk, person, **other, house=None, friends=None, note=None)

    for line in told(desk, now):
        desk.do(put_back, now, line.field, line.value).now()

    assert desk.store.get(Person, person.uid) == person


def test_what_a_new_record_began_with_cannot_be_set_back(desk: Desk) -> None:
    kept = desk.do(keep_new, Person(name="示例安", age=3)).now()

    assert [(line.text, line.can_return) for line in told(desk, kept)][:2] == [("姓名：示例安", False), ("年龄：3", False)]


def test_a_number_given_at_commit_cannot_be_set_back(desk: Desk) -> None:
    (person,) = keep(desk, anna())
    with desk.file.unit("改号", OWNER) as unit:
        unit.change(person, dataclasses.replace(person, no="CS-2026-0099"))

    assert [line.can_return for line in told(desk, person)] == [False]


def test_who_may_not_edit_sets_nothing_back(desk: Desk, desk_of) -> None:
    (person,) = keep(desk, anna())
    changed(desk, person, age=77)
    guest = desk_of(READER)

    assert [line.can_return for line in told(guest, person)] == [False]


def test_ones_own_step_may_be_undone(desk: Desk) -> None:
    desk.do(keep_new, anna()).now()

    assert past.may_undo(desk, past.log(desk)[0])


def test_anothers_step_is_undone_only_by_an_owner(desk: Desk, desk_of) -> None:
    desk.do(keep_new, anna()).now()
    helper = desk_of(ASSISTANT)

    assert not past.may_undo(helper, past.log(desk)[0])


def test_an_entry_without_changes_cannot_be_undone(desk: Desk) -> None:
    kept = desk.do(keep_new, anna()).now()
    desk.do(reveal, kept, "phone").now()

    assert not past.may_undo(desk, past.log(desk)[0])


def test_a_step_taken_back_is_gone(desk: Desk) -> None:
    desk.do(keep_new, anna()).now()

    past.take_back(desk, past.log(desk)[0]).now()

    assert desk.store.count(Person) == 0


def test_the_log_of_who_may_not_read_it_is_their_own(desk: Desk, desk_of) -> None:
    desk.do(keep_new, anna()).now()
    helper = desk_of(ASSISTANT)
    helper.do(keep_new, anna(name="示例宁", id_number=None)).now()

    assert [done.actor for done in past.log(helper)] == ["示例助手"]


def test_the_log_goes_on_where_it_stopped(desk: Desk) -> None:
    for number in range(3):
        desk.do(keep_new, anna(id_number=None, age=number)).now()
    first = past.log(desk, limit=2)

    assert [done.seq for done in past.log(desk, before=first[-1].seq)] == [first[-1].seq - 1, first[-1].seq - 2]
