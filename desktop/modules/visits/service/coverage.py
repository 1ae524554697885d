"""How far the area is covered: households reached in a period, of all in which somebody lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from desktop.base.clock import local_day
from desktop.model import days
from desktop.modules.residents.records import Household
from desktop.modules.visits.rules import turns
from desktop.modules.visits.service.contact import homes_lived_in, latest
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.work.module import Period, Statistic

SCOPE = "有人住的户"


@dataclass(frozen=True, slots=True)
class Reached:
    """One household: its building and door, its head, and the day it was last reached in the period; None = it was not."""

    uid: str
    building: str
    door: str
    head: str
    last: date | None


@dataclass(frozen=True, slots=True)
class Building:
    """One building: how many of its households were reached, when last, and which they are in walking order."""

    name: str
    share: Statistic
    last: date | None
    households: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """An area in a period: its own share, and that of every building in walking order."""

    period: Period
    share: Statistic
    buildings: tuple[Building, ...]


def twelve_months(today: date) -> Period:
    """The year that ends on a day."""
    return Period(days.months_after(today, -12) + timedelta(days=1), today)


def coverage(store: Reader, period: Period) -> Coverage:
    """Households reached in a period. Attempts are no contact; a visit to a member counts for the household."""
    reached, lived_in = latest(store, period), homes_lived_in(store)
    doors = [
        Reached(uid, *turns.split(address or ""), head or "", local_day(reached[uid]) if uid in reached else None)
        for uid, address, head in store.columns(Household, "address", "head", query=Query(order="address"))
        if uid in lived_in
    ]
    by_building = groupby(doors, key=lambda door: door.building)
    buildings = tuple(_building(name, list(some), period) for name, some in by_building)
    return Coverage(period, _share(doors, SCOPE, period), buildings)


def share(store: Reader, period: Period) -> Statistic:
    """The area's own share alone."""
    reached, lived_in = latest(store, period), homes_lived_in(store)
    met = len(reached.keys() & lived_in.keys())
    return Statistic("households_reached", "走访到的户", met, len(lived_in), SCOPE, period.last)


def _building(name: str, doors: list[Reached], period: Period) -> Building:
    last = max((door.last for door in doors if door.last), default=None)
    return Building(name, _share(doors, f"{name}{SCOPE}", period), last, tuple(doors))


def _share(doors: list[Reached], scope: str, period: Period) -> Statistic:
    met = sum(door.last is not None for door in doors)
    return Statistic("households_reached", "走访到的户", met, len(doors), scope, period.last)
