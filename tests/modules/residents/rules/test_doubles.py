"""Nobody is doubled, and nobody is silently merged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.modules.residents.rules.doubles import Known, Sameness
from desktop.modules.residents.rules.people import Kind, Person
from desktop.modules.residents.rules.places import Place

HOME = Place("示例苑", "5", "", "302")
OTHER = Place("示例苑", "6", "", "101")


@pytest.fixture
def person(number: Callable[..., str]) -> Person:
    return Person("", 2, "赵一", number(), "男", "1950-03-05", place=HOME)


def meet(*people: tuple[Person, int]) -> list[Sameness | None]:
    known = Known()
    return [known.meet(person, cells) for person, cells in people]


def test_equal_cells_are_exact(person: Person) -> None:
    assert meet((person, 7), (person, 7)) == [None, Sameness(Kind.EXACT, 0)]


def test_the_same_person_written_differently_is_reformatted(person: Person) -> None:
    assert meet((person, 7), (person, 8)) == [None, Sameness(Kind.REFORMATTED, 0)]


def test_a_door_that_only_says_less_is_reformatted(person: Person) -> None:
    assert meet((person, 7), (replace(person, place=Place("", "5", "", "302")), 8))[1] == Sameness(Kind.REFORMATTED, 0)


def test_another_door_is_moved(person: Person) -> None:
    assert meet((person, 7), (replace(person, place=OTHER), 8))[1] == Sameness(Kind.MOVED, 0)


def test_another_name_under_one_number_is_a_conflict(person: Person) -> None:
    assert meet((person, 7), (replace(person, name="赵易"), 8))[1] == Sameness(Kind.ID_NAME_CONFLICT, 0)


def test_a_conflict_is_told_of_every_further_row(person: Person) -> None:
    other = replace(person, name="赵易")

    assert meet((person, 7), (other, 8), (other, 8))[2] == Sameness(Kind.ID_NAME_CONFLICT, 0)


def test_two_of_one_name_and_birth_with_two_numbers_stay_two(person: Person, number: Callable[..., str]) -> None:
    assert meet((person, 7), (replace(person, id_number=number(serial=3)), 8)) == [None, None]


def test_twins_stay_two(person: Person, number: Callable[..., str]) -> None:
    assert meet((person, 7), (replace(person, name="赵二", id_number=number(serial=3)), 8)) == [None, None]
    assert meet((replace(person, id_number=""), 7), (replace(person, name="赵二", id_number=""), 8)) == [None, None]


def test_without_a_number_name_birth_and_door_tell(person: Person) -> None:
    bare = replace(person, id_number="")

    assert meet((person, 7), (bare, 8))[1] == Sameness(Kind.NO_ID, 0)
    assert meet((bare, 7), (person, 8))[1] == Sameness(Kind.NO_ID, 0)
    assert meet((bare, 7), (replace(bare, phone="1"), 8))[1] == Sameness(Kind.NO_ID, 0)


@pytest.mark.parametrize(
    "change", [{"name": "赵二"}, {"birth": "1950-03-06"}, {"place": OTHER}, {"birth": ""}, {"place": Place()}]
)
def test_without_a_number_all_three_must_agree(person: Person, change: dict[str, object]) -> None:
    bare = replace(person, id_number="")

    assert meet((person, 7), (replace(bare, **change), 8)) == [None, None]


def test_equal_cells_without_a_number_are_exact(person: Person) -> None:
    bare = replace(person, id_number="", birth="")

    assert meet((bare, 7), (bare, 7)) == [None, Sameness(Kind.EXACT, 0)]


def test_two_bare_names_may_be_two_people() -> None:
    bare = Person("", 2, "赵一")

    assert meet((bare, 7), (bare, 7)) == [None, None]


def test_a_person_without_a_number_takes_the_first_number_that_fits(person: Person, number: Callable[..., str]) -> None:
    """Row 1 has no number; rows 2 and 3 have the same name, birth and door but two numbers; row 4 is row 2 again."""
    bare = replace(person, id_number="")
    second = replace(person, id_number=number(serial=3))

    assert meet((bare, 7), (person, 8), (second, 9), (person, 10)) == [
        None,
        Sameness(Kind.NO_ID, 0),
        None,
        Sameness(Kind.NO_ID, 0),
    ]


def test_a_late_row_without_a_number_finds_the_earliest(person: Person) -> None:
    bare = replace(person, id_number="")
    others = [(replace(person, name=f"赵{n}", id_number=""), n) for n in range(3)]

    assert meet((person, 7), *others, (bare, 9))[-1] == Sameness(Kind.NO_ID, 0)
