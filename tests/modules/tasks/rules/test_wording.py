"""A task in a word or two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Step
from desktop.modules.tasks.rules.wording import Said, due_chip, flags, next_step

TODAY = date(2026, 8, 28)
"""A Friday."""


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, Said("逾期 3 天", "bad")),
        (0, Said("今天", "warn")),
        (1, Said("明天", "info")),
        (2, Said("周日", "info")),
        (6, Said("周四", "info")),
        (7, Said("9月4日")),
    ],
)
def test_the_day_is_said_as_people_say_it(days: int, said: Said) -> None:
    assert due_chip(Task(status="doing", due=TODAY + timedelta(days=days)), TODAY) == said


def test_what_is_over_or_paused_is_never_late() -> None:
    late = TODAY - timedelta(days=3)

    assert due_chip(Task(status="done", due=late), TODAY) == Said("8月25日")
    assert due_chip(Task(status="paused", due=late, paused_until=date(2026, 9, 3)), TODAY) == Said("暂停到 9月3日")
    assert due_chip(Task(status="doing"), TODAY) == Said("")


def test_what_needs_a_look_is_flagged() -> None:
    task = Task(needs_help=True, blockers="没有钥匙", source="street", returns=2)

    assert [one.words for one in flags(task)] == ["求助", "清单外事项", "退回过 2 次"]
    assert [one.words for one in flags(Task(blockers="没有钥匙"))] == ["卡住了"]
    assert flags(Task()) == []


MINE = ("M",)


@pytest.mark.parametrize(
    ("task", "step"),
    [
        (Task(status="assigned", assignee="M"), Step.ACCEPT),
        (Task(status="doing", assignee="M"), Step.SUBMIT),
        (Task(status="paused", assignee="M"), Step.RESUME),
        (Task(status="submitted", assignee="M", assigner="A"), None),
        (Task(status="submitted", assignee="N", assigner="A"), Step.PASS),
        (Task(status="submitted", assignee="N", mentor="M"), Step.PASS),
        (Task(status="submitted", assignee="N"), None),
        (Task(status="doing", assignee="N", assigner="A", needs_help=True), Step.ADVISE),
        (Task(status="doing", assignee="N", assigner="A"), None),
        (Task(status="done", checker="A", checked_on=TODAY), Step.TAKE_BACK),
        (Task(status="done", checker="A", checked_on=TODAY - timedelta(days=1)), None),
        (Task(status="done", checker="B", checked_on=TODAY), None),
    ],
)
def test_what_waits_for_the_person_is_offered(task: Task, step: Step | None) -> None:
    assert next_step(task, MINE, "A", is_secretary=False, today=TODAY) is step


def test_the_secretary_checks_what_anybody_gave() -> None:
    task = Task(status="submitted", assignee="N", assigner="B")

    assert next_step(task, (), "S", is_secretary=True, today=TODAY) is Step.PASS


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({"status": "doing", "returns": 1, "remark": "少一张"}, "退回"),
        ({"status": "submitted", "returns": 1, "remark": "少一张"}, "退回过 1 次"),
        ({"status": "cancelled", "returns": 1, "remark": "不用了"}, "退回过 1 次"),
    ],
)
def test_a_task_looks_returned_until_it_is_handed_in_again(given: dict[str, object], first: str) -> None:
    assert flags(Task(subject="贴通知", **given))[0].words == first  # type: ignore[arg-type]
