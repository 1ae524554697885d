"""One offer for each step of a demand; only those that may follow its state are offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from desktop.base.errors import DeskError
from desktop.model.codes import CodeList
from desktop.modules.team.service import serving
from desktop.modules.visits import service
from desktop.modules.visits.records import Demand
from desktop.modules.visits.rules import ATTEMPTS, NEXT, Step
from desktop.modules.visits.service import limits_of
from desktop.work.command import Command, Needs
from desktop.work.daywords import read, said
from desktop.work.desk import Desk
from desktop.work.verb import Verb

_HOW, _LEVELS = CodeList("told_how"), CodeList("demand_level")
_SETTLED = tuple(label for code, label in _LEVELS.entries.items() if code not in ("hard", "street"))
_SATISFIED = {"满意，5 分": 5, "满意，4 分": 4, "基本满意，3 分": 3}
_UNREACHED = f"{ATTEMPTS} 次没联系上"
_EARLIER = "更早"
_LONGEST = 16
"""Characters of a demand in the title of a question."""


def _chosen(desk: Desk) -> Demand:
    (demand,) = desk.selected
    assert isinstance(demand, Demand)
    return demand


def _take(desk: Desk, verb: Verb[..., Demand], *said_so: Any) -> None:
    """Take the step with what was said; nothing when a question was closed."""
    if all(one is not None for one in said_so):
        demand = _chosen(desk)
        desk.do(verb, demand, *said_so).then(lambda one: desk.ask.tell(f"{verb.label}：{one.summary}", undo=True))


def _asked(desk: Desk, question: str) -> str:
    """A question that says about which demand it is: opened from a row, nothing else on the screen need say so."""
    words = _chosen(desk).summary or ""
    return f"“{words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}”{question}"


def _one_of(desk: Desk, title: str, codes: CodeList, labels: tuple[str, ...] = ()) -> str | None:
    """The code of the choice, or None."""
    offered = labels or codes.labels
    place = desk.ask.pick(_asked(desk, title), offered)
    return None if place is None else codes.code(offered[place])


def _decline(desk: Desk) -> None:
    reason = desk.ask.words(_asked(desk, "为什么不予受理？"), "写给居民看的话", "不予受理")
    how = _one_of(desk, "怎样告诉居民的？", _HOW) if reason else None
    _take(desk, service.decline_demand, reason, how)


def _assign(desk: Desk) -> None:
    members = list(serving(desk.store))
    if not members:
        raise DeskError("队伍里还没有人，诉求没有分派", "先在“队伍”里登记成员。")
    place = desk.ask.pick(_asked(desk, "交给谁办？"), [_introduced(one) for one in members])
    _take(desk, service.assign_demand, None if place is None else members[place])


def _introduced(member: Any) -> str:
    return f"{member.title()}　{member.fields['role'].kind.show(member.role)}"


def _settle(verb: Verb[..., Demand], question: str) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        result = desk.ask.words(_asked(desk, question), "一两句，居民看得懂", "下一步")
        level = _one_of(desk, "在哪个层面解决的？", _LEVELS, _SETTLED) if result else None
        _take(desk, verb, result, level)

    return run


def _saying(verb: Verb[..., Demand], question: str, hint: str = "") -> Callable[[Desk], None]:
    return lambda desk: _take(desk, verb, desk.ask.words(_asked(desk, question), hint, verb.label))


def _hard(verb: Verb[..., Demand], question: str) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        reason = desk.ask.words(_asked(desk, question), "写明卡在哪里，居民问起来说得清", "下一步")
        _take(desk, verb, reason, _review_day(desk) if reason else None)

    return run


def _review_day(desk: Desk) -> date | None:
    latest = limits_of(desk.store, desk.actor).review or 90
    spans = [*(span for span in (30, 60) if span < latest), latest]
    ahead = [desk.today + timedelta(days=span) for span in spans]
    place = desk.ask.pick(
        _asked(desk, "哪天再复核？"), [f"{span} 天后　{said(day, desk.today)}" for span, day in zip(spans, ahead, strict=True)]
    )
    return None if place is None else ahead[place]


def _tell(desk: Desk) -> None:
    how = _one_of(desk, "怎样告知居民的？", _HOW)
    _take(desk, service.tell_resident, how, _told_day(desk) if how else None)


def _told_day(desk: Desk) -> date | None:
    near = {
        f"{word}　{said(day, desk.today)}": day
        for word, day in (("今天", desk.today), ("昨天", desk.today - timedelta(days=1)))
    }
    place = desk.ask.pick(_asked(desk, "哪天告知的？"), (*near, _EARLIER))
    if place is None or place < len(near):
        return None if place is None else list(near.values())[place]
    words = desk.ask.words(_asked(desk, "哪天告知的？"), "例如 8.28、上周五", "记下")
    try:
        return read(words, desk.today) if words else None
    except ValueError as error:
        raise DeskError("告知没有记下：" + str(error), "写成 8.28 或 2026-08-28。") from error


def _close(desk: Desk) -> None:
    is_unreached = (_chosen(desk).attempts or 0) >= ATTEMPTS
    offered = (*_SATISFIED, *((_UNREACHED,) if is_unreached else ()))
    place = desk.ask.pick(_asked(desk, "居民满意吗？不满意的用“退回重办”"), offered)
    if place is not None and offered[place] == _UNREACHED:
        _take(desk, service.close_demand, "unreached")
    elif place is not None:
        _take(desk, service.close_demand, "satisfied", _SATISFIED[offered[place]])


def _plainly(verb: Verb[..., Demand]) -> Callable[[Desk], None]:
    return lambda desk: _take(desk, verb)


def _may(step: Step) -> Callable[[Any], bool]:
    return lambda demand: (demand.status, step) in NEXT


def _step(name: str, step: Step, verb: Verb[..., Demand], run: Callable[[Desk], None], icon: str = "") -> Command:
    applies = _may(step)
    return Command(f"visits.{name}", step.value, run, verb, icon=icon, on=Demand.table, needs=Needs.ONE, applies=applies)


STEPS = (
    _step("accept", Step.ACCEPT, service.accept_demand, _plainly(service.accept_demand), "check"),
    _step("decline", Step.DECLINE, service.decline_demand, _decline, "x"),
    _step("solve", Step.SOLVE, service.solve_demand, _settle(service.solve_demand, "怎样解决的？"), "circle-check"),
    _step(
        "conclude", Step.CONCLUDE, service.conclude_demand, _settle(service.conclude_demand, "议事定下了什么？"), "circle-check"
    ),
    _step("answer", Step.ANSWER, service.answer_demand, _saying(service.answer_demand, "街道怎样答复的？"), "inbox"),
    _step("tell", Step.TELL, service.tell_resident, _tell, "messages"),
    _step("close", Step.CLOSE, service.close_demand, _close, "circle-check"),
    _step("reopen", Step.REOPEN, service.reopen_demand, _saying(service.reopen_demand, "居民对什么不满意？"), "arrow-back-up"),
    _step("miss", Step.MISS, service.miss_resident, _plainly(service.miss_resident), "phone"),
    _step("resume", Step.RESUME, service.resume_demand, _plainly(service.resume_demand), "refresh"),
    _step("review", Step.REVIEW, service.review_demand, _hard(service.review_demand, "复核以后为什么还难解决？"), "calendar"),
    _step("assign", Step.ASSIGN, service.assign_demand, _assign, "user"),
    _step("reply", Step.REPLY, service.reply_to_demand, _plainly(service.reply_to_demand), "phone"),
    _step(
        "escalate",
        Step.ESCALATE,
        service.escalate_demand,
        _saying(service.escalate_demand, "居民区的意见", "要街道做什么"),
        "upload",
    ),
    _step("meet", Step.MEET, service.meet_about_demand, _plainly(service.meet_about_demand), "speakerphone"),
    _step("postpone", Step.POSTPONE, service.postpone_demand, _hard(service.postpone_demand, "为什么暂时解决不了？"), "clock"),
)
