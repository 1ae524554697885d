"""One verb for each step a task can take. Each looks at the task as it is now, not as it was opened."""

from __future__ import annotations

from datetime import date

from desktop.model.rights import Right
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Step
from desktop.modules.tasks.service.taking import needed, note, now_of, take
from desktop.modules.tasks.service.training import add_tip, move_on, template_of
from desktop.store.unit import Unit
from desktop.work.verb import verb


@verb("接受任务", needs=Right.EDIT)
def accept(unit: Unit, task: Task) -> Task:
    """The assignee takes the task on; also one that was missed, to do it late."""
    return take(unit, task, Step.ACCEPT, over_on=None)


@verb("提交任务", needs=Right.EDIT)
def submit(
    unit: Unit, task: Task, result: str, *, evidence: str | None = None, spent: int | None = None, learned: str | None = None
) -> Task:
    """The assignee says that it is done, and how.

    Args:
        spent: hours.
        learned: what they would do otherwise next time.
    """
    said = {"result": result, "evidence": evidence, "spent": spent, "learned": learned, "handed_on": unit.today}
    return take(unit, task, Step.SUBMIT, needed("完成情况", result), needs_help=None, blockers=None, **said)


@verb("任务通过", needs=Right.EDIT)
def approve(unit: Unit, task: Task, score: int | None = None, comment: str | None = None, *, is_tip: bool = False) -> Task:
    """The checker passes the work; never the one who did it. The doer moves on with this sort of task.

    Args:
        score: 1 to 5.
        comment: required for a score below 3.
        is_tip: the comment becomes a tip of the template, if there are both.

    Raises:
        RefusedError: not theirs to pass, or the resident of the demand it comes from was not told yet.
        DeskError: a low score without a comment.
    """
    said = {"score": score, "comment": comment, "checker": unit.actor.account or None}
    passed = take(unit, task, Step.PASS, rules.judge_verdict(score, comment), checked_on=unit.today, over_on=unit.today, **said)
    label = unit.label
    if is_tip:
        _keep_tip(unit, passed, comment)
    move_on(unit, passed)
    unit.label = label
    return passed


@verb("退回任务", needs=Right.EDIT)
def send_back(unit: Unit, task: Task, remark: str, *, is_tip: bool = False) -> Task:
    """The checker returns the work with a remark; `is_tip`: it becomes a tip of the template, if there is one."""
    returns = (now_of(unit, task).returns or 0) + 1
    returned = take(unit, task, Step.RETURN, needed("退回意见", remark), remark=remark, returns=returns, handed_on=None)
    label = unit.label
    note(unit, returned, "return", remark)
    if is_tip:
        _keep_tip(unit, returned, remark)
    unit.label = label
    return returned


@verb("撤销验收", needs=Right.EDIT)
def take_back(unit: Unit, task: Task) -> Task:
    """A check of today is taken back by whoever may check; the task waits to be checked again. It is no return."""
    now = now_of(unit, task)
    late = [] if now.checked_on == unit.today else [rules.TOO_LATE]
    blank = dict.fromkeys(("checker", "checked_on", "over_on", "score", "comment"))
    return take(unit, now, Step.TAKE_BACK, late, **blank)


@verb("重开任务", needs=Right.EDIT)
def reopen(unit: Unit, task: Task, reason: str) -> Task:
    """Work that was passed has to be done again; within thirty days of the check that counts as a return."""
    now = now_of(unit, task)
    returns = (now.returns or 0) + 1 if rules.is_return(now, unit.today) else now.returns
    blank = dict.fromkeys(("checker", "checked_on", "over_on", "score", "comment", "handed_on"))
    again = take(unit, now, Step.REOPEN, needed("为什么重开", reason), remark=reason, returns=returns, **blank)
    note(unit, again, "reopen", reason)
    return again


@verb("暂停任务", needs=Right.EDIT)
def pause(unit: Unit, task: Task, reason: str, until: date) -> Task:
    """It waits for something, until a day."""
    found = [*needed("为什么暂停", reason), *rules.judge_pause(until, unit.today)]
    paused = take(unit, task, Step.PAUSE, found, paused_until=until)
    note(unit, paused, "pause", f"{reason.strip()}（到 {until.isoformat()}）")
    return paused


@verb("继续任务", needs=Right.EDIT)
def resume(unit: Unit, task: Task) -> Task:
    """It goes on."""
    return take(unit, task, Step.RESUME, paused_until=None)


@verb("任务求助", needs=Right.EDIT)
def ask_help(unit: Unit, task: Task, words: str) -> Task:
    """Whoever does it is stuck and says where; whoever checks it is told."""
    asking = take(unit, task, Step.HELP, needed("卡在哪里", words), needs_help=True, blockers=words)
    note(unit, asking, "help", words)
    return asking


@verb("指点任务", needs=Right.EDIT)
def advise(unit: Unit, task: Task, words: str) -> Task:
    """Whoever is asked for help says how to go on; the call for help is over."""
    advised = take(unit, task, Step.ADVISE, needed("怎样做", words), needs_help=None, blockers=None)
    note(unit, advised, "advice", words)
    return advised


@verb("取消任务", needs=Right.EDIT)
def cancel(unit: Unit, task: Task, reason: str) -> Task:
    """Whoever gave it calls it off."""
    cancelled = take(unit, task, Step.CANCEL, needed("原因", reason), remark=reason, over_on=unit.today, needs_help=None)
    note(unit, cancelled, "cancel", reason)
    return cancelled


@verb("归档任务", needs=Right.EDIT)
def archive(unit: Unit, task: Task) -> Task:
    """It is put aside for good; nothing of it changes any more."""
    return take(unit, task, Step.ARCHIVE)


@verb("任务改期", needs=Right.EDIT)
def move(unit: Unit, task: Task, due: date | None, reason: str) -> Task:
    """Another due day, with the reason. Source: domain paper 3.4."""
    before = now_of(unit, task).due
    found = rules.judge_move(before, due, reason)
    moved = take(unit, task, Step.MOVE, found, due=due, due_why=reason.strip() or None)
    shown = " → ".join(day.isoformat() if day else "不定" for day in (before, due))
    if before != due:
        note(unit, moved, "move", f"{shown}：{reason.strip()}" if reason.strip() else shown)
    return moved


@verb("记进展", needs=Right.EDIT)
def note_progress(unit: Unit, task: Task, words: str, *, is_blocker: bool = False) -> Task:
    """A dated line about how it goes; `is_blocker`: what stands in the way, which stays on the task until it is handed in."""
    said = {"blockers": words} if is_blocker else {}
    noted = take(unit, task, Step.NOTE, needed("进展", words), **said)
    note(unit, noted, "blocker" if is_blocker else "progress", words)
    unit.label = f"记进展：{noted.subject}"
    return noted


def _keep_tip(unit: Unit, task: Task, words: str | None) -> None:
    """Keep words as a tip where they can be kept: what was judged is not refused for want of a template."""
    if template_of(unit.read, task) is not None and (words or "").strip():
        add_tip(unit, task, words or "")
