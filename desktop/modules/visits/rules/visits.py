"""Rules of visiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.base.clock import local_day
from desktop.base.problems import Problem
from desktop.model import days
from desktop.modules.visits.records import Visit

KEPT_FOR = 36
"""Months a visit is kept."""
IN_PERSON = "2"
"""Method code 走访, a call at the door. Source: method list of Shanghai's community platform."""


def judge(visit: Visit) -> Iterator[Problem]:
    """What keeps a visit from being filed."""
    if visit.resident is None and visit.household is None:
        yield Problem("居民", "写明走访了谁，或者哪一户")
    if visit.missed and visit.method != IN_PERSON:
        yield Problem("未遇", "只有上门走访才记未遇")
    if visit.missed and visit.refused:
        yield Problem("拒访", "没有人在，就不是拒访")
    if visit.next_on and visit.at and visit.next_on <= local_day(visit.at):
        yield Problem("下次走访", "要在这次走访以后")
    if visit.next_why and not visit.next_on:
        yield Problem("下次走访", "写上哪一天再去")


def reached(visit: Visit) -> bool:
    """Whether somebody was met: 未遇 and 拒访 count as attempts, not as contact."""
    return not (visit.missed or visit.refused)


def delete_on(visit: Visit) -> date | None:
    """The day from which a visit is to be deleted. Source: 个人信息保护法 第十九条, retention table of the area."""
    return days.months_after(local_day(visit.at), KEPT_FOR) if visit.at is not None else None
