"""还原 in a record's history: one field set back, by the rules of the room the record is from."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from office import Office, as_role, done

from desktop.base.errors import DeskError
from desktop.model.record import Record
from desktop.modules.residents.records import CareTag, Household, Resident, Stay
from desktop.modules.residents.service import change_resident, move_to, open_tag, register_resident
from desktop.work.desk import Desk
from desktop.work.history import put_back

HERE, THERE = "示例路100弄5号401", "示例路100弄5号402"


def register(desk: Desk, name: str, **given: Any) -> Resident:
    kept: Resident = done(desk, register_resident, Resident(**{"name": name, "address": HERE, "status": "living"} | given))
    return kept


def set_back(desk: Desk, record: Record, field: str, value: object) -> Any:
    """What pressing 还原 does."""
    return done(desk, put_back, record, field, value, desk.keeping(type(record)).change)


def now(desk: Desk, record: Resident) -> Resident:
    found = desk.store.get(Resident, record.uid)
    assert found
    return found


def test_a_childs_telephone_does_not_come_back(office: Office, desk: Desk) -> None:
    helper = office.desk(as_role(desk, "assistant"))
    person = register(helper, "示例楚", phone="13900001234")
    child = done(helper, change_resident, person, dataclasses.replace(person, birth=date(2018, 1, 1)))

    with pytest.raises(DeskError, match="“联系电话”没有还原"):
        set_back(helper, child, "phone", "13900001234")
    assert now(desk, person).phone is None


def test_whoever_gets_the_old_door_back_lives_behind_it_again(desk: Desk) -> None:
    moved = done(desk, move_to, register(desk, "示例迁"), THERE, desk.today)
    set_back(desk, moved, "address", HERE)
    back = now(desk, moved)
    household = desk.store.get(Household, back.household or "")

    assert household
    assert (back.address, household.address) == (HERE, HERE)


def test_whoever_is_set_back_to_moved_out_lives_here_no_more(desk: Desk) -> None:
    person = register(desk, "示例楚")
    set_back(desk, person, "status", "moved")

    assert (now(desk, person).household, [stay.until for stay in desk.store.find(Stay)]) == (None, [desk.today])


def test_a_tag_is_not_set_back_onto_a_child(desk: Desk) -> None:
    person, child = register(desk, "示例楚"), register(desk, "示例童", birth=date(2018, 1, 1))
    tag = done(desk, open_tag, CareTag(need="联系", resident=person.uid, category="C12", basis="duty"))

    with pytest.raises(DeskError, match="关爱没有保存"):
        set_back(desk, tag, "resident", child.uid)
    assert [one.resident for one in desk.store.find(CareTag)] == [person.uid]


def test_what_no_rule_speaks_against_is_set_back(desk: Desk) -> None:
    person = register(desk, "示例楚", phone="13900001234")
    after = done(desk, change_resident, person, dataclasses.replace(person, phone="13900005678"))
    set_back(desk, after, "phone", "13900001234")

    assert now(desk, person) == person
