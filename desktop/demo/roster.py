"""The roster of the demo neighbourhood: doors, households behind them, who lives there since when, and building groups."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from desktop.base.clock import FixedClock
from desktop.demo.people import FAMILIES, Figure, Namer
from desktop.modules.residents.records import BuildingGroup, Home, Household, PinnedNote, Resident, Stay
from desktop.modules.residents.rules import privacy
from desktop.modules.residents.rules.places import Place
from desktop.modules.residents.service.homes import home_of

DAY = date(2026, 1, 1)
"""The day the roster was taken: ages are counted to it, so that one seed gives the same people in any year."""

_VACANT = 0.05
_OLD, _BY_THE_MOON = 70, 4
"""From this age on one of so many keeps the birthday by the lunar calendar."""
_OUTSIDE = ("示例省示例市示例镇", "示例省样本县示例乡", "示例省示例市样本路8号")
_REMARKS = (
    "会写毛笔字，愿意教小朋友",
    "会修自行车",
    "周二、周四上午在家",
    "愿意参加楼道清扫",
    "阳台像个小花园",
    "可以帮邻居收快递",
)


_NOTES = (
    "怕吵，上门前先打电话；爱聊象棋，说起来就热络。",
    "白天家里没人，晚上七点以后再来。",
    "这栋的公告贴在二楼转角，大家都从那里走。",
)
"""About a person, a household and a building."""


@dataclass(frozen=True, slots=True)
class Compound:
    """How the doors of one compound are numbered. units: of each building, blank where there are none; doors: on each floor."""

    name: str
    units: tuple[str, ...]
    floors: int
    doors: int


@dataclass(slots=True)
class Neighbourhood:
    """Everything `settle` makes."""

    homes: list[Home] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    residents: list[Resident] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    groups: list[BuildingGroup] = field(default_factory=list)


_COMPOUNDS = (
    Compound("示例苑", ("1", "2"), 11, 2),
    Compound("示例路100弄", ("",), 6, 3),
    Compound("示例二村", ("",), 6, 4),
)

_SCHOOLING = (
    (24, {"21": 40, "31": 30, "61": 30}),
    (30, {"21": 50, "31": 28, "14": 12, "61": 10}),
    (50, {"21": 35, "31": 25, "41": 12, "61": 18, "71": 10}),
    (200, {"21": 6, "31": 12, "41": 14, "61": 28, "71": 28, "81": 12}),
)
"""Up to this age: code of GB/T 4658 -> how frequent."""


TWICE = 4
"""People who stand in the register twice."""


def settle(size: int, seed: int) -> Neighbourhood:
    """A neighbourhood of this many residents, the same for the same seed."""
    settler = _Settler(Random(seed))  # noqa: S311 - invented people, not keys
    vacant = doors()
    while len(settler.made.residents) < size:
        settler.open_door(next(vacant), size - len(settler.made.residents))
    settler.group()
    settler.write_twice()
    return settler.made


def doors() -> Iterator[Place]:
    """Doors without end: the first building of every compound, then the second of every one, and so on."""
    for number in count(1):
        for compound in _COMPOUNDS:
            for unit in compound.units:
                for floor in range(1, compound.floors + 1):
                    for door in range(1, compound.doors + 1):
                        yield Place(compound.name, str(number), unit, f"{floor}{door:02}")


def notes(made: Neighbourhood, review_on: date) -> tuple[PinnedNote, ...]:
    """A pinned note of each sort, to be looked at again on a day."""
    of_person, of_household, of_building = _NOTES
    return (
        PinnedNote(words=of_person, resident=made.residents[0].uid, review_on=review_on),
        PinnedNote(words=of_household, household=made.households[0].uid),
        PinnedNote(words=of_building, building=made.groups[0].name),
    )


class _Settler:
    """Fills door after door."""

    def __init__(self, chance: Random) -> None:
        self.made = Neighbourhood()
        self._chance = chance
        self._namer = Namer(chance)
        self._uids = FixedClock(DAY).uids()

    def open_door(self, place: Place, most: int) -> None:
        """Make one home and, behind most doors, a household of at most so many people."""
        home = dataclasses.replace(home_of(place), uid=next(self._uids))
        self.made.homes.append(home)
        if self._chance.random() < _VACANT:
            return
        make = self._chance.choices(FAMILIES, [one.weight for one in FAMILIES])[0]
        people = self._namer.family(make)[:most]
        household = Household(
            uid=next(self._uids),
            home=home.uid,
            address=home.address,
            head=people[0].name,
            tenure="rent" if make.lodgers else self._weighed({"own": 78, "public_rent": 16, "borrow": 6}),
        )
        years = 3 if make.lodgers else min(29, people[0].age - 19)
        since = DAY - timedelta(days=self._chance.randrange(1, 365 * years))
        uids = [self._lodge(figure, household, since) for figure in people]
        self.made.households.append(dataclasses.replace(household, contact=uids[0]))

    def group(self) -> None:
        """One group for each building with the households in it, headed by the first of middle age who lives there."""
        buildings = {home.address: f"{home.compound}{home.building}号" for home in self.made.homes}
        heads: dict[str, str] = {}
        for one in self.made.residents:
            if one.status == "living" and one.birth and 46 <= DAY.year - one.birth.year <= 72:
                heads.setdefault(buildings[one.address], one.uid)
        self.made.groups = [
            BuildingGroup(uid=next(self._uids), name=name, head=heads.get(name), homes=households)
            for name, households in Counter(buildings[one.address] for one in self.made.households if one.address).items()
        ]

    def write_twice(self) -> None:
        """Let a few grown-ups stand in the register twice, as registers have them: behind another door, without a number."""
        made = self.made
        named = {household.contact for household in made.households} | {group.head for group in made.groups}
        people = enumerate(made.residents)
        usual = [at for at, one in people if one.birth and one.status == "living" and one.uid not in named]
        for at, first in zip(usual[-TWICE:], usual[:TWICE], strict=True):
            other = made.residents[first]
            here = dataclasses.replace(made.residents[at], name=other.name, sex=other.sex, birth=other.birth)
            made.residents[at] = dataclasses.replace(here, phone=other.phone, id_number=None)

    def _lodge(self, figure: Figure, household: Household, since: date) -> str:
        """Let one person live in a household; a few of the grown-up children have left it since. Answers the uid."""
        birth = self._namer.birth(figure.age, DAY)
        has_left = figure.relation in "23" and figure.age >= 20 and self._chance.random() < 0.1
        person = self._person(figure, birth, household)
        left = DAY - timedelta(days=self._chance.randrange(1, 200)) if has_left else None
        if left:
            person = dataclasses.replace(
                person, status="moved", status_since=left, moved_to="外地工作", household=None, address=None
            )
        self.made.residents.append(privacy.spared(person, DAY))
        stay = Stay(
            uid=next(self._uids),
            person=person.uid,
            household=household.uid,
            relation=figure.relation,
            since=since if birth < since else None,
            until=left,
            kind=self.made.residents[-1].residence,
        )
        self.made.stays.append(stay)
        return person.uid

    def _person(self, figure: Figure, birth: date, household: Household) -> Resident:
        is_foreign, is_lodger, is_grown = figure.name.isascii(), household.tenure == "rent", figure.age >= 18
        residence = "RH6" if is_foreign else "RH5" if is_lodger else self._weighed({"RH1": 82, "RH3": 14, "RH2": 4})
        has_number = not is_foreign and self._chance.random() > 0.03
        return Resident(
            uid=next(self._uids),
            name=figure.name,
            sex=figure.sex,
            birth=birth,
            lunar_birthday=True if figure.age >= _OLD and birth.day % _BY_THE_MOON == 0 else None,
            phone=self._phone(figure.age),
            address=household.address,
            household=household.uid,
            status="away" if residence == "RH2" else "living",
            residence=residence,
            hukou=None if is_foreign else household.address if residence in ("RH1", "RH2") else self._chance.choice(_OUTSIDE),
            id_number=self._namer.number(birth, figure.sex) if has_number else None,
            ethnic=None if is_foreign or "·" in figure.name else "01",
            edu=self._weighed(next(codes for age, codes in _SCHOOLING if figure.age <= age)) if is_grown else None,
            politics=self._weighed({"13": 86, "01": 10, "03": 4}) if is_grown and not is_foreign else None,
            guardian=household.head if figure.age < privacy.CHILD else None,
            note=self._chance.choice(_REMARKS) if is_grown and self._chance.random() < 0.02 else None,
        )

    def _phone(self, age: int) -> str | None:
        drawn = self._chance.random()
        if age < 12 or drawn < 0.05:
            return None
        if age > 70 and drawn < 0.4:
            return self._namer.landline()
        return f"{self._namer.mobile()};{self._namer.landline()}" if drawn > 0.98 else self._namer.mobile()

    def _weighed(self, choices: dict[str, int]) -> str:
        return self._chance.choices(tuple(choices), tuple(choices.values()))[0]
