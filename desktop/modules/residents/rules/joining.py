"""Two records of one person beside each other: what differs, what only one of them knows, and the one record they make."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.model import identity
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import privacy

_TOGETHER = {"address": ("household",), "id_tail": ("id_print",)}
"""Fields that follow another: where somebody lives is one answer, so that no one is moved to a door without its household."""

_UNSEEN = frozenset({"same_as", *(name for names in _TOGETHER.values() for name in names)})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two records do not say alike.

    Attributes:
        field: its name.
        differs: both say something; else only one does, and that is taken.
    """

    field: str
    differs: bool


def differences(one: Resident, other: Resident) -> list[Difference]:
    """What has to be looked at, in the order of the form; what they say alike is left out."""
    both = ((name, getattr(one, name), getattr(other, name)) for name in Resident.fields if name not in _UNSEEN)
    return [Difference(name, mine is not None and theirs is not None) for name, mine, theirs in both if mine != theirs]


def joined(survivor: Resident, loser: Resident, taken: Collection[str], today: date) -> Resident:
    """The survivor with what was chosen from the other, and with what only the other knew.

    Args:
        taken: names of differing fields whose value comes from the other.
        today: of whoever is a child then, only what may be kept of children is taken.
    """
    values: dict[str, Any] = {}
    for name in Resident.fields:
        mine, theirs = getattr(survivor, name), getattr(loser, name)
        if name not in _UNSEEN and theirs is not None and (mine is None or name in taken):
            values |= {each: getattr(loser, each) for each in (name, *_TOGETHER.get(name, ()))}
    return privacy.spared(_completed(dataclasses.replace(survivor, **values)), today)


def _completed(resident: Resident) -> Resident:
    """Sex and birth date from a valid number, which wins over what was chosen."""
    number = resident.id_number
    if number is None or resident.fields["id_number"].kind.check(number):
        return resident
    return dataclasses.replace(resident, birth=identity.birth_of(number), sex=identity.sex_of(number))
