"""What is not kept about a person: the number and phone of a child, the whole number where only a light roster is allowed."""

from __future__ import annotations

import dataclasses
import hmac
from datetime import date

from desktop.model import days
from desktop.modules.residents.records import Resident

CHILD = 14
"""Below this age only name, birth year, relation and guardian are kept. Source: 个人信息保护法 第二十八、三十一条."""


KEPT_OF_CHILDREN = frozenset(
    (
        *("name", "birth_year", "guardian", "address", "household", "status", "status_since", "note", "same_as"),
        *("stopped_on", "stopped_why"),
    )
)
"""Fields of a resident that are kept below that age; the relation to the householder lies in the stay."""


def is_child(birth: date | None, today: date) -> bool:
    """Whether the special rules for children hold on a day: until the day before the fourteenth birthday."""
    return birth is not None and days.age(birth, today) < CHILD


def may_be_child(resident: Resident, today: date) -> bool:
    """Whether the person is under fourteen on a day, or may still be by the year of birth, all that is kept of a child."""
    if resident.birth is not None:
        return is_child(resident.birth, today)
    return resident.birth_year is not None and today.year - resident.birth_year <= CHILD


def spared(resident: Resident, today: date) -> Resident:
    """The record of a child without what is not kept of children; everyone else's as it is.

    A child kept already has only a year of birth. Whoever may still be thirteen by the year is spared too, until
    a whole birth date says otherwise.
    """
    birth, year = resident.birth, resident.birth_year
    if not may_be_child(resident, today):
        return resident
    kept = {name: getattr(resident, name) for name in KEPT_OF_CHILDREN}
    return Resident(uid=resident.uid, **kept | {"birth_year": birth.year if birth else year})


def lightened(resident: Resident, secret: bytes) -> Resident:
    """The record for a light roster: the last four of the number, and a print by which the whole one is recognised."""
    if resident.id_number is None:
        return resident
    return dataclasses.replace(
        resident, id_number=None, id_tail=resident.id_number[-4:], id_print=print_of(resident.id_number, secret)
    )


def print_of(number: str, secret: bytes) -> str:
    """HMAC-SHA256 of a citizen number under the area's own secret, 32 hex digits: without the secret it tells nothing."""
    return hmac.digest(secret, number.encode(), "sha256").hex()[:32]
