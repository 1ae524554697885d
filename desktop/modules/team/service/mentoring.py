"""Mentoring: pairs formed, talks kept, competences moved, lines rotated, halfway and final words."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.team.records import (
    LEVELS,
    CompetenceStep,
    ConclusionSlip,
    HalfwaySlip,
    Member,
    Mentorship,
    Rotation,
    Talk,
    TalkSlip,
)
from desktop.modules.team.rules import mentoring as rules
from desktop.modules.team.service.pairs import may_mentor, steps_of, title_of
from desktop.store.query import Filter, Match, Query
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, wrong
from desktop.work.verb import verb

_ADVICE = "填好的内容还在，改好再保存。"
_STILL = Query(filters=(Filter("until", Match.BLANK),))


@verb("结对带教", needs=Right.OWN)
def pair_up(unit: Unit, pair: Mentorship) -> Mentorship:
    """Put a mentee with a mentor.

    Raises:
        DeskError: somebody or the day is missing, they are one person, or the mentee has a mentor already.
        StaleError: one of them is no longer in the team.
    """
    _refuse_wrong(pair, "没有结对")
    if pair.mentor == pair.mentee:
        raise DeskError("没有结对：自己不能带自己", _ADVICE)
    for uid in (pair.mentor, pair.mentee):
        if unit.read.get(Member, uid or "") is None:
            raise StaleError("这位成员已经不在了，没有结对", "另选一位再保存。")
    if any(one.ended_on is None for one in unit.read.find(Mentorship, mentee=pair.mentee)):
        raise DeskError("没有结对：这位已经有人带了", "先在“带教”里写期满评价，结束那一对，再结新的。")
    kept = unit.add(dataclasses.replace(pair, months=pair.months or rules.MONTHS))
    unit.label = f"结对带教：{title_of(unit.read, kept)}"
    return kept


@verb("修改带教", needs=Right.OWN)
def change_pair(unit: Unit, before: Mentorship, after: Mentorship) -> Mentorship:
    """Correct days, months or goals. Raises as keeping a change does."""
    kept = keep_change(unit, before, after)
    assert isinstance(kept, Mentorship)
    unit.label = f"修改带教：{title_of(unit.read, kept)}"
    return kept


@verb("记带教谈话", needs=Right.EDIT)
def log_talk(unit: Unit, pair: Mentorship, slip: TalkSlip) -> Talk:
    """Keep that a talk was held, and what was said.

    Raises:
        DeskError: nothing was said, or the day is still to come.
        RefusedError: by somebody who is neither the mentor nor the secretary.
        StaleError: the pair is no longer kept.
    """
    now = _mine(unit, pair)
    _refuse_wrong(slip, "谈话没有保存")
    assert slip.held_on is not None, "it was asked for"
    if slip.held_on > unit.today:
        raise DeskError("谈话没有保存：还没有到这一天", _ADVICE)
    unit.label = f"记带教谈话：{title_of(unit.read, now)}"
    return unit.add(
        Talk(
            held_on=slip.held_on,
            mentorship=now.uid,
            mentor=now.mentor,
            mentee=now.mentee,
            words=slip.words,
            agreed=slip.agreed,
        )
    )


@verb("评带教能力", needs=Right.EDIT)
def move_competence(unit: Unit, pair: Mentorship, competence: str, level: int, why: str = "") -> CompetenceStep:
    """A mentee comes to another level of a competence, up or down. What is moved twice on a day is one move.

    Args:
        why: a word on a step down, or on one that skips a level.

    Raises:
        DeskError: there is no such level.
        RefusedError, StaleError: as `log_talk`.
    """
    now = _mine(unit, pair)
    step = CompetenceStep(
        competence=competence,
        mentorship=now.uid,
        mentor=now.mentor,
        mentee=now.mentee,
        level=str(level),
        moved_on=unit.today,
        mover=unit.actor.account or None,
        why=why or None,
    )
    _refuse_wrong(step, "能力没有改")
    unit.label = f"评带教能力：{title_of(unit.read, now)} {step.title()}"
    before = next((one for one in steps_of(unit.whole, now) if _is_same_move(one, step)), None)
    return (
        unit.add(step) if before is None else unit.change(before, dataclasses.replace(before, level=step.level, why=step.why))
    )


@verb("轮岗", needs=Right.EDIT)
def rotate(unit: Unit, pair: Mentorship, rotation: Rotation) -> Rotation:
    """The mentee goes over to another line of work; the one before ends the day before.

    Raises:
        DeskError: no line or no day.
        RefusedError, StaleError: as `log_talk`.
    """
    now = _mine(unit, pair)
    _refuse_wrong(rotation, "轮岗没有登记")
    assert rotation.since is not None, "it was asked for"
    for before in unit.read.find(Rotation, _STILL, mentorship=now.uid):
        last = max(rotation.since - timedelta(days=1), before.since or date.min)
        unit.change(before, dataclasses.replace(before, until=last))
    unit.label = f"轮岗：{title_of(unit.read, now)} {rotation.title()}"
    return unit.add(dataclasses.replace(rotation, mentorship=now.uid))


@verb("写中期评价", needs=Right.EDIT)
def appraise_halfway(unit: Unit, pair: Mentorship, slip: HalfwaySlip) -> Mentorship:
    """Keep the word in the middle. Raises as `log_talk`."""
    now = _mine(unit, pair)
    _refuse_wrong(slip, "评价没有保存")
    unit.label = f"写中期评价：{title_of(unit.read, now)}"
    return unit.change(now, dataclasses.replace(now, mid_on=unit.today, mid_words=slip.words))


@verb("写期满评价", needs=Right.EDIT)
def conclude(unit: Unit, pair: Mentorship, slip: ConclusionSlip) -> Mentorship:
    """Keep the word at the end, and what came of it: 出师 and 终止 end the pair, 延长 makes it longer.

    Raises:
        DeskError: no words, no result, or an extension without months.
        RefusedError, StaleError: as `log_talk`.
    """
    now = _mine(unit, pair)
    _refuse_wrong(slip, "评价没有保存")
    after = dataclasses.replace(now, final_words=slip.words, result=slip.result)
    if slip.result == rules.EXTENDED:
        if slip.more is None:
            raise DeskError("评价没有保存：延长要写再带几个月", _ADVICE)
        after = dataclasses.replace(after, months=(now.months or rules.MONTHS) + slip.more)
    else:
        after = dataclasses.replace(after, final_on=unit.today, ended_on=unit.today)
        for open_one in unit.read.find(Rotation, _STILL, mentorship=now.uid):
            unit.change(open_one, dataclasses.replace(open_one, until=unit.today))
    _refuse_long(after)
    unit.label = f"写期满评价：{title_of(unit.read, now)}"
    return unit.change(now, after)


def _mine(unit: Unit, pair: Mentorship) -> Mentorship:
    """The pair as it is now, for its mentor or the secretary."""
    now = unit.read.get(Mentorship, pair.uid)
    if now is None:
        raise StaleError("这一对带教已经不在了，没有保存", "请重新打开这一页再看。")
    if not may_mentor(unit.read, now):
        raise RefusedError("只有带教人和书记能写，没有保存", "请带教人来写。")
    if now.ended_on is not None:
        raise DeskError(f"这一对带教 {now.ended_on} 已经结束，没有保存", "要接着带，请书记再结一对。")
    return now


def _is_same_move(one: CompetenceStep, step: CompetenceStep) -> bool:
    return (one.competence, one.moved_on, one.mover) == (step.competence, step.moved_on, step.mover)


def _refuse_long(pair: Mentorship) -> None:
    wrong_months = Mentorship.fields["months"].kind.check(pair.months) if pair.months else None
    if wrong_months:
        raise DeskError(f"评价没有保存：带教月数{wrong_months}", "少延几个月，或者出师以后另结一对。")


def _refuse_wrong(record: Record, what: str) -> None:
    if isinstance(record, CompetenceStep) and record.level not in LEVELS:
        raise DeskError(f"{what}：没有这一级", "一共四级：看着做、陪着做、独立做、能带人。")
    for problem in (*record.check(), *wrong(record, tuple(record.fields.values()))):
        raise DeskError(f"{what}：{problem}", _ADVICE)
