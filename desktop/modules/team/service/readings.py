"""What the team tells the rest of the desk: timelines, what waits, statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from desktop.base.clock import SHANGHAI
from desktop.model.record import Record
from desktop.modules.residents.records import Resident
from desktop.modules.team.records import (
    COMPETENCES,
    LEVELS,
    CompetenceStep,
    Member,
    Mentorship,
    Recruitment,
    Talk,
    Tenure,
    Training,
)
from desktop.modules.team.rules import figures
from desktop.modules.team.rules.figures import Colleague
from desktop.modules.team.rules.mentoring import milestones
from desktop.modules.team.rules.roles import BRANCH, COMMITTEE, held
from desktop.modules.team.service.appraisals import appraisals_of, eligible, rules_of
from desktop.modules.team.service.members import all_tenures, person_of, tenures_of
from desktop.modules.team.service.pairs import pair_of, title_of
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import Due, Event, Period, Statistic

_NINE = time(9)
_BY_ELECTION = ("elected", "by_election")
_BODIES = {"党组织": BRANCH, "居委会": COMMITTEE}
_MOST = 60
_LATEST = Query(order="held_on", descending=True)


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """What a member was and learned; of a resident who is a member, what they were."""
    if isinstance(record, Resident):
        for member in store.find(Member, resident=record.uid):
            yield from _offices(store, member)
    if not isinstance(record, Member):
        return
    yield from _offices(store, record)
    for training in store.naming(Training, "attendees", record.uid, _LATEST, _MOST):
        yield Event(_morning(training.held_on), "培训", training.course or "", training)
    for appraisal in appraisals_of(store, record):
        grade = appraisal.fields["grade"].kind.show(appraisal.grade)
        yield Event(
            _morning(date(appraisal.year or 1990, 12, 31)),
            "考核",
            " ".join(filter(None, (appraisal.title(), grade))),
            appraisal,
        )
    for pair in store.find(Mentorship, mentee=record.uid):
        yield from story(store, pair)


def story(store: Reader, record: Mentorship) -> Iterator[Event]:
    """What happened in a pair: talks, competences, lines, halfway and final words, as far as these eyes may see them."""
    pair = pair_of(store, record)
    yield Event(_morning(record.start), "结对", title_of(store, record), record)
    for talk in pair.talks:
        yield Event(_morning(talk.held_on), "谈话", _said(talk), talk)
    for step in pair.steps:
        yield Event(_morning(step.moved_on), "能力", _moved(step), step)
    for rotation in pair.rotations:
        yield Event(_morning(rotation.since), "轮岗", rotation.title(), rotation)
    for day, kind, words in (
        (record.mid_on, "中期评价", record.mid_words),
        (record.final_on, "期满评价", record.final_words),
    ):
        if day:
            yield Event(_morning(day), kind, words or "", record)


def due(store: Reader, by: date) -> Iterator[Due]:
    """Talks and words of mentoring, terms that end, secretaries who may be put forward."""
    for record in store.find(Mentorship, Query(filters=(Filter("ended_on", Match.BLANK),))):
        pair = pair_of(store, record)
        for ahead in milestones(record, pair.last_talk):
            if ahead.day <= by:
                yield Due(ahead.day, f"{ahead.what}：{pair.mentee}", pair.mentor, record)
    yield from _ending(store, by)
    for member, day in eligible(store, by):
        yield Due(day, f"可以申报事业编制：{member.title()}", "", member)


def statistics(store: Reader, period: Period) -> Iterator[Statistic]:
    """S1 to S7 as they stood on the last day of a period."""
    planned = rules_of(store, store.actor).planned
    yield from figures.statistics(team_on(store, period.last), planned, list(store.find(Recruitment)), period.last)


def team_on(store: Reader, day: date) -> list[Colleague]:
    """Everybody who held something on a day, as the statistics ask for them."""
    spans = all_tenures(store)
    found = []
    for member in store.find(Member):
        now = held(spans[member.uid], day)
        if now:
            found.append(_colleague(store, member, now, spans[member.uid]))
    return found


def _colleague(store: Reader, member: Member, now: Sequence[Tenure], spans: Sequence[Tenure]) -> Colleague:
    person = person_of(store, member)
    is_resident = isinstance(person, Resident)
    return Colleague(
        roles=frozenset(one.role for one in now if one.role),
        birth=person.birth,
        sex=person.sex,
        edu=person.edu,
        politics=person.politics,
        local=member.local if member.local is not None else is_resident or None,
        elected=any(one.obtained in _BY_ELECTION for one in now),
        again=any(_is_again(one, spans) for one in now),
    )


def _is_again(now: Tenure, spans: Sequence[Tenure]) -> bool:
    """Whether somebody sat in the same body in an earlier term."""
    body = next((roles for roles in _BODIES.values() if now.role in roles), ())
    first = now.elected_on or now.since
    others = [one for one in spans if one.role in body and one.uid != now.uid]
    return any(start < first for one in others if first and (start := one.elected_on or one.since))


def _ending(store: Reader, by: date) -> Iterator[Due]:
    """One line for each body whose term ends, and not one for each of its people."""
    asked = Query(
        filters=(Filter("until", Match.BLANK), Filter("term_ends_on", Match.FILLED), Filter("term_ends_on", Match.TO, by))
    )
    told = set()
    for tenure in store.find(Tenure, asked):
        assert tenure.term_ends_on is not None, "it was asked for"
        body = next((name for name, roles in _BODIES.items() if tenure.role in roles), tenure.title())
        if (body, tenure.term_ends_on) not in told:
            told.add((body, tenure.term_ends_on))
            yield Due(tenure.term_ends_on, f"任期届满：{body}", "", tenure)


def _offices(store: Reader, member: Member) -> Iterator[Event]:
    for tenure in tenures_of(store, member):
        if tenure.since:
            yield Event(_morning(tenure.since), "任职", tenure.title(), tenure if tenure.uid else member)
        if tenure.until:
            yield Event(_morning(tenure.until), "离任", tenure.title(), tenure if tenure.uid else member)


def _said(talk: Talk) -> str:
    return " ".join(filter(None, (talk.words, f"说定：{talk.agreed}" if talk.agreed else "")))


def _moved(step: CompetenceStep) -> str:
    level = f" → {LEVELS.label(step.level)}" if step.level else ""
    why = f"（{step.why}）" if step.why else ""
    return f"{COMPETENCES.label(step.competence or '')}{level}{why}"


def _morning(day: date | None) -> int:
    return int(datetime.combine(day, _NINE, SHANGHAI).timestamp() * 1000) if day else 0
