"""What offices look like: who holds which now, by body, and who has laid one down; one table."""

from __future__ import annotations

from desktop.modules.team.records import Member, Tenure
from desktop.modules.team.rules.roles import BRANCH, COMMITTEE, HEADS, WORKERS
from desktop.store.query import Filter, Match
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import View, Views, begin_with
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

HELD = Filter("until", Match.BLANK)
VIEWS = (
    View("在任", (HELD,)),
    View("党组织", (HELD, Filter("role", Match.IN, BRANCH))),
    View("居委会", (HELD, Filter("role", Match.IN, COMMITTEE))),
    View("社区工作者", (HELD, Filter("role", Match.IN, WORKERS))),
    View("楼组长和代表", (HELD, Filter("role", Match.IN, HEADS))),
    View("已离任", (Filter("until", Match.FILLED),)),
    View("全部"),
)


class TenurePage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        views = Views(desk, Tenure, VIEWS)
        slots = Slots(
            title="任职",
            columns=_columns(desk),
            fresh=lambda: Tenure(since=desk.today),
            above=lambda _: views,
            picture="id",
            blank="谁在哪天起任什么职务、第几届、怎么产生的，记在这里。一个人可以同时有几项。",
        )
        super().__init__(desk, Tenure, slots)
        begin_with(self.list, hidden=("条线", "本届选举日", "任职止", "小组、楼组"), by="职务")
        views.rule(self.list, first=VIEWS[0])


def _columns(desk: Desk) -> tuple[Column, ...]:
    """As declared, with the days until a term ends beside its last day."""

    def left(tenure: Tenure) -> str:
        if tenure.until or tenure.term_ends_on is None:
            return ""
        days = (tenure.term_ends_on - desk.today).days
        return "已届满" if days < 0 else f"还有 {days} 天"

    found = {one.label: one for one in columns_of(Tenure)}
    name = Column("成员", 8, Member.fields["name"], through=(Tenure.fields["member"],))
    first = [found.pop(word) for word in ("职务", "届次", "怎么产生", "任职起", "本届选举日", "本届届满日")]
    del found["成员"]
    return (name, *first, Column("离届满", 10, words=left, order="term_ends_on"), *found.values())
