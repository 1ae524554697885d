"""Days as they are said, seen from a day: backward and forward for what has happened, only forward for what is to be done."""

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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("今天", "2026-08-28"),
        ("明天", "2026-08-29"),
        ("后天", "2026-08-30"),
        ("周五", "2026-08-28"),
        ("周四", "2026-09-03"),
        ("星期日", "2026-08-30"),
        ("下周三", "2026-09-02"),
        ("本周四", "2026-08-27"),
        ("月底", "2026-08-31"),
        ("本月底", "2026-08-31"),
        ("下月底", "2026-09-30"),
        ("下个月5号", "2026-09-05"),
        ("年底", "2026-12-31"),
        ("3号", "2026-09-03"),
        ("28号", "2026-08-28"),
        ("31号", "2026-08-31"),
        ("8.31", "2026-08-31"),
        ("8/31", "2026-08-31"),
        ("8月31日", "2026-08-31"),
        ("８月３１号", "2026-08-31"),
        ("8.27", "2027-08-27"),
        ("2.29", "2028-02-29"),
        ("2027年1月3日", "2027-01-03"),
        ("三天后", "2026-08-31"),
        ("2周后", "2026-09-11"),
        ("两个月后", "2026-10-28"),
        ("节前", "2026-09-24"),
        ("国庆前", "2026-09-30"),
        ("国庆节前", "2026-09-30"),
        ("劳动节前", "2027-04-30"),
    ],
)
def test_a_due_day_lies_ahead(said: str, meant: str) -> None:
    found = daywords.coming(said, FRIDAY)
    assert found is not None
    assert found.isoformat() == meant


@pytest.mark.parametrize(
    "said",
    ["昨天", "上周五", "301", "828", "12-3", "20260828", "13.1", "8.32", "周八", "周五爱心角", "前", "以前", "3号楼", ""],
)
def test_what_is_no_day_ahead_is_none(said: str) -> None:
    assert daywords.coming(said, FRIDAY) is None


@settings(deadline=None, max_examples=100)
@given(st.dates(date(2000, 3, 1), date(2090, 1, 1)), st.integers(0, 364))
def test_a_month_and_a_day_ahead_are_the_first_such_day(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    found = daywords.coming(f"{day.month}月{day.day}日", today)

    assert found == day or (day.month, day.day) == (2, 29)


@settings(deadline=None, max_examples=100)
@given(st.dates(date(2000, 3, 1), date(2090, 1, 1)), st.sampled_from("一二三四五六日"))
def test_a_weekday_ahead_is_within_seven_days_and_the_next_weeks_is_in_the_next_week(today: date, weekday: str) -> None:
    near, following = daywords.coming(f"周{weekday}", today), daywords.coming(f"下周{weekday}", today)

    assert near is not None
    assert following is not None
    assert 0 <= (near - today).days < 7
    assert near.weekday() == following.weekday() == "一二三四五六日".index(weekday)
    assert (following - timedelta(days=following.weekday()) - today).days == 7 - today.weekday()


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=12), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_nothing_that_is_typed_breaks_the_reader(said: str, today: date) -> None:
    found = daywords.coming(said, today)

    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("text", "over"),
    [("昨天", True), ("上周三", True), ("上个礼拜天", True), ("今天", False), ("周三", False), ("8.1", False), ("", False)],
)
def test_some_words_name_days_that_are_always_over(text: str, over: bool) -> None:
    assert daywords.is_over(text) is over
