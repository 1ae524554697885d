"""What stands first on the day, in which words, and what its sheet has room for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel import Person

from desktop.modules.today import rules
from desktop.modules.today.rules import day_of, haste, left, number, sheet, work_key
from desktop.work.module import HIGH, URGENT, USUAL, Due, Sort

TODAY = date(2026, 8, 28)
SOMEBODY = Person(name="示例安")


def due(away: int, text: str = "", sort: Sort = Sort.WORK, **more: object) -> Due:
    return Due(TODAY + timedelta(days=away), text or str(away), "", SOMEBODY, sort, **more)  # type: ignore[arg-type]


def test_late_work_stands_before_todays_the_urgent_before_the_old_and_tomorrows_last() -> None:
    found = [due(1), due(0), due(-1), due(-9), due(-2, "急", weight=URGENT), due(0, "高", weight=HIGH)]

    assert [one.text for one in day_of(TODAY, found).work] == ["急", "-9", "-1", "高", "0", "1"]


def test_an_assistant_sees_their_own_first() -> None:
    found = [due(-9, "别人的", account="OTHER"), due(1, "自己的", account="ME"), due(-1, "大家的")]

    assert [one.text for one in day_of(TODAY, found, mine="ME").work] == ["自己的", "别人的", "大家的"]
    assert [one.text for one in day_of(TODAY, found).work] == ["别人的", "大家的", "自己的"]


def test_everything_stands_on_the_card_of_its_sort() -> None:
    day = day_of(TODAY, [due(0, sort.value, sort) for sort in Sort])

    cards = (day.work, day.visits, day.meetings, day.elections, day.birthdays, day.reports)
    assert [[one.text for one in card] for card in cards] == [[sort.value] for sort in Sort]
    assert not day.is_quiet
    assert day_of(TODAY, []).is_quiet


def test_of_visits_only_those_of_today_are_told_as_their_own_page_counts_them() -> None:
    found = [due(away, sort=Sort.VISIT, act="visits.log") for away in (1, 0, -1)]

    assert [one.text for one in day_of(TODAY, found).visits] == ["-1", "0"]


def test_round_birthdays_stand_first_then_the_next_then_the_oldest() -> None:
    found = [
        due(0, "甲", Sort.BIRTHDAY, chip="77 岁"),
        due(0, "乙", Sort.BIRTHDAY, chip="91 岁"),
        due(6, "丙", Sort.BIRTHDAY, chip="80 岁", weight=HIGH),
    ]

    assert [one.text for one in day_of(TODAY, found).birthdays] == ["丙", "乙", "甲"]


@pytest.mark.parametrize(
    ("away", "sort", "mark"),
    [
        (-2, Sort.WORK, ("bad", "逾期 2 天")),
        (0, Sort.WORK, ("warn", "今天")),
        (1, Sort.WORK, ("neutral", "明天")),
        (-2, Sort.VISIT, ("warn", "逾期 2 天")),
        (0, Sort.VISIT, ("info", "今天")),
        (0, Sort.MEETING, ("info", "今天")),
        (2, Sort.MEETING, ("neutral", "后天")),
        (5, Sort.MEETING, ("neutral", "5 天")),
    ],
)
def test_what_is_left_is_said_in_a_word(away: int, sort: Sort, mark: tuple[str, str]) -> None:
    found = left(due(away, sort=sort), TODAY)

    assert (found.tone, found.word) == mark


@pytest.mark.parametrize(("weight", "tone"), [(USUAL, "neutral"), (HIGH, "info")])
def test_an_age_is_said_in_place_of_the_days(weight: int, tone: str) -> None:
    found = left(due(3, sort=Sort.BIRTHDAY, chip="80 岁", weight=weight), TODAY)

    assert (found.tone, found.word) == (tone, "80 岁")


@given(st.lists(st.tuples(st.integers(-40, 7), st.integers(0, 2), st.sampled_from(["", "ME", "OTHER"])), max_size=20))
def test_whatever_the_order_nothing_late_stands_behind_what_is_not(found: list[tuple[int, int, str]]) -> None:
    work = day_of(TODAY, [due(away, weight=weight, account=account) for away, weight, account in found]).work
    late = [one.day < TODAY for one in work]

    assert late == sorted(late, reverse=True)
    assert [work_key(one, TODAY) for one in work] == sorted(work_key(one, TODAY) for one in work)


def test_a_day_knows_its_lunar_date_and_whether_offices_are_closed() -> None:
    assert (day_of(TODAY, []).moon, day_of(TODAY, []).off) == ("农历七月十六", "")
    assert day_of(date(2026, 10, 1), []).off == "国庆节放假"
    assert rules.day_of(date(2199, 3, 6), []).off == "放假安排未公布，按周末推算"


def test_a_line_that_files_nothing_is_not_counted_as_a_visit() -> None:
    assert number([due(0, sort=Sort.VISIT, act="visits.log"), due(0, sort=Sort.VISIT)]) == 1
    assert number([due(0), due(1)]) == 2


def test_the_sheet_says_how_many_it_has_no_room_for_and_leaves_empty_chapters_out() -> None:
    day = day_of(TODAY, [due(0), due(1), due(2), due(0, "会", Sort.MEETING)])

    assert [(title, len(rows), rest) for title, rows, rest in sheet(day, (2, 4, 4, 4))] == [
        ("要办的事", 2, 1),
        ("会议", 1, 0),
    ]


@given(st.lists(st.integers(-400, -1), max_size=20), st.sampled_from((USUAL, HIGH, URGENT)))
def test_of_equal_weight_the_longest_late_stands_first(days: list[int], weight: int) -> None:
    found = [due(away, sort=sort, weight=weight, act="x") for away in days for sort in (Sort.WORK, Sort.VISIT)]
    day = day_of(TODAY, found)

    assert [[one.text for one in card] for card in (day.work, day.visits)] == [[str(one) for one in sorted(days)]] * 2


@pytest.mark.parametrize(
    ("weight", "sort", "word"),
    [(URGENT, Sort.WORK, "急"), (HIGH, Sort.WORK, "高"), (USUAL, Sort.WORK, ""), (HIGH, Sort.BIRTHDAY, "")],
)
def test_what_stands_before_what_is_longer_late_says_why(weight: int, sort: Sort, word: str) -> None:
    assert haste(due(-1, sort=sort, weight=weight)) == word
