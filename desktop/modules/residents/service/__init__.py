"""Verbs and readings of the residents' room: homes and stays, one person at a time, and whole rosters."""

from desktop.modules.residents.service.homes import current_stay, members
from desktop.modules.residents.service.intake import Imported, import_roster
from desktop.modules.residents.service.people import change_resident, doubles, light_secret, move_to, register_resident
from desktop.modules.residents.service.plan import Entry, Fate, Plan, plan_import
from desktop.modules.residents.service.problems import problem_rows, write_problems

__all__ = [
    "Entry",
    "Fate",
    "Imported",
    "Plan",
    "change_resident",
    "current_stay",
    "doubles",
    "import_roster",
    "light_secret",
    "members",
    "move_to",
    "plan_import",
    "problem_rows",
    "register_resident",
    "write_problems",
]
