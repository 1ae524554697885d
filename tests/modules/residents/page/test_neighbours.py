from __future__ import annotations

from datetime import date

import pytest
from office import done, keep
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.modules.residents.page.neighbours import facts_of, farewell, household_of, of_home, of_household
from desktop.modules.residents.records import Home, Household, Resident
from desktop.modules.residents.service import move_to, register_resident
from desktop.modules.visits.records import Visit
from desktop.work.desk import Desk

DOOR = "示例路100弄12号301"


def words(widget: QWidget | None) -> list[str]:
    assert widget is not None
    return [one.text() for one in widget.findChildren(QWidget) if isinstance(one, QLabel | QPushButton)]


@pytest.fixture
def family(qapp, desk: Desk) -> list[Resident]:
    """Two people behind one door."""
    return [
        done(desk, register_resident, Resident(name=name, birth=date(1970, 3, 2), address=DOOR)) for name in ("张三", "李四")
    ]


def test_beside_a_resident_stand_the_others_of_the_household(desk: Desk, family: list[Resident]) -> None:
    assert words(household_of(desk, family[0])) == ["同户 2 人", "李四", "56 岁"]


def test_a_resident_without_a_household_has_nobody_beside_them(qapp, desk: Desk) -> None:
    assert household_of(desk, keep(desk, Resident(name="王五"))) is None


def test_beside_a_household_stand_all_of_it(desk: Desk, family: list[Resident]) -> None:
    household = desk.store.get(Household, family[0].household or "")

    assert words(of_household(desk, household))[0] == "这一户 2 人"


def test_beside_a_home_stand_its_households(desk: Desk, family: list[Resident]) -> None:
    home = next(desk.store.find(Home))

    assert words(of_home(desk, home))[0] == "住着 1 户"


def test_a_neighbour_is_opened_by_a_press(desk: Desk, family: list[Resident]) -> None:
    went = []
    desk.go = lambda *where: went.append(where)
    beside = household_of(desk, family[0])
    assert beside is not None

    beside.findChild(QPushButton).click()

    assert [(slice_, record.uid) for slice_, record in went] == [("residents", family[1].uid)]


def test_whoever_is_named_elsewhere_is_deleted_with_a_word_about_the_other_ways(desk: Desk, family: list[Resident]) -> None:
    named, unnamed = family
    keep(desk, Visit(resident=named.uid))

    assert ("迁出" in farewell(desk, [named]), farewell(desk, [unnamed])) == (True, "")


def test_a_person_is_told_by_sex_age_and_place_in_the_household(desk: Desk, family: list[Resident]) -> None:
    assert facts_of(desk, family[0]) == ["56 岁"]
    assert facts_of(desk, desk.store.get(Household, family[0].household)) == ["2 人"]


def test_stays_with_days_are_listed(desk: Desk, family: list[Resident]) -> None:
    moved = done(desk, move_to, family[0], "示例路100弄9号101", date(2026, 5, 1))

    assert "至 2026-05-01" in words(household_of(desk, moved))
