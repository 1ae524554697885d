"""Reading the log: what happened to a record, what a person did, what can be undone; and undoing it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.base.errors import StaleError
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store import chain, rows
from desktop.store.connection import Connection, sentences
from desktop.store.reader import Reader
from desktop.store.shape import HELD, KEPT, Shape
from desktop.store.unit import Unit

_LOOK_BACK = 500
"""Units of one person that Ctrl+Z can reach."""


@dataclass(frozen=True, slots=True)
class Done:
    """One unit as the log tells it; one that `stays` is never taken back."""

    seq: int
    label: str
    actor: str
    account: str
    at: int
    note: str
    undoes: int | None
    stays: bool = False
    act: str = ""


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


_DONE = "SELECT seq, label, actor, account, at, note, undoes, stays, act FROM unit"
_STATES = {1: "在用", 0: "在回收站", HELD: "已停止使用"}
_COVERED = "•••"
"""In place of values, for those who may read the log but not the records."""


def units(connection: Connection, *, limit: int = 200, before: int | None = None, account: str | None = None) -> list[Done]:
    """Units from the latest back."""
    where = "WHERE hash <> '' AND (? IS NULL OR seq < ?) AND (? IS NULL OR account = ?)"
    with sentences():
        found = connection.execute(f"{_DONE} {where} ORDER BY seq DESC LIMIT ?", (before, before, account, account, limit))
        return [Done(*row) for row in found]


def of_record(reader: Reader, record: Record) -> list[Step]:
    """Everything that happened to one record, latest first."""
    sql = "SELECT unit, diff FROM change WHERE record = ? AND uid = ? AND diff IS NOT NULL ORDER BY seq DESC"
    return [
        _step(reader, record.table, record.uid, unit, diff)
        for unit, diff in reader.connection.execute(sql, (record.table, record.uid))
    ]


def of_unit(reader: Reader, seq: int, limit: int = 200) -> list[Step]:
    """What one unit did, record by record."""
    sql = "SELECT record, uid, diff FROM change WHERE unit = ? AND diff IS NOT NULL ORDER BY seq LIMIT ?"
    return [_step(reader, record, uid, seq, diff) for record, uid, diff in reader.connection.execute(sql, (seq, limit))]


def done_of(connection: Connection, seq: int) -> Done:
    """One unit by its number."""
    return Done(*connection.execute(f"{_DONE} WHERE seq = ?", (seq,)).fetchone())


def _step(reader: Reader, record: str, uid: str, seq: int, diff: str) -> Step:
    done = done_of(reader.connection, seq)
    shape, whole = reader.shapes[record], reader.actor.may(Right.PRIVATE)
    altered = _altered(shape, json.loads(diff), whole=whole)
    if not reader.actor.may(Right.READ):
        altered = (Altered(one.label, _COVERED, _COVERED) for one in altered)
    return Step(done, record, uid, tuple(altered))


def _altered(shape: Shape, diff: dict[str, Any], *, whole: bool) -> Iterator[Altered]:
    for name, (old, new) in diff.items():
        field = shape.main.fields.get(name)
        if name == KEPT:
            yield Altered("记录", _STATES.get(old, ""), _STATES.get(new, "已撤回"))
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
    """What stands of one person's units, and what undos of theirs stand; oldest first. Undoing an undo is redoing.

    A unit stands unless a later one that stands takes it back, whoever did that.
    """
    wrote = " OR ".join(f"EXISTS (SELECT 1 FROM {log} WHERE unit = unit.seq)" for log in chain.LOGS)  # noqa: S608 - fixed names
    purged = " OR ".join(f"EXISTS (SELECT 1 FROM {log} WHERE unit = unit.seq AND diff IS NULL)" for log in chain.LOGS)  # noqa: S608 - fixed names
    whose = "account = ? OR undoes IS NOT NULL OR seq IN (SELECT undoes FROM unit WHERE undoes IS NOT NULL)"
    sql = f"{_DONE} WHERE ({whose}) AND ({wrote}) AND NOT ({purged}) ORDER BY seq DESC LIMIT ?"
    with sentences():
        units = {done.seq: done for done in (Done(*row) for row in connection.execute(sql, (account, _LOOK_BACK)))}
    gone: set[int] = set()
    for done in units.values():
        if done.undoes is not None and done.seq not in gone:
            gone.add(done.undoes)
    standing: list[Done] = []
    undone: list[Done] = []
    latest = 0
    for done in reversed(units.values()):
        first, steps = _origin(units, done)
        if done.account != account or first is None:
            continue
        latest = latest if steps else done.seq
        if first.stays or done.seq in gone or (first.seq in gone) != steps % 2:
            continue
        (undone if steps % 2 else standing).append(done)
    return standing, [done for done in undone if done.seq > latest]


def _origin(units: Mapping[int, Done], done: Done) -> tuple[Done | None, int]:
    """The unit that a chain of undos and redos began with, None when it is out of reach; and how many steps back it is."""
    steps, at = 0, done
    while at.undoes is not None:
        if at.undoes not in units:
            return None, steps
        at, steps = units[at.undoes], steps + 1
    return at, steps


def revert(unit: Unit, seq: int) -> None:
    """Write the old values of a unit back, within another unit.

    Raises:
        StaleError: something later stands on what is to be undone, or something outside the file does; nothing is changed.
    """
    connection = unit.read.connection
    label, stays = connection.execute("SELECT label, stays FROM unit WHERE seq = ?", (seq,)).fetchone()
    if stays:
        raise StaleError(f"“{label}”不能撤销，没有改动任何内容", "它连着密码或已经交出去的东西。请另做一步来更正。")
    for log in reversed(chain.LOGS):
        changed = connection.execute(f"SELECT record, uid, diff FROM {log} WHERE unit = ? ORDER BY seq DESC", (seq,)).fetchall()  # noqa: S608 - fixed names
        for record, uid, diff in unit.progress.over(changed):
            if diff is None:
                raise StaleError("这一步的内容已按规定清除，不能再撤销")
            changes = json.loads(diff)
            shape = unit.read.shapes[record]
            _refuse_stale(unit, shape, uid, changes)
            unit.write(shape, uid, {name: (new, old) for name, (old, new) in changes.items()})


def refill(unit: Unit, record: Record) -> None:
    """Write back, within another unit, what the unit that last held a record back blanked in others, if it is still blank."""
    connection = unit.read.connection
    sql = "SELECT unit, diff FROM change WHERE record = ? AND uid = ? AND diff IS NOT NULL ORDER BY seq DESC"
    steps = connection.execute(sql, (record.table, record.uid)).fetchall()
    held_by = next((seq for seq, diff in steps if json.loads(diff).get(KEPT, (None, None))[1] == HELD), None)
    sql = "SELECT record, uid, diff FROM change WHERE unit = ? AND uid <> ? AND diff IS NOT NULL ORDER BY seq"
    for table, uid, diff in connection.execute(sql, (held_by, record.uid)).fetchall():
        shape = unit.read.shapes[table]
        changes = json.loads(diff).items()
        blanked = {name: old for name, (old, new) in changes if new is None and name in shape.main.fields}
        now = rows.read(connection, shape.main, uid, blanked)
        if now is not None and now[KEPT] is not None:
            unit.write(shape, uid, {name: (None, old) for name, old in blanked.items() if now[name] is None})


def _refuse_stale(unit: Unit, shape: Shape, uid: str, changes: dict[str, Any]) -> None:
    for part in shape.parts:
        names = [name for name in changes if part.holds(name)]
        now = rows.read(unit.read.connection, part, uid, [name for name in names if name != KEPT]) or {}
        if part is shape.main and now.get("owner") != unit.actor.owner:
            raise StaleError(f"这条{shape.kind.label}是别的单位的，不能撤销", "没有改动任何内容。")
        for name in names:
            if now.get(name) != changes[name][1]:
                label = part.fields[name].label if name in part.fields else "记录"
                raise StaleError(
                    f"{shape.kind.label}的“{label}”后来又改过，不能直接撤销",
                    "没有改动任何内容。请先撤销后来的那一步，或在历史里单项还原。",
                )
