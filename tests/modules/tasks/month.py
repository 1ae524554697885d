"""A small invented month, of one assistant and a little of another, which can be counted on the fingers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from desktop.base.clock import SHANGHAI
from desktop.model.record import Record
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import CompetenceStep, Talk, Training
from desktop.modules.visits.records import Demand, Visit


def at(month: int, day: int) -> int:
    return int(datetime(2026, month, day, 10, tzinfo=SHANGHAI).timestamp() * 1000)


def on(month: int, day: int) -> date:
    return date(2026, month, day)


def august(one: str, other: str) -> list[Record]:
    """What happened until 28 August: `one` and `other` are uids of members."""

    def task(subject: str, status: str = "done", who: str = one, **given: Any) -> Task:
        given = {"assigned_on": on(8, 3)} | given
        return Task(subject=subject, status=status, assignee=who, **given)

    return [
        task("走访三户", due=on(8, 7), handed_on=on(8, 6), over_on=on(8, 7), score=4, spent=3, source="secretary", line="elderly"),
        task("贴公示", due=on(8, 10), handed_on=on(8, 12), over_on=on(8, 12), score=3, source="street", line="property", returns=1),
        task("台账", "archived", due=on(8, 20), handed_on=on(8, 20), over_on=on(8, 26), source="line_routine", spent=2, learned="先核数"),
        task("六月的", assigned_on=on(6, 1), due=on(6, 9), handed_on=on(6, 9), over_on=on(6, 10), score=5, source="secretary"),
        task("没做的巡楼", "skipped", due=on(8, 17), over_on=on(8, 17)),
        task("逾期的", "doing", due=on(8, 25), blockers="没人接电话"),
        task("交了的", "submitted", due=on(8, 25), handed_on=on(8, 25)),
        task("九月的", "assigned", due=on(9, 2)),
        task("草稿", "draft", assigned_on=None),
        task("别人的", who=other, due=on(8, 7), handed_on=on(8, 7), over_on=on(8, 7), score=1, source="secretary"),
        Visit(at=at(8, 4), method="2", visitors=(one, other), words="灯坏了"),
        Visit(at=at(8, 25), method="2", visitors=(one,), missed=True),
        Visit(at=at(8, 26), method="3", visitors=(one,)),
        Visit(at=at(7, 1), method="2", visitors=(one,)),
        Visit(at=at(8, 27), method="2", visitors=(other,)),
        Demand(summary="漏水", category="property", status="closed", handler=one, received=on(8, 3), accepted=on(8, 3), closed=on(8, 26), close_by=on(8, 24)),
        Demand(summary="噪声", category="property", status="doing", handler=one, received=on(8, 3), accepted=on(8, 4), close_by=on(8, 25)),
        Demand(summary="别人的", category="property", status="doing", handler=other, received=on(8, 3), accepted=on(8, 4), close_by=on(9, 25)),
        Talk(held_on=on(8, 14), mentee=one),
        CompetenceStep(competence="doorstep", mentee=one, level="3", moved_on=on(8, 25)),
        CompetenceStep(competence="doorstep", mentee=one, level="2", moved_on=on(7, 1)),
        Training(course="示例培训", held_on=on(8, 5), attendees=(one, other)),
    ]  # fmt: skip


BY_HAND = """
任务 新派（项）                 6  7
任务 完成（项）                 3  4
任务 其中按时（项）             2 / 3（66.7%）  3 / 4（75.0%）
任务 其中退回过（项）           1 / 3（33.3%）  1 / 4（25.0%）
任务 其中评了分（项）           2  3
任务 得分合计（平均分）         7 / 2（3.5 分）  12 / 3（4.0 分）
任务 用时（小时）               5  5
任务 定期任务没做（项）         1  1
任务 期末逾期没交（项）         1  1
完成的任务按来源 街道下发       1  1
完成的任务按来源 日常条线       1  1
完成的任务按来源 书记交办       1  2
完成的任务按条线 物业治理       1  1
完成的任务按条线 老龄           1  1
完成的任务按条线 其他、没写     1  2
走访 入户走访（次）             2  3
走访 非入户走访（次）           1  1
诉求 受理（件）                 2  2
诉求 办结（件）                 1  1
诉求 其中超期办结（件）         1 / 1（100.0%）  1 / 1（100.0%）
诉求 期末超期没办结（件）       1  1
带教 带教谈话（次）             1  1
带教 能力变化（次）             1  2
带教 参加培训（次）             1  1
"""
"""The month and the year to its end of the one assistant."""
