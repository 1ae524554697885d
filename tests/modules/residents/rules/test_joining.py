"""What two records of one person do not say alike, and the one record they make."""

from __future__ import annotations

from datetime import date

from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules.joining import Difference, differences, joined

TODAY = date(2026, 8, 28)
NUMBER = "11010519491231002X"
ONE = Resident(uid="A", name="张卫国", phone="13900001234", address="示例路100弄5号302", household="H1", note="会修锁")
OTHER = Resident(uid="B", name="张为国", phone="13900001234", address="示例路100弄6号101", household="H2", edu="40")


def test_only_what_differs_is_looked_at() -> None:
    assert differences(ONE, OTHER) == [
        Difference("name", differs=True),
        Difference("address", differs=True),
        Difference("edu", differs=False),
        Difference("note", differs=False),
    ]


def test_the_survivor_keeps_its_own_and_is_given_what_only_the_other_knew() -> None:
    made = joined(ONE, OTHER, (), TODAY)

    assert (made.uid, made.name, made.address, made.household) == ("A", "张卫国", "示例路100弄5号302", "H1")
    assert (made.edu, made.note) == ("40", "会修锁")


def test_the_household_goes_with_the_address_that_was_chosen() -> None:
    made = joined(ONE, OTHER, ("address",), TODAY)

    assert (made.name, made.address, made.household) == ("张卫国", "示例路100弄6号101", "H2")


def test_the_number_wins_over_a_chosen_birth_date() -> None:
    made = joined(Resident(birth=date(1950, 1, 1), sex="1"), Resident(id_number=NUMBER), (), TODAY)

    assert (made.birth, made.sex, made.id_number) == (date(1949, 12, 31), "2", NUMBER)


def test_of_a_child_nothing_is_taken_that_is_not_kept_of_children() -> None:
    made = joined(Resident(name="示例童", birth_year=2018), Resident(name="示例童", phone="13900001234", sex="1"), (), TODAY)

    assert (made.phone, made.sex, made.birth_year) == (None, None, 2018)


def test_the_print_of_a_number_goes_with_its_last_digits() -> None:
    made = joined(Resident(id_tail="002X", id_print="a" * 32), Resident(id_tail="0038", id_print="b" * 32), ("id_tail",), TODAY)

    assert (made.id_tail, made.id_print) == ("0038", "b" * 32)
