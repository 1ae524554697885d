"""Verbs and readings of the team."""

from desktop.modules.team.rules.roles import ASSISTANT
from desktop.modules.team.service.appraisals import (
    appraisals_of,
    appraise,
    eligibility_of,
    latest_step,
    record_applicants,
    record_step,
    rules_of,
    set_team_rules,
)
from desktop.modules.team.service.members import (
    assistants,
    change_member,
    person_of,
    register_member,
    remove_members,
    self_of,
    serving,
    tenures_of,
)
from desktop.modules.team.service.mentoring import (
    appraise_halfway,
    change_pair,
    conclude,
    log_talk,
    move_competence,
    pair_up,
    rotate,
)
from desktop.modules.team.service.pairs import Pair, may_mentor, mentor_of, pair_of, pairs
from desktop.modules.team.service.readings import due, statistics, story, timeline
from desktop.modules.team.service.tenures import change_tenure, end_tenure, open_tenure, strike_out

__all__ = [
    "ASSISTANT",
    "Pair",
    "appraisals_of",
    "appraise",
    "appraise_halfway",
    "assistants",
    "change_member",
    "change_pair",
    "change_tenure",
    "conclude",
    "due",
    "eligibility_of",
    "end_tenure",
    "latest_step",
    "log_talk",
    "may_mentor",
    "mentor_of",
    "move_competence",
    "open_tenure",
    "pair_of",
    "pair_up",
    "pairs",
    "person_of",
    "record_applicants",
    "record_step",
    "register_member",
    "remove_members",
    "rotate",
    "rules_of",
    "self_of",
    "serving",
    "set_team_rules",
    "statistics",
    "story",
    "strike_out",
    "tenures_of",
    "timeline",
]
