"""Offers to begin a task: from nothing, about somebody, from a demand, as a draft, by a template."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

from desktop.modules.residents.records import Resident
from desktop.modules.tasks import service
from desktop.modules.tasks.records import Task, TaskTemplate
from desktop.modules.tasks.rules import NEXT, Step
from desktop.modules.tasks.rules.templates import filled
from desktop.modules.visits.records import Demand
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

_WEEK = timedelta(days=7)
_MENU = "任务"
QUICK = "quick"
"""What `desk.go("tasks", …)` names instead of a record, to go to the quick line."""

ROUND = "round"
"""…and what comes round."""


def blank_task(desk: Desk) -> Task:
    """A task before anything is typed: within a week, usual, about whom is selected or from the demand that is."""
    about = tuple(one.uid for one in desk.selected if isinstance(one, Resident)) or None
    blank = Task(due=desk.today + _WEEK, priority="normal", source="secretary", about=about)
    demand = desk.selected[0] if len(desk.selected) == 1 else None
    if not isinstance(demand, Demand):
        return blank
    about = (demand.resident,) if demand.resident else None
    return dataclasses.replace(
        blank, subject=demand.summary, source="demand", origin=demand.uid, about=about, assignee=demand.handler
    )


def _new(desk: Desk) -> None:
    _give(desk, blank_task(desk), "派任务")


def _give(desk: Desk, blank: Task, title: str) -> None:
    task = desk.ask.fill(blank, title)
    if task:
        desk.do(service.assign, task).then(lambda given: desk.ask.tell(f"已派任务 {given.no}", undo=True))


def _draft(desk: Desk) -> None:
    task = desk.ask.fill(blank_task(desk), "存任务草稿", whole=False)
    if task:
        desk.do(service.draft_task, task).then(lambda kept: desk.ask.tell(f"已存草稿 {kept.no}", undo=True))


def _give_draft(desk: Desk) -> None:
    (draft,) = desk.selected
    assert isinstance(draft, Task), "offered about tasks only"
    _give(desk, draft, "派任务")


def _by_template(desk: Desk) -> None:
    (template,) = desk.selected
    assert isinstance(template, TaskTemplate), "offered about templates only"
    _give(desk, filled(Task(source="secretary"), template, desk.today), f"派任务：{template.title()}")


def _choose_template(desk: Desk) -> None:
    templates = list(desk.store.find(TaskTemplate))
    if not templates:
        desk.ask.tell("还没有任务模板，先在“模板”里选用常备模板")
        return
    place = desk.ask.pick("照哪个模板派？", [one.title() for one in templates])
    if place is not None:
        _give(desk, filled(blank_task_without_day(desk), templates[place], desk.today), f"派任务：{templates[place].title()}")


def blank_task_without_day(desk: Desk) -> Task:
    """The same, for a template to say how long it takes and how urgent it is."""
    return dataclasses.replace(blank_task(desk), due=None, priority=None)


def _is_draft(task: Any) -> bool:
    return (task.status, Step.ASSIGN) in NEXT


def _quick(desk: Desk) -> None:
    desk.go("tasks", QUICK)


GIVING = (
    Command("tasks.new", "派任务", _new, service.assign, menu=_MENU, key="Ctrl+Shift+T", icon="plus", primary=True),
    Command("tasks.by_template", "照模板派", _choose_template, service.assign, menu=_MENU, icon="copy"),
    Command("tasks.draft", "存草稿", _draft, service.draft_task, menu=_MENU, icon="file-text"),
    Command("tasks.about", "派任务", _new, service.assign, icon="clipboard-list", on=Resident.table, needs=Needs.SOME),
    Command("tasks.demand", "派任务", _new, service.assign, icon="clipboard-list", on=Demand.table, needs=Needs.ONE),
    Command(
        "tasks.give",
        "派出",
        _give_draft,
        service.assign,
        icon="check",
        on=Task.table,
        needs=Needs.ONE,
        applies=_is_draft,
        bars=lambda desk, task: service.why_not(desk.store, desk.actor, task, Step.ASSIGN),
    ),
)
QUICKLY = Command("tasks.quick", "快速派任务", _quick, service.assign, menu=_MENU, icon="keyboard")
BY_TEMPLATE = Command(
    "tasks.like", "照这个派", _by_template, service.assign, icon="clipboard-list", on=TaskTemplate.table, needs=Needs.ONE
)
