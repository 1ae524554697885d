"""Reading pairs: which of them one may see, and all that belongs to one. The store itself veils what was said to others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.model.rights import Right
from desktop.modules.team.records import CompetenceStep, Member, Mentorship, Rotation, Talk
from desktop.modules.team.rules.mentoring import Milestone, levels, milestones
from desktop.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentorship with everything about it.

    Attributes:
        talks: the latest first.
        steps: of competences, the latest first.
        rotations: the earliest first.
        ahead: what is still to come, earliest first.
    """

    record: Mentorship
    mentor: str = ""
    mentee: str = ""
    talks: Sequence[Talk] = ()
    steps: Sequence[CompetenceStep] = ()
    rotations: Sequence[Rotation] = ()
    ahead: Sequence[Milestone] = field(default=())

    @property
    def levels(self) -> dict[str, int]:
        """Competence -> level from 1 to 4, of those that were ever judged."""
        return {code: int(step.level) for code, step in levels(self.steps).items() if step.level}

    @property
    def last_talk(self) -> date | None:
        """Day of the latest talk."""
        return self.talks[0].held_on if self.talks else None


def pairs(store: Reader) -> list[Mentorship]:
    """The pairs that the person who reads may see: all for the secretary, their own for others; those at work first."""
    seen = store.actor.may(Right.SENSITIVE)
    found = [one for one in store.find(Mentorship) if seen or is_own(store, one)]
    return sorted(found, key=lambda one: (one.ended_on is not None, one.start or date.min, one.uid))


def is_own(store: Reader, pair: Mentorship) -> bool:
    """Whether the person who reads is one of the two."""
    return _is_self(store, pair.mentor) or _is_self(store, pair.mentee)


def may_mentor(store: Reader, pair: Mentorship) -> bool:
    """Whether the person who reads may write about the pair: its mentor, or the secretary."""
    return store.actor.may(Right.OWN) or _is_self(store, pair.mentor)


def mentor_of(store: Reader, mentee: Member) -> Mentorship | None:
    """The pair in which somebody is brought on now."""
    return next((one for one in store.find(Mentorship, mentee=mentee.uid) if one.ended_on is None), None)


def pair_of(store: Reader, record: Mentorship) -> Pair:
    """Everything about a pair, as far as these eyes may see it."""
    talks = sorted(store.find(Talk, mentorship=record.uid), key=lambda one: one.held_on or date.min, reverse=True)
    rotations = sorted(store.find(Rotation, mentorship=record.uid), key=lambda one: one.since or date.min)
    mentor, mentee = (_name(store, uid) for uid in (record.mentor, record.mentee))
    last = talks[0].held_on if talks else None
    return Pair(record, mentor, mentee, talks, steps_of(store, record), rotations, milestones(record, last))


def steps_of(store: Reader, record: Mentorship) -> list[CompetenceStep]:
    """The moves of competences of a pair, the latest first."""
    found = store.find(CompetenceStep, mentorship=record.uid)
    return sorted(found, key=lambda one: (one.moved_on or date.min, one.uid), reverse=True)


def title_of(store: Reader, record: Mentorship) -> str:
    """示例书记 带 示例助手."""
    return f"{_name(store, record.mentor)} 带 {_name(store, record.mentee)}"


def _name(store: Reader, uid: str | None) -> str:
    found = store.get(Member, uid or "")
    return found.title() if found else "（已不在）"


def _is_self(store: Reader, uid: str | None) -> bool:
    member = store.get(Member, uid or "")
    return member is not None and bool(store.actor.account) and member.account == store.actor.account
