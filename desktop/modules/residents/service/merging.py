"""Two records of one person made one, and taken apart again. Nothing that names either of them is rewritten by a merge."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from typing import Any

from desktop.base.errors import StaleError
from desktop.model.kinds import Many, Ref
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Distinct, Resident, Stay
from desktop.modules.residents.rules.joining import joined
from desktop.modules.residents.service.homes import name_heads
from desktop.modules.residents.service.sameness import pair_named, pair_of
from desktop.store.reader import Reader
from desktop.store.same import filed_since, joining
from desktop.store.unit import Unit
from desktop.work.verb import verb

_OWN = (Resident, Stay, Distinct)
"""Records that go with a person and are not handed from one to the other."""


@verb("合并居民", needs=Right.EDIT)
def merge(unit: Unit, survivor: Resident, loser: Resident, taken: Collection[str] = ()) -> Resident:
    """Read two residents as one from now on; the other's own values stay for the day they are taken apart.

    Nobody else of either household is moved, and no stay is written: the person lives where the survivor's record says,
    and is the householder nowhere else.

    Args:
        taken: names of fields in which the other's value was chosen. What only the other knows is taken anyway.

    Raises:
        StaleError: one of them is merged already or no longer kept.
    """
    first, second = (_by_itself(unit.read, one) for one in (survivor, loser))
    if first is None or second is None or first.uid == second.uid:
        raise StaleError("这两条资料里有一条已经不在了，或已经合并，没有合并", "请重新查找，再合并。")
    for known in unit.read.find(Distinct):
        if pair_named(known) == pair_of(first, second):
            unit.remove(known)
    unit.label = f"合并居民：{second.title()} → {first.title()}"
    after = joined(first, second, taken, unit.today)
    unit.change(first, after)
    unit.change(second, dataclasses.replace(second, same_as=first.uid))
    name_heads(unit, after)
    return after


@verb("拆开居民", needs=Right.EDIT)
def split(unit: Unit, loser: Resident, theirs: Sequence[Record] = ()) -> Resident:
    """Take a merged resident out again: what was filed with them is theirs at once, chosen records filed since become so.

    What the merge wrote into the other's record goes back where nobody has changed it since.

    Args:
        theirs: of `filed_with`, those that belong to the one taken out.

    Raises:
        StaleError: they are not merged any more.
    """
    parted = unit.read.apart().get(Resident, loser.uid)
    into = unit.read.apart().get(Resident, parted.same_as or "") if parted else None
    if parted is None or into is None:
        raise StaleError("这条资料已经拆开，或已经不在了，没有改动", "请重新打开这位居民再看。")
    survivor = unit.read.get(Resident, into.uid) or into
    unit.label = f"拆开居民：{parted.title()}与{survivor.title()}"
    wrote = joining(unit.read, parted, into).wrote
    before = {name: old for name, (old, new) in wrote.items() if getattr(into, name) == new}
    unit.change(into, dataclasses.replace(into, **before))
    after = unit.change(parted, dataclasses.replace(parted, same_as=None))
    for each in (survivor, after):
        name_heads(unit, each)
    for record in unit.progress.over(theirs):
        _hand_over(unit, record, survivor, parted)
    return after


def merged_into(store: Reader, resident: Resident) -> list[Resident]:
    """Those merged into a resident, as they were."""
    return store.merged(resident)


def filed_with(store: Reader, loser: Resident) -> list[Record]:
    """What was filed with the survivor since the merge, and may be the other's: visits, tasks, meetings, candidacies."""
    survivor = store.get(Resident, loser.uid)
    into = store.apart().get(Resident, loser.same_as or "")
    if survivor is None or into is None:
        return []
    since = joining(store, loser, into).since
    named = {(record.table, record.uid): record for _, record in store.apart().referring(survivor)}
    later = (one for one in named.values() if not isinstance(one, _OWN) and filed_since(store.connection, one, since))
    return sorted(later, key=lambda one: one.uid)


def _by_itself(store: Reader, resident: Resident) -> Resident | None:
    found = store.apart().get(Resident, resident.uid)
    return found if found and found.same_as is None else None


def _hand_over(unit: Unit, record: Record, survivor: Resident, parted: Resident) -> None:
    now = unit.read.apart().get(type(record), record.uid)
    if now is None:
        return
    named: dict[str, Any] = {}
    for name, field in now.fields.items():
        value = getattr(now, name)
        if isinstance(field.kind, Ref) and field.kind.target == Resident.table and value == survivor.uid:
            named[name] = parted.uid
        elif isinstance(field.kind, Many) and field.kind.target == Resident.table and survivor.uid in (value or ()):
            named[name] = tuple(parted.uid if uid == survivor.uid else uid for uid in value)
    unit.change(now, dataclasses.replace(now, **named))
