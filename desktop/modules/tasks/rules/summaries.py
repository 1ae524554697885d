"""What a week or a month of somebody's work comes to: done, at work, overdue, next; in time, returned, scores, hours.

Source: domain paper 3.5. It tells one person's work to that person and to whoever brings them on; nobody is ranked or compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules.lifecycle import DONE, days_late
from desktop.work.cycle import Cycle
from desktop.work.module import Period, Statistic

WEEK, MONTH = "week", "month"
"""Codes of summary_span."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The tasks of a period, no task twice.

    Attributes:
        done: passed in the period, in that order.
        late: of those that are not over at its end, the ones whose day has passed and which were not handed in.
        ahead: due in the period after it.
        doing: all others that are not over: at work, waiting to be checked, paused, without a day.
    """

    done: tuple[Task, ...] = ()
    doing: tuple[Task, ...] = ()
    late: tuple[Task, ...] = ()
    ahead: tuple[Task, ...] = ()


def period_of(span: str, day: date) -> Period:
    """The week, Monday to Sunday, or the month that a day lies in."""
    if span == MONTH:
        return Cycle.MONTH.around(day)
    monday = day - _DAY * day.weekday()
    return Period(monday, monday + _DAY * 6)


def step(span: str, period: Period, by: int) -> Period:
    """The period just before (-1) or after (1) one."""
    return period_of(span, period.last + _DAY if by > 0 else period.first - _DAY)


def said(span: str, period: Period) -> str:
    """A period in words: 2026 年 8 月, 2026 年 8 月 24 日—8 月 30 日."""
    first, last = period.first, period.last
    if span == MONTH:
        return f"{first.year} 年 {first.month} 月"
    year = f"{last.year} 年 " if last.year != first.year else ""
    return f"{first.year} 年 {first.month} 月 {first.day} 日—{year}{last.month} 月 {last.day} 日"


def as_of(period: Period, today: date) -> date:
    """The day from which a period is looked at: its last one, or today while it lasts."""
    return min(period.last, today)


def is_done(task: Task, period: Period) -> bool:
    """Whether it was passed in the period."""
    return task.status in DONE and task.over_on is not None and period.first <= task.over_on <= period.last


def is_open(task: Task, day: date) -> bool:
    """Whether it was given and not over at the end of a day, however far it has come since."""
    if task.status == "draft" or task.assigned_on is None or task.assigned_on > day:
        return False
    return task.over_on is None or task.over_on > day


def is_late(task: Task, day: date) -> bool:
    """Whether its day had passed on a day, and it was neither handed in nor paused. What waits for its check is not late."""
    if task.due is None or task.due >= day or (task.handed_on is not None and task.handed_on <= day):
        return False
    return not (task.status == "paused" and task.paused_until is not None and task.paused_until >= day)


def sorted_out(tasks: Iterable[Task], period: Period, following: Period, today: date) -> Sorted:
    """Each task in its place; those that the period has nothing to do with are left out.

    Args:
        following: the period after it.
    """
    day = as_of(period, today)
    known = sorted(tasks, key=lambda one: (one.due or date.max, one.uid))
    done = sorted((one for one in known if is_done(one, period) and not is_open(one, day)), key=lambda one: one.over_on or day)
    waiting = [one for one in known if is_open(one, day)]
    late = tuple(one for one in waiting if is_late(one, day))
    ahead = tuple(one for one in waiting if one.due and following.first <= one.due <= following.last and one not in late)
    doing = tuple(one for one in waiting if one not in late and one not in ahead)
    return Sorted(tuple(done), doing, late, ahead)


def marks(done: Sequence[Task], period: Period) -> Iterator[Statistic]:
    """How the work that was passed was done: in time, returned, mean score, hours. Each number with what it is a part of."""

    def told(name: str, label: str, number: int, of: int | None, scope: str, unit: str = "%") -> Statistic:
        return Statistic(name, label, number, of, scope, period.last, unit)

    scope, whole = "本期完成的任务", len(done)
    yield told("in_time", "按时", sum(days_late(one, period.last) <= 0 for one in done), whole, scope)
    yield told("returned", "退回过", sum(bool(one.returns) for one in done), whole, scope)
    scores = [one.score for one in done if one.score is not None]
    yield told("score", "平均分", sum(scores), len(scores), "评了分的任务", "分")
    yield told("hours", "用时（小时）", sum(one.spent or 0 for one in done), None, "记了用时的任务")


def timeliness(task: Task) -> str:
    """How a task that was passed stood to its day: 按时, 早 2 天, 晚 1 天; blank without a day."""
    if task.due is None or (task.handed_on or task.over_on) is None:
        return ""
    days = days_late(task, task.due)
    return "按时" if days == 0 else f"晚 {days} 天" if days > 0 else f"早 {-days} 天"
