"""What visits and demands tell the rest of the desk: timelines, what waits, counts of a period, what is to be deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from desktop.base.clock import SHANGHAI
from desktop.model import days
from desktop.model.record import Record
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member
from desktop.modules.visits import rules
from desktop.modules.visits.records import Demand, Visit
from desktop.modules.visits.rules.demands import kept_until
from desktop.modules.visits.service import turns, waiting
from desktop.modules.visits.service.coverage import share
from desktop.modules.visits.service.demands import demands_of
from desktop.modules.visits.service.diaries import made_by
from desktop.modules.visits.service.visits import visits_of
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work import ledgerfile
from desktop.work.ledger import within
from desktop.work.listing import Wording
from desktop.work.module import Due, Event, Period, Statistic
from desktop.work.tally import as_statistics, tally

OUTREACH = "X07"
"""The monthly sheet of outreach 联系服务群众工作统计表, whose numbers are the statistics of this slice."""

_SCOPE = "本居民区"
_NINE = time(9)
MOST = 200
"""Visits of one member that are told of, the latest: a few months of them."""


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """Visits and demands on the page of a person or a household; on a member's, the visits they made."""
    if isinstance(record, Member):
        yield from map(_event, made_by(store, record, MOST))
    if not isinstance(record, (Resident, Household)):
        return
    status = Demand.fields["status"].kind
    yield from map(_event, visits_of(store, record))
    for demand in demands_of(store, record):
        yield Event(_morning(demand.received), f"诉求 {status.show(demand.status)}", demand.summary or "", demand)


def due(store: Reader, by: date) -> Iterator[Due]:
    """Whose turn it is to be visited, and demands whose next limit lies on a day or before it."""
    yield from turns.due(store, by)
    yield from waiting.due(store, by)


def retention(store: Reader, by: date) -> Iterator[Due]:
    """Visits and closed demands whose storage time has ended. Source: 个人信息保护法 第十九、四十七条."""
    old = Period(by, days.months_after(by, -rules.KEPT_FOR)).last_ms
    for visit in store.find(Visit, Query(filters=(Filter("at", Match.TO, old),))):
        if (gone := rules.delete_on(visit)) is not None and gone <= by:
            yield Due(gone, f"走访：{visit.title()}", "", visit)
    latest = by - timedelta(days=365 * rules.KEPT_YEARS - 1)  # three years are at least so long; the exact day is asked below
    for demand in store.find(Demand, Query(filters=(Filter("closed", Match.TO, latest),), order="closed")):
        assert demand.closed is not None, "a blank day does not lie before another"
        if (day := kept_until(demand.closed)) <= by:
            yield Due(day, f"诉求：{demand.title()}", "", demand)


def statistics(store: Reader, period: Period) -> Iterator[Statistic]:
    """The numbers of the outreach sheet, how many of the calls at the door met nobody, and how far the area is covered."""
    sheet, found = ledgerfile.load(ledgerfile.folder() / f"{OUTREACH}.toml", store.shapes.catalogue)
    assert sheet is not None, found
    yield from as_statistics(tally(store, sheet, period), _SCOPE, period)
    query = Query(filters=(*within(Visit, "at", period), Filter("method", value=rules.IN_PERSON)))
    calls = store.counts(Visit, ("missed", "refused"), query)
    vain = sum(many for outcome, many in calls.items() if any(outcome))
    yield Statistic("visits_missed", "其中未遇、拒访", vain, sum(calls.values()), "入户走访", period.last)
    yield share(store, period)


def submission(store: Reader, demands: list[Demand], area: str) -> dict[str, object]:
    """Words for the template 问题提交单: shown texts only, one entry for each demand."""
    return {"demands": [{"area": area, **_sheet(store, one)} for one in demands]}


def _event(visit: Visit) -> Event:
    text = "未遇" if visit.missed else "拒访" if visit.refused else visit.words or ""
    return Event(visit.at or 0, Visit.fields["method"].kind.show(visit.method), text, visit)


def _sheet(store: Reader, demand: Demand) -> dict[str, str]:
    wording = Wording(store)
    shown = {name: wording.text(field, getattr(demand, name), whole=True) for name, field in demand.fields.items()}
    reporter = shown["resident"] or shown["reporter"] or shown["household"]
    escalated = demand.escalated
    day = f"{escalated.year} 年 {escalated.month} 月 {escalated.day} 日" if escalated else ""
    return {**shown, "reporter": reporter, "day": day}


def _morning(day: date | None) -> int:
    return int(datetime.combine(day, _NINE, SHANGHAI).timestamp() * 1000) if day else 0
