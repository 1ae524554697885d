"""Doors found or made, people moved in and out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from office import done, keep

from desktop.base.errors import DeskError
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules.places import Place, read
from desktop.modules.residents.service import change_home, register_home, register_resident
from desktop.modules.residents.service.homes import (
    current_stay,
    home_at,
    home_of,
    household_at,
    leave,
    members,
    move,
    written,
)
from desktop.store.unit import Unit
from desktop.work.desk import Desk
from desktop.work.keep import keep_changes

DOOR = read("示例路100弄5号302室")
SINCE = date(2026, 8, 28)


@pytest.fixture
def home(desk: Desk) -> Home:
    kept: Home = keep(desk, home_of(DOOR))
    return kept


@pytest.fixture
def within(desk: Desk) -> Callable[[Callable[[Unit], Any]], Any]:
    """Do something within a unit and answer what it answers."""

    def run(work: Callable[[Unit], Any]) -> Any:
        with desk.file.unit("试", desk.actor) as unit:
            return work(unit)

    return run


Within = Callable[[Callable[[Unit], Any]], Any]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place(compound="示例路100弄", building="5", unit="", room="302"), "示例路100弄5号302"),
        (Place(compound="示例苑", building="12", unit="3", room="502"), "示例苑12号3单元502"),
        (Place(compound="示例苑", building="", unit="", room=""), "示例苑"),
    ],
)
def test_a_door_is_written_in_one_line(place: Place, line: str) -> None:
    assert written(place) == line


def test_a_home_keeps_the_parts_of_its_address() -> None:
    made = home_of(DOOR)

    assert (made.address, made.compound, made.building, made.room) == ("示例路100弄5号302", "示例路100弄", "5", "302")


def test_the_same_door_is_found_and_not_made_twice(desk: Desk, home: Home, within: Within) -> None:
    found = within(lambda unit: home_at(unit, read("示例路 100 弄 5 号 302 室")))

    assert (found, desk.store.count(Home)) == (home, 1)


def test_the_door_beside_it_is_another_home(desk: Desk, home: Home, within: Within) -> None:
    other = within(lambda unit: home_at(unit, read("示例路100弄5号303室")))

    assert (other.uid != home.uid, desk.store.count(Home)) == (True, 2)


@pytest.mark.parametrize(
    ("there", "head", "expected"),
    [
        ([], None, "new"),
        ([], "张三", "new"),
        (["张三"], None, "张三"),
        (["张三"], "张三", "张三"),
        (["张三"], "李四", "new"),
        ([None], "张三", None),
        ([None, "张三"], "张三", "张三"),
        ([None, "张三"], None, None),
        (["张三", "李四"], None, "new"),
    ],
)
def test_the_household_is_the_heads_own_else_the_headless_else_the_only_one(
    desk: Desk, home: Home, within: Within, there: list[str | None], head: str | None, expected: str | None
) -> None:
    kept = {one: keep(desk, Household(home=home.uid, address=home.address, head=one)) for one in there}
    found = within(lambda unit: household_at(unit, home, head))

    assert found.uid == kept[expected].uid if expected in kept else found.uid not in {one.uid for one in kept.values()}


def test_a_second_person_without_a_head_joins_the_first_beside_two_households(home: Home, desk: Desk, within: Within) -> None:
    keep(desk, Household(home=home.uid, head="张三"), Household(home=home.uid, head="李四"))
    first = within(lambda unit: household_at(unit, home, None))

    assert within(lambda unit: household_at(unit, home, None)) == first


def test_the_first_move_has_no_day_because_nobody_knows_it(desk: Desk, within: Within) -> None:
    person, household = keep(desk, Resident(name="张三")), keep(desk, Household(address="示例路100弄5号302"))
    moved = within(lambda unit: move(unit, person, household, SINCE, "0"))
    stay = current_stay(desk.store, moved)

    assert (moved.household, moved.address) == (household.uid, "示例路100弄5号302")
    assert stay
    assert (stay.since, stay.until, stay.relation) == (None, None, "0")


def test_a_move_ends_the_stay_before_on_the_day_the_next_begins(desk: Desk, within: Within) -> None:
    person = keep(desk, Resident(name="张三"))
    first, second = keep(desk, Household(address="甲")), keep(desk, Household(address="乙"))
    settled = within(lambda unit: move(unit, person, first, SINCE))
    within(lambda unit: move(unit, settled, second, SINCE))
    stays = [(stay.household, stay.since, stay.until) for stay in desk.store.find(Stay, person=person.uid)]

    assert stays == [(first.uid, None, SINCE), (second.uid, SINCE, None)]


def test_a_move_takes_nobody_else_along(desk: Desk, within: Within) -> None:
    husband, wife = keep(desk, Resident(name="张三")), keep(desk, Resident(name="李四"))
    first, second = keep(desk, Household(address="甲")), keep(desk, Household(address="乙"))
    settled = within(lambda unit: [move(unit, one, first, SINCE) for one in (husband, wife)])
    within(lambda unit: move(unit, settled[0], second, SINCE))

    assert [one.name for one, _ in members(desk.store, first)] == ["李四"]


def test_a_move_to_where_one_lives_changes_nothing(desk: Desk, within: Within) -> None:
    person, household = keep(desk, Resident(name="张三")), keep(desk, Household(address="甲"))
    settled = within(lambda unit: move(unit, person, household, SINCE))
    before = desk.file.head()
    within(lambda unit: move(unit, settled, household, SINCE))

    assert desk.file.head() == before


def test_whoever_leaves_belongs_to_no_household_from_that_day(desk: Desk, within: Within) -> None:
    person, household = keep(desk, Resident(name="张三")), keep(desk, Household(address="甲"))
    settled = within(lambda unit: move(unit, person, household, SINCE))
    gone = within(lambda unit: leave(unit, settled, SINCE, "外地"))

    assert (gone.household, gone.address, current_stay(desk.store, gone)) == (None, "外地", None)
    assert [stay.until for stay in desk.store.find(Stay)] == [SINCE]


def test_the_householder_comes_first_among_the_members(desk: Desk, within: Within) -> None:
    household = keep(desk, Household(address="甲"))
    for name, relation in (("张小三", "2"), ("张三", "0")):
        person = keep(desk, Resident(name=name))
        within(lambda unit, person=person, relation=relation: move(unit, person, household, SINCE, relation))

    assert [one.name for one, _ in members(desk.store, household)] == ["张三", "张小三"]


@pytest.fixture
def behind(desk: Desk) -> Resident:
    """Somebody who lives at the door."""
    kept: Resident = done(desk, register_resident, Resident(name="张三", status="living", address="示例路100弄5号302"))
    return kept


def test_a_door_corrected_in_the_table_stays_one_door(desk: Desk, behind: Resident) -> None:
    [kept] = desk.store.find(Home)
    done(desk, keep_changes, [(kept, dataclasses.replace(kept, room="303室"))], change_home)
    neighbour = done(desk, register_resident, Resident(name="李四", status="living", address="示例路100弄5号303"))

    assert [(one.address, one.room) for one in desk.store.find(Home)] == [("示例路100弄5号303", "303")]
    assert [one.address for one in desk.store.find(Household)] == ["示例路100弄5号303"]
    assert {one.address for one in desk.store.find(Resident)} == {"示例路100弄5号303"}
    assert neighbour.household == behind.household
    assert [(stay.since, stay.until) for stay in desk.store.find(Stay, person=behind.uid)] == [(None, None)]


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"room": "303"}, "示例路100弄5号303已经有了"),
        ({"compound": None, "building": None, "room": None}, "看不出是哪一套"),
    ],
)
def test_a_door_that_is_there_already_or_none_at_all_is_refused(
    desk: Desk, home: Home, parts: dict[str, str | None], why: str
) -> None:
    keep(desk, home_of(read("示例路100弄5号303室")))
    with pytest.raises(DeskError, match=why):
        done(desk, change_home, home, dataclasses.replace(home, **parts))  # type: ignore[arg-type]

    assert desk.store.get(Home, home.uid) == home


def test_a_home_registered_by_itself_is_the_door_that_people_are_registered_behind(desk: Desk) -> None:
    done(desk, register_home, Home(compound="示例路100弄", building="5号", room="302室"))
    done(desk, register_resident, Resident(name="张三", address="示例路100弄5号302"))

    assert [one.address for one in desk.store.find(Home)] == ["示例路100弄5号302"]
