"""Verbs and readings of the residents' room: homes and stays, moves, one person at a time, and whole rosters."""

from desktop.modules.residents.service.buildings import Building, Living, Room, buildings, rooms_of
from desktop.modules.residents.service.counts import population_on
from desktop.modules.residents.service.entry import Entry as HouseholdEntry
from desktop.modules.residents.service.entry import Newcomer, headed, neighbours_at, register_household
from desktop.modules.residents.service.homes import current_stay, members
from desktop.modules.residents.service.intake import Imported, import_roster
from desktop.modules.residents.service.moves import add_member, change_head, depart, move_household_out, move_to, relate
from desktop.modules.residents.service.notes import (
    building_name,
    change_note,
    notes_of,
    notes_of_building,
    pin_note,
    take_down,
)
from desktop.modules.residents.service.past import Lived, stays_of
from desktop.modules.residents.service.people import change_resident, completed, doubles, light_secret, register_resident
from desktop.modules.residents.service.plan import Entry, Fate, Plan, plan_import
from desktop.modules.residents.service.problems import problem_rows, write_problems

__all__ = [
    "Building",
    "Entry",
    "Fate",
    "HouseholdEntry",
    "Imported",
    "Lived",
    "Living",
    "Newcomer",
    "Plan",
    "Room",
    "add_member",
    "building_name",
    "buildings",
    "change_head",
    "change_note",
    "change_resident",
    "completed",
    "current_stay",
    "depart",
    "doubles",
    "headed",
    "import_roster",
    "light_secret",
    "members",
    "move_household_out",
    "move_to",
    "neighbours_at",
    "notes_of",
    "notes_of_building",
    "pin_note",
    "plan_import",
    "population_on",
    "problem_rows",
    "register_household",
    "register_resident",
    "relate",
    "rooms_of",
    "stays_of",
    "take_down",
    "write_problems",
]
