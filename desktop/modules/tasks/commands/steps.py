"""One offer for each step of a task. What does not follow its state is not offered; what others do is grey with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.modules.tasks import service
from desktop.modules.tasks.records import Move, Report, Return, ReturnWithTip, Task, Verdict, VerdictWithTip, Wait
from desktop.modules.tasks.rules import NEXT, Step, is_returned
from desktop.modules.team.service import serving
from desktop.work.command import Command, Needs, gathered
from desktop.work.desk import Desk
from desktop.work.verb import Verb

_MENU = "任务"
_PASSED = "pass"
"""Code of task_verdict."""


def chosen(desk: Desk) -> Task:
    """The one task that is selected."""
    (task,) = desk.selected
    assert isinstance(task, Task), "offered about tasks only"
    return task


def take(desk: Desk, verb: Verb[..., Task], *said: Any, **more: Any) -> None:
    """Take the step, say so, and tell what else waits behind the same door."""
    desk.do(verb, chosen(desk), *said, **more).then(lambda task: desk.ask.tell(_said(desk, verb, task), undo=True))


def _said(desk: Desk, verb: Verb[..., Task], task: Task) -> str:
    words = f"{verb.label}：{task.subject}"
    if verb not in (service.submit, service.approve):
        return words
    others = len(service.same_door(desk.store, task, desk.today))
    return f"{words}。同一户还有 {others} 件事，见侧栏" if others else words


def _submit(desk: Desk) -> None:
    task = chosen(desk)
    remark = task.remark if is_returned(task) else None
    blank = Report(remark=remark, result=task.result, evidence=task.evidence, spent=task.spent, learned=task.learned)
    report = desk.ask.fill(blank, f"提交：{task.subject}", begin="result")
    if report:
        more = {"evidence": report.evidence, "spent": report.spent, "learned": report.learned}
        take(desk, service.submit, report.result or "", **more)


def _approve(desk: Desk) -> None:
    """Both ways out stand on one form: whoever opens it to look may find that the work is to be returned."""
    task = chosen(desk)
    kind = VerdictWithTip if task.template else Verdict
    handed_in = kind(result=task.result, evidence=task.evidence, learned=task.learned, outcome=_PASSED)
    verdict = desk.ask.fill(handed_in, f"验收：{task.subject}", begin="outcome")
    if verdict is None:
        return
    is_tip = isinstance(verdict, VerdictWithTip) and bool(verdict.tip)
    if verdict.outcome == _PASSED:
        take(desk, service.approve, verdict.score, verdict.comment, is_tip=is_tip)
    else:
        take(desk, service.send_back, verdict.comment or "", is_tip=is_tip)


def _return(desk: Desk) -> None:
    task = chosen(desk)
    kind = ReturnWithTip if task.template else Return
    returned = desk.ask.fill(kind(result=task.result), f"退回：{task.subject}", begin="remark")
    if returned:
        is_tip = isinstance(returned, ReturnWithTip) and bool(returned.tip)
        take(desk, service.send_back, returned.remark or "", is_tip=is_tip)


def _pause(desk: Desk) -> None:
    wait = desk.ask.fill(Wait(), f"暂停：{chosen(desk).subject}")
    if wait and wait.until:
        take(desk, service.pause, wait.reason or "", wait.until)


def _move(desk: Desk) -> None:
    tasks = tuple(one for one in desk.selected if isinstance(one, Task))
    named = tasks[0].subject if len(tasks) == 1 else counted(len(tasks), Task.measure)
    moved = desk.ask.fill(Move(due=tasks[0].due if len(tasks) == 1 else None), f"改期：{named}", begin="due")
    if moved:
        done = desk.do(service.move_all, tasks, moved.due, moved.reason or "")
        done.then(lambda _: desk.ask.tell(f"任务改期：{named}", undo=True))


def _reassign(desk: Desk) -> None:
    tasks = tuple(one for one in desk.selected if isinstance(one, Task))
    members = list(serving(desk.store))
    if not members:
        raise DeskError("队伍里还没有人，任务没有改派", "先在“队伍”里登记成员。")
    place = desk.ask.pick("改派给谁？", [one.title() for one in members])
    if place is not None:
        member = members[place]
        done = desk.do(service.reassign, tasks, member)
        done.then(lambda many: desk.ask.tell(f"改派给{member.title()} {counted(many, Task.measure)}", undo=True))


def _is_given_on(task: Task) -> bool:
    return (task.status, Step.CHANGE) in NEXT and task.status != "submitted"


def _plain(verb: Verb[..., Task], desk: Desk) -> None:
    take(desk, verb)


def _saying(verb: Verb[..., Task], question: str, hint: str, act: str, desk: Desk) -> None:
    words = desk.ask.words(question, hint, act)
    if words:
        take(desk, verb, words)


def _stuck(desk: Desk) -> None:
    words = desk.ask.words("卡在哪里？", "缺什么、等谁，写一句", "写卡点")
    if words:
        take(desk, service.note_progress, words, is_blocker=True)


def _step(name: str, step: Step, verb: Verb[..., Any], run: Callable[[Desk], None], icon: str = "") -> Command:
    return Command(
        f"tasks.{name}",
        step.value,
        run,
        verb,
        menu=_MENU,
        icon=icon,
        on=Task.table,
        needs=Needs.ONE,
        applies=lambda task: (task.status, step) in NEXT,
        bars=lambda desk, task: service.why_not(desk.store, desk.actor, task, step),
    )


def _ask(verb: Verb[..., Task], question: str, hint: str = "", act: str = "") -> Callable[[Desk], None]:
    return partial(_saying, verb, question, hint, act or verb.label)


_HELP, _ADVISE, _REOPEN, _NOTE = service.ask_help, service.advise, service.reopen, service.note_progress

STEPS = (
    _step("accept", Step.ACCEPT, service.accept, partial(_plain, service.accept), "check"),
    _step("submit", Step.SUBMIT, service.submit, _submit, "upload"),
    replace(_step("approve", Step.PASS, service.approve, _approve, "circle-check"), label="验收"),
    _step("return", Step.RETURN, service.send_back, _return, "arrow-back-up"),
    _step("resume", Step.RESUME, service.resume, partial(_plain, service.resume), "player-play"),
    _step("advise", Step.ADVISE, _ADVISE, _ask(_ADVISE, "怎样做下去？", "写给承办人看", "指点"), "messages"),
    _step(
        "help",
        Step.HELP,
        _HELP,
        _ask(_HELP, "卡在哪里？想请谁帮什么？", "写给验收的人看，写了马上就能看到", "求助"),
        "help-circle",
    ),
    _step("note", Step.NOTE, _NOTE, _ask(_NOTE, "进展怎样？", "今天做了什么，下一步做什么"), "notebook"),
    *gathered(
        "更多",
        (
            replace(_step("stuck", Step.NOTE, _NOTE, _stuck, "alert-circle"), label="写卡点"),
            _step("pause", Step.PAUSE, service.pause, _pause, "clock"),
            replace(_step("move", Step.MOVE, service.move_all, _move, "calendar"), needs=Needs.SOME),
            replace(
                _step("reassign", Step.CHANGE, service.reassign, _reassign, "users"),
                label="改派",
                needs=Needs.SOME,
                applies=_is_given_on,
            ),
            _step("take_back", Step.TAKE_BACK, service.take_back, partial(_plain, service.take_back), "arrow-back-up"),
            _step("reopen", Step.REOPEN, _REOPEN, _ask(_REOPEN, "为什么要重做？", "三十天里重开算一次退回"), "refresh"),
            _step("archive", Step.ARCHIVE, service.archive, partial(_plain, service.archive), "archive"),
            _step("cancel", Step.CANCEL, service.cancel, _ask(service.cancel, "为什么取消？"), "x"),
        ),
    ),
)
