from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.work import daywords

FRIDAY = date(2026, 8, 28)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("今天", "2026-08-28"),
        ("昨天", "2026-08-27"),
        ("大后天", "2026-08-31"),
        ("周五", "2026-08-28"),
        ("下周三", "2026-09-02"),
        ("上周日", "2026-08-23"),
        ("本周末", "2026-08-29"),
        ("下下个星期一", "2026-09-07"),
        ("月底", "2026-08-31"),
        ("8.28", "2026-08-28"),
        ("9/4", "2026-09-04"),
        ("9月4日", "2026-09-04"),
        ("828", "2026-08-28"),
        ("0904", "2026-09-04"),
        ("3号", "2026-09-03"),
        ("20260828", "2026-08-28"),
        ("1949年12月31日", "1949-12-31"),
        (" ８．２８ ", "2026-08-28"),
    ],
)
def test_days_are_understood_as_they_are_said(said: str, meant: str) -> None:
    assert daywords.read(said, FRIDAY).isoformat() == meant


def test_in_december_the_fifth_of_january_is_the_next_one() -> None:
    assert daywords.read("1.5", date(2026, 12, 20)) == date(2027, 1, 5)


def test_in_january_the_twentieth_of_december_is_the_last_one() -> None:
    assert daywords.read("12.20", date(2027, 1, 5)) == date(2026, 12, 20)


def test_the_end_of_december_is_in_december() -> None:
    assert daywords.read("月底", date(2026, 12, 20)) == date(2026, 12, 31)


@pytest.mark.parametrize("said", ["13.45", "32号", "周八", "明年", "0000", "2026-02-30"])
def test_what_is_no_day_is_refused_with_a_sentence(said: str) -> None:
    with pytest.raises(ValueError, match="不是日期"):
        daywords.read(said, FRIDAY)


def test_a_day_of_this_year_is_said_without_its_year() -> None:
    assert daywords.said(FRIDAY, FRIDAY) == "8 月 28 日 周五"


def test_a_day_of_another_year_is_said_with_it() -> None:
    assert daywords.said(date(2027, 1, 4), FRIDAY) == "2027 年 1 月 4 日 周一"


@settings(deadline=None, max_examples=100)
@given(st.dates(date(2000, 3, 1), date(2090, 1, 1)), st.integers(-170, 170))
def test_month_and_day_mean_the_nearest_such_day(today: date, away: int) -> None:
    day = today + timedelta(days=away)

    assert daywords.read(f"{day.month}.{day.day}", today) == day or (day.month, day.day) == (2, 29)
