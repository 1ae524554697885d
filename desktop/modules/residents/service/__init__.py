"""Verbs and readings of the residents' room: homes and stays, moves, one person at a time, their rights, and whole rosters."""

from desktop.modules.residents.service.buildings import Building, Living, Room, buildings, living_at, people_of, rooms_of
from desktop.modules.residents.service.cards import ON_LABELS, agrees, cards, contacts, households_of, labels, note_contacts
from desktop.modules.residents.service.care import amend_tag, close_tag, open_tag, review_tag, set_cadence
from desktop.modules.residents.service.columns import chosen_columns
from desktop.modules.residents.service.consents import change_consent, give_consent, standing, standing_on, withdraw_consent
from desktop.modules.residents.service.counts import population_on
from desktop.modules.residents.service.dossier import Chapter, dossier, note_dossier
from desktop.modules.residents.service.entry import Entry as HouseholdEntry
from desktop.modules.residents.service.entry import Newcomer, headed, neighbours_at, register_household
from desktop.modules.residents.service.homes import change_home, current_stay, members, register_home
from desktop.modules.residents.service.intake import Imported, import_roster
from desktop.modules.residents.service.merging import filed_with, merge, merged_into, split
from desktop.modules.residents.service.moves import add_member, change_head, depart, move_household_out, move_to, relate
from desktop.modules.residents.service.notes import building_name, change_note, notes_of, notes_of_building, pin_note, take_down
from desktop.modules.residents.service.past import Lived, stays_of
from desktop.modules.residents.service.people import change_resident, completed, doubles, hints, light_secret, register_resident
from desktop.modules.residents.service.plan import Entry, Fate, Plan, plan_import
from desktop.modules.residents.service.problems import problem_rows, write_problems
from desktop.modules.residents.service.purging import (
    Farewell,
    backups_of,
    farewell,
    note_renewal,
    purge_record,
    purge_resident,
    renew_backups,
)
from desktop.modules.residents.service.purging import Fate as Leaving
from desktop.modules.residents.service.retention import due, ended, note_decision, set_gone_years
from desktop.modules.residents.service.sameness import Suggestion, distinct, doubt_again, still_two, suggest, tell_apart
from desktop.modules.residents.service.stopping import correct_resident, corrections, resume_using, stop_using, stopped

__all__ = [
    "ON_LABELS",
    "Building",
    "Chapter",
    "Entry",
    "Farewell",
    "Fate",
    "HouseholdEntry",
    "Imported",
    "Leaving",
    "Lived",
    "Living",
    "Newcomer",
    "Plan",
    "Room",
    "Suggestion",
    "add_member",
    "agrees",
    "amend_tag",
    "backups_of",
    "building_name",
    "buildings",
    "cards",
    "change_consent",
    "change_head",
    "change_home",
    "change_note",
    "change_resident",
    "chosen_columns",
    "close_tag",
    "completed",
    "contacts",
    "correct_resident",
    "corrections",
    "current_stay",
    "depart",
    "distinct",
    "dossier",
    "doubles",
    "doubt_again",
    "due",
    "ended",
    "farewell",
    "filed_with",
    "give_consent",
    "headed",
    "hints",
    "households_of",
    "import_roster",
    "labels",
    "light_secret",
    "living_at",
    "members",
    "merge",
    "merged_into",
    "move_household_out",
    "move_to",
    "neighbours_at",
    "note_contacts",
    "note_decision",
    "note_dossier",
    "note_renewal",
    "notes_of",
    "notes_of_building",
    "open_tag",
    "people_of",
    "pin_note",
    "plan_import",
    "population_on",
    "problem_rows",
    "purge_record",
    "purge_resident",
    "register_home",
    "register_household",
    "register_resident",
    "relate",
    "renew_backups",
    "resume_using",
    "review_tag",
    "rooms_of",
    "set_cadence",
    "set_gone_years",
    "split",
    "standing",
    "standing_on",
    "stays_of",
    "still_two",
    "stop_using",
    "stopped",
    "suggest",
    "take_down",
    "tell_apart",
    "withdraw_consent",
    "write_problems",
]
