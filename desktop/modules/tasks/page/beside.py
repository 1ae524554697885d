"""What the side panel adds about a task: what needs a look, checklist, step card, how it went, what else waits there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.modules.tasks import service
from desktop.modules.tasks.records import STAGES, CheckItem, ProgressNote, Task, TaskStage, TaskTemplate
from desktop.modules.tasks.rules import BEYOND, OVER, Step, judge_street
from desktop.modules.tasks.rules.stages import Progress, what_is_left
from desktop.modules.tasks.rules.wording import due_chip, flags
from desktop.ui.arrange import Item, across, down, held, line
from desktop.ui.buttons import button, icon_button
from desktop.ui.chips import Chip
from desktop.ui.editing.flow import Flow
from desktop.ui.finding import module_of
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk
from desktop.work.module import Due
from desktop.work.past import at
from desktop.work.records import Account

FIRST = ("assignee", "due", "words", "expected", "place", "about", "helpers", "mentor")
"""Fields that whoever is to do it asks for first."""
_NOTES = 6
_CARD = (("how", "怎么做"), ("whom", "找谁"), ("bring", "带什么"), ("say", "说什么"))


def facts_of(record: Record) -> list[str]:
    """Number and kind of a task."""
    assert isinstance(record, Task)
    shown = (record.fields[name].kind.show(getattr(record, name)) for name in ("no", "kind"))
    return [word for word in shown if word]


def ahead_of(desk: Desk, record: Record) -> QWidget | None:
    """What needs a look: its day, a call for help, what the checker said, the street beyond its list."""
    assert isinstance(record, Task)
    said = [due_chip(record, desk.today), *flags(record)]
    chips = Flow()
    chips.fill([Chip(one.words, one.tone) for one in said if one.words])
    parts: list[Item] = [chips] if any(one.words for one in said) else []
    if record.needs_help and record.blockers:
        parts.append(_box("求助", record.blockers))
    elif record.blockers:
        parts.append(_box("卡在哪里", record.blockers))
    if record.remark and record.status == "doing":
        parts.append(_box("退回意见", record.remark))
    if any(one.words == BEYOND for one in said):
        parts += [Paragraph(problem.what, "warn") for problem in judge_street(record)]
    reasons = _barred(desk, record)
    if reasons:
        parts.append(Paragraph(reasons, "caption"))
    return held(down(*parts, gap=8)) if parts else None


def aside_of(desk: Desk, record: Record) -> QWidget | None:
    """Checklist, step card, progress, and what else waits behind the same door."""
    assert isinstance(record, Task)
    found = [
        *_same_door(desk, record),
        *_checklist(desk, record),
        *step_card(desk, service.template_of(desk.store, record), record.assignee),
        *_progress(desk, record),
    ]
    items: list[Item] = []
    for part in found:
        items += [*([line()] if items else []), part]
    return held(down(*items, gap=12)) if items else None


def step_card(desk: Desk, template: TaskTemplate | None, member: str | None) -> Iterator[QWidget]:
    """怎么做, 找谁, 带什么, 说什么, the tips of checkers, and how far whoever does it is."""
    if template is None:
        return
    stage = service.stage_of(desk.store, template.uid, member)
    head = across(label("步骤卡", "strong"), *([Chip(STAGES.label(stage.stage or ""), "info")] if stage else []), None)
    parts: list[Item] = [head, *([Paragraph(left, "caption")] if stage and (left := _left(stage)) else [])]
    tips = service.tips_of(desk.store, template)
    if tips:
        parts.append(held(down(label("前面的人被提醒过", "strong"), *(Paragraph(f"· {tip.words}") for tip in tips), gap=2,
                               margins=(12, 8, 10, 8)), "hint"))  # fmt: skip
    for name, title in _CARD:
        words = getattr(template, name)
        if words:
            parts += [label(title, "quiet"), Paragraph(_numbered(words) if name == "how" else words)]
    yield held(down(*parts, gap=4))


def _left(stage: TaskStage) -> str:
    return what_is_left(Progress(stage.stage or "", stage.passes or 0))


def _numbered(words: str) -> str:
    lines = [one for one in words.splitlines() if one.strip()]
    return "\n".join(f"{place}. {one}" for place, one in enumerate(lines, 1))


def _box(title: str, words: str) -> QWidget:
    return held(down(label(title, "strong"), Paragraph(words), gap=2, margins=(12, 8, 10, 8)), "notice")


def _barred(desk: Desk, task: Task) -> str:
    """Why what comes next is not this person's, in a line; blank when it is, or when there is no next."""
    steps = {"submitted": Step.PASS, "assigned": Step.ACCEPT, "doing": Step.SUBMIT}
    step = steps.get(task.status or "")
    why = service.why_not(desk.store, desk.actor, task, step) if step else ""
    return f"{step.value}：{why}" if step and why else ""


def _checklist(desk: Desk, task: Task) -> Iterator[QWidget]:
    items = service.items_of(desk.store, task)
    may = not service.why_not(desk.store, desk.actor, task, Step.TICK) and desk.actor.may(service.tick.needs)
    if not items and not may:
        return
    done = sum(bool(item.done) for item in items)
    add = icon_button("plus", "加清单项")
    add.setEnabled(may)
    add.clicked.connect(lambda: _add(desk, task))
    head = across(label("清单", "strong"), label(f"{done}/{len(items)}" if items else "", "caption"), None, add)
    yield held(down(head, *(_tick(desk, item, may=may) for item in items), gap=2))


def _tick(desk: Desk, item: CheckItem, *, may: bool) -> QWidget:
    box = QCheckBox(item.words or "")
    box.setChecked(bool(item.done))
    box.setEnabled(may)
    box.setToolTip(f"{item.done_on}" if item.done_on else "")
    box.toggled.connect(partial(_toggle, desk, item, box))
    return box


def _toggle(desk: Desk, item: CheckItem, box: QCheckBox, on: bool) -> None:  # noqa: FBT001 - Qt's signal
    box.setEnabled(False)  # until it is kept and the panel is made anew
    desk.do(service.tick, item, done=on).then(lambda _: None)


def _add(desk: Desk, task: Task) -> None:
    words = desk.ask.words("清单加一项", "要做的事，写短些")
    if words:
        desk.do(service.add_item, task, words).then(lambda item: desk.ask.tell(f"清单加了：{item.words}", undo=True))


def _progress(desk: Desk, task: Task) -> Iterator[QWidget]:
    notes = service.notes_of(desk.store, task)
    if notes:
        rest = [label(f"更早还有 {len(notes) - _NOTES} 条，在时间线里", "caption")] if len(notes) > _NOTES else []
        yield held(down(label("进展", "strong"), *(_note(desk, task, one) for one in notes[:_NOTES]), *rest, gap=6))


def _note(desk: Desk, task: Task, note: ProgressNote) -> QWidget:
    writer = desk.store.own(Account, note.writer) if note.writer else None
    sort = note.fields["sort"].kind.show(note.sort)
    tone = {"help": "bad", "blocker": "warn", "return": "warn", "advice": "ok"}.get(note.sort or "", "neutral")
    when = " · ".join(filter(None, (at(note.at)[:10] if note.at else "", writer.title() if writer else "")))
    head = across(Chip(sort, tone), label(when, "caption"), None, *_keep_as_tip(desk, task, note), gap=6)
    return held(down(head, Paragraph(note.words or ""), gap=2))


def _keep_as_tip(desk: Desk, task: Task, note: ProgressNote) -> Sequence[QWidget]:
    """What a checker said can become a tip for the next beginner."""
    template = service.template_of(desk.store, task)
    if template is None or note.sort not in ("return", "advice") or not desk.actor.may(service.add_tip.needs):
        return ()
    if any(tip.words == note.words for tip in service.tips_of(desk.store, template)):
        return ()
    made = button("记到步骤卡", kind="link")
    made.setAccessibleName(tr(f"记到步骤卡：{note.words}"))
    made.clicked.connect(lambda: _tip(desk, task, note.words or ""))
    return (made,)


def _tip(desk: Desk, task: Task, words: str) -> None:
    desk.do(service.add_tip, task, words).then(lambda _: desk.ask.tell("已记到步骤卡，下一个做的人先看到", undo=True))


def _same_door(desk: Desk, task: Task) -> Iterator[QWidget]:
    found = service.same_door(desk.store, task, desk.today) if task.status not in OVER or task.over_on == desk.today else []
    if found:
        head = across(label("同户其他事", "strong"), label(f"{len(found)} 件", "caption"), None)
        yield held(down(head, *(_matter(desk, one) for one in found), gap=4))


def _matter(desk: Desk, one: Due) -> QWidget:
    made = button(one.text, kind="item")
    made.setToolTip(f"{one.day}")
    module = module_of(desk, one.record)
    made.setEnabled(module is not None and module.page is not None)
    if module is not None:
        made.clicked.connect(lambda: desk.go(module.name, one.record))
    return made
