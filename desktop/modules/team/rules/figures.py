"""The team's statistics S1 to S7: each with numerator, denominator, scope and day. Nobody is ranked.

Where some have not said a fact, the share of those who have and the share of all are both told, for they are two wholes.
Source: domain of the residential areas' team statistics; degrees by GB/T 4658, parties by GB/T 4762.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.model import days
from desktop.modules.team.records import ROLES, Recruitment
from desktop.modules.team.rules.roles import BRANCH, COMMITTEE, DIRECTOR, OFFICERS, SECRETARY, WORKERS
from desktop.work.module import Statistic

DEGREES = ("11", "14", "17", "21", "28", "31")
"""Graduated, from college upward: 大专及以上 counts no 结业 or 肄业."""
DOCTOR = "11"
PARTY = ("01", "02")
"""Members and probationary members."""
FEMALE = "2"
BANDS = (("35 岁及以下", 0, 35), ("36–45 岁", 36, 45), ("46–54 岁", 46, 54), ("55 岁及以上", 55, 200))
DECADES = (1980, 1990)


@dataclass(frozen=True, slots=True)
class Colleague:
    """What the statistics ask about one member, as it stood on a day.

    Attributes:
        roles: held that day.
        elected: some of them by an election.
        again: in a body of which they were a member in an earlier term too.
    """

    roles: frozenset[str] = frozenset()
    birth: date | None = None
    sex: str | None = None
    edu: str | None = None
    politics: str | None = None
    local: bool | None = None
    elected: bool = False
    again: bool = False

    def is_one_of(self, roles: Iterable[str]) -> bool:
        """Whether they hold one of these."""
        return not self.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Fact:
    """One question: whether it is known of somebody, and whether it holds for them."""

    id: str
    label: str
    is_known: Callable[[Colleague], bool]
    holds: Callable[[Colleague], bool]


def statistics(
    team: Sequence[Colleague], planned: int | None, recruitments: Sequence[Recruitment], as_of: date
) -> Iterator[Statistic]:
    """All of S1 to S7 of a team.

    Args:
        planned: headcount of workers the street has set; None = not said, so that there is no share.
        recruitments: entered from papers; those of the year of the day count.
    """
    workers = [one for one in team if one.is_one_of(WORKERS)]
    officers = [one for one in team if one.is_one_of(OFFICERS)]
    scope = "社区工作者，计划数由街道核定" if planned else "社区工作者，还没填计划数"
    yield Statistic("S1", "到位人数 / 计划数", len(workers), planned, scope, as_of)
    yield from _share(Fact("S2", "大专及以上", lambda one: one.edu is not None, _has(DEGREES)), workers, "社区工作者", as_of)
    yield from _ages(workers, as_of)
    yield from _competition(recruitments, as_of)
    elected = [one for one in team if one.elected]
    doctors = Fact("S5", "当选人中的博士", lambda one: one.edu is not None, _has((DOCTOR,)))
    yield from _share(doctors, elected, "选举产生的成员", as_of)
    yield from _officers(officers, as_of)
    for year in DECADES:
        born = Fact(f"S7.{year}", f"{year % 100}后（{year} 年及以后出生）", _has_birth, _born_from(year))
        yield from _share(born, workers, "社区工作者", as_of)


def age_on(one: Colleague, day: date) -> int | None:
    """Full years; None when the birth date is not known."""
    return None if one.birth is None else days.age(one.birth, day)


def _ages(workers: Sequence[Colleague], as_of: date) -> Iterator[Statistic]:
    ages = [age for one in workers if (age := age_on(one, as_of)) is not None]
    scope = (
        "社区工作者" if len(ages) == len(workers) else f"社区工作者中登记了出生日期的，另有 {len(workers) - len(ages)} 人没登记"
    )
    yield Statistic("S3", "平均年龄", sum(ages), len(ages), scope, as_of, "岁")
    for place, (label, least, most) in enumerate(BANDS):
        yield Statistic(f"S3.{place + 1}", label, sum(least <= age <= most for age in ages), len(ages), scope, as_of)


def _competition(recruitments: Sequence[Recruitment], as_of: date) -> Iterator[Statistic]:
    """Applicants for each post, by sort of post and over all."""
    counted = [one for one in recruitments if one.held_on and one.held_on.year == as_of.year and one.held_on <= as_of]
    sorts = dict.fromkeys(one.role or "" for one in counted)
    for role in sorted(sorts, key=ROLES.place):
        same = [one for one in counted if one.role == role]
        yield _posts(f"S4.{role}", f"每岗报名：{ROLES.label(role)}", same, as_of)
    if counted:
        yield _posts("S4", "每岗报名：合计", counted, as_of)


def _posts(name: str, label: str, counted: Sequence[Recruitment], as_of: date) -> Statistic:
    applicants, posts = sum(one.applicants or 0 for one in counted), sum(one.posts or 0 for one in counted)
    return Statistic(name, label, applicants, posts, f"{as_of.year} 年招聘，报名人数 / 岗位数", as_of, "人/岗")


def _officers(officers: Sequence[Colleague], as_of: date) -> Iterator[Statistic]:
    scope = "两委成员"
    for fact in (
        Fact("S6.party", "党员", lambda one: one.politics is not None, lambda one: one.politics in PARTY),
        Fact("S6.women", "女性", lambda one: one.sex in ("1", FEMALE), lambda one: one.sex == FEMALE),
        Fact("S6.local", "属地化", lambda one: one.local is not None, lambda one: bool(one.local)),
    ):
        yield from _share(fact, officers, scope, as_of)
    whole = len(officers)
    again = sum(one.again for one in officers)
    yield Statistic("S6.again", "连任", again, whole, scope, as_of)
    yield Statistic("S6.new", "新当选、新任", whole - again, whole, scope, as_of)
    cross = sum(one.is_one_of(BRANCH) and one.is_one_of(COMMITTEE) for one in officers)
    yield Statistic("S6.cross", "两委交叉任职", cross, whole, scope, as_of)
    both = sum({SECRETARY, DIRECTOR} <= one.roles for one in officers)
    yield Statistic("S6.dual", "书记主任一肩挑", both, None, "本居民区", as_of)


def _share(fact: Fact, people: Sequence[Colleague], scope: str, as_of: date) -> Iterator[Statistic]:
    """The share among those of whom it is known; and the one among all, where those are two numbers."""
    known = [one for one in people if fact.is_known(one)]
    holds = sum(map(fact.holds, known))
    unsaid = len(people) - len(known)
    said = f"{scope}中登记了的" if unsaid else scope
    yield Statistic(fact.id, fact.label, holds, len(known), said, as_of)
    if unsaid:
        words = f"{scope}全部，其中 {unsaid} 人没登记；两个分母都列出"
        yield Statistic(f"{fact.id}.all", fact.label, holds, len(people), words, as_of)


def _has(codes: Sequence[str]) -> Callable[[Colleague], bool]:
    return lambda one: one.edu in codes


def _has_birth(one: Colleague) -> bool:
    return one.birth is not None


def _born_from(year: int) -> Callable[[Colleague], bool]:
    return lambda one: one.birth is not None and one.birth.year >= year
