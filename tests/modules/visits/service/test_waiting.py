"""Demands near their limit: what each waits for, whose it is, and which command files it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from office import keep

from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand
from desktop.modules.visits.rules import OPEN
from desktop.modules.visits.service.waiting import due
from desktop.work.desk import Desk
from desktop.work.module import URGENT

TODAY = date(2026, 8, 28)


@pytest.mark.parametrize("status", OPEN)
def test_every_open_demand_is_filed_by_a_command_that_fits_it(desk: Desk, status: str) -> None:
    kept = keep(desk, Demand(summary="楼道灯不亮", status=status, due=TODAY))
    (found,) = due(desk.store, TODAY)
    command = next(one for one in desk.commands if one.id == found.act)

    assert command.fits((kept,))


def test_what_was_not_answered_yet_waits_for_its_first_reply(desk: Desk) -> None:
    keep(desk, Demand(summary="楼道灯不亮", status="doing", due=TODAY, address="示例路100弄5号"))
    keep(desk, Demand(summary="下水堵了", status="doing", due=TODAY, first_reply=TODAY, address="示例路100弄6号"))

    assert [(one.place, one.act) for one in due(desk.store, TODAY)] == [
        ("等首次答复 · 示例路100弄5号", "visits.reply"),
        ("办理中 · 示例路100弄6号", "visits.solve"),
    ]


def test_it_says_who_handles_it_and_how_urgent_it_is(desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", account="ACCOUNT"))
    keep(desk, Demand(summary="楼道灯不亮", status="doing", due=TODAY, handler=member.uid, urgency="urgent"))
    (found,) = due(desk.store, TODAY)

    assert (found.text, found.who, found.account, found.weight) == ("诉求：楼道灯不亮", "示例助手甲", "ACCOUNT", URGENT)


def test_limits_that_lie_ahead_and_demands_that_are_over_do_not_wait(desk: Desk) -> None:
    keep(desk, Demand(summary="以后", status="doing", due=TODAY + timedelta(days=1)))
    keep(desk, Demand(summary="办结", status="closed", due=TODAY))

    assert list(due(desk.store, TODAY)) == []
