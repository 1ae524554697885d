from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model.place import Address, natural, normal

ADDRESS = Address()


@pytest.mark.parametrize(
    "written",
    [
        " 示例 路 100弄5号302 室",
        "示例路100弄5号302室",
        "示例路100弄5号302",
        "示例路１００弄５号３０２室",
        "示例路\u3000100弄5号302\xa0室",
        "示例路100弄\u200b5号302室\u0000",
    ],
)
def test_one_place_written_otherwise_is_one_place(written):
    assert normal(written) == "示例路100弄5号302"


def test_only_one_trailing_room_is_dropped():
    assert normal("示例路88号教室") == "示例路88号教"


def test_another_door_is_another_place():
    assert normal("示例路100弄5号302室") != normal("示例路100弄5号303室")


def test_door_2_stands_before_door_12():
    doors = [f"示例路100弄{door}号{room}室" for door in (2, 12, 100) for room in (101, 201, 1001)]
    mixed = random.Random(1).sample(doors, len(doors))
    assert sorted(mixed, key=ADDRESS.order) == doors


def test_room_3_502_stands_before_room_12_101():
    assert sorted(["12-101", "3-502", "3-61"], key=ADDRESS.order) == ["3-61", "3-502", "12-101"]


def test_leading_noughts_do_not_part_doors():
    assert natural("示例路005号") == natural("示例路5号")


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))
@settings(deadline=None)
def test_numbers_in_addresses_sort_as_numbers(one, other):
    assert (natural(f"{one}号") < natural(f"{other}号")) == (one < other)


def test_the_kept_address_is_half_width_without_space():
    assert ADDRESS.parse(" 示例路 １００弄 5号 ") == "示例路100弄5号"


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u0000", "\u202e"])
def test_no_address_is_none(blank):
    assert ADDRESS.parse(blank) is None


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("示例苑5号302室", "示例苑**"),
        ("示例路100弄5号302室", "示例路**"),
        ("示例二村12号301室", "示例二村**"),
        ("某处", "某处**"),
    ],
)
def test_a_masked_address_shows_no_door(address, masked):
    assert ADDRESS.mask(address) == masked


@given(st.text(max_size=40))
@settings(deadline=None)
def test_reading_a_shown_address_again_changes_nothing(text):
    kept = ADDRESS.parse(text)
    assert kept is None or ADDRESS.parse(ADDRESS.show(kept)) == kept
