"""The way of a demand: which step may follow which, until when, and what closing asks for.

Source: duty to hear, to handle and to pass on what cannot be handled 上海市居民委员会工作条例 第三十条; the steps, limits and
closing rules are the office's own practice, the limits a setting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from desktop.base.problems import Problem
from desktop.model import workdays
from desktop.modules.visits.records import Demand, DemandLimits


class Step(Enum):
    """What can happen to a demand after it came in."""

    ACCEPT = "受理"
    DECLINE = "不予受理"
    ASSIGN = "分派"
    REPLY = "先行答复"
    SOLVE = "居民区解决"
    ESCALATE = "上报街道"
    ANSWER = "街道答复"
    MEET = "转协商议事"
    CONCLUDE = "议事有结果"
    POSTPONE = "暂难解决"
    REVIEW = "复核"
    RESUME = "重新办理"
    TELL = "告知居民"
    MISS = "没联系上"
    CLOSE = "办结"
    REOPEN = "退回重办"


NEXT = MappingProxyType(
    {
        ("new", Step.ACCEPT): "accepted",
        ("new", Step.DECLINE): "declined",
        ("accepted", Step.ASSIGN): "doing",
        ("doing", Step.ASSIGN): "doing",
        ("doing", Step.SOLVE): "solved",
        ("doing", Step.ESCALATE): "escalated",
        ("escalated", Step.ANSWER): "replied",
        ("doing", Step.MEET): "meeting",
        ("meeting", Step.CONCLUDE): "solved",
        ("doing", Step.POSTPONE): "hard",
        ("hard", Step.REVIEW): "hard",
        ("hard", Step.RESUME): "doing",
        ("solved", Step.TELL): "feedback",
        ("replied", Step.TELL): "feedback",
        ("feedback", Step.MISS): "feedback",
        ("feedback", Step.CLOSE): "closed",
        ("feedback", Step.REOPEN): "doing",
    }
    | {(status, Step.REPLY): status for status in ("accepted", "doing", "escalated", "meeting", "hard")}
)
"""(status, step) -> next status; what is not here is not possible."""

OPEN = ("new", "accepted", "doing", "solved", "escalated", "replied", "meeting", "hard", "feedback")
"""Statuses in which a demand still waits for somebody."""

AT_WORK = tuple(status for status in OPEN if status != "hard")
TO_TELL = ("solved", "replied")
"""There is a result, and the resident does not know it yet."""

LIMITS = DemandLimits(accept=1, reply=3, close=15, lengthy=60, review=90)
"""Working days, the last in days, unless the area has set others."""

ATTEMPTS = 3
"""How often one must have tried to reach somebody before closing without an answer."""

KEPT_YEARS = 3
"""How long a closed demand is kept. Source: 个人信息保护法 第十九条; storage times are a setting of the office."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the acting person stands to a demand.

    Attributes:
        is_handler: handles it, alone or with others.
        noted_result: it was they who wrote the result down.
    """

    is_handler: bool
    noted_result: bool
    is_assistant: bool


def refusal(demand: Demand, step: Step, standing: Standing) -> str:
    """Why this person may not take this step now; blank when they may. No assistant closes what they handle themselves."""
    if (demand.status, step) not in NEXT:
        return f"现在不能{step.value}"
    if step is Step.CLOSE and standing.is_assistant and (standing.is_handler or standing.noted_result):
        return "助手不能给自己经办的诉求办结"
    return ""


def judge_demand(demand: Demand) -> Iterator[Problem]:
    """What keeps a demand from being noted."""
    if demand.resident is None and demand.household is None and demand.reporter is None:
        yield Problem("反映人", "写明是谁反映的，或者哪一户")


def unfinished(demand: Demand) -> Iterator[Problem]:
    """What keeps a demand from being closed.

    There must be a result, the resident must have been told on some day in some way, and must have been satisfied or not
    been reached three times.
    """
    if not demand.result:
        yield Problem("办理结果", "写明办理结果")
    if demand.told_on is None or demand.told_how is None:
        yield Problem("告知", "写明哪天、怎样告知居民的")
    if demand.answer == "unreached" and (demand.attempts or 0) < ATTEMPTS:
        yield Problem("居民意见", f"只记了 {demand.attempts or 0} 次没联系上，满 {ATTEMPTS} 次才能这样办结")
    elif demand.answer not in ("satisfied", "unreached"):
        yield Problem("居民意见", "写明居民的意见；不满意的要退回重办")


def telling(demand: Demand, day: date, today: date) -> Iterator[Problem]:
    """What is wrong with the day on which the resident is said to have been told."""
    if day > today:
        yield Problem("告知日期", "不能晚于今天")
    if demand.received and day < demand.received:
        yield Problem("告知日期", "不能早于收到诉求的日子")


def review_by(today: date, limits: DemandLimits) -> date:
    """Latest day on which what is hard now has to be looked at again."""
    return today + timedelta(days=_days(limits, "review"))


def reviewing(day: date, today: date, limits: DemandLimits) -> Iterator[Problem]:
    """What is wrong with the day of the next review."""
    last = review_by(today, limits)
    if not today < day <= last:
        yield Problem("复核日期", f"要在明天到 {last.isoformat()} 之间")


def closing_day(begun: date, demand: Demand, limits: DemandLimits) -> date:
    """Until when it has to be closed, counted in working days after the day it began (again)."""
    return workdays.after(begun, _days(limits, "lengthy" if demand.lengthy else "close"))


def next_limit(demand: Demand, limits: DemandLimits) -> date | None:
    """The limit that comes first now: of accepting, of the first reply, of closing or of the review; None when it is over."""
    if demand.status not in OPEN or demand.received is None:
        return None
    if demand.status == "new":
        return workdays.after(demand.received, _days(limits, "accept"))
    if demand.status == "hard":
        return demand.review_on
    if demand.first_reply is None and not demand.reopened:
        reply = workdays.after(demand.received, _days(limits, "reply"))
        return min(reply, demand.close_by) if demand.close_by else reply
    return demand.close_by


def is_overdue(demand: Demand, today: date) -> bool:
    """Whether its limit has passed while it waits; computed, never stored."""
    return demand.status in OPEN and demand.due is not None and demand.due < today


def is_carried(demand: Demand, year: int) -> bool:
    """Whether it is 上年遗留 in a year: it came in before, and was not closed before."""
    return demand.received is not None and demand.received.year < year and (demand.closed is None or demand.closed.year >= year)


def kept_until(closed: date) -> date:
    """The day on which the storage time of a closed demand ends; of 29 February the day after in other years."""
    try:
        return closed.replace(year=closed.year + KEPT_YEARS)
    except ValueError:
        return date(closed.year + KEPT_YEARS, 3, 1)


def _days(limits: DemandLimits, name: str) -> int:
    found = getattr(limits, name)
    usual: int = getattr(LIMITS, name)
    return usual if found is None else int(found)
