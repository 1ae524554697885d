"""What members look like: who is in office, and the young assistants among them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.team.commands.members import NEW
from desktop.modules.team.records import Member
from desktop.modules.team.rules.roles import ASSISTANT, HEADS, OFFICERS, SECRETARY
from desktop.modules.team.service import appraisals_of, eligibility_of, latest_step
from desktop.store.query import Filter, Match
from desktop.ui.arrange import Item, down, held
from desktop.ui.chips import Chip
from desktop.ui.editing.flow import Flow
from desktop.ui.labels import Paragraph, label
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import View, Views
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

IN_OFFICE = Filter("until", Match.BLANK)
VIEWS = (
    View("在任", (IN_OFFICE,)),
    View("青年助手", (IN_OFFICE, Filter("role", value=ASSISTANT))),
    View("两委", (IN_OFFICE, Filter("role", Match.IN, OFFICERS))),
    View("社区工作者", (IN_OFFICE, Filter("worker", value=True))),
    View("楼组长和代表", (IN_OFFICE, Filter("role", Match.IN, HEADS))),
    View("已离任", (Filter("until", Match.FILLED),)),
    View("全部"),
)
MARK = Column("带教", 6, words=lambda member: "★ 助手" if member.role == ASSISTANT else "")
_YEARS = 3


class MemberPage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        views = Views(desk, Member, VIEWS)
        name, role, also_as, phone, *others = columns_of(Member)
        slots = Slots(
            title="队伍",
            commands=(NEW,),
            columns=(name, MARK, role, also_as, phone, *others),
            fresh=lambda: Member(since=desk.today),
            above=lambda _: views,
            aside=lambda record: _beside(desk, record),
            picture="id",
            blank="书记、主任、社工、青年助手、楼组长，都记在这里。派任务、记走访时从这里选人。",
        )
        super().__init__(desk, Member, slots)
        views.rule(self.list, first=VIEWS[0])


def _beside(desk: Desk, record: Record) -> QWidget | None:
    """Appraisals and the way to a post, for the eyes that may see them; nothing for others."""
    assert isinstance(record, Member), "the page shows members"
    parts: list[Item] = []
    seen = [one for one in appraisals_of(desk.store, record) if one.grade][:_YEARS]
    if seen:
        kind = seen[0].fields["grade"].kind
        chips = Flow()
        chips.fill([Chip(f"{one.year} {kind.show(one.grade)}", "info") for one in seen])
        parts += [label("年度考核", "strong"), chips]
    parts += _post(desk, record)
    return held(down(*parts, gap=8)) if parts else None


def _post(desk: Desk, member: Member) -> list[Item]:
    """How far a secretary has come towards a post, and what is missing."""
    if member.role != SECRETARY or not desk.actor.may(Right.SENSITIVE):
        return []
    step = latest_step(desk.store, member)
    words = step and " · ".join(
        filter(None, (step.fields["status"].kind.show(step.status), str(step.step_on or ""), step.document))
    )
    found = eligibility_of(desk.store, member, desk.today)
    chip = Chip("够条件" if found.is_met else "还不够条件", "ok" if found.is_met else "neutral")
    terms = Chip(f"任满 {found.terms} 届 / 需要 {found.wanted} 届", "info")
    chips = Flow()
    chips.fill([chip, terms])
    missing = [Paragraph("还缺：" + "；".join(found.missing), "caption")] if found.missing else []
    return [label("事业编制", "strong"), *([Paragraph(words)] if words else []), chips, *missing]
