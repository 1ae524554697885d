"""Demands noted and changed, their limits, and how somebody stands to them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from desktop.base.errors import DeskError, StaleError
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand, DemandLimits
from desktop.modules.visits.rules import demands as rules
from desktop.modules.visits.rules.demands import Standing
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, wrong
from desktop.work.verb import verb


@verb("登记诉求", needs=Right.EDIT)
def log_demand(unit: Unit, demand: Demand) -> Demand:
    """Note what somebody asked for; household, address and limits follow from the rest.

    Raises:
        DeskError: what is asked or its class is missing, or nobody is named who asks.
        StaleError: who asks is no longer kept.
    """
    resident = unit.read.get(Resident, demand.resident) if demand.resident else None
    household = unit.read.get(Household, demand.household or (resident.household if resident else None) or "")
    if demand.resident and resident is None:
        raise StaleError("这位居民已经不在了，诉求没有登记", "填好的内容还在。可以先到回收站恢复，再登记。")
    received = demand.received or unit.today
    whole = dataclasses.replace(
        _plain(demand),
        received=received,
        household=household.uid if household else None,
        address=demand.address or (resident.address if resident else None) or (household.address if household else None),
        phone=demand.phone or (resident.phone if resident else None),
        status="new",
    )
    for problem in (*rules.judge_demand(whole), *whole.check(), *wrong(whole, tuple(Demand.fields.values()))):
        raise DeskError(f"诉求没有登记：{problem}", "填好的内容还在，补上再保存。")
    if received > unit.today:
        raise DeskError("诉求没有登记：收到日期不能晚于今天", "填好的内容还在，改好再保存。")
    unit.label = f"登记诉求：{whole.summary}"
    return unit.add(_limited(whole, limits_of(unit.read, unit.actor)))


@verb("修改诉求", needs=Right.EDIT)
def change_demand(unit: Unit, before: Demand, after: Demand) -> Demand:
    """Keep what was changed; another day of receipt, or 情况复杂, moves the limits.

    Raises:
        DeskError: as `log_demand`.
        RefusedError: something was changed that only a step changes.
    """
    for problem in rules.judge_demand(after):
        raise DeskError(f"诉求没有保存：{problem}", "填好的内容还在，补上再保存。")
    if after.received and after.received > unit.today:
        raise DeskError("诉求没有保存：收到日期不能晚于今天", "填好的内容还在，改好再保存。")
    kept = keep_change(unit, before, after)
    assert isinstance(kept, Demand)
    if (before.received, before.lengthy) == (after.received, after.lengthy):
        return kept
    return unit.change(kept, _limited(kept, limits_of(unit.read, unit.actor)))


@verb("设定诉求时限", needs=Right.OWN)
def set_limits(unit: Unit, limits: DemandLimits) -> DemandLimits:
    """Set how long each step may take. Demands that wait already keep theirs until their next step.

    Raises:
        DeskError: a limit is missing or out of bounds.
    """
    for problem in (*limits.check(), *wrong(limits, tuple(DemandLimits.fields.values()))):
        raise DeskError(f"时限没有改：{problem}", "填好的内容还在，改好再保存。")
    unit.label = "设定诉求时限"
    before = unit.read.get(DemandLimits, unit.actor.owner)
    whole = dataclasses.replace(limits, uid=unit.actor.owner)
    return unit.change(before, whole) if before else unit.add(whole)


def limits_of(store: Reader, actor: Actor) -> DemandLimits:
    """The limits of the own area, or the usual ones."""
    return store.get(DemandLimits, actor.owner) or rules.LIMITS


def standing(store: Reader, actor: Actor, demand: Demand) -> Standing:
    """How the signed-in person stands to a demand; somebody who is two members of the team handles it as either."""
    handlers = (store.get(Member, uid) for uid in (demand.handler, *(demand.co_handlers or ())) if uid)
    return Standing(
        is_handler=bool(actor.account) and any(one is not None and one.account == actor.account for one in handlers),
        noted_result=bool(actor.account) and demand.solver == actor.account,
        is_assistant=actor.role == "assistant",
    )


def demands_of(store: Reader, record: Record) -> Iterator[Demand]:
    """Demands of a resident or of anyone of the household, latest first."""
    household = record.household if isinstance(record, Resident) else record.uid
    found = {one.uid: one for one in store.find(Demand, household=household)} if household else {}
    if isinstance(record, Resident):
        found |= {one.uid: one for one in store.find(Demand, resident=record.uid)}
    return iter(sorted(found.values(), key=lambda one: (one.received is not None, one.received, one.no or ""), reverse=True))


def _plain(demand: Demand) -> Demand:
    """Without what only a step may say: a form is not asked about it."""
    blank = {name: None for name, field in Demand.fields.items() if field.computed}
    return dataclasses.replace(demand, **blank)  # type: ignore[arg-type]  # names of Demand's fields


def _limited(demand: Demand, limits: DemandLimits) -> Demand:
    assert demand.received is not None, "whoever keeps it has seen to that"
    timed = dataclasses.replace(demand, close_by=rules.closing_day(demand.received, demand, limits))
    return dataclasses.replace(timed, due=rules.next_limit(timed, limits))
