"""What the team looks like: who is in office, and the young assistants among them."""

from __future__ import annotations

from desktop.modules.team.commands import COMMANDS
from desktop.modules.team.records import Member
from desktop.modules.team.service import ASSISTANT
from desktop.store.query import Filter, Match
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import View, Views
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

IN_OFFICE = Filter("until", Match.BLANK)
VIEWS = (
    View("在任", (IN_OFFICE,)),
    View("青年助手", (IN_OFFICE, Filter("role", value=ASSISTANT))),
    View("已离任", (Filter("until", Match.FILLED),)),
    View("全部"),
)
MARK = Column("带教", 6, words=lambda member: "★ 助手" if member.role == ASSISTANT else "")


class Page(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        views = Views(desk, Member, VIEWS)
        name, role, *others = columns_of(Member)
        slots = Slots(
            title="队伍",
            commands=COMMANDS,
            columns=(name, MARK, role, *others),
            fresh=lambda: Member(since=desk.today),
            above=lambda _: views,
            picture="id",
            blank="书记、主任、社工、青年助手、楼组长，都记在这里。派任务、记走访时从这里选人。",
        )
        super().__init__(desk, Member, slots)
        views.rule(self.list, first=VIEWS[0])
