"""The way of a demand: every step, every limit, every reason not to close."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from desktop.model.codes import CodeList
from desktop.modules.visits.records import Demand, DemandLimits
from desktop.modules.visits.rules import demands as rules
from desktop.modules.visits.rules.demands import LIMITS, NEXT, OPEN, Standing, Step

TODAY = date(2026, 8, 28)
SECRETARY = Standing(is_handler=True, noted_result=True, is_assistant=False)
DRAWN = {
    "new": {Step.ACCEPT: "accepted", Step.DECLINE: "declined"},
    "accepted": {Step.ASSIGN: "doing", Step.REPLY: "accepted"},
    "doing": {
        Step.ASSIGN: "doing",
        Step.REPLY: "doing",
        Step.SOLVE: "solved",
        Step.ESCALATE: "escalated",
        Step.MEET: "meeting",
        Step.POSTPONE: "hard",
    },
    "solved": {Step.TELL: "feedback"},
    "escalated": {Step.ANSWER: "replied", Step.REPLY: "escalated"},
    "replied": {Step.TELL: "feedback"},
    "meeting": {Step.CONCLUDE: "solved", Step.REPLY: "meeting"},
    "hard": {Step.REVIEW: "hard", Step.RESUME: "doing", Step.REPLY: "hard"},
    "feedback": {Step.MISS: "feedback", Step.CLOSE: "closed", Step.REOPEN: "doing"},
    "closed": {},
    "declined": {},
}


def test_every_status_is_in_the_drawing() -> None:
    assert set(CodeList("demand_status").entries) == set(DRAWN)


@pytest.mark.parametrize(("status", "step"), list(product(DRAWN, Step)))
def test_a_step_follows_where_the_drawing_has_it_and_nowhere_else(status: str, step: Step) -> None:
    expected = "" if step in DRAWN[status] else f"现在不能{step.value}"

    assert (NEXT.get((status, step)), rules.refusal(Demand(status=status), step, SECRETARY)) == (
        DRAWN[status].get(step),
        expected,
    )


def test_what_is_over_leads_nowhere_and_everything_else_is_open() -> None:
    assert {status for status, steps in DRAWN.items() if steps} == set(OPEN)


@pytest.mark.parametrize(
    ("is_handler", "noted_result", "is_assistant", "may"),
    [
        (True, False, True, False),
        (False, True, True, False),
        (False, False, True, True),
        (True, True, False, True),
    ],
)
def test_an_assistant_does_not_close_what_they_handled(
    *, is_handler: bool, noted_result: bool, is_assistant: bool, may: bool
) -> None:
    standing = Standing(is_handler=is_handler, noted_result=noted_result, is_assistant=is_assistant)
    refusal = rules.refusal(Demand(status="feedback"), Step.CLOSE, standing)

    assert refusal == ("" if may else "助手不能给自己经办的诉求办结")


FINISHED = {"result": "修好了", "told_on": TODAY, "told_how": "phone", "answer": "satisfied"}


@pytest.mark.parametrize(
    ("lacking", "where"),
    [
        ({}, []),
        ({"result": None}, ["办理结果"]),
        ({"told_on": None}, ["告知"]),
        ({"told_how": None}, ["告知"]),
        ({"answer": None}, ["居民意见"]),
        ({"answer": "unsatisfied"}, ["居民意见"]),
        ({"answer": "unreached", "attempts": None}, ["居民意见"]),
        ({"answer": "unreached", "attempts": 2}, ["居民意见"]),
        ({"answer": "unreached", "attempts": 3}, []),
        ({"result": None, "told_on": None, "answer": None}, ["办理结果", "告知", "居民意见"]),
    ],
)
def test_closing_asks_for_result_telling_and_answer(lacking: dict[str, object], where: list[str]) -> None:
    demand = Demand(**{**FINISHED, **lacking})  # type: ignore[arg-type]  # names of Demand's fields

    assert [problem.where for problem in rules.unfinished(demand)] == where


@pytest.mark.parametrize(
    ("day", "problems"),
    [(date(2026, 8, 2), 1), (date(2026, 8, 3), 0), (TODAY, 0), (date(2026, 8, 29), 1)],
    ids=["before it came in", "the day it came in", "today", "tomorrow"],
)
def test_the_resident_was_told_between_the_day_it_came_in_and_today(day: date, problems: int) -> None:
    assert len(list(rules.telling(Demand(received=date(2026, 8, 3)), day, TODAY))) == problems


@pytest.mark.parametrize(
    ("day", "problems"),
    [(TODAY, 1), (date(2026, 8, 29), 0), (date(2026, 11, 25), 0), (date(2026, 11, 26), 0), (date(2026, 11, 27), 1)],
    ids=["today", "tomorrow", "89 days", "90 days", "91 days"],
)
def test_what_is_hard_is_looked_at_again_within_ninety_days(day: date, problems: int) -> None:
    assert len(list(rules.reviewing(day, TODAY, LIMITS))) == problems


FRIDAY = date(2026, 8, 28)


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ({"status": "new"}, date(2026, 8, 31)),
        ({"status": "accepted"}, date(2026, 9, 2)),
        ({"status": "doing", "first_reply": FRIDAY}, date(2026, 9, 18)),
        ({"status": "doing", "reopened": 1}, date(2026, 9, 18)),
        ({"status": "feedback", "first_reply": FRIDAY}, date(2026, 9, 18)),
        ({"status": "hard", "review_on": date(2026, 11, 26)}, date(2026, 11, 26)),
        ({"status": "closed"}, None),
        ({"status": "declined"}, None),
    ],
    ids=["accept", "reply", "close", "reopened", "feedback", "review", "closed", "declined"],
)
def test_the_next_limit_counts_working_days_over_the_weekend(fields: dict[str, object], limit: date | None) -> None:
    demand = Demand(received=FRIDAY, close_by=date(2026, 9, 18), **fields)  # type: ignore[arg-type]  # names of Demand's fields

    assert rules.next_limit(demand, LIMITS) == limit


@pytest.mark.parametrize(("lengthy", "last"), [(None, date(2026, 9, 18)), (True, date(2026, 11, 26))])
def test_what_is_complicated_has_sixty_working_days_instead_of_fifteen(*, lengthy: bool | None, last: date) -> None:
    assert rules.closing_day(FRIDAY, Demand(lengthy=lengthy), LIMITS) == last


def test_a_limit_the_area_has_not_set_is_the_usual_one() -> None:
    assert rules.closing_day(FRIDAY, Demand(), DemandLimits(accept=2)) == date(2026, 9, 18)


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        (date(2026, 8, 27), "doing", True),
        (TODAY, "doing", False),
        (date(2026, 8, 27), "closed", False),
        (None, "doing", False),
    ],
)
def test_overdue_is_the_day_after_the_limit_while_it_waits(due: date | None, status: str, *, late: bool) -> None:
    assert rules.is_overdue(Demand(due=due, status=status), TODAY) is late


@pytest.mark.parametrize(
    ("received", "closed", "carried"),
    [
        (date(2025, 12, 31), None, True),
        (date(2026, 1, 1), None, False),
        (date(2025, 12, 31), date(2025, 12, 31), False),
        (date(2025, 12, 31), date(2026, 1, 1), True),
        (None, None, False),
    ],
)
def test_what_came_in_before_new_year_and_was_open_then_is_carried_over(
    received: date | None, closed: date | None, *, carried: bool
) -> None:
    assert rules.is_carried(Demand(received=received, closed=closed), 2026) is carried


def test_a_demand_names_who_asks() -> None:
    assert [
        len(list(rules.judge_demand(Demand(**one))))
        for one in ({}, {"resident": "R"}, {"household": "H"}, {"reporter": "张三"})
    ] == [1, 0, 0, 0]
