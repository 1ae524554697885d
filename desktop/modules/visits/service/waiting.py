"""Demands whose next limit is near: what each waits for, and the command that files the step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from desktop.modules.team.records import Member
from desktop.modules.visits import rules
from desktop.modules.visits.records import Demand
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import HIGH, URGENT, USUAL, Due

_NEXT = MappingProxyType(
    {
        "new": ("待受理", "visits.accept"),
        "accepted": ("等分派", "visits.assign"),
        "doing": ("办理中", "visits.solve"),
        "escalated": ("等街道答复", "visits.answer"),
        "meeting": ("等议事结果", "visits.conclude"),
        "hard": ("要复核", "visits.review"),
        "solved": ("等告知居民", "visits.tell"),
        "replied": ("等告知居民", "visits.tell"),
        "feedback": ("待反馈", "visits.close"),
    }
)
"""Status -> what it waits for, and id of the command that files it."""
_REPLY = ("等首次答复", "visits.reply")
_READ = ("summary", "no", "status", "due", "handler", "urgency", "first_reply", "reopened", "address")
"""What rows are made of; a demand read whole takes three times as long."""
_WEIGHT = MappingProxyType({"urgent": URGENT, "high": HIGH})


def due(store: Reader, by: date) -> Iterator[Due]:
    """Open demands whose next limit lies on a day or before it, the earliest first."""
    waiting = Query(filters=(Filter("status", Match.IN, rules.OPEN), Filter("due", Match.TO, by)), order="due")
    found = list(store.partly(Demand, *_READ, query=waiting))
    named = {demand.handler for demand in found if demand.handler}
    handlers = {one.uid: one for one in store.partly(Member, "name", "account", of=named)}
    for demand in found:
        yield _due(demand, handlers.get(demand.handler or ""))


def _due(demand: Demand, handler: Member | None) -> Due:
    assert demand.due is not None, "a blank limit does not lie before a day"
    is_first = demand.status == "doing" and demand.first_reply is None and not demand.reopened
    waits, act = _REPLY if is_first else _NEXT[demand.status or ""]
    return Due(
        demand.due,
        f"诉求：{demand.title()}",
        handler.title() if handler else "",
        demand,
        place=" · ".join(filter(None, (waits, demand.address or demand.no))),
        act=act,
        weight=_WEIGHT.get(demand.urgency or "", USUAL),
        account=(handler.account or "") if handler else "",
    )
