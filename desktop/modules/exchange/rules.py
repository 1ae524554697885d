"""Rules of handing over: what may leave, with what ground."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.base.problems import Problem
from desktop.model import days
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record
from desktop.work.records import Area

CHILD = 14
"""Nobody under this age leaves in a roster. Source: 个人信息保护法 第二十八、三十一条."""

_WRITTEN, _HANDED_IN = 25, 5

NEEDS_BASIS = ("roster",)
"""Kinds of package that carry people, and need the law and article or the letter they are asked by. Source: ibid. 第十三条."""


def leaving(catalogue: Catalogue, kind: str) -> dict[type[Record], tuple[str, ...]]:
    """Record type -> names of the fields that leave in this kind of package; types with none are absent."""
    found = {one: tuple(name for name, field in one.fields.items() if kind in field.leaves) for one in catalogue.values()}
    return {one: names for one, names in found.items() if names}


def judge(area: Area, kind: str, basis: str, known: tuple[str, ...]) -> Iterator[Problem]:
    """What keeps a package of this kind from being written."""
    if area.demo:
        yield Problem("演示", "演示数据不能交给街道")
    if kind not in known:
        yield Problem("种类", f"没有“{kind}”这种交接包")
    if kind in NEEDS_BASIS and not basis.strip():
        yield Problem("依据", "花名册要写明依据：哪部法律哪一条，或街道来文的文号")


def expected(today: date) -> tuple[date, date]:
    """The first and the last day for the monthly package that is expected on a day: the 25th of its month, the 5th of the next.

    Source: the day on which Shanghai's ledgers are filed; practice, not law.
    """
    month = today.replace(day=1) if today.day >= _WRITTEN else days.months_after(today.replace(day=1), -1)
    return month.replace(day=_WRITTEN), days.months_after(month, 1).replace(day=_HANDED_IN)


def may_leave(birth: date | None, today: date) -> bool:
    """Whether a person of this birth date may be in a roster package."""
    return birth is not None and days.age(birth, today) >= CHILD
