"""Verbs and readings of visits, of whose turn it is, and of demands, each in a file of its own."""

from desktop.modules.visits.service.demands import (
    change_demand,
    demands_of,
    limits_of,
    log_demand,
    set_limits,
    standing,
)
from desktop.modules.visits.service.diaries import diaries_of, may_review, review_diary
from desktop.modules.visits.service.readings import due, retention, statistics, submission, timeline
from desktop.modules.visits.service.steps import (
    accept_demand,
    answer_demand,
    assign_demand,
    close_demand,
    conclude_demand,
    decline_demand,
    escalate_demand,
    meet_about_demand,
    miss_resident,
    postpone_demand,
    reopen_demand,
    reply_to_demand,
    resume_demand,
    review_demand,
    solve_demand,
    tell_resident,
)
from desktop.modules.visits.service.turns import whose_turn
from desktop.modules.visits.service.visits import log_visit, log_visits, visits_of

__all__ = [
    "accept_demand",
    "answer_demand",
    "assign_demand",
    "change_demand",
    "close_demand",
    "conclude_demand",
    "decline_demand",
    "demands_of",
    "diaries_of",
    "due",
    "escalate_demand",
    "limits_of",
    "log_demand",
    "log_visit",
    "log_visits",
    "may_review",
    "meet_about_demand",
    "miss_resident",
    "postpone_demand",
    "reopen_demand",
    "reply_to_demand",
    "resume_demand",
    "retention",
    "review_demand",
    "review_diary",
    "set_limits",
    "solve_demand",
    "standing",
    "statistics",
    "submission",
    "tell_resident",
    "timeline",
    "visits_of",
    "whose_turn",
]
