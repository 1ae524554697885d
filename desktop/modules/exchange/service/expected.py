"""What the street expects: the package of every month."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.model.rights import Right
from desktop.modules.exchange import rules
from desktop.modules.exchange.records import Handover, Peer
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import Due, Period, Sort


def ahead(store: Reader, period: Period) -> Iterator[Due]:
    """The monthly package, from the day on which it may be written until it was; only where there is an office to take it."""
    peer = next(store.find(Peer), None)
    if peer is None or not store.actor.may(Right.OWN):
        return
    first, last = rules.expected(period.first)
    since = Filter("at", Match.FROM, Period(first, first).first_ms)
    written = Query(filters=(Filter("direction", value="out"), Filter("kind", value="monthly"), since))
    if first <= period.first and not store.count(Handover, written):
        yield Due(last, f"{first.month} 月月报", peer.title(), peer, Sort.REPORT, act="exchange.pack")
