"""What is not kept about a person: the number and phone of a child, the whole number where only a light roster is allowed."""

from __future__ import annotations

import dataclasses
import hmac
from datetime import date

from desktop.model import days
from desktop.modules.residents.records import Resident

CHILD = 14
"""Below this age only name, birth year, relation and guardian are kept. Source: 个人信息保护法 第二十八、三十一条."""


def is_child(birth: date | None, today: date) -> bool:
    """Whether the special rules for children hold on a day: until the day before the fourteenth birthday."""
    return birth is not None and days.age(birth, today) < CHILD


def spared(resident: Resident, today: date) -> Resident:
    """The record of a child without what is not kept of children; everyone else's as it is."""
    if not is_child(resident.birth, today):
        return resident
    assert resident.birth is not None
    return dataclasses.replace(
        resident, birth_year=resident.birth.year, birth=None, phone=None, id_number=None, id_tail=None, id_print=None
    )


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
