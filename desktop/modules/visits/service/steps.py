"""One verb for each step a demand can take. Each looks at the demand as it is now, not as it was opened."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.base.problems import Problem
from desktop.model.rights import Right
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand
from desktop.modules.visits.rules import demands as rules
from desktop.modules.visits.rules.demands import Step
from desktop.modules.visits.service.demands import limits_of, standing
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb

_ADVICE = "诉求没有改动。"


@verb("受理诉求", needs=Right.EDIT)
def accept_demand(unit: Unit, demand: Demand) -> Demand:
    """The office takes the demand on."""
    return _take(unit, demand, Step.ACCEPT, accepted=unit.today)


@verb("不予受理", needs=Right.EDIT)
def decline_demand(unit: Unit, demand: Demand, reason: str, how: str) -> Demand:
    """The office does not take it on, says why, and has told whoever asked. `how` is a code of told_how."""
    return _take(
        unit, demand, Step.DECLINE, _needed("说明", reason), reason=reason, **_told(unit, unit.today, how), closed=unit.today
    )


@verb("分派诉求", needs=Right.EDIT)
def assign_demand(unit: Unit, demand: Demand, handler: Member) -> Demand:
    """A member of the team is to handle it.

    Raises:
        StaleError: the member is no longer kept.
    """
    if unit.read.get(Member, handler.uid) is None:
        raise StaleError("要交给的人已经不在队伍里，诉求没有分派", "另选一位再分派。")
    return _take(unit, demand, Step.ASSIGN, handler=handler.uid)


@verb("先行答复", needs=Right.EDIT)
def reply_to_demand(unit: Unit, demand: Demand) -> Demand:
    """The resident has heard a first time how it stands; only the first time counts for the limit."""
    now = _now(unit, demand)
    return _take(unit, demand, Step.REPLY, first_reply=now.first_reply or unit.today)


@verb("居民区解决", needs=Right.EDIT)
def solve_demand(unit: Unit, demand: Demand, result: str, level: str = "area") -> Demand:
    """It is settled. `level` is a code of demand_level: the area itself, the block, the delegates."""
    return _take(unit, demand, Step.SOLVE, _settled(result, level), **_outcome(unit, result, level))


@verb("上报街道", needs=Right.EDIT)
def escalate_demand(unit: Unit, demand: Demand, opinion: str) -> Demand:
    """The area cannot settle it and passes it on with its opinion. Source: 上海市居民委员会工作条例 第三十条."""
    return _take(
        unit, demand, Step.ESCALATE, _needed("居民区意见", opinion), opinion=opinion, escalated=unit.today, street_on=None
    )


@verb("街道答复", needs=Right.EDIT)
def answer_demand(unit: Unit, demand: Demand, result: str) -> Demand:
    """The street has answered; that is the result."""
    return _take(
        unit, demand, Step.ANSWER, _needed("办理结果", result), **_outcome(unit, result, "street"), street_on=unit.today
    )


@verb("转协商议事", needs=Right.EDIT)
def meet_about_demand(unit: Unit, demand: Demand) -> Demand:
    """It becomes a topic of consultation."""
    return _take(unit, demand, Step.MEET)


@verb("议事有结果", needs=Right.EDIT)
def conclude_demand(unit: Unit, demand: Demand, result: str, level: str = "area") -> Demand:
    """Consultation has come to a result."""
    return _take(unit, demand, Step.CONCLUDE, _settled(result, level), **_outcome(unit, result, level))


@verb("暂难解决", needs=Right.EDIT)
def postpone_demand(unit: Unit, demand: Demand, reason: str, review_on: date) -> Demand:
    """It cannot be settled for now: why, and when it will be looked at again."""
    said = {"reason": reason, "review_on": review_on, "level": "hard", "level_on": unit.today}
    return _take(unit, demand, Step.POSTPONE, _hard(unit, reason, review_on), **said)


@verb("复核诉求", needs=Right.EDIT)
def review_demand(unit: Unit, demand: Demand, reason: str, review_on: date) -> Demand:
    """It was looked at again and is as hard as before: why, and when next."""
    return _take(unit, demand, Step.REVIEW, _hard(unit, reason, review_on), reason=reason, review_on=review_on)


@verb("重新办理", needs=Right.EDIT)
def resume_demand(unit: Unit, demand: Demand) -> Demand:
    """It can be worked at again; its limit begins anew."""
    return _take(unit, demand, Step.RESUME, review_on=None, **_anew(unit, demand))


@verb("告知居民", needs=Right.EDIT)
def tell_resident(unit: Unit, demand: Demand, how: str, day: date | None = None) -> Demand:
    """The resident was told the result. `how` is a code of told_how; the day is today unless it was earlier."""
    when = day or unit.today
    now = _now(unit, demand)
    said = {**_told(unit, when, how), "first_reply": now.first_reply or when, "answer": None, "attempts": None}
    return _take(unit, demand, Step.TELL, rules.telling(now, when, unit.today), **said)


@verb("没联系上居民", needs=Right.EDIT)
def miss_resident(unit: Unit, demand: Demand) -> Demand:
    """The resident was to be asked for an answer and was not reached; after three times it may be closed without one."""
    return _take(unit, demand, Step.MISS, attempts=(_now(unit, demand).attempts or 0) + 1)


@verb("办结诉求", needs=Right.EDIT)
def close_demand(unit: Unit, demand: Demand, answer: str, satisfaction: int | None = None) -> Demand:
    """Close it with the resident's answer, a code of demand_answer. Never by an assistant who handled it."""
    said = {"answer": answer, "satisfaction": satisfaction, "closed": unit.today}
    now = dataclasses.replace(_now(unit, demand), answer=answer)
    return _take(unit, demand, Step.CLOSE, rules.unfinished(now), **said)


@verb("退回重办", needs=Right.EDIT)
def reopen_demand(unit: Unit, demand: Demand, reason: str) -> Demand:
    """The resident is not satisfied: it is worked at again, has no result any more, and its limit begins anew."""
    cleared = dict.fromkeys(("result", "solver", "level", "level_on", "told_on", "told_how", "told_by", "attempts"))
    reopened = (_now(unit, demand).reopened or 0) + 1
    said = {**cleared, "reason": reason, "answer": "unsatisfied", "reopened": reopened, **_anew(unit, demand)}
    return _take(unit, demand, Step.REOPEN, _needed("说明", reason), **said)


def _now(unit: Unit, demand: Demand) -> Demand:
    now = unit.read.get(Demand, demand.uid)
    if now is None:
        raise StaleError("这件诉求已经不在了", "没有改动任何内容。可以到回收站看看。")
    return now


def _take(unit: Unit, demand: Demand, step: Step, found: Iterable[Problem] = (), **said: Any) -> Demand:
    """Take the step, or say why not: the state first, then the person, then what is missing."""
    now = _now(unit, demand)
    if why := rules.refusal(now, step, standing(unit.read, unit.actor, now)):
        raise RefusedError(f"“{now.summary}”没有{step.value}：{why}", _ADVICE)
    taken = dataclasses.replace(now, status=rules.NEXT[now.status or "", step], **said)
    for problem in (*found, *wrong(taken, tuple(Demand.fields[name] for name in said))):
        raise DeskError(f"“{now.summary}”没有{step.value}：{problem}", _ADVICE)
    unit.label = f"{step.value}：{now.summary}"
    return unit.change(now, dataclasses.replace(taken, due=rules.next_limit(taken, limits_of(unit.read, unit.actor))))


def _needed(label: str, words: str) -> list[Problem]:
    return [] if words.strip() else [Problem(label, "必填")]


def _settled(result: str, level: str) -> list[Problem]:
    return [*_needed("办理结果", result), *([Problem("解决层面", "暂难解决有自己的一步")] if level == "hard" else [])]


def _hard(unit: Unit, reason: str, day: date) -> list[Problem]:
    return [*_needed("说明", reason), *rules.reviewing(day, unit.today, limits_of(unit.read, unit.actor))]


def _outcome(unit: Unit, result: str, level: str) -> dict[str, Any]:
    return {"result": result, "level": level, "level_on": unit.today, "solver": unit.actor.account or None}


def _told(unit: Unit, day: date, how: str) -> dict[str, Any]:
    return {"told_on": day, "told_how": how, "told_by": unit.actor.account or None}


def _anew(unit: Unit, demand: Demand) -> dict[str, Any]:
    return {"close_by": rules.closing_day(unit.today, demand, limits_of(unit.read, unit.actor))}
