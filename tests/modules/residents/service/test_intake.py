"""Carrying out a plan: all of it or nothing, one undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from office import done

from desktop.base.errors import StaleError
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules.population import Population
from desktop.modules.residents.service import Imported, Plan, depart, import_roster, members, population_on
from desktop.store import chain
from desktop.work.desk import Desk

Planned = Callable[[Desk, str], Plan]
TakenIn = Callable[[Desk, str], Imported]

FAMILY = """
户主   与户主关系  姓名   身份证号             小区     楼号   室号
张三   户主        张三   11010519491231002X   示例苑   12号   302室
张三   女          张小红 110105198001011123   示例苑   12号   302室
李四   户主        李四   110105195001010012   示例苑   12号   303室
"""


def kept(desk: Desk) -> tuple[int, ...]:
    return tuple(desk.store.count(kind) for kind in (Resident, Household, Home, Stay))


def test_a_family_at_one_door_is_one_household_in_one_home(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, FAMILY)
    [household] = desk.store.find(Household, head="张三")
    assert kept(desk) == (3, 2, 2, 3)
    assert [person.name for person, _ in members(desk.store, household)] == ["张三", "张小红"]
    assert household.address == "示例苑12号302"


def test_everybody_is_found_at_once(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, FAMILY)
    assert [hit.label for hit in desk.store.search("zxh")] == ["张小红"]
    assert {hit.label for hit in desk.store.search("12-303", kinds=[Resident])} == {"李四"}


def test_one_undo_takes_the_whole_roster_back_and_redo_brings_it_again(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, FAMILY)
    desk.undo_last()
    assert (kept(desk), desk.store.search("张小红")) == ((0, 0, 0, 0), [])
    desk.redo_last()
    assert kept(desk) == (3, 2, 2, 3)
    assert list(chain.verify(desk.file.writer)) == []


def test_taking_the_same_roster_in_again_writes_nothing(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, FAMILY)
    head = desk.file.head()
    assert taken_in(desk, FAMILY) == Imported(new=0, updated=0, same=3)
    assert desk.file.head() == head


def test_a_plan_made_before_somebody_else_wrote_is_not_carried_out(desk: Desk, planned: Planned) -> None:
    plan = planned(desk, FAMILY)
    with desk.file.unit("登记", desk.actor) as unit:
        unit.add(Resident(name="王五"))
    with pytest.raises(StaleError):
        done(desk, import_roster, plan)
    assert kept(desk) == (1, 0, 0, 0)


def test_a_move_in_the_roster_is_a_dated_move(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, FAMILY)
    moved = taken_in(desk, "姓名 身份证号 小区 楼号 室号\n李四 110105195001010012 示例苑 15号 101室")
    [person] = desk.store.find(Resident, name="李四")
    stays = {stay.until for stay in desk.store.find(Stay, person=person.uid)}
    assert (moved.updated, person.address, stays) == (1, "示例苑15号101", {None, desk.today})


STATES = """
姓名   身份证号             住址               居住状态   人口类别
张三   11010519491231002X   示例路100弄5号302  在住       人户一致
"""


def test_whoever_the_roster_says_has_moved_away_lives_behind_their_door_no_longer(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, STATES)
    [household] = desk.store.find(Household)
    taken_in(desk, STATES.replace("在住", "迁出"))
    [person] = desk.store.find(Resident)

    assert (person.status, person.status_since, person.household, person.address) == ("moved", desk.today, None, None)
    assert list(members(desk.store, household)) == []
    assert taken_in(desk, STATES.replace("在住", "迁出")) == Imported(new=0, updated=0, same=1)


def test_a_category_from_the_roster_is_that_of_the_stay_too(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, STATES)
    taken_in(desk, STATES.replace("人户一致", "户在人不在"))

    assert population_on(desk.store, desk.today) == Population(living=0, registered=1, unsaid=0)


def test_whoever_is_new_and_has_moved_away_lives_behind_no_door(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, STATES.replace("在住", "迁出"))

    assert kept(desk) == (1, 0, 0, 0)
    assert taken_in(desk, STATES.replace("在住", "迁出")) == Imported(new=0, updated=0, same=1)


NAMED = """
户主   姓名     身份证号             住址
张三   张三     11010519491231002X   示例路100弄5号302
张三   李小红   110105198001011123   示例路100弄5号302
"""


def test_a_householder_whom_only_the_householder_column_names_is_named_no_longer_once_gone(
    desk: Desk, taken_in: TakenIn
) -> None:
    taken_in(desk, NAMED)
    [household] = desk.store.find(Household)
    relations = [(one.name, stay.relation) for one, stay in members(desk.store, household)]
    done(desk, depart, next(desk.store.find(Resident, name="张三")), "deceased")

    assert relations == [("张三", "0"), ("李小红", None)]
    assert [one.head for one in desk.store.find(Household)] == [None]


def test_a_namesake_behind_the_door_is_no_second_householder(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, NAMED)
    taken_in(desk, "户主 姓名 身份证号 住址\n张三 张三 110105195001010012 示例路100弄5号302")

    assert [stay.relation for stay in desk.store.find(Stay)] == ["0", None, None]


def test_a_householder_whom_the_roster_moves_is_the_householder_behind_the_other_door(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, NAMED)
    taken_in(desk, "户主 姓名 身份证号 住址\n张三 张三 11010519491231002X 示例路100弄6号101")
    [there] = desk.store.find(Household, head="张三")

    assert (there.address, [stay.relation for _, stay in members(desk.store, there)]) == ("示例路100弄6号101", ["0"])
    assert [one.head for one in desk.store.find(Household)] == [None, "张三"]


def test_an_import_that_breaks_off_leaves_nothing(desk: Desk, planned: Planned) -> None:
    plan = planned(desk, FAMILY)
    broken = dataclasses.replace(plan, entries=(*plan.entries, "not an entry"))
    with pytest.raises(AttributeError):
        done(desk, import_roster, broken)
    assert kept(desk) == (0, 0, 0, 0)
