"""Living together over time: days that can be, one householder for a household, and what ends a stay.

Source: 户口登记条例 第五条 (one householder for each household); the days are a rule of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop.base.problems import Problem
from desktop.modules.residents.records import Stay

HEAD = "0"
"""Relation code of the householder. Source: GB/T 4761-2008, one digit."""

MOVED, DECEASED, VOID = "moved", "deceased", "void"
GONE = frozenset({MOVED, DECEASED, VOID})
"""States of residence in which nobody lives anywhere here. The record stays: what was noted with it still names it."""

WORDS = {MOVED: "迁出", DECEASED: "离世", VOID: "作废"}
"""State of residence -> the word for coming to it."""


def day_problems(stays: Iterable[Stay], day: date, today: date) -> Iterator[Problem]:
    """Why a stay of this person cannot begin, or the one they have cannot end, on a day.

    Args:
        stays: all of the person's, in any order.
    """
    if day > today:
        yield Problem("日期", f"{day.isoformat()} 还没有到")
        return
    known = [stay for stay in stays if stay.since or stay.until]
    since = max((stay.since for stay in known if stay.since), default=None)
    until = max((stay.until for stay in known if stay.until), default=None)
    if since and day < since:
        yield Problem("日期", f"早于上次入住的 {since.isoformat()}")
    elif until and day < until:
        yield Problem("日期", f"早于上次离开的 {until.isoformat()}")


def head_problems(relations: Sequence[str | None]) -> Iterator[Problem]:
    """What is wrong with the householders among the relations of one household: more than one."""
    heads = sum(relation == HEAD for relation in relations)
    if heads > 1:
        yield Problem("与户主关系", f"户主只能有一位，这里有 {heads} 位")
