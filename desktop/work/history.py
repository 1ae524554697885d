"""The verbs every subject shares: undo, redo, put a record or a field back."""

from __future__ import annotations

import dataclasses
from typing import Any

from desktop.base.errors import RefusedError, StaleError
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
    plain = label.removeprefix("撤销：").removeprefix("重做：")
    return f"重做：{plain}" if label.startswith("撤销：") else f"撤销：{plain}"


@verb("从回收站恢复", needs=Right.EDIT)
def bring_back(unit: Unit, record: Record) -> None:
    """Take a record out of the recycle bin."""
    refuse_guarded(unit, record)
    unit.label = f"恢复：{record.title()}"
    unit.restore(record)


@verb("还原一项", needs=Right.EDIT)
def put_back(unit: Unit, record: Record, field: str, value: Any, change: Verb[[Any, Any], Any] = keep_change) -> Record:
    """Set one field to what it was before, as its form would; answers the record as it is then.

    Args:
        change: the verb that changes such records (`Desk.keeping`), whose rules hold for an old value as for a new one.

    Raises:
        RefusedError: the record or the field has verbs of its own.
        StaleError: the record is no longer kept.
        DeskError: that value can be no longer.
    """
    refuse_guarded(unit, record, (record.fields[field],))
    now = unit.read.get(type(record), record.uid)
    if now is None:
        raise StaleError("这条记录已经不在了，没有还原", "可以先到回收站恢复它。")
    after = dataclasses.replace(now, **{field: value})
    kept = change(unit, now, after)
    unit.label = f"还原：{record.title()}的{record.fields[field].label}"
    return kept if isinstance(kept, Record) else after
