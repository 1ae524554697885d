"""The people of the demo: names, numbers and telephones."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from desktop.demo.people import FAMILIES, Family, Namer
from desktop.model import days
from desktop.model.identity import IdNumber, PersonName, Phone, birth_of, sex_of

DAY = date(2026, 1, 1)


@pytest.fixture
def namer() -> Namer:
    return Namer(Random(7))


def test_a_citizen_number_is_sound_and_says_birth_and_sex(namer: Namer) -> None:
    numbers = [namer.number(date(1950, 2, 28), sex) for sex in "12" * 100]

    assert {(IdNumber().check(one), birth_of(one)) for one in numbers} == {(None, date(1950, 2, 28))}
    assert [sex_of(one) for one in numbers] == list("12" * 100)


def test_a_citizen_number_belongs_to_no_province(namer: Namer) -> None:
    assert {namer.number(DAY, "1")[:2] for _ in range(100)} == {"99"}


def test_no_citizen_number_comes_twice(namer: Namer) -> None:
    numbers = [namer.number(DAY, "1") for _ in range(1000)]

    assert len(set(numbers)) == 1000


def test_telephones_are_sound_and_from_the_invented_block(namer: Namer) -> None:
    phones = [namer.mobile() for _ in range(1000)] + [namer.landline() for _ in range(1000)]

    assert {Phone().check(one) for one in phones} == {None}
    assert {one[:5] if len(one) == 11 else one[:4] for one in phones} == {"19900", "5550"}
    assert len(set(phones)) == 2000


def test_names_are_names_and_ages_fit_the_family(namer: Namer) -> None:
    figures = [figure for _ in range(200) for make in FAMILIES for figure in namer.family(make)]

    assert {PersonName().check(one.name) for one in figures} == {None}
    assert min(one.age for one in figures) >= 0
    assert all(one.age >= 21 for one in figures if one.relation == "0")


def test_names_are_of_every_pattern_that_search_must_find(namer: Namer) -> None:
    names = [figure.name for _ in range(400) for make in FAMILIES for figure in namer.family(make)]

    assert any("·" in name for name in names)
    assert any(name.isascii() for name in names)
    assert any(name.startswith("长孙") for name in names)
    assert any("㛃" in name for name in names)


def test_a_child_has_the_householders_surname_and_the_relation_of_its_sex(namer: Namer) -> None:
    make = next(make for make in FAMILIES if len(make.places) == 2 and make.places[1].relation == "2")
    pairs = [pair for _ in range(200) if len(pair := namer.family(make)) == 2 and all(len(one.name) < 4 for one in pair)]

    assert all(head.name[0] == child.name[0] for head, child in pairs)
    assert {(child.sex, child.relation) for _, child in pairs} == {("1", "2"), ("2", "3")}


def test_lodgers_share_a_door_and_no_relation(namer: Namer) -> None:
    lodgers = next(make for make in FAMILIES if make.lodgers)

    assert {one.relation for one in namer.family(lodgers)} == {"0", "8"}


def test_married_people_are_of_both_sexes(namer: Namer) -> None:
    couple = next(make for make in FAMILIES if [place.relation for place in make.places] == ["0", "1"])

    assert {len({one.sex for one in namer.family(couple)}) for _ in range(50)} == {2}


@pytest.mark.parametrize("age", [0, 1, 40, 93])
def test_a_birth_date_makes_the_age(namer: Namer, age: int) -> None:
    assert {days.age(namer.birth(age, DAY), DAY) for _ in range(400)} == {age}


def test_the_same_seed_gives_the_same_family() -> None:
    make: Family = FAMILIES[4]

    assert Namer(Random(3)).family(make) == Namer(Random(3)).family(make)
