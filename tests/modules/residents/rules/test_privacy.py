"""What of a child and of a light roster is never kept."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import privacy

TODAY = date(2026, 8, 28)
NUMBER, PHONE = "11010519491231002X", "13800138000"
EVERYTHING = Resident(
    uid="R",
    name="张小三",
    sex="1",
    phone=PHONE,
    address="示例路100弄5号302",
    household="H",
    status="living",
    residence="1",
    hukou="示例省示例市",
    id_number=NUMBER,
    id_tail="002X",
    id_print="0" * 32,
    ethnic="01",
    edu="80",
    politics="13",
    guardian="张三",
    note="对花生过敏",
)


@pytest.mark.parametrize(("birth", "child"), [(date(2012, 8, 29), True), (date(2012, 8, 28), False), (None, False)])
def test_one_is_a_child_until_the_day_before_the_fourteenth_birthday(birth: date | None, *, child: bool) -> None:
    assert privacy.is_child(birth, TODAY) is child


def test_of_a_child_only_name_year_guardian_and_place_are_kept() -> None:
    kept = privacy.spared(dataclasses.replace(EVERYTHING, birth=date(2020, 5, 6)), TODAY)

    assert kept == Resident(
        uid="R",
        name="张小三",
        birth_year=2020,
        guardian="张三",
        address="示例路100弄5号302",
        household="H",
        status="living",
        note="对花生过敏",
    )


def test_of_everyone_else_everything_is_kept() -> None:
    grown = dataclasses.replace(EVERYTHING, birth=date(2012, 8, 28))

    assert privacy.spared(grown, TODAY) is grown


@pytest.mark.parametrize(("year", "spared"), [(2013, True), (2012, True), (2011, False), (None, False)])
def test_whoever_may_still_be_thirteen_by_the_year_is_spared(year: int | None, *, spared: bool) -> None:
    kept = privacy.spared(dataclasses.replace(EVERYTHING, birth_year=year), TODAY)

    assert (kept.id_number is None, kept.phone is None, kept.birth_year) == (spared, spared, year)


def test_a_whole_birth_date_says_more_than_the_year() -> None:
    kept = privacy.spared(dataclasses.replace(EVERYTHING, birth=date(2012, 1, 1), birth_year=2012), TODAY)

    assert kept.phone == PHONE


def test_a_light_roster_keeps_the_last_four_and_a_print() -> None:
    kept = privacy.lightened(EVERYTHING, b"secret")

    assert (kept.id_number, kept.id_tail, kept.id_print) == (None, "002X", privacy.print_of(NUMBER, b"secret"))


def test_without_a_number_a_light_roster_changes_nothing() -> None:
    nameless = Resident(name="张三", id_tail="1234", id_print="a" * 32)

    assert privacy.lightened(nameless, b"secret") is nameless


def test_the_same_number_has_the_same_print_in_one_area_and_another_in_the_next() -> None:
    first, again, elsewhere = (privacy.print_of(NUMBER, secret) for secret in (b"one", b"one", b"two"))

    assert first == again != elsewhere


def test_the_print_tells_nothing_of_the_number() -> None:
    mark = privacy.print_of(NUMBER, b"secret")

    assert (len(mark), NUMBER[-4:] in mark, NUMBER[6:14] in mark) == (32, False, False)
