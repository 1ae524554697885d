"""Rules of meetings, in whole numbers: no percentage ever decides."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.base.problems import Problem
from desktop.modules.meetings.records import Meeting, Resolution

ADVISORY = ("M03", "M05", "M07")
"""Hearing, appraisal and estate talk give advice, not decisions. Source: 上海市居民区听证会、协调会、评议会制度试行办法."""

ASSEMBLIES = ("M01", "M02")
"""Residents' and representatives' assemblies decide only with a quorum. Source: 城市居民委员会组织法 (2018) 第九条."""


def has_quorum(entitled: int, present: int) -> bool:
    """Whether more than half of those entitled are there: 11 of 21, 11 of 20, not 10 of 20.

    Source: 城市居民委员会组织法 (2018) 第九条.
    """
    return present * 2 > entitled


def is_passed(yes: int, present: int) -> bool:
    """Whether more than half of those present agree; who abstains stays among the present. Source: ibid."""
    return yes * 2 > present


def judge_meeting(meeting: Meeting) -> Iterator[Problem]:
    """Numbers of a meeting that cannot be."""
    if meeting.present is not None and meeting.entitled is not None and meeting.present > meeting.entitled:
        yield Problem("实到", f"实到 {meeting.present} 人多于应到 {meeting.entitled} 人")
    if meeting.women is not None and meeting.present is not None and meeting.women > meeting.present:
        yield Problem("其中妇女", f"妇女 {meeting.women} 人多于实到 {meeting.present} 人")


def judge_vote(resolution: Resolution, present: int | None) -> Iterator[Problem]:
    """A vote that cannot be: more votes than people, or no count of who was there."""
    votes = (resolution.yes or 0) + (resolution.against or 0) + (resolution.abstained or 0)
    if votes and present is None:
        yield Problem("实到", "先在会议里填实到人数，才能记表决")
    elif present is not None and votes > present:
        yield Problem("表决", f"同意、不同意、弃权共 {votes} 票，多于实到 {present} 人")


def outcome(resolution: Resolution, present: int | None, entitled: int | None = None) -> str | None:
    """Outcome code of a vote; None while nothing was counted.

    Args:
        resolution: with its votes.
        present: how many were there.
        entitled: how many belong to an assembly; None where no quorum is asked.
    """
    if resolution.yes is None or present is None:
        return None
    if entitled is not None and not has_quorum(entitled, present):
        return "no_quorum"
    return "passed" if is_passed(resolution.yes, present) else "failed"
