"""Where rooms lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.residents.rules.rooms import Spot, plan, spot


@pytest.mark.parametrize(
    ("room", "where"),
    [
        ("302", Spot(3, "", "02")),
        ("1201", Spot(12, "", "01")),
        ("101", Spot(1, "", "01")),
        ("302a", Spot(3, "", "02A")),
        ("302-1", Spot(3, "", "02-1")),
        ("亭子间", None),
        ("底楼", None),
        ("5", None),
        ("12", None),
        ("001", None),
        ("30201", None),
        ("", None),
        ("３０２", None),
    ],
)
def test_a_room_number_says_its_floor(room: str, where: Spot | None) -> None:
    assert spot("", room) == where


@given(st.integers(1, 99), st.integers(0, 99))
def test_floor_and_door_are_read_back_from_any_number(floor: int, door: int) -> None:
    assert spot("2", f"{floor}{door:02}") == Spot(floor, "2", f"{door:02}")


def test_the_top_floor_stands_on_top_and_doors_from_left_to_right() -> None:
    made = plan([("a", "", "102"), ("b", "", "1201"), ("c", "", "201")])

    assert (made.floors, made.doors) == ((12, 2, 1), (("", "01"), ("", "02")))


def test_stairwell_2_stands_before_stairwell_12() -> None:
    assert plan([("a", "12", "101"), ("b", "2", "101")]).doors == (("2", "01"), ("12", "01"))


def test_what_says_no_floor_stands_with_the_rest() -> None:
    assert plan([("a", "", "亭子间"), ("b", "", "101"), ("c", "", "5")]).others == ("c", "a")


def test_a_second_home_at_one_place_is_not_lost() -> None:
    made = plan([("a", "", "101"), ("b", "", "101")])

    assert (dict(made.cells), made.others) == ({Spot(1, "", "01"): "a"}, ("b",))


@given(st.lists(st.tuples(st.sampled_from(["", "1", "2"]), st.text("0123456789AB室", max_size=5)), max_size=40))
def test_every_home_stands_somewhere_once(rooms: list[tuple[str, str]]) -> None:
    made = plan((str(key), unit, room) for key, (unit, room) in enumerate(rooms))

    assert sorted([*made.cells.values(), *made.others]) == sorted(str(key) for key in range(len(rooms)))
