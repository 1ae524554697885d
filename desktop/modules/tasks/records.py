"""Nouns of tasks: what one person asks another to do by a day."""

from __future__ import annotations

from datetime import date

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record


@record("task", label="任务", measure="项")
class Task(Record):
    """One thing to do, from being given to being checked."""

    subject: str | None = f.text("任务", required=True, search=True, width=26, also=("标题", "事项"))
    no: str | None = f.serial("编号", "RW", search=True, width=13)
    status: str | None = f.code("进展", CodeList("task_status"), computed=True, width=8, also=("状态",))
    assignee: str | None = f.ref("交给谁", "member", required=True, width=8, also=("责任人", "承办人"))
    due: date | None = f.day("截止日期", width=10, also=("完成时限", "期限"))
    priority: str | None = f.code("缓急", CodeList("priority"), width=6)
    source: str | None = f.code("来源", CodeList("task_source"), width=10)
    words: str | None = f.text("要求", lines=4, width=0)
    about: tuple[str, ...] | None = f.many("涉及居民", "resident", width=0)
    result: str | None = f.text("完成情况", lines=3, computed=True, width=0)
    remark: str | None = f.text("退回意见", lines=2, computed=True, width=0)
    returns: int | None = f.number("退回次数", computed=True, width=0)
    assigner: str | None = f.ref("派任务人", "account", computed=True, width=0)
    checker: str | None = f.ref("验收人", "account", computed=True, width=0)
