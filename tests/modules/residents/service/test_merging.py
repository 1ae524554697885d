"""Two records of one person made one and taken apart again; the rest of either household stays where it is."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from office import done, keep

from desktop.base.errors import StaleError
from desktop.modules.residents.records import Distinct, Household, Resident, Stay
from desktop.modules.residents.service import (
    HouseholdEntry,
    Newcomer,
    change_resident,
    current_stay,
    depart,
    distinct,
    filed_with,
    members,
    merge,
    merged_into,
    population_on,
    register_household,
    register_resident,
    split,
    tell_apart,
)
from desktop.modules.visits.records import Visit
from desktop.work.desk import Desk

HERE, THERE = "示例路100弄5号302", "示例路100弄6号101"


def register(desk: Desk, name: str, **given: Any) -> Resident:
    kept: Resident = done(desk, register_resident, Resident(name=name, **given))
    return kept


@pytest.fixture
def couple(desk: Desk) -> tuple[Resident, Resident]:
    """One person under two doors, each time with a wife."""
    for name, door in (("示例妻", HERE), ("示例母", THERE)):
        register(desk, name, address=door)
    return register(desk, "张卫国", address=HERE), register(desk, "张为国", address=THERE, phone="13900001234")


def people_at(desk: Desk, door: str) -> list[str]:
    (household,) = desk.store.find(Household, address=door)
    return [one.name or "" for one, _ in members(desk.store, household)]


def now(desk: Desk, one: Resident) -> Resident:
    found = desk.store.get(Resident, one.uid)
    assert found
    return found


def test_one_person_is_left_with_the_chosen_values(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    made = done(desk, merge, one, other, ("name",))

    assert (made.uid, made.name, made.phone, made.address) == (one.uid, "张为国", "13900001234", HERE)
    assert now(desk, other) == now(desk, one) == made
    assert [each.name for each in merged_into(desk.store, made)] == ["张为国"]


def test_neither_household_is_dragged_along(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    done(desk, merge, *couple)

    assert (people_at(desk, HERE), people_at(desk, THERE)) == (["示例妻", "张卫国"], ["示例母"])


def test_the_person_lives_behind_the_door_that_was_chosen(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    made = done(desk, merge, *couple, ("address",))
    stay = current_stay(desk.store, made)

    assert (people_at(desk, HERE), people_at(desk, THERE)) == (["示例妻"], ["示例母", "张卫国"])
    assert stay
    assert stay.household == made.household


def test_two_records_behind_one_door_are_one_member(desk: Desk) -> None:
    one, other = register(desk, "张卫国", address=HERE), register(desk, "张卫国", address=HERE)
    done(desk, merge, one, other)

    assert people_at(desk, HERE) == ["张卫国"]


def test_taken_apart_both_are_as_they_were(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    done(desk, merge, one, other, ("name", "address"))
    done(desk, split, merged_into(desk.store, one)[0])

    assert (now(desk, one), now(desk, other)) == (one, other)
    assert (people_at(desk, HERE), people_at(desk, THERE)) == (["示例妻", "张卫国"], ["示例母", "张为国"])


def test_what_was_changed_since_the_merge_stays(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    made = done(desk, merge, one, other)
    done(desk, change_resident, made, dataclasses.replace(made, phone="13900009999"))
    done(desk, split, merged_into(desk.store, one)[0])

    assert (now(desk, one).phone, now(desk, other).phone) == ("13900009999", "13900001234")


def test_whose_a_record_filed_since_is_can_be_chosen(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    keep(desk, Visit(words="合并前甲", resident=one.uid), Visit(words="合并前乙", resident=other.uid))
    done(desk, merge, one, other)
    keep(desk, Visit(words="合并后甲", resident=one.uid), Visit(words="合并后乙", resident=one.uid))
    (loser,) = merged_into(desk.store, one)
    since = filed_with(desk.store, loser)
    done(desk, split, loser, since[1:])

    assert [visit.words for visit in since] == ["合并后甲", "合并后乙"]
    assert [visit.words for visit in desk.store.find(Visit, resident=one.uid)] == ["合并前甲", "合并后甲"]
    assert [visit.words for visit in desk.store.find(Visit, resident=other.uid)] == ["合并前乙", "合并后乙"]


def test_a_merge_is_undone_like_anything_else(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    done(desk, merge, one, other, ("address",))
    desk.undo_last()

    assert (now(desk, one), now(desk, other)) == (one, other)
    desk.redo_last()
    assert now(desk, other).uid == one.uid


def test_of_three_merged_the_first_can_be_taken_out_by_itself(desk: Desk) -> None:
    first, second, third = (register(desk, name, address=HERE) for name in ("张卫国", "张为国", "章卫国"))
    done(desk, merge, second, first)
    done(desk, merge, third, second)
    done(desk, split, desk.store.apart().get(Resident, first.uid))

    assert [now(desk, one).uid for one in (first, second, third)] == [first.uid, third.uid, third.uid]


def test_who_is_merged_already_is_not_merged_again(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    done(desk, merge, one, other)
    before = desk.file.head()

    for pair in ((one, other), (one, one)):
        with pytest.raises(StaleError, match="没有合并"):
            done(desk, merge, *pair)
    assert desk.file.head() == before


def test_who_is_not_merged_is_not_taken_apart(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    with pytest.raises(StaleError, match="已经拆开"):
        done(desk, split, couple[0])


def test_a_form_left_open_on_who_was_merged_meanwhile_is_not_kept(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    done(desk, merge, one, other)

    with pytest.raises(StaleError, match="刚刚合并"):
        done(desk, change_resident, other, dataclasses.replace(other, note="会修锁"))


def test_merging_two_known_to_be_different_takes_that_back(desk: Desk, couple: tuple[Resident, Resident]) -> None:
    done(desk, tell_apart, *couple)
    done(desk, merge, *couple)

    assert (list(distinct(desk.store)), desk.store.count(Distinct)) == ([], 0)


@pytest.mark.parametrize("status", ["moved", "deceased"])
def test_a_merged_person_who_is_gone_lives_behind_neither_door_and_is_not_counted(desk: Desk, status: str) -> None:
    one = register(desk, "张卫国", address=HERE, status="living", residence="RH1")
    other = register(desk, "张为国", address=THERE, status="living", residence="RH1")
    made = done(desk, merge, one, other)
    counted = population_on(desk.store, desk.today).living
    done(desk, depart, made, status)

    assert (counted, population_on(desk.store, desk.today).living) == (1, 0)
    assert [stay.until for stay in desk.store.find(Stay)] == [desk.today, desk.today]


def test_a_householder_merged_across_doors_is_named_at_one_and_at_both_again_when_taken_apart(desk: Desk) -> None:
    for door, name in ((HERE, "张卫国"), (THERE, "张为国")):
        done(desk, register_household, HouseholdEntry(door, (Newcomer(Resident(name=name)),)))
    one, other = desk.store.find(Resident)
    done(desk, merge, one, other)
    named = [household.head for household in desk.store.find(Household)]
    done(desk, split, other)

    assert named == ["张卫国", None]
    assert [household.head for household in desk.store.find(Household)] == ["张卫国", "张为国"]
