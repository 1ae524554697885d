"""Rules of candidate registration. Votes are counted on paper; the program never holds a ballot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.base.problems import Problem
from desktop.model import days
from desktop.modules.elections.records import Candidate, Election
from desktop.modules.residents.records import Resident

VOTING_AGE = 18
"""Source: 城市居民委员会组织法 (2018) 第八条: residents who have turned 18 may vote and be elected."""

OUT = ("rejected", "withdrawn", "replaced")
"""Statuses in which somebody no longer stands."""

BEFORE_VOTE = ("draft", "approved", "running", None)
"""Statuses of an election for which somebody can still be registered."""


def is_of_age(birth: date, election_day: date) -> bool:
    """Whether somebody has turned 18 on or before election day. Source: ibid.; 上海市村民委员会选举办法 第九条 by analogy."""
    return days.age(birth, election_day) >= VOTING_AGE


def judge(resident: Resident, election: Election, standing: Sequence[Candidate]) -> Iterator[Problem]:
    """What keeps a resident from being registered as a candidate of an election.

    Args:
        resident: who wants to stand.
        election: with its day.
        standing: candidates of the same election so far.
    """
    if resident.birth is None:
        yield Problem("出生日期", "还没有登记，不能确认是否年满 18 周岁")
    elif election.day is None:
        yield Problem("选举日", "还没有确定，不能确认是否年满 18 周岁")
    elif not is_of_age(resident.birth, election.day):
        yield Problem("出生日期", f"到选举日 {election.day} 未满 18 周岁")
    if any(one.person == resident.uid and one.status not in OUT for one in standing):
        yield Problem("竞选职位", "已经登记过候选人，一人只能竞选一个职位")
