"""Terms of office, and when a secretary may be put forward for a public-institution post (事业编制).

Source: 连续任职满两届、表现优秀的居民区党组织书记，经过规定程序使用事业编制 (the city's opinion of 2015). The clause on yearly
appraisals is how offices read 表现优秀, so it is a setting. The days of a term are stored and never computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from desktop.model.codes import CodeList
from desktop.modules.team.records import TeamRules, Tenure

USUAL = TeamRules(terms=2, competent=True, excellent=2)
"""What holds until the secretary says otherwise."""
GOOD = ("excellent", "competent")
"""称职 and above."""
GRADES = CodeList("appraisal_grade")
_TOLD = 5
"""Years of which the grades are told."""
BY_ELECTION = "by_election"
LATEST_START = timedelta(days=31)
"""So long after the election somebody may take office and still have served the whole term."""
LONGEST_GAP = timedelta(days=183)
"""So long after the end of a term the next election may come and still follow it: rounds are put off by months."""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether the terms and the years are enough, and what is missing if not.

    Attributes:
        terms: full ones served one after the other.
        wanted: how many the area asks for.
        grades: year and code of appraisal_grade, the latest first.
    """

    terms: int
    is_met: bool
    missing: tuple[str, ...] = ()
    wanted: int = 0
    grades: tuple[tuple[int, str], ...] = ()

    @property
    def verdict(self) -> str:
        """Yes, or what is missing."""
        return "够条件，可以申报" if self.is_met else f"还不够，缺：{'；'.join(self.missing)}"

    @property
    def grounds(self) -> str:
        """The terms served beside those that are wanted, and how the years were judged."""
        judged = "、".join(f"{year} {GRADES.label(grade)}" for year, grade in self.grades)
        return f"连续任满 {self.terms} 届（需要 {self.wanted} 届）；考核：{judged or '还没有登记'}"


def is_full(tenure: Tenure, today: date) -> bool:
    """Whether it was a whole term, over by today: both its days are known, and the office was held from one to the other.

    A term filled by a by-election is the rest of somebody else's. Source: 居民委员会组织法 on 补选.
    """
    first, last = tenure.elected_on, tenure.term_ends_on
    if first is None or last is None or last <= first or last > today or tenure.obtained == BY_ELECTION:
        return False
    came_in_time = tenure.since is None or tenure.since <= first + LATEST_START
    return came_in_time and (tenure.until is None or tenure.until >= last)


def follows(later: Tenure, earlier: Tenure) -> bool:
    """Whether one full term comes right after another: by its days, and by its number where both have one."""
    assert later.elected_on is not None, "a full term has its days"
    assert earlier.term_ends_on is not None, "a full term has its days"
    if later.term_no is not None and earlier.term_no is not None and later.term_no != earlier.term_no + 1:
        return False
    gap = later.elected_on - earlier.term_ends_on
    return -LATEST_START <= gap <= LONGEST_GAP


def consecutive_terms(tenures: Iterable[Tenure], today: date) -> int:
    """How many full terms of one office came one after the other, up to the latest full one."""
    full = sorted((one for one in tenures if is_full(one, today)), key=lambda one: one.elected_on or date.min, reverse=True)
    count = min(len(full), 1)
    for later, earlier in pairwise(full):
        if not follows(later, earlier):
            break
        count += 1
    return count


def eligibility(tenures: Iterable[Tenure], grades: Mapping[int, str], rules: TeamRules, today: date) -> Eligibility:
    """Whether a secretary's terms and appraisals meet what the area goes by.

    Args:
        tenures: of the one office.
        grades: year -> code of appraisal_grade.
    """
    wanted = rules.terms or USUAL.terms or 0
    served = consecutive_terms(tenures, today)
    missing = [f"连续任满 {served} 届，要 {wanted} 届"] if served < wanted else []
    if rules.competent:
        poor = sorted(year for year, grade in grades.items() if grade not in GOOD)
        missing += [f"{'、'.join(map(str, poor))} 年考核不到称职"] if poor else []
    recent = sorted(grades, reverse=True)[: rules.excellent or 0]
    if len(recent) < (rules.excellent or 0) or any(grades[year] != "excellent" for year in recent):
        missing.append(f"最近 {rules.excellent} 年考核要都是优秀")
    told = tuple(sorted(grades.items(), reverse=True)[:_TOLD])
    return Eligibility(served, not missing, tuple(missing), wanted, told)
