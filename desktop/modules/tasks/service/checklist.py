"""The checklist of a task: lines that are ticked one by one, and the dated lines beside them."""

from __future__ import annotations

import dataclasses

from desktop.base.errors import DeskError, StaleError
from desktop.model.rights import Right
from desktop.modules.tasks.records import CheckItem, ProgressNote, Task
from desktop.modules.tasks.rules import Step
from desktop.modules.tasks.service.taking import UNCHANGED, allow, now_of
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb


def items_of(store: Reader, task: Task) -> list[CheckItem]:
    """The lines of a checklist in their order."""
    return sorted(store.find(CheckItem, task=task.uid), key=lambda item: item.place or 0)


def notes_of(store: Reader, task: Task) -> list[ProgressNote]:
    """The dated lines of a task, latest first."""
    return sorted(store.find(ProgressNote, task=task.uid), key=lambda line: -(line.at or 0))


@verb("勾清单", needs=Right.EDIT)
def tick(unit: Unit, item: CheckItem, *, done: bool) -> CheckItem:
    """Tick a line, or take the tick away.

    Raises:
        StaleError: the line is no longer kept.
        RefusedError: the task is over, or the person has nothing to do with it.
    """
    now, task = _line(unit, item)
    said = {"done_on": unit.today, "done_by": unit.actor.account or None} if done else {"done_on": None, "done_by": None}
    unit.label = f"{'勾上' if done else '取消'}“{now.words}”：{task.subject}"
    return unit.change(now, dataclasses.replace(now, done=done or None, **said))


@verb("加清单项", needs=Right.EDIT)
def add_item(unit: Unit, task: Task, words: str) -> CheckItem:
    """One more line at the foot of a checklist.

    Raises:
        DeskError: no words.
        RefusedError: the task is over, or the person has nothing to do with it.
    """
    now = now_of(unit, task)
    allow(unit, now, Step.TICK)
    place = max((item.place or 0 for item in items_of(unit.read, now)), default=0) + 1
    item = CheckItem(words=words.strip() or None, task=now.uid, place=place)
    for problem in wrong(item, tuple(CheckItem.fields.values())):
        raise DeskError(f"清单没有加：{problem}", UNCHANGED)
    unit.label = f"加清单项：{item.words}"
    return unit.add(item)


@verb("删清单项", needs=Right.EDIT)
def drop_item(unit: Unit, item: CheckItem) -> None:
    """Put a line into the recycle bin. Raises as `tick`."""
    now, _ = _line(unit, item)
    unit.label = f"删清单项：{now.words}"
    unit.remove(now)


def _line(unit: Unit, item: CheckItem) -> tuple[CheckItem, Task]:
    now = unit.read.get(CheckItem, item.uid)
    if now is None:
        raise StaleError("清单里的这一项已经不在了", "没有改动任何内容。")
    task = now_of(unit, Task(uid=now.task or ""))
    allow(unit, task, Step.TICK)
    return now, task
