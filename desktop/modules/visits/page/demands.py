"""What demands look like: what is at work, what is late, what is to be told; one table, its next limit always in sight."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.modules.visits.commands import DEMANDS
from desktop.modules.visits.records import Demand
from desktop.modules.visits.rules import AT_WORK, OPEN, TO_TELL
from desktop.modules.visits.rules.demands import is_carried, is_overdue, judge_demand
from desktop.store.query import Filter, Match
from desktop.ui.form import Manners
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import View, Views, begin_with
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

_SOON = timedelta(days=3)
_DAY = timedelta(days=1)


class DemandPage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        chips = views_of(desk)
        views = Views(desk, Demand, chips)
        slots = Slots(
            title="诉求",
            commands=DEMANDS[:1],
            columns=_columns(desk),
            manners=Manners(rules=judge_demand),
            fresh=lambda: Demand(received=desk.today, urgency="normal"),
            above=lambda _: views,
            picture="messages",
            blank="谁反映了什么、办到哪一步、告知了没有，都在这里。从居民、户、走访记录上也能登记。",
        )
        super().__init__(desk, Demand, slots)
        begin_with(
            self.list,
            hidden=("编号", "归类", "小类", "缓急", "来源", "地址", "居民意见", "收到日期", "办结日期"),
            by="下一期限",
        )
        views.rule(self.list, first=chips[0])


def views_of(desk: Desk) -> tuple[View, ...]:
    """在办, 快到期, 逾期 (`rules.is_overdue` as conditions), 待告知, 暂难, 已办结, 全部."""
    waiting, today = Filter("status", Match.IN, OPEN), desk.today
    return (
        View("在办", (Filter("status", Match.IN, AT_WORK),)),
        View("快到期", (waiting, Filter("due", Match.FROM, today), Filter("due", Match.TO, today + _SOON))),
        View("逾期", (waiting, Filter("due", Match.FILLED), Filter("due", Match.TO, today - _DAY))),
        View("待告知", (Filter("status", Match.IN, TO_TELL),)),
        View("暂难", (Filter("status", value="hard"),)),
        View("已办结", (Filter("status", Match.IN, ("closed", "declined")),)),
        View("全部"),
    )


def _columns(desk: Desk) -> tuple[Column, ...]:
    def wait(demand: Demand) -> str:
        carried = ("上年遗留",) if is_carried(demand, desk.today.year) else ()
        return " · ".join((*_left(demand, desk.today), *carried))

    found = {one.label: one for one in columns_of(Demand)}
    first = [found.pop(name) for name in ("问题简述", "进展", "反映人", "承办人", "下一期限")]
    category = found.pop("归类")
    left = Column("时限", 22, words=wait, order="due")
    return (*first, left, category, *found.values())


def _left(demand: Demand, today: date) -> tuple[str, ...]:
    """How many days are left until the next limit."""
    if demand.due is None:
        return ()
    days = (demand.due - today).days
    if is_overdue(demand, today):
        return (f"⚠ 逾期 {-days} 天",)
    return ("今天到期" if days == 0 else f"还有 {days} 天",)
