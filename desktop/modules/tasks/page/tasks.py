"""What tasks look like: mine, everybody's, each assistant's, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from desktop.modules.tasks.commands import COMMANDS, QUICK
from desktop.modules.tasks.page.quickline import QuickLine
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import OPEN, is_overdue
from desktop.modules.team.records import Member
from desktop.modules.team.service import assistants, self_of
from desktop.store.query import Filter, Match
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import View, Views, begin_with
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

WAITING = Filter("status", Match.IN, OPEN)
AT_WORK = View("在办", (WAITING,))


class Page(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        views = Views(desk, Task, tuple(views_of(desk)))
        self.quick = QuickLine(desk)
        slots = Slots(
            title="任务",
            commands=COMMANDS[:1],
            columns=_columns(desk),
            over=lambda _: self.quick,
            above=lambda _: views,
            picture="clipboard-list",
            blank="派给谁、几号前做完、做得怎么样，都在这里看。从居民、决议上也能直接派。",
        )
        super().__init__(desk, Task, slots)
        begin_with(self.list, hidden=("来源", "编号"), by="截止日期")
        views.rule(self.list, first=AT_WORK)
        self.quick.claim(self)

    def show_record(self, uid: str) -> None:
        if uid == QUICK:
            self.quick.begin()
        else:
            super().show_record(uid)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        super().refresh(touched)
        if Member.table in touched:
            self.quick.refresh()


def views_of(desk: Desk) -> Iterator[View]:
    """在办, 我的, each assistant's, 逾期 (`rules.is_overdue` as conditions), 全部."""
    me = self_of(desk.store, desk.actor)
    yield AT_WORK
    if me is not None:
        yield View("我的", (WAITING, Filter("assignee", value=me.uid)))
    for member in assistants(desk.store):
        if me is None or member.uid != me.uid:
            yield View(member.title(), (WAITING, Filter("assignee", value=member.uid)))
    yield View("逾期", (WAITING, Filter("due", Match.FILLED), Filter("due", Match.TO, desk.today - timedelta(days=1))))
    yield View("全部")


def _columns(desk: Desk) -> tuple[Column, ...]:
    def late(task: Task) -> str:
        if task.due is None or not is_overdue(task, desk.today):
            return ""
        return f"⚠ 逾期 {(desk.today - task.due).days} 天"

    found = {one.label: one for one in columns_of(Task)}
    subject, no, status, assignee, due, priority, *others = found.values()
    return (subject, status, assignee, due, Column("逾期", 10, words=late, order="due"), priority, *others, no)
