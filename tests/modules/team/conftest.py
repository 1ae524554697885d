"""A secretary, two young assistants with desks of their own, and a pair."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from office import Office, as_role, done

from desktop.modules.team.records import Member, Mentorship
from desktop.modules.team.service import pair_up, register_member
from desktop.work.desk import Desk

TODAY = date(2026, 8, 28)
START = date(2026, 3, 1)


@pytest.fixture
def joined(desk: Desk) -> Callable[..., Member]:
    """Take somebody into the team: joined("示例主任", "committee_director", …)."""

    def take(name: str, role: str, **given: Any) -> Member:
        found: Member = done(desk, register_member, Member(name=name, role=role, **{"since": START} | given))
        return found

    return take


@pytest.fixture
def secretary(desk: Desk, joined: Callable[..., Member]) -> Member:
    return joined("示例书记", "party_secretary", account=desk.actor.account)


@pytest.fixture
def seat(office: Office, desk: Desk) -> Callable[[str], Desk]:
    """The desk of somebody with the rights of an assistant: seat("甲")."""

    def sit(name: str) -> Desk:
        return office.desk(as_role(desk, "assistant", name))

    return sit


@pytest.fixture
def mentee(joined: Callable[..., Member], seat: Callable[[str], Desk]) -> Member:
    return joined("示例助手甲", "young_assistant", account=account("甲"))


@pytest.fixture
def pair(desk: Desk, secretary: Member, mentee: Member) -> Mentorship:
    asked = Mentorship(mentor=secretary.uid, mentee=mentee.uid, start=START, months=12, goals="甲\n乙\n丙")
    found: Mentorship = done(desk, pair_up, asked)
    return found


def account(name: str) -> str:
    """The account that `seat` signs in with."""
    return f"ACCOUNT-assistant-{name}"
