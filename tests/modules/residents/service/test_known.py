"""Who is kept already."""

from __future__ import annotations

import pytest
from office import done, keep

from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import Person, Place
from desktop.modules.residents.rules.privacy import print_of
from desktop.modules.residents.service import merge, stop_using
from desktop.modules.residents.service.known import Known
from desktop.work.desk import Desk

NUMBER = "11010519491231002X"
DOOR = Place("示例路100弄", "5", "", "302")


def test_a_number_means_whoever_has_it_whatever_the_name(desk: Desk) -> None:
    kept = keep(desk, Resident(name="张三", id_number=NUMBER))
    match = Known(desk.store, None).match(Person("", 1, "李四", id_number=NUMBER), is_child=False)
    assert match is not None
    assert (match.uid, match.name, match.by_number) == (kept.uid, "张三", True)


def test_a_light_roster_knows_people_by_the_print_of_their_number(desk: Desk) -> None:
    keep(desk, Resident(name="张三", id_print=print_of(NUMBER, b"secret")))
    person = Person("", 1, "张三", id_number=NUMBER)
    assert Known(desk.store, b"secret").match(person, is_child=False) is not None
    assert Known(desk.store, b"other").match(person, is_child=False) is None


def test_a_namesake_at_the_same_door_is_the_same_when_nothing_tells_them_apart(desk: Desk) -> None:
    keep(desk, Resident(name="张三", address="示例路100弄5号302", phone="13800000001"))
    known = Known(desk.store, None)
    assert known.match(Person("", 1, "张三", place=DOOR), is_child=False) is not None
    assert known.match(Person("", 1, "张三", place=DOOR, phone="13800000001"), is_child=False) is not None


@pytest.mark.parametrize(
    "other",
    [
        Person("", 1, "张三", place=DOOR, phone="13900000002"),
        Person("", 1, "张三", place=DOOR, birth="1950-01-01"),
        Person("", 1, "张三", place=Place("示例路100弄", "5", "", "303")),
    ],
)
def test_another_phone_birth_or_door_is_another_person(desk: Desk, other: Person) -> None:
    keep(desk, Resident(name="张三", address="示例路100弄5号302", phone="13800000001"))
    assert Known(desk.store, None).match(other, is_child=False) is None


def test_whoever_was_merged_and_then_stopped_is_known_as_stopped_by_the_door_of_either(desk: Desk) -> None:
    left = keep(desk, Resident(name="张三", address="示例路100弄5号302"))
    other = keep(desk, Resident(name="张三", address="示例路100弄5号303"))
    done(desk, merge, left, other)
    done(desk, stop_using, left, "本人要求")
    known, doors = Known(desk.store, None), (DOOR, Place("示例路100弄", "5", "", "303"))

    matches = [known.match(Person("", 1, "张三", place=door), is_child=False) for door in doors]

    assert [(one.uid, one.is_stopped) for one in matches if one] == [(left.uid, True)] * 2


def test_an_empty_store_knows_nobody(desk: Desk) -> None:
    assert len(Known(desk.store, None)) == 0
