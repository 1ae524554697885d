"""A household in one sheet."""

from __future__ import annotations

from datetime import date

import pytest
from office import done, keep

from desktop.base.errors import DeskError
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.service import (
    HouseholdEntry,
    Newcomer,
    current_stay,
    headed,
    members,
    neighbours_at,
    register_household,
    register_resident,
)
from desktop.work.desk import Desk

DOOR, NUMBER, CHILDS_NUMBER = "示例路100弄5号302室", "11010519491231002X", "11010520200506001X"


def people(*given: tuple[str, str | None]) -> tuple[Newcomer, ...]:
    return tuple(Newcomer(Resident(name=name, status="living"), relation) for name, relation in given)


def enter(desk: Desk, *given: tuple[str, str | None], address: str = DOOR, **more: object) -> Household:
    kept: Household = done(desk, register_household, HouseholdEntry(address, people(*given), **more))  # type: ignore[arg-type]
    return kept


def test_address_tenure_and_day_are_said_once_for_all(desk: Desk) -> None:
    household = enter(desk, ("示例安", None), ("阿依古丽·买买提", "1"), tenure="rent", since=date(2026, 8, 1))
    lived = [(one.address, stay.since, stay.relation) for one, stay in members(desk.store, household)]

    assert lived == [("示例路100弄5号302", date(2026, 8, 1), "0"), ("示例路100弄5号302", date(2026, 8, 1), "1")]
    assert (household.tenure, household.head, desk.store.count(Home)) == ("rent", "示例安", 1)


def test_the_first_is_the_householder_unless_another_is_named() -> None:
    assert [one.relation for one in headed(people(("甲", None), ("乙", "1")))] == ["0", "1"]
    assert [one.relation for one in headed(people(("甲", "1"), ("乙", "0")))] == ["1", "0"]
    assert headed(()) == ()


def test_a_number_gives_sex_and_birth(desk: Desk) -> None:
    entry = HouseholdEntry(DOOR, (Newcomer(Resident(name="示例安", id_number=NUMBER)),))
    done(desk, register_household, entry)
    kept = next(desk.store.find(Resident))

    assert (kept.sex, kept.birth) == ("2", date(1949, 12, 31))


def test_a_childs_number_is_dropped_and_the_householder_is_the_guardian(desk: Desk) -> None:
    child = Resident(name="示例小", id_number=CHILDS_NUMBER, phone="13900001234")
    done(desk, register_household, HouseholdEntry(DOOR, (*people(("示例安", "0")), Newcomer(child, "2"))))
    kept = next(desk.store.find(Resident, name="示例小"))

    assert (kept.id_number, kept.phone, kept.birth, kept.birth_year, kept.guardian) == (None, None, None, 2020, "示例安")


def test_a_grown_up_has_no_guardian(desk: Desk) -> None:
    enter(desk, ("示例安", None), ("示例宁", "1"))

    assert {one.guardian for one in desk.store.find(Resident)} == {None}


@pytest.mark.parametrize(
    ("given", "address", "why"),
    [
        ((("示例安", None),), "，", "看不出是哪一户"),
        ((), DOOR, "还没有写谁住在这里"),
        ((("示例安", "0"), ("示例宁", "0")), DOOR, "户主只能有一位"),
        ((("示例安", "0"), (None, "1")), DOOR, "姓名：必填"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(desk: Desk, given, address: str, why: str) -> None:
    with pytest.raises(DeskError, match=why):
        enter(desk, *given, address=address)

    assert [desk.store.count(kind) for kind in (Resident, Household, Home, Stay)] == [0, 0, 0, 0]


def test_a_day_that_has_not_come_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="还没有到"):
        enter(desk, ("示例安", None), since=date(2026, 8, 29))


def test_one_undo_takes_the_household_back(desk: Desk) -> None:
    enter(desk, ("示例安", None), ("示例宁", "1"), ("示例小", "2"))
    desk.undo_last()

    assert [desk.store.count(kind) for kind in (Resident, Household, Home, Stay)] == [0, 0, 0, 0]


def test_tenants_beside_others_are_a_household_of_their_own(desk: Desk) -> None:
    first = done(desk, register_resident, Resident(name="张三", address=DOOR))
    second = enter(desk, ("示例安", None))

    assert (first.household != second.uid, desk.store.count(Home)) == (True, 1)


def test_an_empty_household_without_a_householder_takes_the_new_people_in(desk: Desk) -> None:
    home = keep(desk, Home(address="示例路100弄5号302", compound="示例路100弄", building="5", room="302"))
    empty = keep(desk, Household(home=home.uid, address=home.address))

    assert enter(desk, ("示例安", None)).uid == empty.uid


def test_whoever_lives_behind_the_door_already_is_told(desk: Desk) -> None:
    keep(desk, Household(address="示例路100弄5号302", head="没有人的户"))
    kept = enter(desk, ("示例安", None))

    assert ([one.uid for one in neighbours_at(desk.store, DOOR)], neighbours_at(desk.store, "")) == ([kept.uid], ())


def test_the_stay_of_everybody_is_open(desk: Desk) -> None:
    enter(desk, ("示例安", None))

    assert current_stay(desk.store, next(desk.store.find(Resident)))
