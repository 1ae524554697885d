"""Verbs and readings of the team."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.model.rights import Actor
from desktop.modules.team.records import Member
from desktop.store.reader import Reader

ASSISTANT = "young_assistant"
"""Role code of 青年助手."""


def serving(store: Reader) -> Iterator[Member]:
    """Members in office now: without a last day."""
    return (member for member in store.find(Member) if member.until is None)


def assistants(store: Reader) -> list[Member]:
    """The young assistants in office."""
    return [member for member in serving(store) if member.role == ASSISTANT]


def self_of(store: Reader, actor: Actor) -> Member | None:
    """The member that the signed-in person is, if the team knows them."""
    return next((member for member in serving(store) if actor.account and member.account == actor.account), None)
