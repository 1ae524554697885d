"""Verbs and readings of the residents' room: homes and stays, one person at a time, and whole rosters."""

from desktop.modules.residents.service.care import amend_tag, close_tag, open_tag, review_tag, set_cadence
from desktop.modules.residents.service.homes import current_stay, members
from desktop.modules.residents.service.intake import Imported, import_roster
from desktop.modules.residents.service.merging import filed_with, merge, merged_into, split
from desktop.modules.residents.service.people import (
    change_resident,
    doubles,
    hints,
    light_secret,
    move_to,
    register_resident,
)
from desktop.modules.residents.service.plan import Entry, Fate, Plan, plan_import
from desktop.modules.residents.service.problems import problem_rows, write_problems
from desktop.modules.residents.service.sameness import Suggestion, distinct, doubt_again, still_two, suggest, tell_apart

__all__ = [
    "Entry",
    "Fate",
    "Imported",
    "Plan",
    "Suggestion",
    "amend_tag",
    "change_resident",
    "close_tag",
    "current_stay",
    "distinct",
    "doubles",
    "doubt_again",
    "filed_with",
    "hints",
    "import_roster",
    "light_secret",
    "members",
    "merge",
    "merged_into",
    "move_to",
    "open_tag",
    "plan_import",
    "problem_rows",
    "register_resident",
    "review_tag",
    "set_cadence",
    "split",
    "still_two",
    "suggest",
    "tell_apart",
    "write_problems",
]
