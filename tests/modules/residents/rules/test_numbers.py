"""Citizen numbers as rosters hold them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model import identity
from desktop.modules.residents.rules.numbers import NONE, Number, Reason, read

TODAY = "2026-08-28"
GOOD = "11010519491231002X"


@pytest.mark.parametrize(
    "cell",
    [
        GOOD,
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "'11010519491231002X",
        "身份证:11010519491231002X",
        "11010519491231002ⅹ",
    ],
)
def test_a_good_number_is_read_from_every_writing(cell: str) -> None:
    assert read(cell, TODAY) == Number(GOOD, "1949-12-31", "女")


def test_the_other_number_of_the_standard_is_good() -> None:
    assert read("440524188001010014", TODAY) == Number("440524188001010014", "1880-01-01", "男")


def test_fifteen_digits_are_upgraded() -> None:
    assert read("110105491231002", TODAY) == Number(GOOD, "1949-12-31", "女", upgraded=True)


@pytest.mark.parametrize("cell", ["", "未办理", "无身份证", "拒绝提供"])
def test_no_number_is_no_fault(cell: str) -> None:
    assert read(cell, TODAY) == NONE


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1101051949123100", Reason.ID_LENGTH),
        ("1101051949123100X", Reason.ID_LENGTH),
        ("110105194912310021X", Reason.ID_LENGTH),
        ("1234", Reason.ID_LENGTH),
        ("1101051949123l002X", Reason.ID_CHARSET),
        ("11010519491231O02X", Reason.ID_CHARSET),
        ("11010519491231X020", Reason.ID_CHARSET),
        ("11010519491231002×", Reason.ID_CHARSET),
        ("E12345678", Reason.ID_CHARSET),
        ("1101054912310AB", Reason.ID_CHARSET),
        ("11010549123100X", Reason.ID_CHARSET),
        ("110105********002X", Reason.ID_MASKED),
        ("110105****002X", Reason.ID_MASKED),
        ("110105xxxxxxxx0021", Reason.ID_MASKED),
        ("110105XXXXXXXX002X", Reason.ID_MASKED),
        ("…002X", Reason.ID_MASKED),
        ("110105194912310029", Reason.ID_CHECKSUM),
        ("110105194912310020", Reason.ID_CHECKSUM),
        ("110105194913310025", Reason.ID_BIRTHDATE),
        ("110105194902300025", Reason.ID_BIRTHDATE),
        ("110105203012310025", Reason.ID_BIRTHDATE),
        ("110105179912310025", Reason.ID_BIRTHDATE),
        ("110105491331002", Reason.ID_BIRTHDATE),
        ("110105194912310000", Reason.ID_PRECISION_LOST),
        ("1.10105E+17", Reason.ID_PRECISION_LOST),
        ("1.10105194912310E+17", Reason.ID_PRECISION_LOST),
        ("3E+17", Reason.ID_PRECISION_LOST),
        ("1.10105e17", Reason.ID_PRECISION_LOST),
    ],
)
def test_a_bad_number_has_its_reason(cell: str, reason: Reason) -> None:
    assert read(cell, TODAY) == Number(reason=reason)


def test_a_number_that_ends_in_noughts_and_checks_is_good() -> None:
    good = next(
        number
        for year in range(1930, 2000)
        for hundred in range(10)
        if (number := (first := f"310104{year}0305{hundred}00") + identity.check_digit(first)).endswith("000")
    )

    assert read(good, TODAY).text == good


def test_nobody_is_born_tomorrow() -> None:
    first = "31010420260829001"

    assert read(first + identity.check_digit(first), TODAY).reason is Reason.ID_BIRTHDATE


def test_29_february_needs_a_leap_year() -> None:
    common, leap = "31010419010229001", "31010420000229001"

    assert read(common + identity.check_digit(common), TODAY).reason is Reason.ID_BIRTHDATE
    assert read(leap + identity.check_digit(leap), TODAY).birth == "2000-02-29"


@given(st.integers(100_000, 999_999), st.dates(date(1880, 1, 1), date(2026, 8, 28)), st.integers(0, 999))
@settings(deadline=None, max_examples=200)
def test_every_number_made_by_the_standard_is_good(area: int, born: date, serial: int) -> None:
    first = f"{area}{born:%Y%m%d}{serial:03}"
    number = first + identity.check_digit(first)

    assert read(number, TODAY) == Number(number, born.isoformat(), "男" if serial % 2 else "女")


@given(st.text(alphabet="0123456789Xx*-.E+ 男", max_size=24))
@settings(deadline=None, max_examples=200)
def test_nothing_but_a_checked_number_is_ever_taken(cell: str) -> None:
    found = read(cell, TODAY)

    assert not found.text or identity.IdNumber().check(found.text) is None


@pytest.fixture
def one_digit_wrong(number: Callable[..., str]) -> list[str]:
    good = number()
    return [good[:at] + str((int(good[at]) + 1) % 10) + good[at + 1 :] for at in range(17)]


def test_one_wrong_digit_is_always_noticed(one_digit_wrong: list[str]) -> None:
    assert all(read(wrong, TODAY).reason for wrong in one_digit_wrong)
