"""The calendar of a mentorship: a talk every month, a word in the middle, one at the end. Source: 带教协议 of offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.base.problems import Problem
from desktop.model import days
from desktop.modules.team.records import COMPETENCES, CompetenceStep, Mentorship

MONTHS = 12
"""How long, where nobody has said."""
FEWEST_GOALS, MOST_GOALS = 3, 5
EXTENDED = "extended"
LEAST, MOST = 1, 4
"""看着做 and 能带人."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing to be done by a day."""

    day: date
    what: str


def goals_of(pair: Mentorship) -> list[str]:
    """Its goals, one a line."""
    return [line.strip() for line in (pair.goals or "").splitlines() if line.strip()]


def ends_on(pair: Mentorship) -> date | None:
    """The day on which it is over, as it was planned."""
    return days.months_after(pair.start, pair.months or MONTHS) if pair.start else None


def month_at(pair: Mentorship, today: date) -> int:
    """Which month of it a day lies in, from 1; 0 before it begins."""
    if pair.start is None or today < pair.start:
        return 0
    months = (today.year - pair.start.year) * 12 + today.month - pair.start.month
    return months + (days.months_after(pair.start, months) <= today)


def next_talk(pair: Mentorship, last: date | None) -> date | None:
    """By when the next talk is due: a month after the last one, or after the beginning; none after the end."""
    since = max(filter(None, (pair.start, last)), default=None)
    return None if since is None or pair.ended_on else days.months_after(since, 1)


def milestones(pair: Mentorship, last: date | None) -> list[Milestone]:
    """What is still to come of it, earliest first.

    Args:
        last: day of the last talk.
    """
    if pair.ended_on or pair.start is None:
        return []
    found = [Milestone(day, "带教谈话")] if (day := next_talk(pair, last)) else []
    if pair.mid_on is None:
        found.append(Milestone(days.months_after(pair.start, (pair.months or MONTHS) // 2), "中期评价"))
    if end := ends_on(pair):
        found.append(Milestone(end, "期满评价"))
    return sorted(found, key=lambda one: one.day)


def levels(steps: Iterable[CompetenceStep]) -> Mapping[str, CompetenceStep]:
    """Competence -> the latest step. Of one day the one that was kept last counts."""
    found: dict[str, CompetenceStep] = {}
    for step in sorted(steps, key=lambda one: (one.moved_on or date.min, one.uid)):
        found[step.competence or ""] = step
    return {code: found[code] for code in COMPETENCES.entries if code in found}


def asks_why(before: int | None, after: int) -> bool:
    """Whether a move of a level wants a word: it goes down, or skips one. The first time that one is judged skips nothing."""
    return before is not None and not before <= after <= before + 1


def doubts(pair: Mentorship) -> Iterator[Problem]:
    """What had better be otherwise in a pair that is being formed; told, never refused."""
    goals = len(goals_of(pair))
    if goals and not FEWEST_GOALS <= goals <= MOST_GOALS:
        yield Problem("目标", f"写了 {goals} 条，三到五条最好")
    if pair.mentor and pair.mentor == pair.mentee:
        yield Problem("谁来带", "自己不能带自己")
