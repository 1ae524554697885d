"""Nouns of visiting: one call at a door, on the phone, at the counter."""

from __future__ import annotations

from datetime import date

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

_CONTACT = ("at", "missed", "refused", "method")
"""What tells of a contact: when it was, whether anybody was met, and how."""


@record("visit", label="走访", measure="次", sought=(("household", *_CONTACT), ("resident", *_CONTACT), ("next_on", "at")))
class Visit(Record):
    """One contact with a resident or a household; a visit to a member counts for the household."""

    at: int | None = f.moment("时间", required=True, width=16, also=("走访时间",))
    method: str | None = f.code("方式", CodeList("visit_method"), required=True, width=8, also=("走访方式",))
    resident: str | None = f.ref("居民", "resident", width=8, also=("被访者",))
    household: str | None = f.ref("户", "household", width=18)
    missed: bool | None = f.flag("未遇", width=6, help="敲了门没有人：记作一次上门，不算见到")
    refused: bool | None = f.flag("拒访", width=6, help="人在，不愿意谈：记作一次上门，不算见到")
    words: str | None = f.text("情况", lines=4, search=True, width=30, also=("走访详情", "反映的问题"))
    visitors: tuple[str, ...] | None = f.many("走访人", "member", width=12, also=("走访者", "参与人员"))
    minutes: int | None = f.number("用时", least=1, most=600, unit="分钟", width=0)
    next_on: date | None = f.day("下次走访", width=10, help="到这天会出现在“该走访了”，再见到才消失")
    next_why: str | None = f.text("下次为什么去", longest=60, width=0)
