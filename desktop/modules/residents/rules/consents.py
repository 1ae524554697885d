"""When an agreement holds. Source: 个人信息保护法 第十四、十五、二十九、三十一条."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.base.problems import Problem
from desktop.model.codes import CodeList
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.rules import privacy

SCOPES, WAYS = CodeList("consent_scope"), CodeList("consent_way")

CARE, STATUS = "care", "status"

SEPARATE = frozenset({CARE, STATUS})
"""Purposes that touch sensitive information: agreed to on a paper of its own that says why. Source: 第二十九、三十条."""

CONTACTS = "contacts"
"""The purpose without which nobody's number leaves in an address book."""

ORAL = "oral"


def judge(consent: Consent, resident: Resident, today: date, standing: Iterable[Consent] = ()) -> Iterator[Problem]:
    """What keeps an agreement from being filed.

    Args:
        resident: whose it is.
        standing: what they have agreed to already and not taken back.
    """
    fields = Consent.fields
    if consent.way == ORAL and not consent.witness:
        yield Problem(fields["witness"].label, "口头同意要写见证人")
    if needs_guardian(resident, today) and not consent.guardian:
        yield Problem(fields["guardian"].label, "14 岁以下要由监护人同意，写上监护人")
    if consent.given_on is not None and consent.given_on > today:
        yield Problem(fields["given_on"].label, "不能晚于今天")
    if any(one.scope == consent.scope and one.uid != consent.uid for one in standing):
        yield Problem(fields["scope"].label, "这一项本人已经同意过，还没有撤回")


def needs_guardian(resident: Resident, today: date) -> bool:
    """Whether a guardian speaks for the person: under fourteen, or perhaps so where only the year is known."""
    if resident.birth is not None:
        return privacy.is_child(resident.birth, today)
    return resident.birth_year is not None and today.year - resident.birth_year <= privacy.CHILD


def stands(consent: Consent) -> bool:
    """Whether it was given and not taken back."""
    return consent.withdrawn_on is None
