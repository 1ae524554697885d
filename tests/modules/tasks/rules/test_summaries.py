"""What a week or a month of somebody's tasks comes to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import summaries
from desktop.modules.tasks.rules.summaries import MONTH, WEEK, is_late, marks, period_of, said, sorted_out, step, timeliness
from desktop.work.module import Period

MONDAY, SUNDAY = date(2026, 8, 24), date(2026, 8, 30)
THIS, NEXT = Period(MONDAY, SUNDAY), Period(date(2026, 8, 31), date(2026, 9, 6))
FRIDAY = date(2026, 8, 28)


def task(status: str = "doing", **given: object) -> Task:
    return Task(**{"subject": "示例", "status": status, "assigned_on": date(2026, 8, 1)} | given)  # type: ignore[arg-type]


def places(tasks: Iterable[Task], today: date = FRIDAY) -> dict[str, list[str]]:
    found = sorted_out(tasks, THIS, NEXT, today)
    return {name: [one.subject or "" for one in getattr(found, name)] for name in ("done", "doing", "late", "ahead")}


@pytest.mark.parametrize("day", [MONDAY, FRIDAY, SUNDAY])
def test_a_week_is_from_monday_to_sunday(day: date) -> None:
    assert period_of(WEEK, day) == THIS


def test_a_month_is_a_whole_one_and_february_knows_leap_years() -> None:
    assert period_of(MONTH, date(2028, 2, 10)) == Period(date(2028, 2, 1), date(2028, 2, 29))


@given(st.sampled_from((WEEK, MONTH)), st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_periods_follow_one_another_without_a_gap(span: str, day: date) -> None:
    one = period_of(span, day)
    following = step(span, one, 1)

    assert one.first <= day <= one.last
    assert following.first - one.last == timedelta(days=1)
    assert step(span, following, -1) == one


@pytest.mark.parametrize(
    ("span", "day", "words"),
    [
        (WEEK, FRIDAY, "2026 年 8 月 24 日—8 月 30 日"),
        (WEEK, date(2027, 1, 1), "2026 年 12 月 28 日—2027 年 1 月 3 日"),
        (MONTH, FRIDAY, "2026 年 8 月"),
    ],
)
def test_a_period_is_told_in_words(span: str, day: date, words: str) -> None:
    assert said(span, period_of(span, day)) == words


def test_each_task_stands_in_its_place() -> None:
    tasks = [
        task("done", subject="周一验收", over_on=MONDAY),
        task("archived", subject="今天归档", over_on=FRIDAY),
        task("done", subject="上周做的", over_on=MONDAY - timedelta(days=1)),
        task("doing", subject="昨天到期", due=FRIDAY - timedelta(days=1)),
        task("doing", subject="今天到期", due=FRIDAY),
        task("submitted", subject="交了等验收", due=MONDAY, handed_on=MONDAY),
        task("doing", subject="下周一", due=NEXT.first),
        task("assigned", subject="下周日", due=NEXT.last),
        task("doing", subject="再下周", due=NEXT.last + timedelta(days=1)),
        task("doing", subject="没有日子"),
        task("paused", subject="暂停到下周", due=MONDAY, paused_until=NEXT.first),
        task("draft", subject="草稿", assigned_on=None),
        task("cancelled", subject="取消了", over_on=MONDAY),
    ]

    assert places(tasks) == {
        "done": ["周一验收", "今天归档"],
        "doing": ["交了等验收", "暂停到下周", "今天到期", "再下周", "没有日子"],
        "late": ["昨天到期"],
        "ahead": ["下周一", "下周日"],
    }


def test_a_past_week_is_seen_from_its_sunday_though_the_work_is_done_by_now() -> None:
    today = date(2026, 9, 20)
    since = task("done", subject="后来做完", due=date(2026, 8, 26), handed_on=date(2026, 9, 2), over_on=date(2026, 9, 3))
    later = task("doing", subject="后来才派", assigned_on=date(2026, 8, 31))

    assert places([since, later], today) == {"done": [], "doing": [], "late": ["后来做完"], "ahead": []}


STATUSES = ("draft", "assigned", "doing", "paused", "submitted", "done", "skipped", "cancelled", "archived")
DAYS = st.none() | st.dates(date(2026, 8, 1), date(2026, 9, 20))
TASKS = st.builds(
    task, st.sampled_from(STATUSES), due=DAYS, over_on=DAYS, handed_on=DAYS, assigned_on=DAYS, uid=st.uuids().map(str)
)


@given(st.lists(TASKS, max_size=12, unique_by=lambda one: one.uid), st.dates(date(2026, 8, 20), date(2026, 9, 20)))
def test_no_task_stands_in_two_places_and_none_that_is_open_gets_lost(tasks: list[Task], today: date) -> None:
    found = sorted_out(tasks, THIS, NEXT, today)
    day = summaries.as_of(THIS, today)
    shown = [one.uid for part in (found.done, found.doing, found.late, found.ahead) for one in part]

    assert len(shown) == len(set(shown))
    assert {one.uid for one in tasks if summaries.is_open(one, day)} == set(shown) - {one.uid for one in found.done}


@pytest.mark.parametrize(
    ("given_", "late"),
    [
        ({"due": FRIDAY}, False),
        ({"due": FRIDAY - timedelta(days=1)}, True),
        ({"due": MONDAY, "handed_on": FRIDAY}, False),
        ({"due": MONDAY, "handed_on": SUNDAY}, True),
        ({"status": "paused", "due": MONDAY, "paused_until": FRIDAY}, False),
        ({"status": "paused", "due": MONDAY, "paused_until": FRIDAY - timedelta(days=1)}, True),
        ({}, False),
    ],
)
def test_late_is_what_was_not_handed_in_by_its_day(given_: dict[str, object], late: bool) -> None:
    assert is_late(task(**given_), FRIDAY) is late  # type: ignore[arg-type]


def test_the_numbers_of_what_was_done_tell_what_they_are_parts_of() -> None:
    done = [
        task("done", due=MONDAY, handed_on=MONDAY, over_on=FRIDAY, score=5, spent=3),
        task("done", due=MONDAY, handed_on=FRIDAY, over_on=FRIDAY, score=2, returns=1),
        task("done", over_on=FRIDAY, spent=2),
    ]

    assert [(one.label, one.numerator, one.denominator, one.told) for one in marks(done, THIS)] == [
        ("按时", 2, 3, "66.7%"),
        ("退回过", 1, 3, "33.3%"),
        ("平均分", 7, 2, "3.5 分"),
        ("用时（小时）", 5, None, ""),
    ]


@pytest.mark.parametrize(
    ("handed", "words"), [(MONDAY, "按时"), (FRIDAY, "晚 4 天"), (MONDAY - timedelta(days=2), "早 2 天"), (None, "")]
)
def test_a_done_task_says_how_it_stood_to_its_day(handed: date | None, words: str) -> None:
    assert timeliness(task("done", due=MONDAY, handed_on=handed)) == words


def test_whoever_hands_in_on_time_is_not_late_because_the_check_came_later() -> None:
    assert timeliness(task("done", due=MONDAY, handed_on=MONDAY, over_on=SUNDAY)) == "按时"
