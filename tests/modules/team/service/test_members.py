"""Who serves, and which of them signed in."""

from __future__ import annotations

from datetime import date

from office import keep

from desktop.modules.team.records import Member
from desktop.modules.team.service import assistants, self_of, serving
from desktop.work.desk import Desk


def member(desk: Desk, name: str, **given: object) -> Member:
    kept: Member = keep(desk, Member(name=name, **{"role": "young_assistant"} | given))
    return kept


def test_a_member_with_a_last_day_no_longer_serves(desk: Desk) -> None:
    stays = member(desk, "示例助手甲")
    member(desk, "示例助手乙", until=date(2026, 7, 1))

    assert list(serving(desk.store)) == [stays]


def test_only_young_assistants_are_assistants(desk: Desk) -> None:
    young = member(desk, "示例助手甲")
    member(desk, "示例主任", role="committee_director")

    assert assistants(desk.store) == [young]


def test_the_signed_in_person_is_the_member_with_their_account(desk: Desk) -> None:
    member(desk, "示例助手甲", account="ANOTHER")
    me = member(desk, "示例书记", account=desk.actor.account)

    assert self_of(desk.store, desk.actor) == me


def test_a_person_without_an_account_is_nobody_in_the_team(desk: Desk) -> None:
    member(desk, "示例助手甲", account=None)

    assert self_of(desk.store, desk.actor) is None


def test_somebody_who_left_is_no_longer_that_member(desk: Desk) -> None:
    member(desk, "示例书记", account=desk.actor.account, until=date(2026, 1, 1))

    assert self_of(desk.store, desk.actor) is None
