"""Phone cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.modules.residents.rules.phones import NONE, Phones, read


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("13800138000", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("138－0013－8000", "13800138000"),
        ("+8613800138000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("+86-13800138000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("013800138000", "13800138000"),
        ("13800138000（女儿）", "13800138000"),
        ("女儿：13800138000", "13800138000"),
        ("手机13800138000", "13800138000"),
        ("13800138000;", "13800138000"),
        ("13800138000/无", "13800138000"),
        ("13800138000,13800138000", "13800138000"),
        ("62345678", "62345678"),
        ("6234-5678", "62345678"),
        ("021-62345678", "021-62345678"),
        ("021 62345678", "021-62345678"),
        ("02162345678", "021-62345678"),
        ("(021)62345678", "021-62345678"),
        ("（021）62345678", "021-62345678"),
        ("021-6234-5678", "021-62345678"),
        ("+86 021 62345678", "021-62345678"),
        ("62345678-801", "62345678-801"),
        ("62345678转801", "62345678-801"),
        ("0512-6234567", "0512-6234567"),
        ("0571-62345678", "0571-62345678"),
    ],
)
def test_one_number_is_brought_to_one_writing(cell: str, number: str) -> None:
    assert read(cell) == Phones(number)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13800138000;13900139000", "13800138000;13900139000"),
        ("13800138000、13900139000", "13800138000;13900139000"),
        ("13800138000/62345678", "13800138000;62345678"),
        ("13800138000 13900139000", "13800138000;13900139000"),
        ("13800138000，021-62345678", "13800138000;021-62345678"),
        ("1380013800013900139000", "13800138000;13900139000"),
        ("本人13800138000 女儿13900139000", "13800138000;13900139000"),
        ("13800138000(本人)13900139000(女儿)", "13800138000;13900139000"),
        ("13800138000或13900139000", "13800138000;13900139000"),
    ],
)
def test_several_numbers_are_all_kept(cell: str, numbers: str) -> None:
    assert read(cell) == Phones(numbers, several=True)


@pytest.mark.parametrize(
    "cell",
    [
        "1380013800",
        "138001380001",
        "12345678901",
        "12800138000",
        "23800138000",
        "110",
        "6234567",
        "021-6234567",
        "空号",
        "abc",
        "0",
    ],
)
def test_what_is_no_number_is_not_kept_and_is_said(cell: str) -> None:
    assert read(cell) == Phones(wrong=True)


def test_a_good_number_beside_a_bad_one_is_kept() -> None:
    assert read("13800138000/1380013") == Phones("13800138000", wrong=True)


@pytest.mark.parametrize("cell", ["", "无电话", "没有手机"])
def test_no_phone_is_no_fault(cell: str) -> None:
    assert read(cell) == NONE


@given(st.text(alphabet="0123456789-+()（）;/、 转室", max_size=40))
@settings(deadline=None, max_examples=200)
def test_what_is_kept_is_read_back_as_itself(cell: str) -> None:
    kept = read(cell).text

    assert read(kept).text == kept
