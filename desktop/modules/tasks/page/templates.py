"""模板 and 定期: how each sort of task is done, and what comes round."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.model.kinds import Number
from desktop.model.record import Record
from desktop.modules.tasks import service
from desktop.modules.tasks.commands import TRAINING
from desktop.modules.tasks.page.beside import step_card
from desktop.modules.tasks.records import STAGES, Recurrence, Task, TaskTemplate
from desktop.modules.tasks.rules.recurrence import judge_recurrence, told, without_gap
from desktop.modules.team.service import assistants
from desktop.ui.arrange import Item, across, down, held, line
from desktop.ui.chips import Chip
from desktop.ui.form import Manners
from desktop.ui.labels import Paragraph, label
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import begin_with
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

_STARTERS = next(one for one in TRAINING if one.id == "tasks.starters")
_RECUR = next(one for one in TRAINING if one.id == "tasks.recur")
_MAKE = next(one for one in TRAINING if one.id == "tasks.make_due")
_MADE = 8
_ON_CARD = ("how", "whom", "bring", "say")


class TemplatePage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        slots = Slots(
            title="任务模板",
            commands=(_STARTERS,),
            columns=tuple(_with_unit(one) for one in columns_of(TaskTemplate)),
            facts=_facts,
            first=("expected", "days", "hours", "priority"),
            aside=partial(_card, desk),
            picture="copy",
            blank="一类事怎么做、找谁、带什么、说什么，写一次，以后新人照着做。先点“选用常备模板”。",
        )
        super().__init__(desk, TaskTemplate, slots)


def _with_unit(one: Column) -> Column:
    """A number says what it counts: 3 天, 2 小时."""
    kind = one.field.kind if one.field is not None else None
    return replace(one, said=lambda value: f"{value} {kind.unit}") if isinstance(kind, Number) and kind.unit else one


class RecurrencePage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        subject, assignee, template, every, begins, ends = columns_of(Recurrence)
        when = Column("什么时候", 24, words=told)
        ahead = Column("下一次", 12, words=lambda rule: _next(desk, rule))
        slots = Slots(
            title="定期任务",
            commands=(_MAKE,),
            columns=(subject, when, ahead, assignee, template, every, begins, ends),
            manners=Manners(rules=judge_recurrence),
            facts=_when,
            without_gap=_without_gap,
            fresh=lambda: Recurrence(begins=desk.today),
            aside=partial(_made, desk),
            picture="refresh",
            blank="每周一、每月 5 日、节前三天要做的事定在这里，到时候自己派出去；错过的记“未做”，下一次照常。",
        )
        super().__init__(desk, Recurrence, slots)
        begin_with(self.list, hidden=("多久一次", "从哪天起", "到哪天止"))


def _without_gap(record: Record) -> frozenset[str]:
    assert isinstance(record, Recurrence)
    return without_gap(record)


def _when(record: Record) -> list[str]:
    assert isinstance(record, Recurrence)
    return [told(record)]


def _facts(record: Record) -> list[str]:
    shown = (record.fields[name].kind.show(getattr(record, name)) for name in ("kind", "line"))
    return [word for word in shown if word]


def _card(desk: Desk, record: Record) -> QWidget | None:
    """The step card as whoever does it sees it, and how far each assistant is."""
    assert isinstance(record, TaskTemplate)
    parts: list[Item] = [*step_card(desk, record, None)]
    stages = [_stage(desk, record, member.uid, member.title()) for member in assistants(desk.store)]
    if stages:
        parts += [line(), label("带教到哪一步", "strong"), *stages]
    return held(down(*parts, gap=8))


def _stage(desk: Desk, template: TaskTemplate, member: str, name: str) -> QWidget:
    stage = service.stage_of(desk.store, template.uid, member)
    word = STAGES.label(stage.stage or "") if stage else ""
    return held(across(label(name), None, Chip(word, "ok" if stage and stage.stage == "alone" else "info")))


def _next(desk: Desk, rule: Recurrence) -> str:
    if not service.is_staffed(desk.store, rule, desk.today):
        return "⚠ 人已离任"
    day = service.next_of(rule, desk.today)
    return day.isoformat() if day else ""


def _made(desk: Desk, record: Record) -> QWidget | None:
    """What the rule has made lately, the missed ones among them."""
    assert isinstance(record, Recurrence)
    tasks: list[Task] = []
    for task in service.made_of(desk.store, record):
        tasks.append(task)
        if len(tasks) == _MADE:
            break
    if not tasks:
        return held(down(Paragraph("到了日子会自己派出来，这里看得到每一次。", "quiet")))
    rows = [_occurrence(task) for task in tasks]
    return held(down(label("最近几次", "strong"), *rows, gap=4))


def _occurrence(task: Task) -> QWidget:
    tones = {"done": "ok", "archived": "ok", "skipped": "bad", "submitted": "warn"}
    status = task.fields["status"].kind.show(task.status)
    return held(across(label(f"{task.due or ''}"), None, Chip(status, tones.get(task.status or "", "neutral"))))
