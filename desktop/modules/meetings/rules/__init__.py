"""The laws of meetings: quorum and votes, and what a resolution becomes. Pure functions over values."""

from desktop.modules.meetings.rules.votes import (
    ADVISORY,
    ASSEMBLIES,
    has_quorum,
    is_passed,
    judge_meeting,
    judge_vote,
    outcome,
)

__all__ = ["ADVISORY", "ASSEMBLIES", "has_quorum", "is_passed", "judge_meeting", "judge_vote", "outcome"]
