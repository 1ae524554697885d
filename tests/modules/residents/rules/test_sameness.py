"""Who is suggested as one person, who never is, and in which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules.sameness import Near, likeness, nearness, number_of, resembles, sound

NUMBER, TWIN = "11010519491231002X", "110105194912310038"
DAY, DOOR, PHONE = date(1949, 12, 31), "示例路100弄5号302", "13900001234"


def one(**given: object) -> Resident:
    return Resident(**{"name": "张卫国", **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ({"birth": DAY}, {"birth": DAY}, "同名、同出生日期"),
        ({"address": DOOR}, {"address": DOOR}, "同名、同门牌"),
        ({"phone": PHONE}, {"phone": f"62345678;{PHONE}"}, "同名、电话相同"),
        ({"address": DOOR, "phone": PHONE}, {"address": DOOR, "phone": "13811111234"}, "同名、同门牌、电话后四位相同"),
        ({"id_number": NUMBER}, {"id_number": NUMBER, "name": "张为国"}, "身份证号相同、姓名同音"),
        ({"birth": DAY, "address": DOOR}, {"birth": DAY, "address": DOOR, "name": "张为国"}, "姓名同音、同出生日期、同门牌"),
        ({"birth_year": 2016, "address": DOOR}, {"birth_year": 2016, "address": DOOR}, "同名、同出生年、同门牌"),
        (
            {"birth": date(1980, 3, 5), "address": DOOR},
            {"birth": date(1980, 5, 3), "address": DOOR},
            "同名、出生日期写法相近、同门牌",
        ),
    ],
)
def test_who_may_be_one_person_is_suggested_with_the_reasons(left: dict, right: dict, words: str) -> None:
    found = likeness(one(**left), one(**right))

    assert (found.words, found.is_enough, found.is_conflict) == (words, True, False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({}, {}),
        ({"birth_year": 1949}, {"birth": DAY}),
        ({"phone": PHONE}, {"phone": "13811111234"}),
        ({"birth": DAY}, {"birth": DAY, "name": "张为国"}),
        ({"address": DOOR, "birth": DAY}, {"address": DOOR, "birth": date(1975, 1, 8)}),
        ({"address": DOOR, "sex": "1"}, {"address": DOOR, "sex": "2"}),
    ],
)
def test_who_has_too_little_in_common_is_not(left: dict, right: dict) -> None:
    assert not likeness(one(**left), one(**right)).is_enough


def test_two_valid_numbers_are_two_people_whatever_else_agrees() -> None:
    same = {"birth": DAY, "address": DOOR, "phone": PHONE}

    assert not likeness(one(id_number=NUMBER, **same), one(id_number=TWIN, **same)).is_enough
    assert not resembles(one(id_number=NUMBER, **same), one(id_number=TWIN, **same)).reasons


def test_a_number_that_cannot_be_does_not_make_two_people_of_one() -> None:
    assert likeness(one(id_number=NUMBER, birth=DAY), one(id_number="110105194912310021", birth=DAY)).is_enough


def test_a_brother_with_one_other_character_is_not_suggested() -> None:
    same = {"birth": DAY, "address": DOOR, "phone": PHONE}

    assert not likeness(one(name="王小明", **same), one(name="王小红", **same)).is_enough


def test_one_number_under_two_names_is_a_conflict_to_look_into() -> None:
    found = likeness(one(id_number=NUMBER), one(id_number=NUMBER, name="李秀英"))

    assert (found.is_enough, found.is_conflict, found.words) == (True, True, "身份证号相同、姓名不同")


def test_in_a_light_roster_the_prints_are_compared() -> None:
    same, other = {"id_print": "a" * 32, "id_tail": "002X"}, {"id_print": "b" * 32, "id_tail": "0038"}

    assert likeness(one(**same), one(**same)).is_enough
    assert not likeness(one(birth=DAY, **same), one(birth=DAY, **other)).is_enough


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "张卫明", "address": DOOR}, "姓名差一个字、同门牌"),
        ({"name": "张为国", "birth": DAY}, "姓名同音、同出生日期"),
        ({"name": "张国", "phone": PHONE}, "姓名差一个字、电话相同"),
        ({"name": "张卫国", "phone": PHONE, "address": DOOR}, "同名、同门牌、电话相同"),
        ({"name": "李秀英", "id_number": NUMBER}, "身份证号相同、姓名不同"),
        ({"name": "张卫国"}, ""),
        ({"name": "李秀英", "address": DOOR}, ""),
        ({"name": "张卫明", "address": DOOR, "birth": date(1975, 1, 8)}, ""),
    ],
)
def test_while_typing_a_near_name_and_one_thing_more_are_told(typed: dict, words: str) -> None:
    kept = one(address=DOOR, phone=PHONE, birth=DAY, id_number=NUMBER)

    assert resembles(Resident(**typed), kept).words == words


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("张卫国", "张卫国", Near.SAME),
        ("单雄信", "善雄信", Near.SOUND),
        ("张卫国", "张为国", Near.SOUND),
        ("张卫国", "张卫明", Near.LETTER),
        ("张卫国", "张国", Near.LETTER),
        ("张卫国", "李卫明", None),
        ("张", "李", None),
        ("", "", None),
    ],
)
def test_how_near_two_names_are(left: str, right: str, near: Near | None) -> None:
    assert (nearness(left, right), nearness(right, left)) == (near, near)


def test_names_that_sound_the_same_are_looked_for_together() -> None:
    assert sound("张卫国") == sound("章为国") == "zhang wei guo"


def test_a_number_that_fails_its_check_tells_nobody_apart() -> None:
    assert [number_of(one(id_number=number)) for number in (NUMBER, "110105194912310021", None)] == [NUMBER, "", ""]


people = st.builds(
    one,
    name=st.sampled_from(("张卫国", "张为国", "张卫明", "李秀英")),
    birth=st.sampled_from((None, DAY, date(1975, 1, 8))),
    address=st.sampled_from((None, DOOR)),
    phone=st.sampled_from((None, PHONE, "13811111234")),
    id_number=st.sampled_from((None, NUMBER, TWIN)),
)


@given(left=people, right=people)
def test_it_does_not_matter_who_is_looked_at_first(left: Resident, right: Resident) -> None:
    assert likeness(left, right) == likeness(right, left)
    assert bool(resembles(left, right).reasons) == bool(resembles(right, left).reasons)
