"""Verbs and readings of visiting."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from desktop.base.errors import DeskError, StaleError
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.service import self_of
from desktop.modules.visits import rules
from desktop.modules.visits.records import Visit
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.module import Event, Period, Statistic
from desktop.work.verb import verb


@verb("登记走访", needs=Right.EDIT)
def log_visit(unit: Unit, visit: Visit) -> Visit:
    """File one visit: time, household and visitor are filled in where they follow from the rest.

    Raises:
        DeskError: neither resident nor household is named, no method, or 未遇 without a call at the door.
        StaleError: whoever was visited is no longer kept.
    """
    resident = unit.read.get(Resident, visit.resident) if visit.resident else None
    visitor = self_of(unit.read, unit.actor)
    whole = dataclasses.replace(
        visit,
        at=visit.at or unit.entry.at,
        household=visit.household or (resident.household if resident else None),
        visitors=visit.visitors or ((visitor.uid,) if visitor else None),
    )
    for problem in (*rules.judge(whole), *whole.check(), *wrong(whole, tuple(Visit.fields.values()))):
        raise DeskError(f"走访没有登记：{problem}", "填好的内容还在，补上再保存。")
    subject = resident or unit.read.get(Household, whole.household or "")
    if subject is None:
        raise StaleError("这位居民或这一户已经不在了，走访没有登记", "可以先到回收站恢复，再登记。")
    unit.label = f"登记走访：{subject.title()}"
    return unit.add(whole)


def visits_of(store: Reader, record: Record) -> Iterator[Visit]:
    """Visits to a resident or to anyone of the household, latest first."""
    household = record.household if isinstance(record, Resident) else record.uid
    found = {visit.uid: visit for visit in store.find(Visit, household=household)} if household else {}
    if isinstance(record, Resident):
        found |= {visit.uid: visit for visit in store.find(Visit, resident=record.uid)}
    return iter(sorted(found.values(), key=lambda visit: -(visit.at or 0)))


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """Visits on the page of a person or a household."""
    if isinstance(record, (Resident, Household)):
        method = Visit.fields["method"].kind
        for visit in visits_of(store, record):
            text = "未遇" if visit.missed else visit.words or ""
            yield Event(visit.at or 0, method.show(visit.method), text, visit)


def statistics(store: Reader, period: Period) -> Iterator[Statistic]:
    """Calls at the door and other contacts of a period. Source: 联系服务群众工作统计表 (入户走访 / 非入户走访)."""
    within = Query(filters=(Filter("at", Match.FROM, period.first_ms), Filter("at", Match.TO, period.last_ms)))
    visits = list(store.find(Visit, within))
    calls = [visit for visit in visits if visit.method == rules.IN_PERSON]
    scope = "本居民区"
    yield Statistic("visits_at_door", "入户走访", len(calls), None, scope, period.last)
    yield Statistic("visits_other", "非入户走访", len(visits) - len(calls), None, scope, period.last)
    yield Statistic(
        "visits_missed", "其中未遇", sum(not rules.reached(visit) for visit in calls), len(calls), "入户走访", period.last
    )
