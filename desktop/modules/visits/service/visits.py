"""Visits filed and found, and how long ago every household was reached."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop.base.clock import local_day
from desktop.base.errors import DeskError, StaleError
from desktop.base.text import counted
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.rules.care import EVERYONE
from desktop.modules.residents.service.care import interval_of
from desktop.modules.team.service import self_of
from desktop.modules.visits import rules
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import turns
from desktop.modules.visits.service.contact import homes_lived_in, latest
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.module import Mark, Period
from desktop.work.verb import verb


@verb("记走访", needs=Right.EDIT)
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
    unit.label = f"记走访：{subject.title()}"
    return unit.add(whole)


@verb("记走访", needs=Right.EDIT)
def log_visits(unit: Unit, visits: Sequence[Visit]) -> int:
    """File what came of a walk, as one step; answers how many visits.

    Raises:
        DeskError, StaleError: as `log_visit`; nothing of the walk is kept then.
    """
    for visit in unit.progress.over(visits):
        log_visit(unit, visit)
    unit.label = f"记走访 {counted(len(visits), Visit.measure)}" if len(visits) != 1 else unit.label
    return len(visits)


def visits_of(store: Reader, record: Record) -> Iterator[Visit]:
    """Visits to a resident or to anyone of the household, latest first."""
    household = record.household if isinstance(record, Resident) else record.uid
    found = {visit.uid: visit for visit in store.find(Visit, household=household)} if household else {}
    if isinstance(record, Resident):
        found |= {visit.uid: visit for visit in store.find(Visit, resident=record.uid)}
    return iter(sorted(found.values(), key=lambda visit: -(visit.at or 0)))


def last_visits(store: Reader, today: date) -> Mapping[str, Mark]:
    """Household -> how long ago it was reached: within thirty days, within ninety, within the year every household has."""
    every = interval_of(store, EVERYONE).days or turns.YEAR
    reached = latest(store, Period(date(1970, 1, 2), today))
    lived_in = homes_lived_in(store)
    ages = {uid: (today - local_day(reached[uid])).days if uid in reached else None for uid in lived_in}
    return {uid: turns.shade(age, every) for uid, age in ages.items()}
