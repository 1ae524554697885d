"""Offers about tasks."""

from __future__ import annotations

from datetime import timedelta

from desktop.modules.residents.records import Resident
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import accept, approve, assign, cancel, send_back, submit
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.verb import Verb

_WEEK = timedelta(days=7)


def _new(desk: Desk) -> None:
    about = tuple(one.uid for one in desk.selected if isinstance(one, Resident)) or None
    blank = Task(due=desk.today + _WEEK, priority="normal", source="secretary", about=about)
    task = desk.ask.fill(blank, "派任务")
    if task:
        desk.do(assign, task).then(lambda given: desk.ask.tell(f"已派任务 {given.no}", undo=True))


def _selected(desk: Desk) -> Task:
    (task,) = desk.selected
    assert isinstance(task, Task)
    return task


def _take(desk: Desk, verb: Verb[[Task], Task]) -> None:
    desk.do(verb, _selected(desk)).then(lambda task: desk.ask.tell(f"{verb.label}：{task.subject}", undo=True))


def _say(desk: Desk, verb: Verb[[Task, str], Task], question: str) -> None:
    words = desk.ask.words(question)
    if words:
        desk.do(verb, _selected(desk), words).then(lambda task: desk.ask.tell(f"{verb.label}：{task.subject}", undo=True))


def _on_task(name: str, label: str, icon: str, verb: Verb[[Task], Task]) -> Command:
    return Command(
        f"tasks.{name}", label, lambda desk: _take(desk, verb), verb, menu="任务", icon=icon, on=Task.table, needs=Needs.ONE
    )


def _asking(name: str, label: str, question: str, verb: Verb[[Task, str], Task]) -> Command:
    return Command(
        f"tasks.{name}", label, lambda desk: _say(desk, verb, question), verb, menu="任务", on=Task.table, needs=Needs.ONE
    )


COMMANDS = (
    Command("tasks.new", "派任务", _new, assign, menu="任务", key="Ctrl+Shift+T", icon="plus", primary=True),
    Command("tasks.about", "派任务", _new, assign, icon="clipboard-list", on=Resident.table, needs=Needs.SOME),
    _on_task("accept", "接受", "check", accept),
    _asking("submit", "提交", "做得怎么样？写一句完成情况", submit),
    _on_task("approve", "通过", "circle-check", approve),
    _asking("return", "退回", "哪里要再做？写给承办人看", send_back),
    _asking("cancel", "取消任务", "为什么取消？", cancel),
)
