"""A store of any size, filled without a sign-in and without a year of work: for figures that grow with the residents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from build_scripts.bench.stage import rows
from desktop.base import collector
from desktop.base.clock import Clock
from desktop.model import codes
from desktop.model.rights import Actor
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules.places import Place
from desktop.modules.residents.service.homes import home_of
from desktop.start import MODULES
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.store.unit import Unit
from desktop.work.desk import catalogue_of

_AT_ONCE = 50_000
"""Residents kept by one unit, so that a million of them never stand in memory together."""

_SECRETARY = Actor("示例书记", "owner", "ACCOUNT", "AREA")


@contextmanager
def street(folder: Path, residents: int) -> Iterator[Reader]:
    """A reader, as its secretary sees it, of a new store with that many residents in their households."""
    clock = Clock()
    store = Store(folder, f"x'{clock.entropy(48).hex()}'", catalogue_of(MODULES), clock)
    try:
        people = islice(rows(), residents)
        while some := list(islice(people, _AT_ONCE)):
            with collector.resting(), store.unit("导入居民名册", _SECRETARY) as unit:
                _settle(unit, some)
        reader = store.reader(_SECRETARY)
        try:
            yield reader
        finally:
            reader.connection.close()
    finally:
        store.close()


def _settle(unit: Unit, people: Iterable[tuple[str, ...]]) -> None:
    """Keep these people, and a home and a household for everyone who heads one."""
    uids = unit.clock.uids()
    homes: list[Home] = []
    households: list[Household] = []
    residents: list[Resident] = []
    stays: list[Stay] = []
    for (compound, building, room, head), family in groupby(people, itemgetter(5, 6, 7, 8)):
        home = replace(home_of(Place(compound, building.removesuffix("号"), "", room)), uid=next(uids))
        household = Household(uid=next(uids), home=home.uid, address=home.address, head=head)
        homes.append(home)
        households.append(household)
        for name, _, _, number, phone, *_, relation, _, _ in family:
            uid = next(uids)
            known = Resident(uid=uid, name=name, id_number=number, phone=phone, status="living")
            residents.append(replace(known, address=home.address, household=household.uid))
            stays.append(Stay(uid=next(uids), person=uid, household=household.uid, relation=codes.RELATION.code(relation)))
    unit.add_all(homes)
    unit.add_all(households)
    unit.add_all(residents)
    unit.add_all(stays)
