"""The roster of the demo: doors, households, residents."""

from __future__ import annotations

import pytest

from desktop.demo.roster import DAY, Neighbourhood, settle
from desktop.model import days
from desktop.modules.residents.rules import places, privacy


@pytest.fixture(scope="module")
def town() -> Neighbourhood:
    return settle(1200, 1)


def test_there_are_as_many_residents_as_asked(town: Neighbourhood) -> None:
    assert len(town.residents) == 1200


def test_the_same_seed_gives_the_same_people(town: Neighbourhood) -> None:
    assert settle(1200, 1) == town


def test_another_seed_gives_other_people(town: Neighbourhood) -> None:
    assert [one.name for one in settle(1200, 2).residents] != [one.name for one in town.residents]


def test_every_record_is_sound(town: Neighbourhood) -> None:
    records = (*town.homes, *town.households, *town.residents, *town.stays, *town.groups)

    assert [(record, problem) for record in records for problem in record.check()] == []


def test_no_uid_comes_twice(town: Neighbourhood) -> None:
    records = (*town.homes, *town.households, *town.residents, *town.stays, *town.groups)

    assert len({record.uid for record in records}) == len(records)


def test_an_address_reads_back_as_the_parts_of_its_home(town: Neighbourhood) -> None:
    read = [places.read(home.address or "") for home in town.homes]
    kept = [places.Place(one.compound or "", one.building or "", one.unit or "", one.room or "") for one in town.homes]

    assert read == kept


def test_number_birth_and_sex_agree(town: Neighbourhood) -> None:
    told = [(one.id_number, one) for one in town.residents if one.id_number]

    assert all(one.birth and number[6:14] == f"{one.birth:%Y%m%d}" for number, one in told)
    assert all(int(number[16]) % 2 == (one.sex == "1") for number, one in told)


def test_of_children_only_name_and_year_are_kept(town: Neighbourhood) -> None:
    children = [one for one in town.residents if one.birth_year]

    assert children
    assert all(one.birth is None and one.id_number is None and one.phone is None for one in children)
    assert all(one.guardian for one in children)
    assert not any(privacy.is_child(one.birth, DAY) for one in town.residents)


def test_everyone_at_home_has_one_stay_without_an_end(town: Neighbourhood) -> None:
    open_stays = {stay.person: stay.household for stay in town.stays if stay.until is None}

    assert open_stays == {one.uid: one.household for one in town.residents if one.household}


def test_those_who_moved_away_have_left_their_household(town: Neighbourhood) -> None:
    moved = {one.uid for one in town.residents if one.status == "moved"}

    assert moved == {stay.person for stay in town.stays if stay.until}
    assert moved


def test_every_household_is_headed_by_one_of_its_members(town: Neighbourhood) -> None:
    heads = {stay.household: stay.person for stay in town.stays if stay.relation == "0"}

    assert heads == {one.uid: one.contact for one in town.households}


def test_some_doors_are_vacant(town: Neighbourhood) -> None:
    assert len(town.homes) > len(town.households)


def test_a_group_counts_its_households_and_is_headed_by_somebody_of_middle_age(town: Neighbourhood) -> None:
    residents = {one.uid: one for one in town.residents}
    heads = [residents[group.head] for group in town.groups if group.head]

    assert sum(group.homes or 0 for group in town.groups) == len(town.households)
    assert all(one.birth and 45 <= days.age(one.birth, DAY) <= 72 for one in heads)
    assert len(heads) > len(town.groups) // 2
