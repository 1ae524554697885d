"""Members: taken in, changed, found; their record always says what their dated roles come to."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop.base.errors import DeskError, RefusedError
from desktop.model.rights import Actor, Right
from desktop.modules.residents.records import Resident
from desktop.modules.team.records import Member, Tenure
from desktop.modules.team.rules.roles import ASSISTANT, standing
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, keep_new, put_away
from desktop.work.verb import verb

_OPEN = Query(filters=(Filter("until", Match.BLANK),))


@verb("登记成员", needs=Right.OWN)
def register_member(unit: Unit, member: Member) -> Member:
    """Take somebody into the team, in the role that is named.

    Raises:
        DeskError: no name, a value is wrong, or the last day lies before the first.
    """
    _refuse_backwards(member.since, member.until)
    kept = keep_new(unit, _living_here(member))
    assert isinstance(kept, Member)
    if kept.role:
        unit.add(Tenure(member=kept.uid, role=kept.role, since=kept.since, until=kept.until))
    return settle(unit, kept.uid)


@verb("修改成员", needs=Right.OWN)
def change_member(unit: Unit, before: Member, after: Member) -> Member:
    """Keep what was changed about a member. Another role or day is one of their only span; a last day ends all of them.

    Raises:
        DeskError: the name became blank, a changed value is wrong, or a changed day stands the wrong way round.
        RefusedError: the role of somebody with several is changed here, where it is not clear which.
    """
    after = _living_here(after)
    keep_change(unit, before, after)
    changed = {
        name: getattr(after, name) for name in ("role", "since", "until") if getattr(before, name) != getattr(after, name)
    }
    if changed.keys() & {"since", "until"}:
        _refuse_backwards(after.since, after.until)
    if changed:
        _carry_over(unit, before, changed)
    return settle(unit, before.uid)


@verb("删除成员", needs=Right.OWN)
def remove_members(unit: Unit, members: Sequence[Member]) -> None:
    """Put members entered by mistake into the recycle bin, with their spans. Who leaves gets a last day instead."""
    put_away(unit, members)
    for member in members:
        for span in unit.read.find(Tenure, member=member.uid):
            unit.remove(span)


def settle(unit: Unit, uid: str) -> Member:
    """Let a member's record say what their spans come to; answers it. One without spans says what it says."""
    now = unit.read.get(Member, uid)
    assert now is not None, "whoever calls has looked"
    spans = list(unit.read.find(Tenure, member=uid))
    return unit.change(now, dataclasses.replace(now, **dataclasses.asdict(standing(spans)))) if spans else now


def serving(store: Reader) -> Iterator[Member]:
    """Members in office now: without a last day."""
    yield from store.find(Member, _OPEN)


def assistants(store: Reader) -> list[Member]:
    """The young assistants in office."""
    return [member for member in serving(store) if member.role == ASSISTANT]


def self_of(store: Reader, actor: Actor) -> Member | None:
    """The member that the signed-in person is, if the team knows them."""
    if not actor.account:
        return None
    return next(store.find(Member, _OPEN, account=actor.account), None)


def tenures_of(store: Reader, member: Member) -> list[Tenure]:
    """The spans of a member, the earliest first; one made of the record itself where nothing else is kept."""
    found = sorted(store.find(Tenure, member=member.uid), key=lambda one: one.since or date.min)
    return found or [_own_span(member)]


def all_tenures(store: Reader) -> Mapping[str, list[Tenure]]:
    """Member -> their spans, of everybody."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for one in store.find(Tenure):
        found[one.member or ""].append(one)
    return {member.uid: found.get(member.uid) or [_own_span(member)] for member in store.find(Member)}


def person_of(store: Reader, member: Member) -> Resident | Member:
    """Where sex, birth and the like of a member are kept: with the resident they are, or with themselves."""
    return (store.get(Resident, member.resident) if member.resident else None) or member


def _living_here(member: Member) -> Member:
    """Whoever is a resident lives in the area, unless it is said otherwise."""
    return dataclasses.replace(member, local=True) if member.resident and member.local is None else member


def _own_span(member: Member) -> Tenure:
    return Tenure(member=member.uid, role=member.role, since=member.since, until=member.until)


def _carry_over(unit: Unit, before: Member, changed: Mapping[str, object]) -> None:
    """Let the spans say what was typed into the member's record."""
    spans = list(unit.read.find(Tenure, member=before.uid))
    if not spans:
        return
    if set(changed) == {"until"} and changed["until"] is not None:
        _end_all(unit, spans, changed["until"])
    elif len(spans) == 1:
        unit.change(spans[0], dataclasses.replace(spans[0], **changed))  # type: ignore[arg-type]  # role and days have the same names
    else:
        raise RefusedError(f"{before.title()}有几项职务，不知道改哪一项，没有保存", "到“队伍 → 任职”里改那一项。")


def _end_all(unit: Unit, spans: list[Tenure], day: object) -> None:
    assert isinstance(day, date)
    for span in spans:
        if span.until is None:
            _refuse_backwards(span.since, day)
            unit.change(span, dataclasses.replace(span, until=day))


def _refuse_backwards(since: date | None, until: date | None) -> None:
    """Somebody may come and leave on one day, and not leave before they came."""
    if since and until and until < since:
        raise DeskError("离任日期比任职日期还早，没有保存", "填好的内容还在，改好日期再保存。")
