"""One person registered, changed, moved; and what of them is never stored."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from office import Office, as_role, done, keep, open_office

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.service import (
    change_resident,
    current_stay,
    doubles,
    hints,
    light_secret,
    merge,
    move_to,
    register_resident,
)
from desktop.modules.residents.service.people import secret_of
from desktop.work.desk import Desk
from desktop.work.history import put_back

NUMBER, PHONE = "11010519491231002X", "13800138000"
CHILDS_NUMBER = "11010520200506001X"
DOOR = "示例路100弄5号302室"


@pytest.fixture
def light(tmp_path: Path, clock: FixedClock) -> Any:
    """The secretary's desk where only a light roster is allowed."""
    made = open_office(tmp_path / "light", clock, light=True)
    yield made.desk()
    made.close()


@pytest.fixture
def register(desk: Desk) -> Callable[..., Resident]:
    def run(at: Desk = desk, **given: object) -> Resident:
        kept: Resident = done(at, register_resident, Resident(**{"name": "张三"} | given))
        return kept

    return run


def everything_stored(desk: Desk) -> str:
    """All that lies in the file, decrypted: every row of every table, those of the log and of the search index with them."""
    connection = desk.store.connection
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")]
    rows = (row for table in tables if not is_virtual(desk, table) for row in connection.execute(f"SELECT * FROM {table}"))
    return "\n".join(cell.decode("latin-1") if isinstance(cell, bytes) else str(cell) for row in rows for cell in row)


def is_virtual(desk: Desk, table: str) -> bool:
    (sql,) = desk.store.connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return str(sql).upper().startswith("CREATE VIRTUAL")


def test_the_look_into_the_file_sees_what_is_stored(desk: Desk, register: Callable[..., Resident]) -> None:
    register(id_number=NUMBER, phone=PHONE)
    stored = everything_stored(desk)

    assert (stored.count(NUMBER), stored.count(PHONE)) == (2, 2)


def test_the_number_gives_sex_and_birth_and_wins_over_what_was_typed(register: Callable[..., Resident]) -> None:
    kept = register(id_number=NUMBER, sex="1", birth=date(1950, 1, 1))

    assert (kept.sex, kept.birth) == ("2", date(1949, 12, 31))


def test_an_address_makes_the_home_the_household_and_the_stay(desk: Desk, register: Callable[..., Resident]) -> None:
    kept = register(address=DOOR)
    household = desk.store.get(Household, kept.household or "")
    stay = current_stay(desk.store, kept)

    assert (kept.address, desk.store.count(Home)) == ("示例路100弄5号302", 1)
    assert household
    assert stay
    assert stay.household == household.uid


def test_the_second_person_at_a_door_joins_the_household(desk: Desk, register: Callable[..., Resident]) -> None:
    first, second = register(address=DOOR), register(name="李四", address=DOOR)

    assert (first.household, desk.store.count(Household)) == (second.household, 1)


def test_without_an_address_nobody_lives_anywhere(desk: Desk, register: Callable[..., Resident]) -> None:
    assert (register().household, desk.store.count(Stay)) == (None, 0)


def test_registering_with_a_door_is_one_step_and_undone_whole(desk: Desk, register: Callable[..., Resident]) -> None:
    register(address=DOOR)
    desk.undo_last()

    assert [desk.store.count(kind) for kind in (Resident, Home, Household, Stay)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": None}, "姓名：必填"),
        ({"id_number": "110105194912310029"}, "身份证号：校验位不符，有一位写错了"),
        ({"phone": "12345"}, "联系电话：“12345”不像电话号码"),
        ({"note": "退款打到 6222021234567890128"}, "备注：里有银行卡号，小巷不存银行卡号"),
    ],
)
def test_what_cannot_be_is_refused_and_not_kept(
    desk: Desk, register: Callable[..., Resident], wrong: dict[str, object], why: str
) -> None:
    with pytest.raises(DeskError) as refusal:
        register(**wrong)

    assert (refusal.value.title, desk.store.count(Resident)) == (f"居民资料没有保存：{why}", 0)


def test_a_refused_number_is_not_in_the_file(desk: Desk, register: Callable[..., Resident]) -> None:
    with pytest.raises(DeskError):
        register(phone=PHONE, id_number="110105194912310029")

    assert PHONE not in everything_stored(desk)


def test_of_a_child_number_phone_and_birth_are_never_stored(desk: Desk, register: Callable[..., Resident]) -> None:
    child = register(name="张小三", id_number=CHILDS_NUMBER, phone=PHONE, birth=date(2020, 5, 6), guardian="张三", address=DOOR)
    stored = everything_stored(desk)

    assert (child.birth_year, child.guardian, child.address) == (2020, "张三", "示例路100弄5号302")
    assert [trace for trace in (CHILDS_NUMBER, CHILDS_NUMBER[6:14], PHONE, "2020-05-06") if trace in stored] == []


@pytest.mark.parametrize("digits", [CHILDS_NUMBER, CHILDS_NUMBER[-4:], PHONE, PHONE[-4:]])
def test_a_childs_digits_find_nothing(desk: Desk, register: Callable[..., Resident], digits: str) -> None:
    register(name="张小三", id_number=CHILDS_NUMBER, phone=PHONE)

    assert desk.store.search(digits) == []


@pytest.mark.parametrize("added", [{"phone": PHONE}, {"id_number": CHILDS_NUMBER}, {"birth": date(2020, 5, 6)}])
def test_what_is_typed_into_a_childs_record_later_is_not_stored_either(
    desk: Desk, register: Callable[..., Resident], added: dict[str, object]
) -> None:
    child = register(name="张小三", birth=date(2020, 5, 6))
    done(desk, change_resident, child, dataclasses.replace(child, guardian="张三", **added))
    stored = everything_stored(desk)

    assert desk.store.get(Resident, child.uid) == dataclasses.replace(child, guardian="张三")
    assert [trace for trace in (PHONE, CHILDS_NUMBER, "2020-05-06") if trace in stored] == []


def test_a_light_roster_holds_the_whole_number_nowhere_in_the_file(light: Desk, register: Callable[..., Resident]) -> None:
    kept = register(light, id_number=NUMBER)
    stored = everything_stored(light)

    assert (kept.id_number, kept.id_tail) == (None, "002X")
    assert [trace for trace in (NUMBER, NUMBER[:17], NUMBER[:14]) if trace in stored] == []


def test_a_number_typed_into_a_light_roster_later_is_not_stored_whole_either(
    light: Desk, register: Callable[..., Resident]
) -> None:
    kept = register(light)
    changed = done(light, change_resident, kept, dataclasses.replace(kept, id_number=NUMBER))

    assert (changed.id_tail, changed.birth) == ("002X", date(1949, 12, 31))
    assert NUMBER not in everything_stored(light)


def test_a_light_roster_still_finds_people_by_the_last_four(light: Desk, register: Callable[..., Resident]) -> None:
    kept = register(light, id_number=NUMBER)

    assert [hit.record.uid for hit in light.store.search("002X")] == [kept.uid]


def test_the_areas_secret_is_made_once(light: Desk) -> None:
    first = light_secret(light.file, light.area)
    with light.file.unit("试", light.actor) as unit:
        assert secret_of(unit) == first
    assert light_secret(light.file, light.area) == first


def test_a_whole_roster_has_no_secret(desk: Desk) -> None:
    assert (light_secret(desk.file, desk.area), desk.file.meta("print_secret")) == (None, None)


def test_a_change_keeps_what_another_changed_meanwhile(desk: Desk, register: Callable[..., Resident]) -> None:
    opened = register()
    done(desk, change_resident, opened, dataclasses.replace(opened, phone=PHONE))
    done(desk, change_resident, opened, dataclasses.replace(opened, note="爱下棋"))
    kept = desk.store.get(Resident, opened.uid)

    assert kept
    assert (kept.phone, kept.note) == (PHONE, "爱下棋")


def test_an_older_flaw_does_not_stand_in_the_way_of_a_telephone_number(desk: Desk) -> None:
    flawed = keep(desk, Resident(name="张三", id_number="123"))

    assert done(desk, change_resident, flawed, dataclasses.replace(flawed, phone=PHONE)).phone == PHONE


def test_a_changed_value_is_judged(desk: Desk, register: Callable[..., Resident]) -> None:
    kept = register()

    with pytest.raises(DeskError, match="不像电话号码"):
        done(desk, change_resident, kept, dataclasses.replace(kept, phone="12"))


def test_another_address_is_a_move_from_today_on(desk: Desk, register: Callable[..., Resident]) -> None:
    kept = register(address=DOOR)
    moved = done(desk, change_resident, kept, dataclasses.replace(kept, address="示例路100弄9号101室", note="换了房"))
    stays = [(stay.since, stay.until) for stay in desk.store.find(Stay, person=kept.uid)]

    assert (moved.address, moved.note) == ("示例路100弄9号101", "换了房")
    assert stays == [(None, date(2026, 8, 28)), (date(2026, 8, 28), None)]


def test_the_same_door_written_otherwise_is_no_move(desk: Desk, register: Callable[..., Resident]) -> None:
    kept = register(address=DOOR)
    done(desk, change_resident, kept, dataclasses.replace(kept, address=DOOR))

    assert (desk.store.count(Stay), desk.store.count(Home)) == (1, 1)


def test_a_cleared_address_is_a_leaving(desk: Desk, register: Callable[..., Resident]) -> None:
    kept = register(address=DOOR)
    gone = done(desk, change_resident, kept, dataclasses.replace(kept, address=None))

    assert (gone.address, gone.household, current_stay(desk.store, gone)) == (None, None, None)


def test_a_change_with_a_move_is_one_step_and_undone_whole(desk: Desk, register: Callable[..., Resident]) -> None:
    kept = register(address=DOOR)
    done(desk, change_resident, kept, dataclasses.replace(kept, address="示例路100弄9号101室", phone=PHONE))
    desk.undo_last()

    assert desk.store.get(Resident, kept.uid) == kept
    assert [stay.until for stay in desk.store.find(Stay)] == [None]


def test_one_person_moves_and_the_rest_of_the_household_stays(desk: Desk, register: Callable[..., Resident]) -> None:
    mover, stayer = register(address=DOOR), register(name="李四", address=DOOR)
    elsewhere = keep(desk, Household(address="示例路100弄9号101"))
    moved = done(desk, move_to, mover, elsewhere)

    assert (moved.household, (desk.store.get(Resident, stayer.uid) or stayer).household) == (elsewhere.uid, mover.household)


def test_the_same_number_is_told_with_name_and_address(desk: Desk, register: Callable[..., Resident]) -> None:
    register(id_number=NUMBER, address=DOOR)
    found = list(doubles(desk.store, Resident(name="李四", id_number=NUMBER)))

    assert [str(one) for one in found] == ["身份证号：与张三（示例路100弄5号302）相同"]


def test_the_same_number_is_told_in_a_light_roster_too(light: Desk, register: Callable[..., Resident]) -> None:
    register(light, id_number=NUMBER)
    found = doubles(light.store, Resident(name="李四", id_number=NUMBER), light_secret(light.file, light.area))

    assert [one.where for one in found] == ["身份证号"]


def test_the_same_name_and_birth_date_are_told(desk: Desk, register: Callable[..., Resident]) -> None:
    register(birth=date(1970, 3, 2))
    found = list(doubles(desk.store, Resident(name="张三", birth=date(1970, 3, 2))))

    assert [one.where for one in found] == ["姓名"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": "章三", "phone": PHONE}, "像是已有的张三（示例路100弄5号302）：姓名同音、电话相同"),
        ({"name": "张三丰", "address": DOOR}, "像是已有的张三（示例路100弄5号302）：姓名差一个字、同门牌"),
        ({"name": "章三", "birth": date(1970, 3, 2)}, "像是已有的张三（示例路100弄5号302）：姓名同音、同出生日期"),
        ({"name": "李四", "address": DOOR}, None),
        ({"name": "章三"}, None),
    ],
)
def test_while_typing_whom_it_may_be_is_told_in_words(
    desk: Desk, register: Callable[..., Resident], typed: dict[str, Any], told: str | None
) -> None:
    register(birth=date(1970, 3, 2), phone=PHONE, address=DOOR)

    assert [one.what for one in hints(desk.store, Resident(**typed))] == ([told] if told else [])


def test_whoever_was_merged_is_told_of_as_the_survivor(desk: Desk, register: Callable[..., Resident]) -> None:
    one, other = register(address=DOOR), register(phone=PHONE)
    done(desk, merge, one, other)

    assert [found.what for found in hints(desk.store, Resident(name="张三", phone=PHONE))] == [
        "像是已有的张三（示例路100弄5号302）：同名、电话相同"
    ]


def test_hints_know_the_prints_of_a_light_roster(light: Desk, register: Callable[..., Resident]) -> None:
    register(light, id_number=NUMBER)

    assert [one.where for one in hints(light.store, Resident(name="李四", id_number=NUMBER))] == ["身份证号"]


def test_other_records_have_no_hints_here(desk: Desk) -> None:
    assert list(hints(desk.store, Household())) == []


def test_nobody_doubles_themselves(desk: Desk, register: Callable[..., Resident]) -> None:
    kept = register(id_number=NUMBER)

    assert list(doubles(desk.store, kept)) == []


def test_a_recorder_registers_nobody(office: Office, desk: Desk, register: Callable[..., Resident]) -> None:
    with pytest.raises(RefusedError):
        register(office.desk(as_role(desk, "recorder")))


def test_the_assistant_sees_numbers_whole_and_the_reader_masked(
    office: Office, desk: Desk, register: Callable[..., Resident]
) -> None:
    kept = register(id_number=NUMBER, phone=PHONE)
    seen = {
        role: office.desk(as_role(desk, role)).store.get(Resident, kept.uid) for role in ("assistant", "recorder", "reader")
    }

    assert {role: one and (one.id_number, one.phone) for role, one in seen.items()} == {
        "assistant": (NUMBER, PHONE),
        "recorder": ("******002X", "138****8000"),
        "reader": ("******002X", "138****8000"),
    }


def test_a_childs_telephone_does_not_come_back_out_of_the_history(desk: Desk, register: Callable[..., Resident]) -> None:
    before = register(phone=PHONE)
    child = done(desk, change_resident, before, dataclasses.replace(before, birth=date(2018, 1, 1)))
    with pytest.raises(DeskError, match="“联系电话”没有还原"):
        done(desk, put_back, child, "phone", PHONE, desk.keeping(Resident).change)
    kept = desk.store.get(Resident, child.uid)

    assert kept is not None
    assert (child.phone, kept.phone) == (None, None)


def test_an_address_put_back_is_a_move_back(desk: Desk, register: Callable[..., Resident]) -> None:
    before = register(address=DOOR)
    moved = done(desk, change_resident, before, dataclasses.replace(before, address="示例路100弄5号401"))
    back = done(desk, put_back, moved, "address", before.address, desk.keeping(Resident).change)
    stay = current_stay(desk.store, back)

    assert stay is not None
    assert (back.address, back.household, stay.household) == (before.address, before.household, before.household)


def test_a_state_put_back_ends_the_stay_as_the_form_does(desk: Desk, register: Callable[..., Resident]) -> None:
    here = register(address=DOOR, status="living")
    back = done(desk, put_back, here, "status", "moved", desk.keeping(Resident).change)

    assert (back.status, back.household, current_stay(desk.store, back)) == ("moved", None, None)
