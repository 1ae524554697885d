"""Buildings and their rooms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office import done, keep

from desktop.modules.residents.records import BuildingGroup, Home, Household, Resident
from desktop.modules.residents.service import (
    HouseholdEntry,
    Newcomer,
    buildings,
    depart,
    living_at,
    members,
    people_of,
    register_household,
    rooms_of,
)
from desktop.work.desk import Desk
from desktop.work.keep import keep_change

TODAY = date(2026, 8, 28)


@pytest.fixture
def street_of_houses(desk: Desk) -> Desk:
    """Two buildings: 2号 with two homes, one of them empty; 12号 with one home of two households."""
    for address, *names in (
        ("示例路100弄2号101", "张三", "李四"),
        ("示例路100弄12号301", "王五"),
        ("示例路100弄12号301", "阿依古丽·买买提", "赵六"),
    ):
        people = tuple(Newcomer(Resident(name=name, status="living")) for name in names)
        done(desk, register_household, HouseholdEntry(address, people, tenure="rent"))
    keep(desk, Home(address="示例路100弄2号102", compound="示例路100弄", building="2", room="102"))
    head = next(desk.store.find(Resident, name="张三"))
    keep(desk, BuildingGroup(name="示例路100弄2号", head=head.uid))
    return desk


def test_buildings_come_in_natural_order_with_what_is_in_them(street_of_houses: Desk) -> None:
    found = [
        (one.name, one.homes, one.households, one.people, one.vacant, one.head)
        for one in buildings(street_of_houses.store, TODAY)
    ]

    assert found == [("示例路100弄2号", 2, 1, 2, 1, "张三"), ("示例路100弄12号", 1, 2, 3, 0, "")]


def test_a_home_without_a_building_stands_under_its_compound_or_by_itself(desk: Desk) -> None:
    keep(desk, Home(compound="示例大厦", room="1201"), Home(address="某处"))

    assert [one.name for one in buildings(desk.store, TODAY)] == ["没有楼号的房屋", "示例大厦"]


def test_a_room_tells_who_lives_there(street_of_houses: Desk) -> None:
    first, second = rooms_of(street_of_houses.store, "示例路100弄", "2")
    (tenants,) = first.households

    assert (first.room, first.people, tenants.head, tenants.tenure) == ("101", 2, "张三", "rent")
    assert (second.room, second.households, second.people) == ("102", (), 0)


def test_two_households_behind_one_door_are_both_told(street_of_houses: Desk) -> None:
    (room,) = rooms_of(street_of_houses.store, "示例路100弄", "12")

    assert ([one.head for one in room.households], room.people) == (["王五", "阿依古丽·买买提"], 3)


def test_a_home_everybody_has_left_is_vacant(street_of_houses: Desk) -> None:
    for name in ("张三", "李四"):
        done(street_of_houses, depart, next(street_of_houses.store.find(Resident, name=name)), "moved")

    assert [room.households for room in rooms_of(street_of_houses.store, "示例路100弄", "2")] == [(), ()]


def test_no_building_has_no_rooms(desk: Desk) -> None:
    assert rooms_of(desk.store, "示例路100弄", None) == []


def test_a_building_is_read_at_one_go_whatever_the_number_of_its_rooms(desk: Desk) -> None:
    homes = [
        Home(address=f"示例苑1号{floor}{door:02}", compound="示例苑", building="1", room=f"{floor}{door:02}")
        for floor in range(1, 25)
        for door in range(1, 5)
    ]
    keep(desk, *homes)
    statements: list[str] = []
    desk.store.connection.set_trace_callback(statements.append)
    rooms = rooms_of(desk.store, "示例苑", "1")
    desk.store.connection.set_trace_callback(None)

    questions = [one for one in statements if one.startswith("SELECT")]
    assert (len(rooms), len(questions) <= 3) == (96, True)


@pytest.mark.parametrize(("born", "old"), [(date(1966, 8, 28), 1), (date(1966, 8, 29), 0)])
def test_whoever_is_sixty_today_is_counted_among_the_old(street_of_houses: Desk, born: date, old: int) -> None:
    one = next(street_of_houses.store.find(Resident, name="李四"))
    done(street_of_houses, keep_change, one, replace(one, birth=born))

    assert [one.old for one in buildings(street_of_houses.store, TODAY)] == [old, 0]


def test_a_home_tells_which_households_somebody_lives_in(street_of_houses: Desk) -> None:
    store = street_of_houses.store
    home = next(store.find(Home, building="12"))
    done(street_of_houses, depart, next(store.find(Resident, name="王五")), "moved")

    assert [(one.head, one.people) for one in living_at(store, home)] == [("阿依古丽·买买提", 2)]


def test_a_list_counts_a_household_as_its_page_does(street_of_houses: Desk) -> None:
    store = street_of_houses.store

    assert all(people_of(store, one) == len(list(members(store, one))) for one in store.find(Household))
