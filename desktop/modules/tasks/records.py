"""Nouns of tasks: what one person asks another to do by a day, how it is done step by step, and what comes round again."""

from __future__ import annotations

from datetime import date

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

KINDS, LINES, STAGES = CodeList("task_kind"), CodeList("work_line"), CodeList("task_stage")
SPANS = CodeList("summary_span")
_WHAT, _HOW, _WHO, _END = "什么事", "怎么做", "谁来做", "验收"
_SOUGHT = (("status", "due"), ("due", "status"), ("assignee", "status", "over_on"), ("recurrence", "occurs_on", "status"))
"""What waits up to a day; how many were due in a month; what somebody did; what a rule has made already."""


@record("task", label="任务", measure="项", sought=_SOUGHT)
class Task(Record):
    """One thing to do, from being given to being checked.

    Overdue is no field: it follows from `due` and today, see `rules.is_overdue`.
    """

    subject: str | None = f.text("任务", required=True, search=True, width=26, group=_WHAT, also=("标题", "事项"))
    no: str | None = f.serial("编号", "RW", search=True, width=13, group=_WHAT)
    status: str | None = f.code("进展", CodeList("task_status"), computed=True, width=8, group=_WHAT, also=("状态",))
    assignee: str | None = f.ref("交给谁", "member", required=True, width=8, group=_WHAT, also=("责任人", "承办人", "主办"))
    due: date | None = f.day("截止日期", width=10, group=_WHAT, also=("完成时限", "期限"))
    priority: str | None = f.code("缓急", CodeList("priority"), width=6, group=_WHAT)
    words: str | None = f.text("要求", lines=4, width=0, group=_HOW, also=("内容", "任务说明"))
    expected: str | None = f.text("验收标准", lines=2, width=0, group=_HOW, help="做成什么样算完成")
    place: str | None = f.text("地点", width=0, group=_HOW)
    about: tuple[str, ...] | None = f.many("涉及居民", "resident", width=0, group=_HOW)
    template: str | None = f.ref("任务模板", "task_template", width=0, group=_HOW, help="带着步骤卡和清单")
    hours: int | None = f.number("预计用时", least=1, most=400, unit="小时", width=0, group=_HOW)
    tags: str | None = f.text("标签", longest=100, search=True, width=10, group=_HOW, help="几个标签用空格分开")
    helpers: tuple[str, ...] | None = f.many("一起做的人", "member", width=0, group=_WHO, also=("协办人", "协办"))
    mentor: str | None = f.ref("谁来验收", "member", width=0, group=_WHO, help="空着由派任务的人或书记验收")
    kind: str | None = f.code("类型", KINDS, width=8, group=_WHO)
    line: str | None = f.code("条线", LINES, open=True, width=10, group=_WHO)
    source: str | None = f.code("来源", CodeList("task_source"), width=10, group=_WHO)
    assist_list_ref: str | None = f.text(
        "协助清单条目", longest=100, width=0, group=_WHO, help="街道派下来的，写清单里是哪一项"
    )
    origin: str | None = f.ref("来自诉求", "demand", width=0, group=_WHO)
    parent: str | None = f.ref("上级任务", "task", width=0, group=_WHO)
    due_why: str | None = f.text("改期原因", longest=200, width=0, group=_WHO, help="派出以后改截止日期，要写为什么")
    assigned_on: date | None = f.day("派出日期", computed=True, width=10, group=_WHO)
    assigner: str | None = f.ref("派任务人", "account", computed=True, width=0, group=_WHO)
    recurrence: str | None = f.ref("定期任务", "task_recurrence", computed=True, width=0, group=_WHO)
    occurs_on: date | None = f.day("哪一期", computed=True, width=0, group=_WHO)
    needs_help: bool | None = f.flag("求助", computed=True, width=0, group=_END)
    blockers: str | None = f.text("卡在哪里", lines=2, computed=True, width=0, group=_END)
    paused_until: date | None = f.day("暂停到", computed=True, width=0, group=_END)
    handed_on: date | None = f.day("提交日期", computed=True, width=0, group=_END)
    result: str | None = f.text("完成情况", lines=3, computed=True, width=0, group=_END)
    evidence: str | None = f.text("凭据", lines=2, computed=True, width=0, group=_END)
    spent: int | None = f.number("实际用时", least=1, most=400, unit="小时", computed=True, width=0, group=_END)
    learned: str | None = f.text("心得", lines=2, computed=True, width=0, group=_END)
    remark: str | None = f.text("退回意见", lines=2, computed=True, width=0, group=_END)
    returns: int | None = f.number("退回次数", computed=True, width=0, group=_END)
    checker: str | None = f.ref("验收人", "account", computed=True, width=0, group=_END)
    checked_on: date | None = f.day("验收日期", computed=True, width=10, group=_END)
    score: int | None = f.number("评分", least=1, most=5, computed=True, width=0, group=_END, help="1 到 5 分")
    comment: str | None = f.text("评语", lines=2, computed=True, width=0, group=_END)
    over_on: date | None = f.day("了结日期", computed=True, width=10, group=_END)


@record("check_item", label="清单项", measure="条", sought=(("task", "done"),))
class CheckItem(Record):
    """One line of a task's checklist; it is ticked by itself, so that two people can tick at once."""

    words: str | None = f.text("要做的", required=True, longest=200, width=30)
    task: str | None = f.ref("任务", "task", required=True, width=20)
    place: int | None = f.number("次序", width=0)
    done: bool | None = f.flag("做了", width=6)
    done_on: date | None = f.day("哪天做的", computed=True, width=10)
    done_by: str | None = f.ref("谁做的", "account", computed=True, width=0)


@record("progress_note", label="进展", measure="条")
class ProgressNote(Record):
    """One dated line of a task: how it goes, what stands in the way, what was asked, advised or returned."""

    words: str | None = f.text("说了什么", required=True, lines=3, width=30)
    task: str | None = f.ref("任务", "task", required=True, width=20)
    sort: str | None = f.code("是什么", CodeList("progress_kind"), width=8)
    at: int | None = f.moment("时间", computed=True, width=16)
    writer: str | None = f.ref("谁写的", "account", computed=True, width=0)


_CARD, _ORDER = "步骤卡", "派出去的样子"


@record("task_template", label="任务模板", measure="个")
class TaskTemplate(Record):
    """How a sort of task is done, written for somebody who does it for the first time, and what every such task begins with."""

    name: str | None = f.text("名称", required=True, search=True, width=18)
    kind: str | None = f.code("类型", KINDS, width=8)
    line: str | None = f.code("条线", LINES, open=True, width=10)
    how: str | None = f.text("怎么做", lines=5, width=0, group=_CARD, help="一行一步")
    whom: str | None = f.text("找谁", lines=2, width=0, group=_CARD)
    bring: str | None = f.text("带什么", lines=2, width=0, group=_CARD)
    say: str | None = f.text("说什么", lines=3, width=0, group=_CARD, help="开口第一句，和不能说的")
    subject: str | None = f.text("任务写成", width=0, group=_ORDER, help="空着就用模板名称")
    expected: str | None = f.text("验收标准", lines=2, width=0, group=_ORDER)
    checklist: str | None = f.text("清单", lines=4, width=0, group=_ORDER, help="一行一项")
    days: int | None = f.number("几天做完", least=1, most=365, unit="天", width=8, group=_ORDER)
    hours: int | None = f.number("预计用时", least=1, most=400, unit="小时", width=8, group=_ORDER)
    priority: str | None = f.code("缓急", CodeList("priority"), width=0, group=_ORDER)


@record("task_tip", label="提示", measure="条")
class TaskTip(Record):
    """One remark of a checker that the next beginner should read before they begin."""

    words: str | None = f.text("提示", required=True, lines=2, width=30)
    template: str | None = f.ref("任务模板", "task_template", required=True, width=18)
    task: str | None = f.ref("从哪项任务来", "task", width=0)
    writer: str | None = f.ref("谁写的", "account", computed=True, width=0)
    noted_on: date | None = f.day("哪天", computed=True, width=10)


@record("task_stage", label="带教阶段", measure="条", sought=(("template", "member", "stage"),))
class TaskStage(Record):
    """How far a member is with a sort of task: 我做你看, 你做我看, 你自己做. One for each member and template."""

    template: str | None = f.ref("任务模板", "task_template", required=True, width=18)
    member: str | None = f.ref("谁", "member", required=True, width=8)
    stage: str | None = f.code("阶段", STAGES, width=10)
    passes: int | None = f.number("这一阶段通过", unit="次", computed=True, width=8)
    since: date | None = f.day("从哪天起", computed=True, width=10)


_RULE = "什么时候"


@record("task_recurrence", label="定期任务", measure="个")
class Recurrence(Record):
    """What comes round on the calendar; each time a task is made of it, whether or not the last one was done."""

    subject: str | None = f.text("任务", required=True, search=True, width=22)
    assignee: str | None = f.ref("交给谁", "member", required=True, width=8)
    template: str | None = f.ref("任务模板", "task_template", width=14)
    every: str | None = f.code("多久一次", CodeList("task_every"), required=True, width=8, group=_RULE)
    weekday: str | None = f.code("星期几", CodeList("weekday"), width=0, group=_RULE, help="每周的写")
    day: int | None = f.number("几号", least=1, most=31, width=0, group=_RULE, help="每月、每季、每年的写；没有这一天就在月末")
    month: int | None = f.number("几月", least=1, most=12, width=0, group=_RULE, help="每年的写；每季写这一季的第几个月")
    feast: str | None = f.code("什么节", CodeList("feast"), width=0, group=_RULE, help="节前的写；空着就是每个节")
    before: int | None = f.number("节前几天", least=1, most=30, unit="天", width=0, group=_RULE)
    ahead: int | None = f.number("提前几天派", most=60, unit="天", width=0, group=_RULE, help="空着就当天派")
    shift: str | None = f.code("遇休息日", CodeList("day_off"), width=0, group=_RULE, help="空着就不挪")
    begins: date | None = f.day("从哪天起", width=10, group=_RULE)
    ends: date | None = f.day("到哪天止", width=10, group=_RULE)
    maker: str | None = f.ref("谁定的", "account", computed=True, width=0)


@record("period_words", label="小结评语", measure="份", guarded=True, confided=("member", "writer"))
class PeriodWords(Record):
    """What the secretary or mentor wrote under a week or a month of somebody's work. The two and the secretary see it."""

    member: str | None = f.ref("谁的", "member", required=True, width=8)
    span: str | None = f.code("周还是月", SPANS, required=True, width=6)
    first: date | None = f.day("从哪天起", required=True, width=10)
    words: str | None = f.text("评语", lines=4, longest=1000, sensitive=True, width=0)
    problems: str | None = f.text("需书记协调的问题", lines=3, longest=1000, sensitive=True, width=0)
    story: str | None = f.text("值得讲的一件事", lines=3, longest=1000, sensitive=True, width=0)
    task: str | None = f.ref("讲的是哪项任务", "task", width=0)
    visit: str | None = f.ref("讲的是哪次走访", "visit", width=0)
    writer: str | None = f.ref("谁写的", "account", computed=True, width=0)

    def title(self) -> str:
        return f"{SPANS.label(self.span or '')}（{self.first} 起）" if self.span and self.first else self.label


@record("words_slip", label="小结评语", lands="period_words")
class WordsSlip(Record):
    """What is asked under a week or a month; a form only."""

    words: str | None = f.text("评语", lines=3, longest=1000, help="哪里做得好，下一步练什么，两三句就好")
    problems: str | None = f.text("需书记协调的问题", lines=2, longest=1000, help="空着就印本人求助、卡住的任务")
    story: str | None = f.text("值得讲的一件事", lines=2, longest=1000, help="空着就用下面点的那一件")


@record("task_report", label="提交任务", lands="task")
class Report(Record):
    """What is asked when a task is handed in; what was returned is gone on from. A form only."""

    remark: str | None = f.text("退回意见", lines=2, computed=True)
    result: str | None = f.text("完成情况", required=True, lines=3, help="做了什么，结果怎样")
    evidence: str | None = f.text("凭据", lines=2, help="照片、签收单放在哪里")
    spent: int | None = f.number("实际用时", least=1, most=400, unit="小时")
    learned: str | None = f.text("心得", lines=2, help="下次会怎么做")


@record("task_verdict", label="验收", lands="task")
class Verdict(Record):
    """What is asked when a task is checked, below what was handed in; a form only."""

    result: str | None = f.text("完成情况", lines=2, computed=True)
    evidence: str | None = f.text("凭据", computed=True)
    learned: str | None = f.text("心得", computed=True)
    outcome: str | None = f.code("结论", CodeList("task_verdict"), required=True)
    score: int | None = f.number("评分", least=1, most=5, help="通过的评 1 到 5 分；2 分以下要写评语")
    comment: str | None = f.text("评语", lines=3, help="哪里好，下次注意什么；退回的写清楚哪里要再做")


@record("task_verdict_with_tip", label="验收", lands="task")
class VerdictWithTip(Verdict):
    """The same of a task with a template, which can keep the words for the next beginner."""

    tip: bool | None = f.flag("记到步骤卡", help="评语写进模板，下一个做的人先看到")


@record("task_return", label="退回", lands="task")
class Return(Record):
    """What is asked when a task is returned, below what was handed in; a form only."""

    result: str | None = f.text("完成情况", lines=2, computed=True)
    remark: str | None = f.text("哪里要再做", required=True, lines=3, help="写给承办人看，写清楚怎样算好")


@record("task_return_with_tip", label="退回", lands="task")
class ReturnWithTip(Return):
    """The same of a task with a template, which can keep the words for the next beginner."""

    tip: bool | None = f.flag("记到步骤卡", help="意见写进模板，下一个做的人先看到")


@record("task_wait", label="暂停", lands="task")
class Wait(Record):
    """What is asked when a task is paused; a form only."""

    reason: str | None = f.text("为什么暂停", required=True, lines=2)
    until: date | None = f.day("到哪天再做", required=True)


@record("task_move", label="改期", lands="task")
class Move(Record):
    """What is asked when the day of a task is changed; a form only."""

    due: date | None = f.day("新的截止日期", required=True)
    reason: str | None = f.text("改期原因", required=True, longest=200)
