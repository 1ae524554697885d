from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from desks import anna, keep
from kernel import ASSISTANT, READER, Person

from desktop.base.errors import DeskError, RefusedError
from desktop.base.problems import Problem
from desktop.store import history
from desktop.store.query import Query
from desktop.work.desk import Desk
from desktop.work.keep import bring_all_back, keep_change, keep_changes, keep_new, put_away, reveal, twins, wrong


def latest(desk: Desk) -> history.Done:
    return history.units(desk.store.connection, limit=1)[0]


def test_a_new_record_is_kept_under_a_label_that_names_it(desk: Desk) -> None:
    kept = desk.do(keep_new, anna()).now()

    assert (desk.store.get(Person, kept.uid).name, latest(desk).label) == ("示例安", "登记人：示例安")


def test_without_its_first_field_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(DeskError, match="“姓名”必填"):
        desk.do(keep_new, Person(age=3)).now()


def test_a_wrong_value_is_refused_by_the_name_of_its_field(desk: Desk) -> None:
    with pytest.raises(DeskError, match="“证件号”应为 18 位，现在是 3 位"):
        desk.do(keep_new, anna(id_number="123")).now()


def test_nothing_is_kept_when_it_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError):
        desk.do(keep_new, anna(id_number="123")).now()

    assert desk.store.count(Person) == 0


def test_a_bank_card_number_is_never_kept(desk: Desk) -> None:
    with pytest.raises(DeskError, match="“备注”里有银行卡号"):
        desk.do(keep_new, anna(note="卡 6222021234567890128")).now()


def test_a_change_keeps_only_what_differs(desk: Desk) -> None:
    before = desk.do(keep_new, anna()).now()
    with desk.file.unit("别人改", desk.actor) as unit:
        unit.change(before, dataclasses.replace(before, age=77))

    desk.do(keep_change, before, dataclasses.replace(before, phone="13900005678")).now()

    now = desk.store.get(Person, before.uid)
    assert (now.age, now.phone) == (77, "13900005678")


def test_an_old_flaw_elsewhere_does_not_stand_in_the_way_of_a_change(desk: Desk) -> None:
    (before,) = keep(desk, anna(id_number="123"))

    desk.do(keep_change, before, dataclasses.replace(before, age=77)).now()

    assert desk.store.get(Person, before.uid).age == 77


def test_a_change_to_something_wrong_is_refused(desk: Desk) -> None:
    (before,) = keep(desk, anna())

    with pytest.raises(DeskError, match="“年龄”应在 0 到 150 之间"):
        desk.do(keep_change, before, dataclasses.replace(before, age=200)).now()


def test_a_reader_keeps_nothing(desk_of) -> None:
    with pytest.raises(RefusedError):
        desk_of(READER).do(keep_new, anna()).now()


def test_an_assistant_does_not_write_sensitive_values(desk_of) -> None:
    with pytest.raises(RefusedError, match="只有书记能填"):
        desk_of(ASSISTANT).do(keep_new, anna(helped=True)).now()


def test_several_put_away_are_one_step(desk: Desk) -> None:
    people = keep(desk, anna(), anna(name="示例宁", id_number=None))

    desk.do(put_away, people).now()

    assert (desk.store.count(Person), desk.store.count(Person, Query(binned=True)), latest(desk).label) == (0, 2, "删除 2 人")


def test_what_is_put_away_comes_back_with_ctrl_z(desk: Desk) -> None:
    people = keep(desk, anna())
    desk.do(put_away, people).now()

    desk.undo_last()

    assert desk.store.count(Person) == 1


def test_what_is_put_away_comes_back_from_the_bin(desk: Desk) -> None:
    people = keep(desk, anna(), anna(name="示例宁", id_number=None))
    desk.do(put_away, people).now()

    desk.do(bring_all_back, people).now()

    assert (desk.store.count(Person), latest(desk).label) == (2, "恢复 2 人")


def test_looking_at_a_private_value_is_in_the_log(desk: Desk) -> None:
    (person,) = keep(desk, anna())

    desk.do(reveal, person, "phone").now()

    assert latest(desk).label == "查看示例安的电话"


def test_who_may_not_see_private_values_reveals_none(desk_of, desk: Desk) -> None:
    (person,) = keep(desk, anna())

    with pytest.raises(RefusedError):
        desk_of(READER).do(reveal, person, "phone").now()


def test_twins_are_told_and_not_refused(desk: Desk) -> None:
    keep(desk, anna(name="示例宁"))

    kept = desk.do(keep_new, anna()).now()

    assert list(twins(desk.store, kept)) == [Problem("证件号", "与“示例宁”相同")]


def test_nobody_is_their_own_twin(desk: Desk) -> None:
    (kept,) = keep(desk, anna())

    assert list(twins(desk.store, kept)) == []


def test_blanks_after_the_first_field_are_no_reason_to_refuse() -> None:
    person = Person(name="示例安", born=date(1949, 12, 31))

    assert list(wrong(person, list(person.fields.values()))) == []


def test_many_changes_are_one_step_that_counts_its_cells(desk: Desk) -> None:
    one, two = keep(desk, anna(), anna(name="示例乙", id_number=None))

    seq = desk.do(
        keep_changes, [(one, dataclasses.replace(one, age=1, note="新")), (two, dataclasses.replace(two, age=2))], keep_change
    ).now()

    (done,) = history.units(desk.store.connection, limit=1)
    assert (done.seq, done.label) == (seq, "表格编辑：改了 3 格")


def test_one_refused_change_keeps_none_of_them(desk: Desk) -> None:
    one, two = keep(desk, anna(), anna(name="示例乙", id_number=None))

    with pytest.raises(DeskError):
        desk.do(
            keep_changes, [(one, dataclasses.replace(one, age=1)), (two, dataclasses.replace(two, name=None))], keep_change
        ).now()

    assert [person.age for person in desk.store.find(Person)] == [76, 76]
