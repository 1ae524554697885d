"""What waits of tasks: by when, for whom, and the step that this person can take now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from desktop.model.rights import Right
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work.module import HIGH, URGENT, USUAL, Due

_WEIGHT = MappingProxyType({"urgent": URGENT, "high": HIGH})
_OWN = MappingProxyType({"assigned": "tasks.accept", "doing": "tasks.submit", "paused": "tasks.resume"})
"""Status -> id of the command that the one who does it takes next."""
_SENIOR = MappingProxyType({"submitted": "tasks.approve", "paused": "tasks.resume"})
"""Status -> id of the command that whoever gave it takes next; others' work is only looked at."""
_HANDED_IN = "待验收"
"""What a row says in place of the days left: the day was kept or missed when it was handed in."""
_READ = (
    *("subject", "status", "assignee", "assigner", "mentor", "due", "priority", "place", "source"),
    *("needs_help", "paused_until", "handed_on", "remark", "returns"),
)
"""What rows are made of; a task read whole takes three times as long, and hundreds wait."""


def due(store: Reader, by: date) -> Iterator[Due]:
    """What waits up to a day: open tasks by their due day, paused ones by the day they go on, calls for help at once.

    What was handed in waits at once for whoever may check it, whenever it was due.
    """
    open_ones = Query(filters=(Filter("status", Match.IN, rules.OPEN), Filter("due", Match.TO, by)), order="due")
    paused = Query(filters=(Filter("status", value="paused"), Filter("paused_until", Match.TO, by)))
    calling = Query(filters=(Filter("needs_help", value=True), Filter("status", value="doing")))
    later = (Filter("due", Match.FROM, by + timedelta(days=1)), Filter("due", Match.BLANK))
    handed = [one for until in later for one in _read(store, Query(filters=(Filter("status", value="submitted"), until)))]
    waiting, resting = list(_read(store, open_ones)), list(_read(store, paused))
    helpless = [task for task in _read(store, calling) if task.due is None or task.due > by]
    every = (*handed, *waiting, *resting, *helpless)
    named = {uid for task in every for uid in (task.assignee, task.mentor) if uid}
    members = {one.uid: one for one in store.partly(Member, "name", "account", of=named)}
    for task in (*waiting, *handed):
        if task.status == "submitted" and _checks(store, members, task):
            yield _to_check(store, members, task, by)
        elif task.due is not None and task.due <= by:
            yield _due(store, members, task, task.due, task.title())
    for task in resting:
        yield _due(store, members, task, task.paused_until or by, f"该继续了：{task.title()}")
    for task in helpless:
        yield _due(store, members, task, by, f"求助：{task.title()}", act="tasks.advise")


def _read(store: Reader, query: Query) -> Iterator[Task]:
    return store.partly(Task, *_READ, query=query)


def _account(members: Mapping[str, Member], uid: str | None) -> str:
    member = members.get(uid or "")
    return (member.account or "") if member else ""


def _checks(store: Reader, members: Mapping[str, Member], task: Task) -> bool:
    """Whether it is the signed-in person's to check, as far as a list has to know; the verb has the last word."""
    me = store.actor.account
    if not me or me == _account(members, task.assignee):
        return False
    return store.actor.may(Right.OWN) or me in (_account(members, task.mentor), task.assigner)


def _to_check(store: Reader, members: Mapping[str, Member], task: Task, by: date) -> Due:
    """It waits since it was handed in, and is as much the checker's own as what they are to do themselves."""
    handed = f"{task.handed_on.month} 月 {task.handed_on.day} 日提交" if task.handed_on else ""
    source = task.fields["source"].kind.show(task.source)
    member = members.get(task.assignee or "")
    return Due(
        task.handed_on or task.due or by,
        task.title(),
        member.title() if member else "",
        task,
        place=" · ".join(filter(None, (handed, task.place, source))),
        act=_SENIOR["submitted"],
        weight=_WEIGHT.get(task.priority or "", USUAL),
        account=store.actor.account,
        chip=_HANDED_IN,
    )


def _due(store: Reader, members: Mapping[str, Member], task: Task, day: date, text: str, act: str = "") -> Due:
    member = members.get(task.assignee or "")
    account = (member.account or "") if member else ""
    is_own = bool(account) and account == store.actor.account
    acts = _OWN if is_own else _SENIOR
    source = task.fields["source"].kind.show(task.source)
    return Due(
        day,
        text,
        member.title() if member else "",
        task,
        place=" · ".join(filter(None, (_returned(task), task.place, source, "在求助" if task.needs_help else ""))),
        act=act or acts.get(task.status or "", ""),
        weight=_WEIGHT.get(task.priority or "", USUAL),
        account=account,
    )


def _returned(task: Task) -> str:
    return "退回重做" if rules.is_returned(task) else ""
