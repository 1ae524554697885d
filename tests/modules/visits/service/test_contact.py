"""When everyone was last reached."""

from __future__ import annotations

from datetime import date

import pytest
from office import keep

from desktop.modules.residents.records import Resident
from desktop.modules.visits.rules.turns import Contact
from desktop.modules.visits.service.contact import Contacts, latest
from desktop.work.desk import Desk
from desktop.work.module import Period

TODAY = date(2026, 8, 28)
YESTERDAY = date(2026, 8, 27)


@pytest.mark.parametrize(
    ("given", "is_contact"), [({}, True), ({"missed": True}, False), ({"refused": True}, False), ({"missed": False}, True)]
)
def test_attempts_are_no_contact(desk: Desk, door, called, given: dict[str, bool], is_contact: bool) -> None:
    household, resident = door("2号301", "张三")
    called(1, resident=resident.uid, household=household.uid, **given)

    assert bool(Contacts.read(desk.store, TODAY).homes) is is_contact


def test_a_visit_to_a_member_counts_for_the_household(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    called(3, resident=resident.uid, household=household.uid)
    called(1, household=household.uid)

    assert Contacts.read(desk.store, TODAY).of(household.uid, None).any_way == YESTERDAY


def test_a_visit_goes_with_the_person_who_moves(desk: Desk, door, called) -> None:
    _, resident = door("2号301", "张三")
    called(1, resident=resident.uid, household="OLD")
    contacts = Contacts.read(desk.store, TODAY)
    contacts.look_at(desk.store, {resident.uid})

    assert contacts.of(resident.household, resident.uid).any_way == YESTERDAY


def test_a_visit_to_somebody_merged_counts_for_whom_they_were_merged_into(desk: Desk, called) -> None:
    survivor = keep(desk, Resident(name="张三"))
    loser = keep(desk, Resident(name="张三", same_as=survivor.uid))
    called(1, resident=loser.uid)
    contacts = Contacts.read(desk.store, TODAY)
    contacts.look_at(desk.store, {survivor.uid})

    assert contacts.of(None, survivor.uid).any_way == YESTERDAY


def test_the_door_is_told_apart_from_other_ways(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    called(9, resident=resident.uid, household=household.uid)
    called(1, resident=resident.uid, household=household.uid, method="3")
    contacts = Contacts.read(desk.store, TODAY)
    contacts.look_at_doors(desk.store, {household.uid}, {resident.uid})

    assert contacts.of(household.uid, resident.uid) == Contact(YESTERDAY, date(2026, 8, 19))


def test_what_lies_ahead_is_no_contact_yet(desk: Desk, door, called) -> None:
    household, _ = door("2号301", "张三")
    called(-1, household=household.uid)

    assert Contacts.read(desk.store, TODAY).of(household.uid, None) == Contact()


def test_of_a_period_the_last_contact_within_it_is_told(desk: Desk, door, called) -> None:
    household, _ = door("2号301", "张三")
    inside = called(40, household=household.uid)
    called(1, household=household.uid)

    assert latest(desk.store, Period(date(2026, 7, 1), date(2026, 7, 31))) == {household.uid: inside.at}
