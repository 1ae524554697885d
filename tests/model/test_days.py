from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model import days

DAY = date(2026, 8, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-28",
        "2026-8-28",
        "2026/8/28",
        "2026.08.28",
        "２０２６．８．２８",
        "2026年8月28日",
        "2026 年 8 月 28 日",
        "20260828",
        "2026-08-28 00:00:00",
        "2026-08-28T09:30",
        " 2026-08-28 ",
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert days.read(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-08",
        "28/8/2026",
        "2026-13-01",
        "2026-02-30",
        "0000-01-01",
        "2026-08-28a",
        "昨天",
        "٢٠٢٦-٠٨-٢٨",
        "45000",
    ],
)
def test_what_is_no_whole_day_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="不是日期，写成 2026-08-28"):
        days.read(text)


@given(st.dates())
@settings(deadline=None)
def test_every_day_is_read_back_from_its_iso_form(day):
    assert days.read(day.isoformat()) == day


@pytest.mark.parametrize(
    ("birth", "today", "years"),
    [
        (date(2008, 8, 28), date(2026, 8, 27), 17),
        (date(2008, 8, 28), date(2026, 8, 28), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 8, 28), date(2026, 8, 28), 0),
    ],
)
def test_age_is_counted_in_full_years(birth, today, years):
    assert days.age(birth, today) == years


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 28), 12, date(2027, 8, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 8, 28), 0, date(2026, 8, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, expected):
    assert days.months_after(day, months) == expected
