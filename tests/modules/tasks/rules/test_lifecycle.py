"""Which step may follow which, and what a step asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.codes import CodeList
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Step

TODAY = date(2026, 8, 28)
STATUSES = tuple(CodeList("task_status").entries)


def what(problems: object) -> list[str]:
    return [str(problem) for problem in problems]  # type: ignore[attr-defined]


def test_the_way_is_that_of_the_paper() -> None:
    lifecycle = {pair: after for pair, after in rules.NEXT.items() if pair[0] != after or pair[1] in (Step.HELP, Step.ADVISE)}

    assert lifecycle == {
        ("draft", Step.ASSIGN): "assigned",
        ("assigned", Step.ACCEPT): "doing",
        ("skipped", Step.ACCEPT): "doing",
        ("doing", Step.SUBMIT): "submitted",
        ("doing", Step.PAUSE): "paused",
        ("paused", Step.RESUME): "doing",
        ("doing", Step.HELP): "doing",
        ("doing", Step.ADVISE): "doing",
        ("submitted", Step.PASS): "done",
        ("submitted", Step.RETURN): "doing",
        ("done", Step.TAKE_BACK): "submitted",
        ("done", Step.REOPEN): "doing",
        ("done", Step.ARCHIVE): "archived",
        ("draft", Step.CANCEL): "cancelled",
        ("assigned", Step.CANCEL): "cancelled",
        ("doing", Step.CANCEL): "cancelled",
        ("paused", Step.CANCEL): "cancelled",
    }


def test_every_status_a_rule_names_is_in_the_code_list() -> None:
    named = {status for status, _ in rules.NEXT} | set(rules.NEXT.values()) | {*rules.WAITING, *rules.OVER}
    assert named <= set(STATUSES)


def test_every_status_but_the_draft_either_waits_or_is_over() -> None:
    assert sorted((*rules.WAITING, *rules.OVER)) == sorted(status for status in STATUSES if status != "draft")


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        ("doing", date(2026, 8, 27), True),
        ("doing", date(2026, 8, 28), False),
        ("doing", None, False),
        ("done", date(2026, 8, 1), False),
        ("submitted", date(2026, 8, 1), True),
        ("paused", date(2026, 8, 1), False),
        ("cancelled", date(2026, 8, 1), False),
    ],
)
def test_a_task_is_overdue_from_the_day_after_it_was_due(status: str, due: date | None, late: bool) -> None:
    assert rules.is_overdue(Task(status=status, due=due), TODAY) is late


@pytest.mark.parametrize(("over", "late"), [(None, 3), (date(2026, 8, 24), -1), (date(2026, 8, 27), 2)])
def test_how_late_it_was_is_counted_to_the_day_it_was_over(over: date | None, late: int) -> None:
    assert rules.days_late(Task(due=date(2026, 8, 25), over_on=over), TODAY) == late


def test_without_a_day_nothing_is_late() -> None:
    assert rules.days_late(Task(), TODAY) == 0


@pytest.mark.parametrize(("ago", "counts"), [(0, True), (30, True), (31, False)])
def test_reopening_within_thirty_days_counts_as_a_return(ago: int, counts: bool) -> None:
    assert rules.is_return(Task(checked_on=TODAY - timedelta(days=ago)), TODAY) is counts


def test_what_was_never_checked_is_no_return() -> None:
    assert not rules.is_return(Task(), TODAY)


@pytest.mark.parametrize("score", [1, 2])
def test_a_low_score_needs_words(score: int) -> None:
    assert what(rules.judge_verdict(score, "  ")) == [f"评语：评 {score} 分要写评语，写清楚下次怎样做好"]
    assert what(rules.judge_verdict(score, "先打电话再上门")) == []


@pytest.mark.parametrize("score", [None, 3, 4, 5])
def test_a_good_score_needs_none(score: int | None) -> None:
    assert what(rules.judge_verdict(score, None)) == []


def test_another_due_day_needs_a_reason() -> None:
    assert what(rules.judge_move(TODAY, TODAY + timedelta(days=1), " ")) == ["改期原因：改截止日期要写原因"]
    assert what(rules.judge_move(TODAY, None, "")) == ["改期原因：改截止日期要写原因"]
    assert what(rules.judge_move(TODAY, TODAY + timedelta(days=1), "物业改到下周")) == []


def test_a_first_due_day_and_the_same_day_need_none() -> None:
    assert what(rules.judge_move(None, TODAY, None)) == []
    assert what(rules.judge_move(TODAY, TODAY, None)) == []


@given(st.integers(-400, 400))
def test_a_pause_ends_after_today(days: int) -> None:
    assert bool(what(rules.judge_pause(TODAY + timedelta(days=days), TODAY))) is (days <= 0)


def test_somebody_has_to_do_it_and_does_not_help_or_check_themselves() -> None:
    assert what(rules.judge_task(Task())) == ["交给谁：选一位来做的人"]
    assert what(rules.judge_task(Task(uid="T", assignee="M", helpers=("M", "N"), mentor="M", parent="T"))) == [
        "一起做的人：主办的人不用再写进来",
        "谁来验收：不能由承办人自己验收",
        "上级任务：不能是它自己",
    ]
    assert what(rules.judge_task(Task(assignee="M", helpers=("N",), mentor="N"))) == []
