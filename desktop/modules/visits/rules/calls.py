"""Rules of visiting."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.base.problems import Problem
from desktop.modules.visits.records import Visit

IN_PERSON = "2"
"""Method code 走访, a call at the door. Source: method list of Shanghai's community platform."""


def judge(visit: Visit) -> Iterator[Problem]:
    """What keeps a visit from being filed."""
    if visit.resident is None and visit.household is None:
        yield Problem("居民", "写明走访了谁，或者哪一户")
    if visit.missed and visit.method != IN_PERSON:
        yield Problem("未遇", "只有上门走访才记未遇")


def reached(visit: Visit) -> bool:
    """Whether somebody was met: 未遇 counts as an attempt, not as contact."""
    return not visit.missed
