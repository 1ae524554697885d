"""People with accounts, and a task between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import Office, as_role, done, keep

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import accept, approve, assign, submit
from desktop.modules.team.records import Member
from desktop.work.desk import Desk


@pytest.fixture
def helping(office: Office, desk: Desk) -> Desk:
    """The desk of 示例助手甲."""
    return office.desk(as_role(desk, "assistant", "示例助手甲"))


@pytest.fixture
def other(office: Office, desk: Desk) -> Desk:
    """The desk of 示例助手乙."""
    return office.desk(as_role(desk, "assistant", "示例助手乙"))


@pytest.fixture
def assignee(desk: Desk, helping: Desk) -> Member:
    """The member that 示例助手甲 is."""
    kept: Member = keep(desk, Member(name="示例助手甲", role="young_assistant", account=helping.actor.account))
    return kept


@pytest.fixture
def given(desk: Desk, assignee: Member) -> Callable[..., Task]:
    """A task from the secretary to 示例助手甲, walked as far as told."""

    def give(*steps: str, by: Desk = desk, **fields: object) -> Task:
        task: Task = done(by, assign, Task(**{"subject": "贴通知", "assignee": assignee.uid} | fields))
        moves = {"accept": (accept,), "submit": (submit, "贴好了"), "approve": (approve,)}
        for step in steps:
            verb, *said = moves[step]
            task = done(desk, verb, task, *said)
        return task

    return give
