"""Judge a roster row by row: people with their findings, doubles, rows set aside. Pure: reads batches, writes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import repeat
from typing import TypeVar

from desktop.base import collector
from desktop.formats.roster import NOTHING_CHOSEN, Batch, Chosen, Header, Reading, read
from desktop.formats.sheets import Book
from desktop.model.identity import PersonName
from desktop.modules.residents.rules import births, numbers, phones
from desktop.modules.residents.rules.births import Birth
from desktop.modules.residents.rules.doubles import Known
from desktop.modules.residents.rules.households import Households, settled
from desktop.modules.residents.rules.layout import layout
from desktop.modules.residents.rules.numbers import Number, Reason
from desktop.modules.residents.rules.people import (
    NOTHING,
    At,
    Code,
    Double,
    Judgement,
    Person,
    Rejection,
    SetAside,
    SheetRead,
    Skipped,
)
from desktop.modules.residents.rules.phones import Phones
from desktop.modules.residents.rules.places import Place, Written

K = TypeVar("K")
V = TypeVar("V")

_WRITTEN = ("compound", "lanes", "road", "lane", "building", "unit", "room", "door", "address")
_WORDED = ("ethnic", "edu", "politics", "relation", "hukou")
_JUDGED = frozenset({*_WRITTEN, *_WORDED, "name", "id_number", "sex", "birth", "phone", "head"})
_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_ROLE = re.compile(r"[(（](?:户主|本人|户主本人)[)）]$")
_VACANT = frozenset({"空关", "空关房", "空置", "空置房", "空户", "空房", "无人", "无人居住", "无人住", "空挂"})
_SEXES = {
    **dict.fromkeys(("男", "男性", "男士", "男生", "M", "m", "Male", "male", "MALE", "♂", "1"), "男"),
    **dict.fromkeys(("女", "女性", "女士", "女生", "F", "f", "Female", "female", "FEMALE", "♀", "2"), "女"),
}
"""Words and codes. Source: GB/T 2261.1-2003, 1 男性, 2 女性."""


class _Once(dict[K, V]):
    """Answers worked out once per distinct question."""

    def __init__(self, work: Callable[[K], V]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, asked: K) -> V:
        answer = self[asked] = self._work(asked)
        return answer


def judge(book: Book, today: date, chosen: Chosen = NOTHING_CHOSEN) -> Judgement:
    """Every row of a roster judged once, while the file is still being read.

    Args:
        book: the open file; its sheets are walked to their end.
        today: nobody is born after it.
        chosen: what a person said of columns, of this roster or of others with the same head.
    """
    court = _Court(today.isoformat())
    with collector.resting():
        sheets = tuple(court.sheet(reading) for reading in read(book, replace(layout(), chosen=chosen)))
    marks = {head.mark for sheet in sheets for head in sheet.heads}
    return Judgement(
        sheets=sheets,
        hidden=book.hidden,
        people=tuple(settled(court.known.people)),
        doubles=tuple(court.doubles),
        rejections=tuple(court.rejections),
        skipped=tuple(court.skipped),
        asides=tuple(court.asides),
        chosen={mark: fields for mark, fields in chosen.items() if mark in marks},
    )


@dataclass(slots=True)
class _Court:
    """What has been judged so far."""

    today: str
    known: Known = field(default_factory=Known)
    doubles: list[Double] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    asides: list[SetAside] = field(default_factory=list)
    _names: _Once[str, str] = field(default_factory=lambda: _Once(_name))
    _places: _Once[tuple[str, ...], Place] = field(default_factory=lambda: _Once(lambda texts: Written(*texts).place()))

    def sheet(self, reading: Reading) -> SheetRead:
        """Judge one sheet to its end."""
        households = Households()
        heads: dict[Header, None] = {}
        for batch in reading.batches:
            heads[batch.header] = None
            self._batch(reading.sheet, batch, households)
            self.skipped += (Skipped(At(reading.sheet, skip.row), skip.why.value) for skip in batch.skips)
            self.asides += (SetAside(At(reading.sheet, a.row), a.field, a.topic, a.text) for a in batch.asides)
        return SheetRead(reading.sheet, _distinct((*((reading.header,) if reading.header else ()), *heads)))

    def _batch(self, sheet: str, batch: Batch, households: Households) -> None:
        verdicts = self._verdicts(sheet, batch, households)
        for index, (row, cells, verdict) in enumerate(zip(batch.rows, batch.prints, verdicts, strict=True)):
            if isinstance(verdict, Reason):
                self.rejections.append(Rejection(At(sheet, row), verdict, _shown(batch, index)))
                continue
            same = self.known.meet(verdict, cells)
            if same:
                self.doubles.append(Double(At(sheet, row), same.kind, same.first, verdict, _shown(batch, index)))

    def _verdicts(self, sheet: str, batch: Batch, households: Households) -> Iterator[Person | Reason]:
        """What each row is by itself: a person, or the reason why not."""
        blank = [""] * len(batch.rows)
        columns = {name: batch.columns.get(name, blank) for name in _JUDGED}
        heads = [self._names[cell] for cell in columns["head"]]
        names = [self._names[cell] for cell in columns["name"]] if "name" in batch.columns else heads
        places = [self._places[texts] for texts in zip(*(columns[name] for name in _WRITTEN), strict=True)]
        heads = households.join(names, heads, columns["relation"], places)
        told = zip(*(columns[name] for name in _WORDED), strict=True)
        facts = zip(*(columns[name] for name in ("id_number", "birth", "sex", "phone")), strict=True)
        rows = zip(batch.rows, names, facts, places, heads, told, _more(batch), strict=True)
        for row, name, (cell, day, sex, calls), place, head, (ethnic, edu, politics, relation, hukou), more in rows:
            number = numbers.read(cell, self.today)
            reason = number.reason if name else Reason.NAME_MISSING
            if reason:
                yield reason
                continue
            birth, phone, said = births.read(day, number.birth, self.today), phones.read(calls), _SEXES.get(sex, "")
            codes = _codes(number, birth, phone, differs=bool(said) and said != number.sex)
            own = number.text, number.sex or said, birth.day, birth.part, phone.text
            yield Person(sheet, row, name, *own, place, head, ethnic, edu, politics, relation, hukou, more, codes)


def _codes(number: Number, birth: Birth, phone: Phones, *, differs: bool) -> tuple[Code, ...]:
    """What is odd about one person; differs: the sex cell says another sex than the number, or there is no number."""
    missing = not number.text
    if not (missing or number.upgraded or birth.differs or birth.partial or differs or phone.wrong or phone.several):
        return ()
    found = (
        (Code.ID_MISSING, missing),
        (Code.ID_UPGRADED, number.upgraded),
        (Code.BIRTH_MISMATCH, birth.differs),
        (Code.BIRTH_PARTIAL, birth.partial),
        (Code.SEX_MISMATCH, differs and not missing),
        (Code.PHONE_INVALID, phone.wrong),
        (Code.PHONE_MULTIPLE, phone.several),
    )
    return tuple(code for code, holds in found if holds)


def _more(batch: Batch) -> Iterable[Mapping[str, str]]:
    """What the other columns say, row by row."""
    others = [name for name in batch.columns if name not in _JUDGED]
    if not others:
        return repeat(NOTHING, len(batch.rows))
    rows = zip(*(batch.columns[name] for name in others), strict=True)
    return ({name: text for name, text in zip(others, row, strict=True) if text} if any(row) else NOTHING for row in rows)


def _shown(batch: Batch, index: int) -> dict[str, str]:
    return {name: texts[index] for name, texts in batch.shown.items()}


def _name(cell: str) -> str:
    """A name as it is kept: no space among Han characters, one sort of middle dot, no word for the householder behind it."""
    if _HAN_NAME.fullmatch(cell):
        return "" if cell in _VACANT else cell
    return _ROLE.sub("", PersonName().parse(cell) or "") if cell else ""


def _distinct(heads: Iterable[Header]) -> tuple[Header, ...]:
    """Each once: a table may turn back to a head it had before."""
    found: dict[object, Header] = {}
    for head in heads:
        found.setdefault((head.mark, head.columns), head)
    return tuple(found.values())
