"""Verbs and readings of elections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.base.errors import DeskError, StaleError
from desktop.model import strokes
from desktop.model.record import R, Record
from desktop.model.rights import Right
from desktop.modules.elections import rules
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.residents.records import Resident
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.module import Due, Event, Period, Sort
from desktop.work.verb import verb

FORM_WORDS = ("edu", "ethnic", "politics", "phone", "id_number", "address")
"""Fields of the resident that the registration form prints; they stay in the resident's own record."""


@verb("登记候选人", needs=Right.EDIT)
def register(unit: Unit, resident: Resident, post: Post, nomination: str | None = None) -> Candidate:
    """Register a resident for a post, in one step.

    Raises:
        DeskError: not 18 on election day, or registered already; nothing is kept.
        StaleError: resident, post or election is no longer kept.
    """
    resident = _kept(unit.read.get(Resident, resident.uid), "这位居民")
    post = _kept(unit.read.get(Post, post.uid), "这个职位")
    election = _kept(unit.read.get(Election, post.election or ""), "这次选举")
    for problem in rules.judge(resident, election, list(unit.read.find(Candidate, election=election.uid))):
        raise DeskError(f"{resident.title()}没有登记为候选人：{problem.what}", "居民资料没有改动。")
    unit.label = f"登记候选人：{resident.title()}"
    return unit.add(
        Candidate(
            name=resident.name,
            sex=resident.sex,
            birth=resident.birth,
            person=resident.uid,
            post=post.uid,
            election=election.uid,
            status="registered",
            nomination=nomination,
        )
    )


def in_order(store: Reader, election: Election) -> list[Candidate]:
    """Who stands, 按姓氏笔画为序."""
    standing = [one for one in store.find(Candidate, election=election.uid) if one.status not in rules.OUT]
    return sorted(standing, key=lambda one: strokes.sort_key(one.name or ""))


def open_posts(store: Reader) -> list[tuple[Post, Election]]:
    """The posts that somebody can still be registered for, each with its election, the next one first."""
    coming = [one for one in store.find(Election, Query(order="day")) if one.status in rules.BEFORE_VOTE]
    return [(post, election) for election in coming for post in store.find(Post, election=election.uid)]


def seats_of(store: Reader, election: Election) -> int:
    """How many are elected, over all posts."""
    return sum(post.seats or 0 for post in store.find(Post, election=election.uid))


def standing_for(store: Reader, post: Post) -> list[Candidate]:
    """Who stands for one post, 按姓氏笔画为序."""
    standing = [one for one in store.find(Candidate, post=post.uid) if one.status not in rules.OUT]
    return sorted(standing, key=lambda one: strokes.sort_key(one.name or ""))


def forms(store: Reader, candidates: Sequence[Candidate], area: str) -> dict[str, object]:
    """Words for the template 候选人登记表: one entry per candidate, shown texts only."""
    return {"candidates": [_form(store, candidate, area) for candidate in candidates]}


def public_list(store: Reader, election: Election, area: str) -> dict[str, object]:
    """Words for the template 候选人名单: what the law makes public, in stroke order; no number, no phone, no day of birth."""
    entries = [_form(store, candidate, area) for candidate in in_order(store, election)]
    shown = ("post", "name", "sex", "birth", "ethnic", "edu", "politics", "nomination")
    people = [{"no": str(place), **{name: entry[name] for name in shown}} for place, entry in enumerate(entries, 1)]
    return {"area": area, "term": election.term or "", "order": "按姓氏笔画为序", "candidates": people}


def _kept(found: R | None, what: str) -> R:
    if found is None:
        raise StaleError(f"{what}已经不在了，没有登记候选人", "可以先到回收站恢复。")
    return found


def _form(store: Reader, candidate: Candidate, area: str) -> dict[str, str]:
    words = {name: field.kind.show(getattr(candidate, name)) for name, field in candidate.fields.items()}
    resident = store.get(Resident, candidate.person or "") or Resident()
    words |= {name: resident.fields[name].kind.show(getattr(resident, name)) for name in FORM_WORDS}
    post = store.get(Post, candidate.post or "") or Post()
    election = store.get(Election, candidate.election or "") or Election()
    return words | {
        "area": area,
        "term": election.term or "",
        "number": candidate.no or "",
        "birth": f"{candidate.birth:%Y.%m}" if candidate.birth else "",
        "post": post.fields["name"].kind.show(post.name),
    }


def ahead(store: Reader, period: Period) -> Iterator[Due]:
    """The day of the election that is under way, however far it is."""
    for election in store.find(Election, status="running"):
        if election.day is not None and election.day >= period.first:
            yield Due(election.day, "选举日", "", election, Sort.ELECTION, place=election.title())


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """Candidacies of a resident."""
    if isinstance(record, Resident):
        for candidate in store.find(Candidate, person=record.uid):
            election = store.get(Election, candidate.election or "") or Election()
            at = Period(election.day, election.day).first_ms if election.day else 0
            status = Candidate.fields["status"].kind.show(candidate.status)
            yield Event(at, "换届", f"{election.term or ''} {status}".strip(), candidate)
