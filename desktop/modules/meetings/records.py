"""Nouns of consultation: meetings and what they resolved."""

from __future__ import annotations

from datetime import date

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

MONTHLY = ("monthly",)


@record("meeting", label="会议", measure="场")
class Meeting(Record):
    """One meeting: called, held, minuted."""

    subject: str | None = f.text("会议", required=True, search=True, width=24, leaves=MONTHLY, also=("会议名称", "标题"))
    no: str | None = f.serial("编号", "HY", width=13, leaves=MONTHLY)
    kind: str | None = f.code("类别", CodeList("meeting_type"), required=True, width=12, leaves=MONTHLY)
    at: int | None = f.moment("时间", width=16, leaves=MONTHLY)
    place: str | None = f.text("地点", width=12)
    chair: str | None = f.ref("主持人", "member", width=8)
    recorder: str | None = f.ref("记录人", "member", width=0)
    agenda: str | None = f.text("议程", lines=4, width=0, help="一行一项", group="议程与到会")
    entitled: int | None = f.number("应到", unit="人", width=6, leaves=MONTHLY, group="议程与到会")
    present: int | None = f.number("实到", unit="人", width=6, leaves=MONTHLY, group="议程与到会")
    women: int | None = f.number("其中妇女", unit="人", width=0, leaves=MONTHLY, group="议程与到会")
    on_leave: int | None = f.number("请假", unit="人", width=0, group="议程与到会")
    attendees: tuple[str, ...] | None = f.many("到会居民", "resident", width=0, group="议程与到会")
    observers: str | None = f.text("列席", width=0, group="议程与到会")
    situation: str | None = f.text("情况说明", lines=4, width=0, group="记录")
    opinions: str | None = f.text("意见摘要", lines=5, search=True, width=0, help="一行一条", group="记录")


@record("resolution", label="决议", measure="项")
class Resolution(Record):
    """One thing decided, or advised by a hearing, with its vote and the tasks that carry it out."""

    text: str | None = f.text("决议", required=True, lines=3, search=True, width=30, leaves=MONTHLY)
    meeting: str | None = f.ref("会议", "meeting", required=True, width=16, leaves=MONTHLY)
    yes: int | None = f.number("同意", unit="人", width=6, leaves=MONTHLY)
    against: int | None = f.number("不同意", unit="人", width=6, leaves=MONTHLY)
    abstained: int | None = f.number("弃权", unit="人", width=6, leaves=MONTHLY)
    outcome: str | None = f.code("结果", CodeList("outcome"), computed=True, width=6, leaves=MONTHLY)
    due: date | None = f.day("完成时限", width=10)
    tasks: tuple[str, ...] | None = f.many("落实任务", "task", computed=True, width=0)


@record("followup_slip", label="决议派任务", lands="resolution")
class FollowupSlip(Record):
    """Asked when a resolution is carried out: one line is one task, written as in the quick line of tasks."""

    resolved: str | None = f.text("决议", lines=2, computed=True)
    lines: str | None = f.text(
        "派哪些任务", required=True, lines=5, longest=2000, help="一行一项：做什么 @谁 哪天。只写 @谁，就照决议的话派"
    )
