"""What comes round, looked at over ten years: leap days, ends of months, feasts and days off."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base import calendar
from desktop.modules.tasks.records import Recurrence
from desktop.modules.tasks.rules.recurrence import CALLED, derived_uid, judge_recurrence, occurrences, told, without_gap

FIRST, LAST = date(2019, 1, 1), date(2028, 12, 31)
"""Ten years with three leap days; 2026 is announced, the last two are guessed."""
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


class Plain:
    """A calendar in which only weekends are off, and one feast of three days a year is known."""

    def holidays_of(self, year: int) -> Mapping[date, str]:
        return {date(year, 10, day): "国庆节" for day in (1, 2, 3)}

    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5


def days(rule: Recurrence, first: date = FIRST, last: date = LAST, by: Any = calendar) -> list[date]:
    return [one.day for one in occurrences(rule, first, last, by)]


def every(what: str, **words: Any) -> Recurrence:
    return Recurrence(subject="示例", assignee="M", every=what, **words)


@given(st.integers(1, 7))
def test_every_week_is_exactly_that_day_of_every_week(weekday: int) -> None:
    assert days(every("week", weekday=str(weekday))) == [day for day in DAYS if day.isoweekday() == weekday]


@given(st.integers(1, 31))
def test_every_month_has_its_day_or_its_last_one(number: int) -> None:
    expected = [day for day in DAYS if day.day == min(number, monthrange(day.year, day.month)[1])]

    assert days(every("month", day=number)) == expected


def test_the_thirty_first_is_the_end_of_every_month() -> None:
    assert days(every("month", day=31), date(2024, 1, 1), date(2024, 4, 30)) == [
        date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30),
    ]  # fmt: skip


@given(st.integers(1, 31), st.integers(1, 3))
def test_every_quarter_comes_four_times_a_year_in_its_month(number: int, month: int) -> None:
    found = days(every("quarter", day=number, month=month))

    assert len(found) == 40
    assert {(day.month - 1) % 3 + 1 for day in found} == {month}


def test_every_year_on_the_leap_day_is_the_end_of_february() -> None:
    assert days(every("year", month=2, day=29), date(2023, 1, 1), date(2025, 12, 31)) == [
        date(2023, 2, 28), date(2024, 2, 29), date(2025, 2, 28),
    ]  # fmt: skip


@given(st.integers(1, 12), st.integers(1, 31))
def test_every_year_comes_once_a_year(month: int, number: int) -> None:
    assert [day.year for day in days(every("year", month=month, day=number))] == list(range(2019, 2029))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(CALLED)), st.integers(1, 30))
def test_before_a_feast_comes_once_a_year(feast: str, before: int) -> None:
    found = days(every("feast", feast=feast, before=before), date(2019, 2, 1), date(2028, 12, 1))
    begins = [day + timedelta(days=before) for day in found]

    assert all(gap.days > 300 for gap in (later - earlier for earlier, later in pairwise(begins)))
    assert len(found) in (9, 10, 11)
    assert all(any(stem in name for name in _near(day) for stem in CALLED[feast]) for day in begins)


def _near(day: date) -> list[str]:
    return [name for off, name in calendar.holidays_of(day.year).items() if off == day]


def test_three_days_before_national_day() -> None:
    assert days(every("feast", feast="national", before=3), by=Plain(), last=date(2020, 12, 31)) == [
        date(2019, 9, 28), date(2020, 9, 28),
    ]  # fmt: skip


def test_before_the_spring_festival_of_2026() -> None:
    assert days(every("feast", feast="spring", before=3), date(2026, 1, 1), date(2026, 12, 31)) == [date(2026, 2, 12)]


def test_without_a_name_every_feast_counts_and_feasts_that_meet_are_one() -> None:
    # In 2025 中秋 lay within the days off of 国庆节.
    assert days(every("feast", before=1), date(2025, 1, 1), date(2025, 12, 31)) == [
        date(2025, 1, 27), date(2025, 4, 3), date(2025, 4, 30), date(2025, 5, 30), date(2025, 9, 30), date(2025, 12, 31),
    ]  # fmt: skip


RULES = st.one_of(
    st.builds(lambda weekday: every("week", weekday=str(weekday)), st.integers(1, 7)),
    st.builds(lambda day: every("month", day=day), st.integers(1, 31)),
    st.builds(lambda month, day: every("quarter", month=month, day=day), st.integers(1, 3), st.integers(1, 31)),
    st.builds(lambda month, day: every("year", month=month, day=day), st.integers(1, 12), st.integers(1, 31)),
    st.builds(lambda before: every("feast", before=before), st.integers(1, 30)),
)
SPANS = st.tuples(st.sampled_from(DAYS), st.integers(0, 500))


def shifted(rule: Recurrence, way: str) -> Recurrence:
    return Recurrence(**{name: getattr(rule, name) for name in rule.fields} | {"shift": way})


@settings(max_examples=60, deadline=None)
@given(RULES, SPANS, st.sampled_from(["before", "after"]))
def test_what_is_shifted_falls_on_a_working_day_at_most_two_weeks_away(
    rule: Recurrence, span: tuple[date, int], way: str
) -> None:
    first, last = span[0], span[0] + timedelta(days=span[1])
    plain = {one.key: one.day for one in occurrences(rule, first - timedelta(days=14), last + timedelta(days=14), calendar)}
    for one in occurrences(shifted(rule, way), first, last, calendar):
        moved = one.day - plain[one.key]
        assert calendar.is_workday(one.day)
        assert moved <= timedelta() if way == "before" else moved >= timedelta()


@settings(max_examples=60, deadline=None)
@given(RULES, SPANS, SPANS, st.sampled_from([None, "before", "after"]))
def test_two_spans_agree_where_they_overlap(
    rule: Recurrence, one: tuple[date, int], other: tuple[date, int], way: str | None
) -> None:
    """Looked at on any day the same times come round, with the same keys: nothing is made twice or lost."""
    rule = shifted(rule, way) if way else rule
    found = []
    spans = [(start, start + timedelta(days=length)) for start, length in (one, other)]
    low, high = max(start for start, _ in spans), min(end for _, end in spans)
    for start, end in spans:
        found.append([each for each in occurrences(rule, start, end, calendar) if low <= each.day <= high])
    assert found[0] == found[1]


@settings(max_examples=60, deadline=None)
@given(RULES)
def test_no_two_times_have_one_key_and_they_come_in_order(rule: Recurrence) -> None:
    found = list(occurrences(rule, FIRST, LAST, calendar))

    assert len({one.key for one in found}) == len(found)
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_a_rule_begins_and_ends() -> None:
    rule = every("month", day=5, begins=date(2026, 3, 5), ends=date(2026, 5, 4))

    assert days(rule) == [date(2026, 3, 5), date(2026, 4, 5)]


def test_the_day_of_a_holiday_is_moved_to_the_working_day_before_or_after() -> None:
    # 1 to 7 October 2026 were off, and so was Saturday 10 October not: it was worked.
    assert days(every("month", day=3, shift="before"), date(2026, 9, 20), date(2026, 10, 31)) == [date(2026, 9, 30)]
    assert days(every("month", day=3, shift="after"), date(2026, 10, 1), date(2026, 10, 31)) == [date(2026, 10, 8)]


@pytest.mark.parametrize(
    ("rule", "lacking"),
    [
        (Recurrence(subject="示例"), ["多久一次"]),
        (every("week"), ["星期几"]),
        (every("month"), ["几号"]),
        (every("year"), ["几月", "几号"]),
        (every("feast"), ["节前几天"]),
        (every("quarter", day=1, month=4), ["几月"]),
        (every("week", weekday="1", begins=date(2026, 2, 1), ends=date(2026, 1, 1)), ["到哪天止"]),
    ],
)
def test_a_rule_that_lacks_a_word_says_which_and_never_comes_round(rule: Recurrence, lacking: list[str]) -> None:
    assert [problem.where for problem in judge_recurrence(rule)] == lacking
    assert days(rule) == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (every("week", weekday="1"), "每周一"),
        (every("month", day=5, shift="before"), "每月 5 日，遇休息日提前到工作日"),
        (every("quarter", day=10), "每季第 1 个月 10 日"),
        (every("year", month=3, day=5), "每年 3 月 5 日"),
        (every("feast", feast="spring", before=3), "春节前 3 天"),
        (every("feast", before=3), "各个节日前 3 天"),
        (Recurrence(subject="示例"), ""),
    ],
)
def test_a_rule_is_told_in_words(rule: Recurrence, words: str) -> None:
    assert told(rule) == words


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.lists(st.text(max_size=5), min_size=1, max_size=3))
def test_what_is_made_of_the_same_parts_has_the_same_uid_everywhere(day: date, parts: list[str]) -> None:
    uid = derived_uid(day, *parts)

    assert uid == derived_uid(day, *parts)
    assert len(uid) == 26
    assert uid[0] < "8"
    assert derived_uid(day, *parts, "更多") != uid


@pytest.mark.parametrize(
    ("every", "asked"),
    [
        ("week", {"weekday"}),
        ("month", {"day"}),
        ("quarter", {"day", "month"}),
        ("year", {"day", "month"}),
        ("feast", {"before"}),
        (None, {"weekday", "day", "month", "before"}),
    ],
)
def test_only_what_belongs_to_a_rule_is_missed_in_it(every: str | None, asked: set[str]) -> None:
    fine = without_gap(Recurrence(subject="示例", every=every))

    assert {"weekday", "day", "month", "before", "feast", "ahead", "shift", "ends"} - fine == asked
