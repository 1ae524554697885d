"""What somebody's roles come to: which one they are called by, and to which body they belong. Source: 居民委员会组织法."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.base.text import listed
from desktop.modules.team.records import ROLES, Tenure

ASSISTANT = "young_assistant"
"""Role code of 青年助手."""
SECRETARY, DIRECTOR = "party_secretary", "committee_director"

BRANCH = (SECRETARY, "party_deputy_secretary", "party_committee_member")
"""党组织班子."""
COMMITTEE = (DIRECTOR, "committee_deputy_director", "committee_member")
"""居民委员会."""
OFFICERS = (*BRANCH, *COMMITTEE)
"""两委."""
WORKERS = ("community_worker", "line_officer", ASSISTANT)
"""Who is a community worker (社区工作者): an assistant and a line officer are ones too."""
APPOINTED = (*OFFICERS, *WORKERS)
"""Those whose years are judged and who may mentor."""
HEADS = ("building_head", "group_head", "resident_rep")


_WHAT = ("member", "role", "term_no", "elected_on", "residents_group", "line")
"""What makes two spans one thing; a term is told by its number or by the day of its election."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the spans of a member come to, as their record keeps it."""

    role: str | None
    also_as: str | None
    since: date | None
    until: date | None
    line: str | None
    worker: bool | None


def held(tenures: Iterable[Tenure], day: date) -> list[Tenure]:
    """Those that last on a day; the last day of an office is still one of it."""
    return [one for one in tenures if _begins(one) <= day <= _ends(one)]


def is_double(one: Tenure, other: Tenure) -> bool:
    """Whether two spans say one thing twice: the same office of the same term, group and line, with a day in common.

    A day is the least: one that ended the day before may follow. Two terms of an office, or two buildings, are two things.
    """
    same = all(getattr(one, name) == getattr(other, name) for name in _WHAT)
    return same and _begins(one) <= _ends(other) and _begins(other) <= _ends(one)


def standing(tenures: Iterable[Tenure]) -> Standing:
    """What the spans of one member come to. Who has left is called by what they were last.

    An assistant is called so while they are one, because tasks and mentoring ask for it; else the highest office counts.
    """
    spans = list(tenures)
    serving = [one for one in spans if one.until is None]
    last = max((one.until for one in spans if one.until), default=None)
    counted = sorted(serving or [one for one in spans if one.until == last], key=_rank)
    first = counted[0] if counted else Tenure()
    others = dict.fromkeys(ROLES.label(one.role) for one in counted[1:] if one.role and one.role != first.role)
    lines = [one.line for one in counted if one.line]
    return Standing(
        role=first.role,
        also_as=listed(others) or None,
        since=first.since,
        until=None if serving else last,
        line=lines[0] if lines else None,
        worker=any(one.role in WORKERS for one in serving) or None,
    )


def _begins(one: Tenure) -> date:
    return one.since or date.min


def _ends(one: Tenure) -> date:
    return one.until or date.max


def _rank(one: Tenure) -> tuple[bool, int, date]:
    return one.role != ASSISTANT, ROLES.place(one.role or ""), one.since or date.min
