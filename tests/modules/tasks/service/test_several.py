"""Several tasks at once: all of them or none, and one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import done, keep

from desktop.base.errors import DeskError, RefusedError
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import move_all, reassign
from desktop.modules.team.records import Member
from desktop.work.desk import Desk

LATER = date(2026, 9, 30)


@pytest.fixture
def colleague(desk: Desk) -> Member:
    kept: Member = keep(desk, Member(name="示例助手乙", role="young_assistant"))
    return kept


def now(desk: Desk, *tasks: Task) -> list[tuple[object, ...]]:
    return [(one.assignee, one.status, one.due) for task in tasks if (one := desk.store.get(Task, task.uid))]


def test_somebody_else_has_to_accept_what_was_under_way(desk: Desk, given: Callable[..., Task], colleague: Member) -> None:
    tasks = (given("accept", helpers=(colleague.uid,)), given(), given(assignee=colleague.uid))
    before = now(desk, *tasks)

    assert done(desk, reassign, tasks, colleague) == 2
    assert now(desk, *tasks) == [(colleague.uid, "assigned", None)] * 3
    desk.undo_last()
    assert now(desk, *tasks) == before


def test_nobody_gives_on_what_is_not_theirs_and_then_none_is(
    desk: Desk, helping: Desk, given: Callable[..., Task], colleague: Member
) -> None:
    own, others = given(by=helping), given()
    before = now(desk, own, others)
    with pytest.raises(RefusedError, match="要由书记或派任务的人来修改"):
        done(helping, reassign, (own, others), colleague)

    assert now(desk, own, others) == before


def test_whoever_checks_it_does_not_get_it_to_do(desk: Desk, given: Callable[..., Task], colleague: Member) -> None:
    with pytest.raises(DeskError, match="不能由承办人自己验收"):
        done(desk, reassign, (given(mentor=colleague.uid),), colleague)


def test_several_are_moved_for_one_reason_or_none_is(desk: Desk, given: Callable[..., Task]) -> None:
    tasks = (given(due=date(2026, 9, 1)), given(due=date(2026, 9, 2)))
    with pytest.raises(DeskError, match="改期原因"):
        done(desk, move_all, tasks, LATER, " ")
    before = [due for _, _, due in now(desk, *tasks)]

    assert done(desk, move_all, tasks, LATER, "下雨") == 2
    assert (before, [due for _, _, due in now(desk, *tasks)]) == ([date(2026, 9, 1), date(2026, 9, 2)], [LATER] * 2)
