"""Verbs and readings of the residents' room: homes and stays, one person at a time, their rights, and whole rosters."""

from desktop.modules.residents.service.cards import (
    ON_LABELS,
    agrees,
    cards,
    contacts,
    households_of,
    labels,
    note_contacts,
)
from desktop.modules.residents.service.care import amend_tag, close_tag, open_tag, review_tag, set_cadence
from desktop.modules.residents.service.consents import (
    change_consent,
    give_consent,
    standing,
    standing_on,
    withdraw_consent,
)
from desktop.modules.residents.service.dossier import Chapter, dossier, note_dossier
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
    "Chapter",
    "Entry",
    "Farewell",
    "Fate",
    "Imported",
    "Leaving",
    "Plan",
    "Suggestion",
    "agrees",
    "amend_tag",
    "backups_of",
    "cards",
    "change_consent",
    "change_resident",
    "close_tag",
    "contacts",
    "correct_resident",
    "corrections",
    "current_stay",
    "distinct",
    "dossier",
    "doubles",
    "doubt_again",
    "due",
    "ended",
    "farewell",
    "filed_with",
    "give_consent",
    "hints",
    "households_of",
    "import_roster",
    "labels",
    "light_secret",
    "members",
    "merge",
    "merged_into",
    "move_to",
    "note_contacts",
    "note_decision",
    "note_dossier",
    "note_renewal",
    "open_tag",
    "plan_import",
    "problem_rows",
    "purge_record",
    "purge_resident",
    "register_resident",
    "renew_backups",
    "resume_using",
    "review_tag",
    "set_cadence",
    "set_gone_years",
    "split",
    "standing",
    "standing_on",
    "still_two",
    "stop_using",
    "stopped",
    "suggest",
    "tell_apart",
    "withdraw_consent",
    "write_problems",
]
