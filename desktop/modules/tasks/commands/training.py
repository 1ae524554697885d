"""Offers about templates and what comes round: the starters, stages, tips, rules, and what is due by them now."""

from __future__ import annotations

from desktop.base.errors import DeskError
from desktop.model.rights import Right
from desktop.modules.tasks import service
from desktop.modules.tasks.commands.giving import BY_TEMPLATE
from desktop.modules.tasks.records import STAGES, Recurrence, Task, TaskTemplate
from desktop.modules.team.service import assistants, serving
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

_MENU, _UNDER = "任务", "模板和定期"


def _starters(desk: Desk) -> None:
    kept = {one.uid for one in desk.store.find(TaskTemplate)}
    offered = [one for one in service.starters() if one.uid not in kept]
    if not offered:
        desk.ask.tell("常备模板都已经选用了")
        return
    wanted = desk.ask.tick(
        "选用常备模板",
        [one.title() for one in offered],
        range(len(offered)),
        note="每个模板带步骤卡和清单，选用以后可以改成自己居民区的做法。",
        act="就用这些",
    )
    if wanted is not None:
        names = tuple(offered[place].name or "" for place in wanted)
        desk.do(service.take_starters, names).then(lambda new: desk.ask.tell(f"新选用 {new} 个模板", undo=True))


def _stage(desk: Desk) -> None:
    (template,) = desk.selected
    assert isinstance(template, TaskTemplate), "offered about templates only"
    members = assistants(desk.store) or list(serving(desk.store))
    if not members:
        raise DeskError("队伍里还没有人，没有设阶段", "先在“队伍”里登记成员。")
    who = desk.ask.pick(f"{template.title()}：设谁的阶段？", [one.title() for one in members])
    place = desk.ask.pick("到哪个阶段了？", STAGES.labels) if who is not None else None
    if who is not None and place is not None:
        stage = tuple(STAGES.entries)[place]
        words = f"{members[who].title()} {template.title()}：{STAGES.labels[place]}"
        desk.do(service.set_stage, template, members[who], stage).then(lambda _: desk.ask.tell(words, undo=True))


def _tip(desk: Desk) -> None:
    (task,) = desk.selected
    assert isinstance(task, Task), "offered about tasks only"
    words = desk.ask.words("给下一个做这件事的人提个醒", task.comment or task.remark or "")
    if words:
        desk.do(service.add_tip, task, words).then(lambda _: desk.ask.tell("已记到步骤卡", undo=True))


def _recur(desk: Desk) -> None:
    template = desk.selected[0] if len(desk.selected) == 1 and isinstance(desk.selected[0], TaskTemplate) else None
    blank = Recurrence(begins=desk.today, template=template.uid if template else None)
    rule = desk.ask.fill(blank, "定期任务", desk.hints)
    if rule:
        desk.do(service.keep_recurrence, rule).then(lambda kept: desk.ask.tell(f"已定：{kept.subject}", undo=True))


def _make_due(desk: Desk) -> None:
    desk.do(service.make_due_tasks).then(lambda made: desk.ask.tell(_made(made)))


def _made(made: int) -> str:
    return f"派出定期任务 {made} 项" if made else "到期的定期任务都已派出"


def open_day(desk: Desk) -> None:
    """Give what has come round, when somebody opens the desk who may; said only when there was something."""
    if desk.actor.may(Right.READ) and desk.actor.may(service.make_due_tasks.needs) and desk.store.count(Recurrence):
        desk.do(service.make_due_tasks).then(lambda made: desk.ask.tell(_made(made)) if made else None)


TRAINING = (
    BY_TEMPLATE,
    Command(
        "tasks.tip",
        "记到步骤卡",
        _tip,
        service.add_tip,
        menu=_MENU,
        under="更多",
        icon="star",
        on=Task.table,
        needs=Needs.ONE,
        applies=lambda task: bool(task.template),
    ),
    Command("tasks.stage", "设带教阶段", _stage, service.set_stage, icon="user", on=TaskTemplate.table, needs=Needs.ONE),
    Command("tasks.starters", "选用常备模板", _starters, service.take_starters, menu=_MENU, under=_UNDER, icon="download"),
    Command("tasks.recur", "定期任务", _recur, service.keep_recurrence, menu=_MENU, under=_UNDER, icon="refresh"),
    Command("tasks.make_due", "派出到期的定期任务", _make_due, service.make_due_tasks, menu=_MENU, under=_UNDER),
)
