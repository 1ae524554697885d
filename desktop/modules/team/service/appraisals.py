"""Yearly appraisals, the way to a public-institution post, and what the area goes by."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from desktop.base.errors import DeskError, StaleError
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.modules.team.records import Appraisal, Establishment, Member, Recruitment, TeamRules, Tenure
from desktop.modules.team.rules import terms
from desktop.modules.team.rules.roles import SECRETARY
from desktop.modules.team.rules.terms import Eligibility
from desktop.modules.team.service.members import tenures_of
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb

_ADVICE = "填好的内容还在，改好再保存。"


@verb("登记年度考核", needs=Right.OWN)
def appraise(unit: Unit, appraisal: Appraisal) -> Appraisal:
    """Keep how a year was judged; of one year there is one appraisal, and a second one corrects it.

    Raises:
        DeskError: year or grade is missing.
        StaleError: the member is no longer kept.
    """
    _refuse_wrong(appraisal, "考核")
    if appraisal.grade is None:
        raise DeskError("考核没有登记：等次必填", _ADVICE)
    member = _member(unit, appraisal.member)
    unit.label = f"登记年度考核：{member.title()} {appraisal.year}"
    before = next(unit.read.find(Appraisal, member=member.uid, year=appraisal.year), None)
    if before is None:
        return unit.add(dataclasses.replace(appraisal, uid=""))
    return unit.change(before, dataclasses.replace(before, grade=appraisal.grade, words=appraisal.words))


@verb("登记事业编制", needs=Right.OWN)
def record_step(unit: Unit, step: Establishment) -> Establishment:
    """Keep a step towards a post: applied, approved, refused.

    Raises:
        DeskError: it does not say which, or an approval names no paper.
        StaleError: the member is no longer kept.
    """
    _refuse_wrong(step, "事业编制")
    if step.status is None:
        raise DeskError("没有登记：写明到哪一步", _ADVICE)
    if step.status == "approved" and not step.document:
        raise DeskError("没有登记：批准要写批复文件", "写上文号或名称，例如：示例〔2026〕1号。")
    member = _member(unit, step.member)
    unit.label = f"登记事业编制：{member.title()}"
    return unit.add(dataclasses.replace(step, step_on=step.step_on or unit.today))


@verb("改队伍设置", needs=Right.OWN)
def set_team_rules(unit: Unit, rules: TeamRules) -> TeamRules:
    """Keep what the area goes by.

    Raises:
        DeskError: a number is missing or out of bounds.
    """
    _refuse_wrong(rules, "设置")
    unit.label = set_team_rules.label
    before = unit.read.get(TeamRules, unit.actor.owner)
    whole = dataclasses.replace(rules, uid=unit.actor.owner)
    return unit.change(before, whole) if before else unit.add(whole)


@verb("登记招聘报名", needs=Right.OWN)
def record_applicants(unit: Unit, recruitment: Recruitment) -> Recruitment:
    """Keep how many applied for how many posts, as a paper says.

    Raises:
        DeskError: a number is missing.
    """
    _refuse_wrong(recruitment, "招聘报名")
    unit.label = f"登记招聘报名：{recruitment.title()}"
    return unit.add(recruitment)


def rules_of(store: Reader, actor: Actor) -> TeamRules:
    """What the own area goes by, or the usual."""
    return store.get(TeamRules, actor.owner) or terms.USUAL


def appraisals_of(store: Reader, member: Member) -> list[Appraisal]:
    """The years of a member, the latest first; grade and words only for the eyes that may see them."""
    return sorted(store.find(Appraisal, member=member.uid), key=lambda one: -(one.year or 0))


def latest_step(store: Reader, member: Member) -> Establishment | None:
    """How far they have come towards a post."""
    return max(store.find(Establishment, member=member.uid), key=lambda one: (one.step_on or date.min, one.uid), default=None)


def eligibility_of(store: Reader, member: Member, today: date) -> Eligibility:
    """Whether a member's terms as secretary and their years are enough; ask it only with eyes that see the grades."""
    spans = [one for one in tenures_of(store, member) if one.role == SECRETARY]
    grades = {one.year: one.grade for one in appraisals_of(store, member) if one.year and one.grade}
    return terms.eligibility(spans, grades, rules_of(store, store.actor), today)


def eligible(store: Reader, today: date) -> Iterator[tuple[Member, date]]:
    """Serving secretaries who may be put forward and have not been, with the day on which their last term was full."""
    if not store.actor.may(Right.SENSITIVE):
        return
    full: dict[str, date] = {}
    for span in store.find(Tenure, role=SECRETARY):
        if span.member and span.term_ends_on and terms.is_full(span, today):
            full[span.member] = max(span.term_ends_on, full.get(span.member, date.min))
    applied = {member for _, member in store.columns(Establishment, "member")}
    for uid, member in store.several(Member, full.keys() - applied).items():
        if member.until is None and eligibility_of(store, member, today).is_met:
            yield member, full[uid]


def _member(unit: Unit, uid: str | None) -> Member:
    found = unit.read.get(Member, uid or "")
    if found is None:
        raise StaleError("这位成员已经不在了，没有登记", "可以先到回收站恢复，再登记。")
    return found


def _refuse_wrong(record: Record, what: str) -> None:
    for problem in (*record.check(), *wrong(record, tuple(record.fields.values()))):
        raise DeskError(f"{what}没有登记：{problem}", _ADVICE)
