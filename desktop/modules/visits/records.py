"""Nouns of visiting: one call at a door, on the phone, at the counter; and what somebody asked for (诉求)."""

from __future__ import annotations

from datetime import date

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

_CONTACT = ("at", "missed", "refused", "method")
"""What tells of a contact: when it was, whether anybody was met, and how."""
_OUTCOME = ("结果", "见到")
_SOUGHT = (
    ("household", *_CONTACT),
    ("resident", *_CONTACT),
    ("next_on", "at"),
    ("method", "visitors", "at", "missed", "refused"),
)
"""Who was last reached and when somebody is to be seen again; how many of each sort a ledger counts."""


@record("visit", label="走访", measure="次", sought=_SOUGHT)
class Visit(Record):
    """One contact with a resident or a household; a visit to a member counts for the household."""

    at: int | None = f.moment("时间", required=True, width=16, also=("走访时间",))
    method: str | None = f.code("方式", CodeList("visit_method"), required=True, width=8, also=("走访方式",))
    resident: str | None = f.ref("居民", "resident", width=8, also=("被访者",))
    household: str | None = f.ref("户", "household", width=18)
    missed: bool | None = f.flag(
        "未遇", width=6, one_of=_OUTCOME, help="没有人在是未遇，人在不愿谈是拒访：记一次走访，不算见到"
    )
    refused: bool | None = f.flag("拒访", width=6, one_of=_OUTCOME)
    words: str | None = f.text("情况", lines=4, search=True, width=30, also=("走访详情", "反映的问题"))
    visitors: tuple[str, ...] | None = f.many("走访人", "member", width=12, also=("走访者", "参与人员"))
    minutes: int | None = f.number("用时", least=1, most=600, unit="分钟", width=0)
    next_on: date | None = f.day("下次走访", width=10, help="到这天会出现在“该走访了”，再见到才消失")
    next_why: str | None = f.text("下次为什么去", longest=60, width=0)


_WHO, _WHAT, _HOW, _END = "谁反映的", "什么事", "办理", "告知和办结"


@record("demand", label="诉求", measure="件")
class Demand(Record):
    """One thing somebody asked the office for, from the day it came in to the day they were told and it was closed.

    Source: 问题提交单 of Shanghai's outreach ledgers; limits and closing rules stand in `rules`.
    """

    summary: str | None = f.text(
        "问题简述", required=True, lines=2, search=True, width=30, group=_WHAT, also=("诉求", "诉求内容", "问题")
    )
    no: str | None = f.serial("编号", "SQ", search=True, width=13, group=_WHAT)
    status: str | None = f.code("进展", CodeList("demand_status"), computed=True, width=13, group=_WHAT, also=("状态",))
    due: date | None = f.day("下一期限", computed=True, width=10, group=_WHAT, help="受理、首次答复、办结、复核，先到的一个")
    category: str | None = f.code(
        "归类", CodeList("demand_category"), required=True, width=12, group=_WHAT, also=("问题归类", "类别")
    )
    topic: str | None = f.code("小类", CodeList("demand_topic"), open=True, width=10, group=_WHAT)
    urgency: str | None = f.code("缓急", CodeList("priority"), width=6, group=_WHAT)
    affected: int | None = f.number("影响户数", unit="户", width=0, group=_WHAT)
    major: bool | None = f.flag("重大矛盾", width=0, group=_WHAT, help="化解以后计入月报“化解重大矛盾”")
    lengthy: bool | None = f.flag("情况复杂", width=0, group=_WHAT, help="办结期限按复杂的算")
    received: date | None = f.day("收到日期", width=10, group=_WHO, also=("受理日期", "反映日期"))
    source: str | None = f.code("来源", CodeList("demand_source"), width=8, group=_WHO)
    resident: str | None = f.ref("反映人", "resident", width=8, group=_WHO, also=("诉求反映人",))
    household: str | None = f.ref("户", "household", width=0, group=_WHO)
    reporter: str | None = f.name("其他反映人", search=True, width=0, group=_WHO, help="没有居民档案的，写姓名")
    address: str | None = f.address("地址", search=True, width=16, group=_WHO)
    phone: str | None = f.phone("联系电话", private=True, search=True, width=0, group=_WHO, also=("联系方式",))
    visit: str | None = f.ref("来自走访", "visit", width=0, group=_WHO)
    handler: str | None = f.ref("承办人", "member", computed=True, width=8, group=_HOW)
    co_handlers: tuple[str, ...] | None = f.many("协办人", "member", width=0, group=_HOW)
    close_by: date | None = f.day("办结期限", computed=True, width=0, group=_HOW)
    accepted: date | None = f.day("受理日", computed=True, width=0, group=_HOW)
    first_reply: date | None = f.day("首次答复日", computed=True, width=0, group=_HOW)
    opinion: str | None = f.text("居民区意见", lines=3, computed=True, width=0, group=_HOW, help="上报街道时写的")
    escalated: date | None = f.day("上报街道日", computed=True, width=0, group=_HOW)
    street_on: date | None = f.day("街道答复日", computed=True, width=0, group=_HOW)
    result: str | None = f.text("办理结果", lines=3, computed=True, width=0, group=_HOW)
    solver: str | None = f.ref("结果由谁记", "account", computed=True, width=0, group=_HOW)
    level: str | None = f.code("解决层面", CodeList("demand_level"), computed=True, width=0, group=_HOW)
    level_on: date | None = f.day("定层面日", computed=True, width=0, group=_HOW)
    reason: str | None = f.text("说明", lines=2, computed=True, width=0, group=_HOW, help="不予受理、暂难解决、退回重办的原因")
    review_on: date | None = f.day("复核日期", computed=True, width=0, group=_HOW)
    reopened: int | None = f.number("退回次数", computed=True, width=0, group=_HOW)
    told_on: date | None = f.day("告知日期", computed=True, width=0, group=_END)
    told_how: str | None = f.code("告知方式", CodeList("told_how"), computed=True, width=0, group=_END)
    told_by: str | None = f.ref("告知人", "account", computed=True, width=0, group=_END)
    attempts: int | None = f.number("没联系上", unit="次", computed=True, width=0, group=_END)
    answer: str | None = f.code("居民意见", CodeList("demand_answer"), computed=True, width=8, group=_END)
    satisfaction: int | None = f.number("满意度", least=1, most=5, computed=True, width=0, group=_END, help="1 到 5 分")
    closed: date | None = f.day("办结日期", computed=True, width=10, group=_END)


@record("diary_review", label="日记批阅", measure="份", confided=("writer", "reviewer"))
class DiaryReview(Record):
    """What a mentor wrote under a visit's words. It judges the diary and not the person; the two and the secretary see it."""

    visit: str | None = f.ref("哪次走访", "visit", required=True, computed=True, width=12)
    writer: str | None = f.ref("谁写的", "member", computed=True, width=8)
    reviewer: str | None = f.ref("谁批的", "account", computed=True, width=8)
    reviewed_on: date | None = f.day("哪天批的", computed=True, width=10)
    grade: str | None = f.code("等级", CodeList("diary_grade"), computed=True, sensitive=True, width=0)
    words: str | None = f.text("批语", lines=3, computed=True, sensitive=True, width=0)

    def title(self) -> str:
        return self.label


@record("review_slip", label="日记批阅", lands="diary_review")
class ReviewSlip(Record):
    """Asked when a diary has been read."""

    grade: str | None = f.code("等级", CodeList("diary_grade"), required=True)
    words: str | None = f.text("批语", lines=3, longest=500, help="好在哪里，下次怎么写、怎么做，一两句就好")


@record("demand_limits", label="诉求时限", measure="份", guarded=True)
class DemandLimits(Record):
    """How long each step may take; one of an area, kept under the area's own uid. Defaults stand in `rules`."""

    accept: int | None = f.number("受理", required=True, least=1, most=30, unit="个工作日")
    reply: int | None = f.number("首次答复", least=1, most=60, unit="个工作日")
    close: int | None = f.number("一般办结", least=1, most=250, unit="个工作日")
    lengthy: int | None = f.number("复杂办结", least=1, most=250, unit="个工作日")
    review: int | None = f.number("暂难解决复核", least=1, most=365, unit="天")
