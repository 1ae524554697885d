"""What taking in a roster would do, person by person. The plan shown is the plan carried out."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from desktop.base.progress import Progress
from desktop.model.record import values
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules import privacy
from desktop.modules.residents.rules.people import REPEATING, Judgement, Person
from desktop.modules.residents.rules.stays import GONE
from desktop.modules.residents.service.homes import written
from desktop.modules.residents.service.known import Known
from desktop.store.reader import Reader

_LIVING = "living"
"""Where a roster does not say, whoever is new on it lives here."""

STANDS_ON = (Resident, Home, Household, Stay)
"""What a plan was made against: when one of these is written meanwhile, the plan is made anew."""


class Fate(Enum):
    """What would become of one person of the roster."""

    NEW = "新增"
    UPDATE = "更新"
    SAME = "未变"
    ASK = "要确认"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the roster and what would become of them.

    Attributes:
        uid: the kept resident it means; blank when new.
        record: the resident as it would be kept, where there is one to compare with; a new one is made when it is kept.
        question: for ASK, what a person must decide.
    """

    person: Person
    fate: Fate
    record: Resident | None = None
    uid: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole: what was read, what would happen, and what it was planned against."""

    judgement: Judgement
    entries: tuple[Entry, ...]
    stands_on: int
    children: int
    maker: Maker

    def count(self, fate: Fate) -> int:
        """How many people have this fate."""
        return self.counts[fate]

    @property
    def counts(self) -> Counter[Fate]:
        """People by fate."""
        return Counter(entry.fate for entry in self.entries)

    @property
    def refused(self) -> int:
        """Rows that cannot be taken in as they are."""
        return len(self.judgement.rejections)

    @property
    def repeated(self) -> int:
        """Rows that say an earlier one again and add nothing."""
        return sum(double.kind in REPEATING for double in self.judgement.doubles)

    @property
    def found(self) -> int:
        """All rows about people: of each of them one of the counts tells."""
        return len(self.judgement.people) + len(self.judgement.rejections) + len(self.judgement.doubles)


def plan_import(
    store: Reader, judgement: Judgement, today: date, secret: bytes | None, progress: Progress | None = None
) -> Plan:
    """Compare a judged roster with who is kept; writes nothing.

    Args:
        secret: of the area, where only a light roster is kept.
    """
    known, maker = Known(store, secret), Maker(today, secret)
    entries = tuple(_entries(store, known, judgement.people, maker, progress or Progress()))
    children = sum(_is_child(person, today) for person in judgement.people)
    return Plan(judgement, entries, store.latest(*STANDS_ON), children, maker)


def _is_child(person: Person, today: date) -> bool:
    return bool(person.birth) and privacy.is_child(date.fromisoformat(person.birth), today)


def _entries(store: Reader, known: Known, people: Sequence[Person], maker: Maker, progress: Progress) -> Iterator[Entry]:
    if not len(known):
        yield from (Entry(person, Fate.NEW) for person in progress.over(people))
        return
    for person in progress.over(people):
        match = known.match(person, is_child=_is_child(person, maker.today))
        if match is None:
            yield Entry(person, Fate.NEW)
            continue
        fresh = maker.resident(person)
        if match.is_stopped:
            yield Entry(person, Fate.ASK, fresh, match.uid, "本人要求停止使用，这一行没有收")
        elif match.by_number and match.name != person.name:
            yield Entry(person, Fate.ASK, fresh, match.uid, f"身份证号与已有的{match.name}相同，姓名不同")
        else:
            now = store.get(Resident, match.uid) or Resident(uid=match.uid)
            after = _updated(now, fresh, store.merged(now))
            yield Entry(person, Fate.SAME if values(after) == values(now) else Fate.UPDATE, after, match.uid)


def _updated(now: Resident, fresh: Resident, merged: Sequence[Resident]) -> Resident:
    """The kept record with what the roster says; where it says nothing, what is kept stays.

    A roster that knows somebody twice goes on saying what a merged record said before; that is no news. Nor is the door of
    somebody who is gone: rosters go on naming it, and nobody lives there.
    """
    said = {name: value for name in fresh.fields if (value := getattr(fresh, name)) is not None}
    news = ({name: value for name, value in said.items() if getattr(one, name) != value} for one in (now, *merged))
    after = dataclasses.replace(now, **min(news, key=len))
    return dataclasses.replace(after, address=now.address) if after.status in GONE else after


class Maker:
    """Makes records of roster people, asking each kind to read the cell's own words once."""

    def __init__(self, today: date, secret: bytes | None) -> None:
        self.today = today
        self._secret = secret
        self._read: dict[tuple[str, str], object] = {}

    def resident(self, person: Person, uid: str = "", household: str | None = None) -> Resident:
        """The resident a row describes, without what is not kept of children or in a light roster."""
        birth = date.fromisoformat(person.birth) if person.birth else None
        resident = Resident(
            uid=uid,
            household=household,
            name=person.name,
            sex=self._value("sex", person.sex),
            birth=birth,
            birth_year=int(person.birth_part[:4]) if person.birth_part and not birth else None,
            phone=person.phone or None,
            address=None if self.is_gone(person) else written(person.place) or None,
            hukou=person.hukou or None,
            id_number=person.id_number or None,
            ethnic=self._value("ethnic", person.ethnic),
            edu=self._value("edu", person.edu),
            politics=self._value("politics", person.politics),
            **{"status": _LIVING if uid else None, **self._more(person)},
        )
        spared = privacy.spared(resident, self.today)
        if spared is not resident:
            guardian = person.head if person.head != person.name else None
            resident = dataclasses.replace(spared, guardian=guardian or spared.guardian or None)
        return privacy.lightened(resident, self._secret) if self._secret else resident

    def is_gone(self, person: Person) -> bool:
        """Whether a row says that the person lives here no longer, so that its door is nobody's."""
        return self._value("status", person.more.get("status", "")) in GONE

    def _more(self, person: Person) -> dict[str, Any]:
        found = {name: self._value(name, text) for name, text in person.more.items() if name in Resident.fields}
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, name: str, text: str) -> Any:
        """What the field's kind makes of a cell; words it cannot read are left out rather than kept wrong."""
        if not text:
            return None
        key = (name, text)
        if key not in self._read:
            try:
                self._read[key] = Resident.fields[name].kind.parse(text)
            except ValueError:
                self._read[key] = None
        return self._read[key]
