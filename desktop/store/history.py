"""Reading the log: what happened to a record, what a person did, what can be undone; and undoing it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.base.errors import StaleError
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store import chain
from desktop.store.connection import Connection
from desktop.store.reader import Reader
from desktop.store.shape import KEPT, Shape
from desktop.store.unit import Unit

_LOOK_BACK = 500
"""Units of one person that Ctrl+Z can reach."""


@dataclass(frozen=True, slots=True)
class Done:
    """One unit as the log tells it."""

    seq: int
    label: str
    actor: str
    account: str
    at: int
    note: str
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Altered:
    """One field of one record, before and after, as these eyes may see it."""

    label: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.label}：{self.old or '（空）'} → {self.new or '（空）'}"


@dataclass(frozen=True, slots=True)
class Step:
    """What one unit did to one record."""

    done: Done
    record: str
    uid: str
    altered: tuple[Altered, ...]


_DONE = "SELECT seq, label, actor, account, at, note, undoes FROM unit"


def units(connection: Connection, *, limit: int = 200, before: int | None = None, account: str | None = None) -> list[Done]:
    """Units from the latest back."""
    where = "WHERE (? IS NULL OR seq < ?) AND (? IS NULL OR account = ?)"
    rows = connection.execute(f"{_DONE} {where} ORDER BY seq DESC LIMIT ?", (before, before, account, account, limit))
    return [Done(*row) for row in rows]


def of_record(reader: Reader, record: Record) -> list[Step]:
    """Everything that happened to one record, latest first."""
    sql = f"SELECT c.unit, c.diff FROM change c WHERE c.record = ? AND c.uid = ? AND c.diff IS NOT NULL ORDER BY c.seq DESC"  # noqa: F541 - fixed text
    return [
        _step(reader, record.table, record.uid, unit, diff)
        for unit, diff in reader.connection.execute(sql, (record.table, record.uid))
    ]


def of_unit(reader: Reader, seq: int, limit: int = 200) -> list[Step]:
    """What one unit did, record by record."""
    sql = "SELECT record, uid, diff FROM change WHERE unit = ? AND diff IS NOT NULL ORDER BY seq LIMIT ?"
    return [_step(reader, record, uid, seq, diff) for record, uid, diff in reader.connection.execute(sql, (seq, limit))]


def _step(reader: Reader, record: str, uid: str, seq: int, diff: str) -> Step:
    done = Done(*reader.connection.execute(f"{_DONE} WHERE seq = ?", (seq,)).fetchone())
    shape, whole = reader.shapes[record], reader.actor.may(Right.PRIVATE)
    return Step(done, record, uid, tuple(_altered(shape, json.loads(diff), whole=whole)))


def _altered(shape: Shape, diff: dict[str, Any], *, whole: bool) -> Iterator[Altered]:
    for name, (old, new) in diff.items():
        field = shape.main.fields.get(name)
        if name == KEPT:
            yield Altered("记录", {1: "在用", 0: "在回收站"}.get(old, ""), {1: "在用", 0: "在回收站"}.get(new, "已撤回"))
        elif field is not None:
            yield Altered(field.label, _seen(field, old, whole=whole), _seen(field, new, whole=whole))


def _seen(field: Field, kept: Any, *, whole: bool) -> str:
    return field.seen(field.kind.load(kept), whole=whole) if kept is not None else ""


def undoable(connection: Connection, account: str) -> Done | None:
    """The person's own latest unit that stands: what Ctrl+Z takes back."""
    standing, _ = _stacks(connection, account)
    return standing[-1] if standing else None


def redoable(connection: Connection, account: str) -> Done | None:
    """The undo that Ctrl+Y takes back, if nothing was done since."""
    _, undone = _stacks(connection, account)
    return undone[-1] if undone else None


def _stacks(connection: Connection, account: str) -> tuple[list[Done], list[Done]]:
    """What stands and what is undone, replayed from the log: undoing an undo is redoing."""
    wrote = "seq IN (SELECT unit FROM change UNION SELECT unit FROM change__sensitive)"
    sql = f"SELECT * FROM ({_DONE} WHERE account = ? AND {wrote} ORDER BY seq DESC LIMIT ?) ORDER BY seq"  # noqa: S608 - fixed text
    standing: list[Done] = []
    undone: list[Done] = []
    for done in (Done(*row) for row in connection.execute(sql, (account, _LOOK_BACK))):
        if done.undoes is None:
            standing.append(done)
            undone.clear()
        elif standing and standing[-1].seq == done.undoes:
            standing.pop()
            undone.append(done)
        elif undone and undone[-1].seq == done.undoes:
            undone.pop()
            standing.append(done)
        else:
            standing = [one for one in standing if one.seq != done.undoes]
    return standing, undone


def revert(unit: Unit, seq: int) -> None:
    """Write the old values of a unit back, within another unit.

    Raises:
        StaleError: something later stands on what is to be undone; nothing is changed.
    """
    connection = unit.read.connection
    for log in reversed(chain.LOGS):
        rows = connection.execute(f"SELECT record, uid, diff FROM {log} WHERE unit = ? ORDER BY seq DESC", (seq,)).fetchall()  # noqa: S608 - fixed names
        for record, uid, diff in unit.progress.over(rows):
            if diff is None:
                raise StaleError("这一步的内容已按规定清除，不能再撤销")
            changes = json.loads(diff)
            shape = unit.read.shapes[record]
            _refuse_stale(connection, shape, uid, changes)
            unit.write(shape, uid, {name: (new, old) for name, (old, new) in changes.items()})


def _refuse_stale(connection: Connection, shape: Shape, uid: str, changes: dict[str, Any]) -> None:
    for part in shape.parts:
        names = [name for name in changes if name in part.fields or (name == KEPT and part is shape.main)]
        if not names:
            continue
        row = connection.execute(f"SELECT {','.join(names)} FROM {part.table} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608 - declared names
        for name, now in zip(names, row or [None] * len(names), strict=True):
            if now != changes[name][1]:
                label = part.fields[name].label if name in part.fields else "记录"
                raise StaleError(
                    f"{shape.kind.label}的“{label}”后来又改过，不能直接撤销",
                    "没有改动任何内容。请先撤销后来的那一步，或在历史里单项还原。",
                )
