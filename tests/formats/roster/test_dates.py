"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.roster.dates import normal, of_number


@pytest.mark.parametrize(
    "written",
    [
        "1950-03-05",
        "1950-3-5",
        "1950/3/5",
        "1950.3.5",
        "1950.03.05",
        "1950.3.5.",
        "1950 . 3 . 5",
        "19500305",
        "1950年3月5日",
        "1950年03月05号",
        "1950年3月5日生",
        "1950年3月5",
        "1950-03-05 00:00:00",
        "1950-03-05T00:00:00",
        "1950/3/5 0:00",
        "1950年3月5日 星期日",
        "一九五〇年三月五日",
        "一九五零年三月五日",
        "18327",
    ],
)
def test_a_whole_day_is_read(written: str) -> None:
    assert normal(written) == "1950-03-05"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("二〇二四年三月五日", "2024-03-05"),
        ("二○二四年十二月三十一日", "2024-12-31"),
        ("1978年十月二十日", "1978-10-20"),
        ("1978年十一月十日", "1978-11-10"),
        ("3/25/1950", "1950-03-25"),
        ("25/3/1950", "1950-03-25"),
        ("3/3/1950", "1950-03-03"),
        ("2000-02-29", "2000-02-29"),
        ("45000", "2023-03-15"),
    ],
)
def test_other_writings_of_a_day(written: str, day: str) -> None:
    assert normal(written) == day


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("1950", "1950"),
        ("1950年", "1950"),
        ("1950.3", "1950-03"),
        ("1950-03", "1950-03"),
        ("1950/10", "1950-10"),
        ("1950年3月", "1950-03"),
        ("一九五〇年三月", "1950-03"),
        ("195003", "1950-03"),
        ("1950-00-00", "1950"),
        ("19500000", "1950"),
        ("1950-03-00", "1950-03"),
        ("3/5/1950", "1950"),
        ("50.3.5", "50-03-05"),
        ("500305", "50-03-05"),
        ("50年3月5日", "50-03-05"),
        ("1950年3", "1950-03"),
    ],
)
def test_what_is_less_than_a_day_says_no_more(written: str, part: str) -> None:
    assert normal(written) == part


@pytest.mark.parametrize(
    "written",
    ["不记得", "1950-13-05", "1950-02-30", "1950.13", "三月五日", "3月5日", "1950-3-5-7", "19501345", "甲辰年", "99999999"],
)
def test_what_is_no_day_stays_as_it_is(written: str) -> None:
    assert normal(written) == written


@pytest.mark.parametrize(
    ("number", "epoch", "day"),
    [
        (18327.0, 1900, "1950-03-05"),
        (18327.52, 1900, "1950-03-05"),
        (16865.0, 1904, "1950-03-05"),
        (19500305.0, 1900, "1950-03-05"),
        (195003.0, 1900, "1950-03"),
        (1950.0, 1900, "1950"),
        (1950.03, 1900, "1950-03"),
        (1950.12, 1900, "1950-12"),
        (1950.1, 1900, "1950"),
    ],
)
def test_a_number_in_a_date_column_is_read(number: float, epoch: int, day: str) -> None:
    assert of_number(number, epoch) == day


@given(st.dates(date(1905, 1, 1), date(2099, 12, 31)))
@settings(deadline=None, max_examples=200)
def test_every_day_is_read_from_every_common_writing(day: date) -> None:
    writings = [
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day} 00:00:00",
    ]

    assert {normal(written) for written in writings} == {day.isoformat()}


@given(st.text(max_size=20))
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    assert isinstance(normal(text), str)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
@settings(deadline=None, max_examples=200)
def test_any_number_is_read_without_a_crash(number: float) -> None:
    assert isinstance(of_number(number, 1904), str)
