"""Householder and door written once for a household."""

from __future__ import annotations

import pytest

from desktop.modules.residents.rules.households import Households, settled
from desktop.modules.residents.rules.people import Person
from desktop.modules.residents.rules.places import NOWHERE, Place

HOME = Place("示例苑", "5", "", "302")
NEXT = Place("示例苑", "5", "", "303")


def join(*rows: tuple[str, str, str, Place]) -> list[tuple[str, Place]]:
    """rows: name, householder's cell, relation, door."""
    places = [place for *_, place in rows]
    heads = Households().join([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows], places)
    return list(zip(heads, places, strict=True))


@pytest.mark.parametrize("relation", ["户主", "本人", "本人（户主）", "户主本人"])
def test_a_householder_is_their_own(relation: str) -> None:
    assert join(("赵一", "", relation, HOME)) == [("赵一", HOME)]


@pytest.mark.parametrize("word", ["本人", "户主", "自己"])
def test_a_householder_may_be_written_as_oneself(word: str) -> None:
    assert join(("赵一", word, "", HOME)) == [("赵一", HOME)]


def test_members_with_blank_cells_belong_to_the_row_above() -> None:
    assert (
        join(("赵一", "赵一", "户主", HOME), ("钱二", "", "妻", NOWHERE), ("赵三", "", "子", NOWHERE)) == [("赵一", HOME)] * 3
    )


def test_members_at_the_same_door_belong_to_the_householder_above() -> None:
    assert join(("赵一", "", "户主", HOME), ("钱二", "", "妻", HOME)) == [("赵一", HOME)] * 2


def test_what_a_member_leaves_out_of_the_door_is_filled() -> None:
    assert join(("赵一", "", "户主", HOME), ("钱二", "", "妻", Place("示例苑")))[1] == ("赵一", HOME)


def test_a_blank_alone_ties_nobody_to_the_row_above() -> None:
    assert join(("赵一", "赵一", "", HOME), ("钱二", "", "", NOWHERE))[1] == ("", NOWHERE)


def test_a_member_at_another_door_is_not_of_the_household_above() -> None:
    assert join(("赵一", "", "户主", HOME), ("钱二", "", "妻", NEXT))[1] == ("", NEXT)


def test_a_new_householder_without_a_door_takes_none() -> None:
    assert join(("赵一", "", "户主", HOME), ("钱二", "", "户主", NOWHERE))[1] == ("钱二", NOWHERE)


def test_the_same_householder_written_again_ties_rows() -> None:
    assert join(("赵一", "赵一", "", HOME), ("钱二", "赵一", "", NOWHERE))[1] == ("赵一", HOME)


def test_another_householder_written_ties_nothing() -> None:
    assert join(("赵一", "赵一", "户主", HOME), ("钱二", "孙三", "妻", NOWHERE))[1] == ("孙三", NOWHERE)


def test_a_row_in_between_ends_the_household() -> None:
    assert join(("赵一", "", "户主", HOME), ("", "", "", NEXT), ("钱二", "", "妻", NOWHERE))[2] == ("", NOWHERE)


def test_a_household_reaches_over_chunks() -> None:
    households = Households()
    households.join(["赵一"], ["赵一"], ["户主"], [HOME])

    assert households.join(["钱二"], [""], ["妻"], places := [NOWHERE]) == ["赵一"]
    assert places == [HOME]


def test_a_member_listed_before_the_householder_finds_them_at_the_door() -> None:
    wife = Person("", 2, "钱二", place=HOME, relation="妻")
    head = Person("", 3, "赵一", place=HOME, relation="户主", head="赵一")

    assert [person.head for person in settled([wife, head])] == ["赵一", "赵一"]


def test_a_door_with_two_householders_decides_nothing() -> None:
    wife = Person("", 2, "钱二", place=HOME, relation="妻")
    heads = [Person("", row, name, place=HOME, relation="户主", head=name) for row, name in ((3, "赵一"), (4, "孙三"))]

    assert settled([wife, *heads])[0].head == ""
