"""Dated moves: one person, a whole household, a newcomer, another householder, and how somebody goes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import done, keep

from desktop.base.errors import DeskError
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.service import (
    add_member,
    change_head,
    change_resident,
    current_stay,
    depart,
    members,
    move_household_out,
    move_to,
    register_resident,
    relate,
)
from desktop.modules.visits.records import Visit
from desktop.work.desk import Desk

DOOR, OTHER = "示例路100弄5号302", "示例路100弄9号101"
SINCE = date(2026, 5, 1)
DAY = timedelta(days=1)


@pytest.fixture
def household(desk: Desk) -> Household:
    """张三, householder since 1 May, and 李四."""
    home = keep(desk, Home(address=DOOR, compound="示例路100弄", building="5", room="302"))
    made: Household = keep(desk, Household(home=home.uid, address=DOOR))
    done(desk, add_member, made, Resident(name="张三", status="living", residence="RH1"), "0", SINCE)
    done(desk, add_member, made, Resident(name="李四", status="living"), "1", SINCE)
    return latest(desk, made)


def latest(desk: Desk, household: Household) -> Household:
    found = desk.store.get(Household, household.uid)
    assert found
    return found


def living(desk: Desk, household: Household) -> dict[str, str | None]:
    return {one.name or "": stay.relation for one, stay in members(desk.store, household)}


def person(desk: Desk, name: str) -> Resident:
    return next(desk.store.find(Resident, name=name))


def test_a_newcomer_lives_in_the_household_from_the_day_they_came(desk: Desk, household: Household) -> None:
    kept = done(desk, add_member, household, Resident(name="张小三"), "2", SINCE)
    stay = current_stay(desk.store, kept)

    assert stay
    assert (kept.household, kept.address, stay.since, stay.relation) == (household.uid, DOOR, SINCE, "2")


def test_the_householder_of_a_household_gives_it_its_name(desk: Desk, household: Household) -> None:
    assert household.head == "张三"


def test_a_stay_has_the_category_of_the_person(desk: Desk, household: Household) -> None:
    assert current_stay(desk.store, person(desk, "张三")).kind == "RH1"


def test_a_second_householder_is_refused(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError, match="户主只能有一位"):
        done(desk, add_member, household, Resident(name="王五"), "0")

    assert list(living(desk, household)) == ["张三", "李四"]


def test_one_person_moves_and_nobody_is_dragged_along(desk: Desk, household: Household) -> None:
    moved = done(desk, move_to, person(desk, "李四"), OTHER, SINCE + DAY, "0")

    assert (moved.address, living(desk, household)) == (OTHER, {"张三": "0"})


def test_a_move_to_a_door_makes_the_home_and_the_household(desk: Desk, household: Household) -> None:
    done(desk, move_to, person(desk, "李四"), f" {OTHER} 室", SINCE + DAY, "0")
    made = next(desk.store.find(Household, address=OTHER))

    assert (made.head, desk.store.get(Home, made.home or "").room) == ("李四", "101")


def test_the_stay_before_is_kept_and_ends_on_the_day_of_the_move(desk: Desk, household: Household) -> None:
    mover = person(desk, "李四")
    done(desk, move_to, mover, OTHER, SINCE + 9 * DAY)
    spans = [(stay.since, stay.until) for stay in desk.store.find(Stay, person=mover.uid)]

    assert spans == [(SINCE, SINCE + 9 * DAY), (SINCE + 9 * DAY, None)]


@pytest.mark.parametrize("day", [SINCE - DAY, date(2026, 8, 29)])
def test_a_move_before_the_stay_or_after_today_is_refused(desk: Desk, household: Household, day: date) -> None:
    before = desk.file.head()
    with pytest.raises(DeskError, match="没有改动"):
        done(desk, move_to, person(desk, "李四"), OTHER, day)

    assert desk.file.head() == before


def test_nobody_moves_to_where_they_live(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError, match="已经住在"):
        done(desk, move_to, person(desk, "李四"), household)


def test_a_door_that_cannot_be_read_is_refused(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError, match="看不出是哪一户"):
        done(desk, move_to, person(desk, "李四"), "，。")


def test_a_household_whose_householder_moves_has_none_until_one_is_named(desk: Desk, household: Household) -> None:
    done(desk, move_to, person(desk, "张三"), OTHER)

    assert (latest(desk, household).head, living(desk, household)) == (None, {"李四": "1"})


def test_another_householder_leaves_the_other_relations_to_be_said_again(desk: Desk, household: Household) -> None:
    done(desk, change_head, household, person(desk, "李四"))

    assert (latest(desk, household).head, living(desk, household)) == ("李四", {"李四": "0", "张三": None})


def test_a_stranger_does_not_become_householder(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError, match="不在这一户"):
        done(desk, change_head, household, keep(desk, Resident(name="王五")))


def test_relations_are_said_again(desk: Desk, household: Household) -> None:
    done(desk, relate, household, ((person(desk, "李四"), "7"),))

    assert living(desk, household) == {"张三": "0", "李四": "7"}


def test_relations_never_make_a_second_householder(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError, match="户主只能有一位"):
        done(desk, relate, household, ((person(desk, "李四"), "0"),))


@pytest.mark.parametrize(("status", "entry"), [("moved", "迁出：李四"), ("deceased", "离世：李四"), ("void", "作废：李四")])
def test_whoever_goes_is_kept_with_the_day_and_lives_nowhere(desk: Desk, household: Household, status: str, entry: str) -> None:
    gone = done(desk, depart, person(desk, "李四"), status, SINCE + DAY, "示例")
    (label,) = desk.file.writer.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()

    assert (gone.status, gone.status_since, gone.household, gone.address) == (status, SINCE + DAY, None, None)
    assert (label, list(living(desk, household))) == (entry, ["张三"])


def test_where_somebody_moved_to_is_kept_and_why_somebody_is_void_stands_in_the_log(desk: Desk, household: Household) -> None:
    moved = done(desk, depart, person(desk, "李四"), "moved", None, "示例省")
    void = done(desk, depart, person(desk, "张三"), "void", None, "登错了")
    (note,) = desk.file.writer.execute("SELECT note FROM unit ORDER BY seq DESC LIMIT 1").fetchone()

    assert (moved.moved_to, void.moved_to, note) == ("示例省", None, "登错了")


def test_nobody_goes_before_they_came(desk: Desk, household: Household) -> None:
    with pytest.raises(DeskError, match="早于上次入住"):
        done(desk, depart, person(desk, "李四"), "moved", SINCE - DAY)


def test_a_whole_household_leaves_on_one_day(desk: Desk, household: Household) -> None:
    left = done(desk, move_household_out, household, SINCE + DAY, "示例区")
    states = {(one.status, one.status_since, one.moved_to) for one in desk.store.find(Resident)}

    assert (left, living(desk, household), states) == (2, {}, {("moved", SINCE + DAY, "示例区")})


def test_when_one_of_them_cannot_leave_that_day_nobody_has_left(desk: Desk, household: Household) -> None:
    done(desk, add_member, household, Resident(name="王五"), "8", SINCE + 5 * DAY)
    with pytest.raises(DeskError):
        done(desk, move_household_out, household, SINCE + DAY)

    assert len(living(desk, household)) == 3


def test_an_empty_household_cannot_leave(desk: Desk) -> None:
    with pytest.raises(DeskError, match="没有人住"):
        done(desk, move_household_out, keep(desk, Household(address=DOOR)))


UNDONE: dict[str, Callable[[Desk, Household], object]] = {
    "add": lambda desk, home: done(desk, add_member, home, Resident(name="王五"), "8", SINCE),
    "move": lambda desk, _: done(desk, move_to, person(desk, "张三"), OTHER, SINCE + DAY, "0"),
    "head": lambda desk, home: done(desk, change_head, home, person(desk, "李四")),
    "gone": lambda desk, _: done(desk, depart, person(desk, "张三"), "deceased"),
    "out": lambda desk, home: done(desk, move_household_out, home),
}


@pytest.mark.parametrize("step", UNDONE)
def test_one_undo_takes_it_back_whole(desk: Desk, household: Household, step: str) -> None:
    kinds = (Home, Household, Resident, Stay)
    before = [list(desk.store.find(kind)) for kind in kinds]
    UNDONE[step](desk, household)
    desk.undo_last()

    assert [list(desk.store.find(kind)) for kind in kinds] == before


def test_a_visit_still_names_whoever_has_gone(desk: Desk, household: Household) -> None:
    one = person(desk, "李四")
    visit = keep(desk, Visit(resident=one.uid))
    done(desk, depart, one, "deceased")

    assert desk.store.get(Resident, visit.resident).name == "李四"


def test_a_state_chosen_in_the_form_ends_the_stay_too(desk: Desk, household: Household) -> None:
    one = person(desk, "李四")
    gone = done(desk, change_resident, one, one.__class__(**{**vars(one), "status": "moved"}))

    assert (gone.household, gone.status_since, current_stay(desk.store, gone)) == (None, desk.today, None)


def test_another_category_in_the_form_is_that_of_the_stay(desk: Desk, household: Household) -> None:
    one = person(desk, "李四")
    done(desk, change_resident, one, one.__class__(**{**vars(one), "residence": "RH3"}))

    assert current_stay(desk.store, one).kind == "RH3"


def test_whoever_comes_back_lives_here_again(desk: Desk, household: Household) -> None:
    gone = done(desk, depart, person(desk, "李四"), "moved", SINCE + DAY, "示例省")
    back = done(desk, move_to, gone, household, SINCE + 9 * DAY, "1")

    assert (back.status, back.status_since, back.moved_to, back.household) == ("living", SINCE + 9 * DAY, None, household.uid)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 2)), max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stays_of_one_person_in_one_household_never_overlap(desk: Desk, moves: list[tuple[int, int]]) -> None:
    doors = [keep(desk, Household(address=f"示例苑{number}号101")) for number in range(3)]
    one = done(desk, register_resident, Resident(name="张三"))
    for days, door in moves:
        try:
            done(desk, move_to, one, doors[door], desk.today - days * DAY)
        except DeskError:
            continue
    stays = list(desk.store.find(Stay, person=one.uid))
    for door in doors:
        spans = sorted((s.since or date.min, s.until or date.max) for s in stays if s.household == door.uid)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))


def test_a_householder_who_is_called_otherwise_is_named_otherwise(desk: Desk, household: Household) -> None:
    one = person(desk, "张三")
    done(desk, change_resident, one, dataclasses.replace(one, name="章三"))

    assert (latest(desk, household).head, desk.store.search("张三")) == ("章三", [])


def test_a_householder_named_by_relation_names_the_household(desk: Desk, household: Household) -> None:
    first, second = person(desk, "张三"), person(desk, "李四")
    done(desk, relate, household, [(first, "1"), (second, "0")])

    assert latest(desk, household).head == "李四"
