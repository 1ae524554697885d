"""The verbs every subject shares: undo, redo, put a record or a field back."""

from __future__ import annotations

import dataclasses
from typing import Any

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store import history
from desktop.store.history import Done
from desktop.store.unit import Unit
from desktop.work.guard import refuse_guarded
from desktop.work.keep import keep_change
from desktop.work.verb import Verb, verb


@verb("撤销", needs=Right.READ)
def undo(unit: Unit, done: Done) -> None:
    """Take back one unit: one's own, or with the right of an owner another's.

    Raises:
        RefusedError: somebody else's unit.
        StaleError: something later stands on it.
    """
    if done.account != unit.actor.account and not unit.actor.may(Right.OWN):
        raise RefusedError(f"“{done.label}”是{done.actor}做的，没有撤销", "请本人或书记来撤销。")
    unit.label = opposite(done.label)
    unit.undoes = done.seq
    history.revert(unit, done.seq)


def opposite(label: str) -> str:
    """What taking back a unit is called: 登记 -> 撤销：登记 -> 重做：登记 -> 撤销：登记."""
    return f"重做：{plain(label)}" if label.startswith("撤销：") else f"撤销：{plain(label)}"


def plain(label: str) -> str:
    """What was done in the first place, whether it was taken back or done again since: 重做：登记 -> 登记."""
    return label.removeprefix("撤销：").removeprefix("重做：")


@verb("从回收站恢复", needs=Right.EDIT)
def bring_back(unit: Unit, record: Record) -> None:
    """Take a record out of the recycle bin."""
    refuse_guarded(unit, record)
    unit.label = f"恢复：{record.title()}"
    unit.restore(record)


@verb("还原一项", needs=Right.EDIT)
def put_back(unit: Unit, record: Record, field: str, value: Any, change: Verb[[Any, Any], Any] = keep_change) -> Record:
    """Set one field to what it was before; answers the record as it is then.

    It is done by the verb that changes such records, which judges it and does what hangs on it as if it were typed.

    Raises:
        RefusedError: the record or the field has verbs of its own.
        StaleError: the record is no longer kept.
        DeskError: the verb refuses it, or keeps another value because of what is known by now.
    """
    refuse_guarded(unit, record, (record.fields[field],))
    now = unit.read.get(type(record), record.uid)
    if now is None:
        raise StaleError("这条记录已经不在了，没有还原", "可以先到回收站恢复它。")
    kept = change(unit, now, dataclasses.replace(now, **{field: value}))
    label = record.fields[field].label
    if not isinstance(kept, Record) or getattr(kept, field) != value:
        raise DeskError(f"“{label}”没有还原：和现在的其他内容合不上", "没有改动任何内容。要改就在表里改这一条。")
    unit.label = f"还原：{record.title()}的{label}"
    return kept
