"""Who may do what."""

from __future__ import annotations

import pytest
from kernel import ASSISTANT, OWNER, READER, SUPERVISOR

from desktop.model.codes import CodeList
from desktop.model.rights import ROLES, Actor, Right

RECORDER = Actor("示例记录员", "recorder")


@pytest.mark.parametrize(
    ("right", "who"),
    [
        (Right.PRESENT, {OWNER, ASSISTANT, RECORDER, READER, SUPERVISOR}),
        (Right.READ, {OWNER, ASSISTANT, RECORDER, READER}),
        (Right.PRIVATE, {OWNER, ASSISTANT}),
        (Right.SENSITIVE, {OWNER}),
        (Right.EDIT, {OWNER, ASSISTANT}),
        (Right.MEET, {OWNER, ASSISTANT, RECORDER}),
        (Right.EXPORT, {OWNER, ASSISTANT}),
        (Right.OWN, {OWNER}),
        (Right.LOG, {OWNER, SUPERVISOR}),
    ],
)
def test_each_right_belongs_to_these_roles_and_to_no_other(right: Right, who: set[Actor]) -> None:
    assert {actor for actor in (OWNER, ASSISTANT, RECORDER, READER, SUPERVISOR) if actor.may(right)} == who


def test_every_right_belongs_to_somebody() -> None:
    assert frozenset().union(*ROLES.values()) == frozenset(Right)


def test_the_roles_are_those_of_the_code_list() -> None:
    assert set(ROLES) == set(CodeList("role").entries)


def test_a_role_nobody_knows_is_no_right_but_an_error() -> None:
    with pytest.raises(KeyError):
        Actor("示例", "admin").may(Right.READ)
