"""Who of the register may be one person: suggestions over everybody, and who was found to be two."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from desktop.base import collector
from desktop.base.errors import StaleError
from desktop.base.progress import Progress
from desktop.model.rights import Right
from desktop.modules.residents.records import Distinct, Resident
from desktop.modules.residents.rules.sameness import Likeness, likeness, phones, sound
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.verb import verb

MOST = 500
"""Pairs that are suggested at once: more than anybody looks through."""

_COLUMNS = ("name", "birth", "birth_year", "phone", "address", "id_number", "id_print")
_LARGEST = 12
"""People under one key that are compared: a number that two hundred share is the office's own."""

_STEP = 2000
Pair = tuple[str, str]
"""Uids of two residents, the smaller first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two residents who may be one person, the earlier registered first, and why."""

    one: Resident
    other: Resident
    likeness: Likeness

    @property
    def pair(self) -> Pair:
        """Their uids, sorted."""
        return pair_of(self.one, self.other)


@verb("记为不是同一人", needs=Right.EDIT)
def tell_apart(unit: Unit, one: Resident, other: Resident) -> Distinct:
    """Remember that two who look like one person are two.

    Raises:
        StaleError: they are one already, or one of them is no longer kept.
    """
    found = [unit.read.get(Resident, each.uid) for each in (one, other)]
    if None in found or found[0] == found[1]:
        raise StaleError("这两条资料里有一条已经不在了，或已经合并，没有记", "请重新查找。")
    unit.label = f"不是同一人：{one.title()}与{other.title()}"
    first, second = pair_of(one, other)
    known = next((each for each in distinct(unit.read) if pair_named(each) == (first, second)), None)
    return known or unit.add(Distinct(reasons=likeness(one, other).words or None, one=first, other=second))


@verb("重新当作像同一人", needs=Right.EDIT)
def doubt_again(unit: Unit, known: Distinct) -> None:
    """Take back that two are two: they may be suggested again."""
    unit.label = "撤回“不是同一人”"
    unit.remove(known)


def pair_of(one: Resident, other: Resident) -> Pair:
    """The uids of two, sorted."""
    first, second = sorted((one.uid, other.uid))
    return first, second


def pair_named(known: Distinct) -> Pair:
    """Whom a remembered pair names, sorted: when one was merged since, its survivor stands there."""
    first, second = sorted((known.one or "", known.other or ""))
    return first, second


def distinct(store: Reader) -> Iterator[Distinct]:
    """The pairs known to be two, both of them still kept and not merged with each other."""
    for known in store.find(Distinct):
        first, second = pair_named(known)
        if first != second and store.get(Resident, first) and store.get(Resident, second):
            yield known


def still_two(store: Reader, found: Iterable[Suggestion]) -> list[Suggestion]:
    """Those of some suggestions that can still be decided: neither merged, gone, nor known to be two."""
    known = {pair_named(one) for one in distinct(store)}
    fresh = ((store.get(Resident, each.one.uid), store.get(Resident, each.other.uid), each) for each in found)
    return [
        Suggestion(one, other, each.likeness)
        for one, other, each in fresh
        if one and other and (one.uid, other.uid) == (each.one.uid, each.other.uid) and each.pair not in known
    ]


def suggest(store: Reader, progress: Progress | None = None) -> list[Suggestion]:
    """Everybody compared with those who share a telling key: likeliest first, conflicts of numbers before all.

    Raises:
        RefusedError: numbers and telephones are asked for by eyes that may not see them.
    """
    progress = progress or Progress()
    known = {pair_named(one) for one in store.find(Distinct)}
    with collector.resting():
        pairs = sorted(_Blocks(store, progress).pairs() - known)
    found = []
    for one_uid, other_uid in progress.over(pairs):
        one, other = store.get(Resident, one_uid), store.get(Resident, other_uid)
        alike = likeness(one, other) if one and other else None
        if one and other and alike and alike.is_enough:
            found.append(Suggestion(one, other, alike))
    found.sort(key=lambda each: (not each.likeness.is_conflict, -each.likeness.weight, each.pair))
    return found[:MOST]


@dataclass
class _Blocks:
    """People under the keys by which one person is kept twice. Keys are kept as their hashes: eight bytes each."""

    store: Reader
    progress: Progress
    uids: list[str] = field(default_factory=list)
    keys: array[int] = field(default_factory=lambda: array("q"))
    whose: array[int] = field(default_factory=lambda: array("l"))

    def pairs(self) -> set[Pair]:
        """Two people each who share a key; a hash that two keys share does no harm, for all pairs are weighed."""
        self._fill()
        twice = {key for key, after in pairwise(sorted(self.keys)) if key == after}
        blocks: dict[int, list[int]] = {}
        for key, who in zip(self.keys, self.whose, strict=True):
            if key in twice:
                blocks.setdefault(key, []).append(who)
        pairs = (pair for block in blocks.values() for pair in combinations(block[:_LARGEST], 2))
        return {_sorted(self.uids[one], self.uids[other]) for one, other in pairs if one != other}

    def _fill(self) -> None:
        for number, (uid, *values) in enumerate(self.store.columns(Resident, *_COLUMNS)):
            self.uids.append(uid)
            for key in _keys(*values):
                self.keys.append(hash(key))
                self.whose.append(number)
            if not number % _STEP:
                self.progress.step(number, 0)


def _sorted(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _keys(
    name: str | None, birth: date | None, birth_year: int | None, phone: str | None, address: str | None, *numbers: str | None
) -> Iterator[tuple[object, ...]]:
    """What two records of one person have in common: the number; name and birth or door; sound and telephone or door."""
    yield from (("number", number) for number in numbers if number)
    if not name:
        return
    if birth:
        yield "born", name, birth
    if address:
        yield "door", name, address
        yield "sound", sound(name), address, birth.year if birth else birth_year
    yield from (("phone", sound(name), number) for number in phones(phone))
