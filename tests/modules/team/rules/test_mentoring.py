"""The calendar of a mentorship."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.team.records import CompetenceStep, Mentorship
from desktop.modules.team.rules.mentoring import asks_why, doubts, ends_on, goals_of, levels, milestones, month_at, next_talk

START = date(2026, 1, 31)
PAIR = Mentorship(mentor="A", mentee="B", start=START, months=12, goals="甲\n\n 乙 \n丙")


def test_goals_stand_one_a_line() -> None:
    assert goals_of(PAIR) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(("months", "end"), [(12, date(2027, 1, 31)), (6, date(2026, 7, 31)), (None, date(2027, 1, 31))])
def test_it_ends_so_many_months_later_a_year_where_nobody_said(months: int | None, end: date) -> None:
    assert ends_on(Mentorship(start=START, months=months)) == end


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 1, 30), 0),
        (START, 1),
        (date(2026, 2, 27), 1),
        (date(2026, 2, 28), 2),
        (date(2026, 3, 30), 2),
        (date(2026, 3, 31), 3),
    ],
)
def test_a_month_begins_on_the_day_it_began_or_the_last_where_the_month_is_shorter(day: date, month: int) -> None:
    assert month_at(PAIR, day) == month


@pytest.mark.parametrize(
    ("last", "due"), [(None, date(2026, 2, 28)), (date(2026, 3, 15), date(2026, 4, 15)), (date(2026, 1, 1), date(2026, 2, 28))]
)
def test_the_next_talk_is_due_a_month_after_the_last_or_after_the_beginning(last: date | None, due: date) -> None:
    assert next_talk(PAIR, last) == due


def test_what_is_to_come_stands_in_order_of_days() -> None:
    assert [(one.day, one.what) for one in milestones(PAIR, date(2026, 7, 1))] == [
        (date(2026, 7, 31), "中期评价"),
        (date(2026, 8, 1), "带教谈话"),
        (date(2027, 1, 31), "期满评价"),
    ]


def test_a_word_in_the_middle_is_asked_for_once() -> None:
    pair = Mentorship(start=START, months=12, mid_on=date(2026, 8, 1))

    assert "中期评价" not in [one.what for one in milestones(pair, None)]


def test_nothing_is_to_come_of_what_has_ended() -> None:
    assert milestones(Mentorship(start=START, ended_on=date(2026, 5, 1)), None) == []


def step(code: str, level: str, day: date, uid: str = "") -> CompetenceStep:
    return CompetenceStep(uid=uid, competence=code, level=level, moved_on=day)


def test_the_latest_step_says_how_a_competence_stands_whichever_way_it_went() -> None:
    found = levels(
        [step("policy", "3", date(2026, 3, 1)), step("policy", "2", date(2026, 5, 1)), step("policy", "1", date(2026, 1, 1))]
    )

    assert {code: one.level for code, one in found.items()} == {"policy": "2"}


def test_of_two_steps_on_one_day_the_one_kept_later_counts() -> None:
    assert levels([step("policy", "3", START, "B"), step("policy", "2", START, "A")])["policy"].level == "3"


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (PAIR, []),
        (Mentorship(mentor="A", mentee="B", goals="甲"), ["目标：写了 1 条，三到五条最好"]),
        (Mentorship(mentor="A", mentee="B", goals="\n".join("甲乙丙丁戊己")), ["目标：写了 6 条，三到五条最好"]),
        (Mentorship(mentor="A", mentee="A"), ["谁来带：自己不能带自己"]),
    ],
)
def test_what_had_better_be_otherwise_is_told(pair: Mentorship, told: list[str]) -> None:
    assert [str(one) for one in doubts(pair)] == told


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(3, 24))
def test_the_last_month_is_the_one_that_was_planned(start: date, months: int) -> None:
    pair = Mentorship(start=start, months=months)
    end = ends_on(pair)
    assert end is not None

    assert month_at(pair, end) == months + 1


@pytest.mark.parametrize(
    ("before", "after", "asks"), [(None, 4, False), (2, 2, False), (2, 3, False), (2, 4, True), (2, 1, True), (4, 3, True)]
)
def test_a_level_that_falls_or_is_skipped_wants_a_word(before: int | None, after: int, *, asks: bool) -> None:
    assert asks_why(before, after) is asks
