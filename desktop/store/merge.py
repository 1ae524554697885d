"""Taking over another copy's rows: per field the later version wins. Idempotent, and the order of packages does not matter.

A row as it travels: {"record", "uid", "owner", "cver", "fv": {field: version}, "kept", "values": {field: kept value}}.
It may hold only some fields; the others are not touched. A field that was never filled has no version and yields
to anything; one that somebody cleared travels as null with its version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.base.problems import Problem
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.store.reader import Reader
from desktop.store.rows import Stamp
from desktop.store.shape import KEPT, Shape
from desktop.store.unit import Unit
from desktop.store.version import END, NODES

_SORTS = {"TEXT": str, "INTEGER": int, "REAL": float}
_EXISTENCE = ("0", "1", "2", "None")
_LONGEST = 100_000
"""Characters of one travelling value: a list of some thousand references."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, in records.

    Attributes:
        conflicts: fields where what was written elsewhere lost to something later from another hand.
        refused: rows that were not taken.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()


def outgoing(reader: Reader, kind: type[Record], fields: Iterable[str], owner: str) -> Iterator[dict[str, Any]]:
    """Rows of one type as they travel: own records only, only the named fields, no values of what is not kept.

    Private values travel masked: whoever needs the whole number asks the area that keeps it. A record whose making
    was undone travels with kept = null, so that it also goes where it had arrived.
    """
    names = tuple(fields)
    shape = reader.shapes[kind.table]
    columns = ",".join(("uid", "cver", "fv", KEPT, *names))
    sql = f"SELECT {columns} FROM {kind.table} WHERE owner = ? ORDER BY uid"  # noqa: S608 - declared names
    for uid, created, versions, kept, *values in reader.connection.execute(sql, (owner,)):
        aged = json.loads(versions or "{}")
        shown = {name: _masked(shape, name, value) for name, value in zip(names, values, strict=True)} if kept == 1 else {}
        if kept is None:  # what was undone or purged here is to be blank there as well
            shown = {name: None for name in names if name in aged}
        found = {name: version for name, version in aged.items() if name in shown or name == KEPT}
        yield {
            "record": shape.kind.table, "uid": uid, "owner": owner, "cver": created, "fv": found, "kept": kept,
            "values": {name: value for name, value in shown.items() if value is not None or name in found},
        }  # fmt: skip


def _masked(shape: Shape, name: str, value: Any) -> Any:
    field = shape.main.fields[name]
    return field.kind.mask(field.kind.load(value)) if field.private and value is not None else value


def take(unit: Unit, rows: Iterable[Mapping[str, Any]]) -> Merged:
    """Merge travelling rows within a unit.

    Types and fields that this program does not know, or that leave in no package, are left out. A row that cannot
    be read, or that would write another area's record, is refused; the others are taken.
    """
    counts = {"new": 0, "changed": 0, "same": 0}
    conflicts: list[Problem] = []
    refused: list[Problem] = []
    for row in unit.progress.over(rows):
        shape = unit.read.shapes.get(row["record"])
        if shape is None or not any(field.leaves for field in shape.main.fields.values()):
            continue
        where = f"{shape.kind.label} {row['uid'][-6:]}"
        coming = _coming(shape, row)
        here = _here(unit, shape, row["uid"], tuple(coming))
        if here and here.owner != row["owner"]:
            refused.append(Problem(where, "是别的单位的，没有收"))
            continue
        if not coming or not _are_readable(shape, coming, here):
            refused.append(Problem(where, "读不懂，没有收"))
            continue
        lost = _lost(unit, shape, coming, here) if here else ()
        conflicts += [Problem(f"{where} {label}", "两边都改过，保留了较晚的一次") for label in lost]
        counts[_write(unit, shape, row, coming, here)] += 1
    return Merged(**counts, conflicts=tuple(conflicts), refused=tuple(refused))


@dataclass(frozen=True, slots=True)
class _Cell:
    """One field of one row: its value as kept, and how old that is; 0 = never filled."""

    value: Any
    version: int

    def beats(self, other: _Cell) -> bool:
        """Whether this one stands over another: by version, then something over nothing, then by its spelling."""
        if self.version != other.version or self.value == other.value:
            return self.version > other.version
        return self._spelling > other._spelling

    @property
    def _spelling(self) -> tuple[bool, str]:
        return self.value is not None, json.dumps(self.value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Here:
    """A row as it is kept here."""

    uid: str
    owner: str
    created: int
    cells: Mapping[str, _Cell]


def _coming(shape: Shape, row: Mapping[str, Any]) -> dict[str, _Cell]:
    """The cells of a travelling row that may be taken; none when anything in it is not what it should be."""
    created: Any = row.get("cver")
    versions, kept, values = row.get("fv"), row.get("kept"), row.get("values")
    if not (isinstance(versions, dict) and isinstance(values, dict) and repr(kept) in _EXISTENCE):
        return {}
    known = {name: value for name, value in values.items() if name in shape.main.fields and shape.main.fields[name].leaves}
    cells = {name: _Cell(value, versions.get(name, created)) for name, value in {KEPT: kept, **known}.items()}
    sound = all(type(version) is int and 0 < version < END for version in (created, *(c.version for c in cells.values())))
    return cells if sound else {}


def _are_readable(shape: Shape, coming: Mapping[str, _Cell], here: _Here | None) -> bool:
    """Whether what is new in a row can be read; what is the same here was looked at when it came."""
    new = {name: cell.value for name, cell in coming.items() if here is None or cell.value != here.cells[name].value}
    return all(_is_readable(shape.main.fields[name], value) for name, value in new.items() if name != KEPT)


def _is_readable(field: Field, value: Any) -> bool:
    if value is None:
        return True
    if type(value) is not _SORTS[field.kind.sql] or len(str(value)) > _LONGEST:
        return False
    try:
        return bool(field.kind.dump(field.kind.load(value)) == value)
    except (ValueError, TypeError):
        return False


def _here(unit: Unit, shape: Shape, uid: str, names: tuple[str, ...]) -> _Here | None:
    columns = ",".join(("owner", "cver", "fv", *names))
    row = unit.read.connection.execute(f"SELECT {columns} FROM {shape.kind.table} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608 - declared names
    if row is None:
        return None
    owner, created, versions, *values = row
    known = json.loads(versions or "{}")
    cells = {
        name: _Cell(value, known.get(name, 0 if value is None else created)) for name, value in zip(names, values, strict=True)
    }
    return _Here(uid, owner, created, cells)


def _write(unit: Unit, shape: Shape, row: Mapping[str, Any], coming: Mapping[str, _Cell], here: _Here | None) -> str:
    """Write what wins; answers how to count the row."""
    if row["owner"] == unit.actor.owner:
        unit.seen = max(unit.seen, *(cell.version for cell in coming.values()))
    if here is None:
        stamp = Stamp(row["owner"], row["cver"], row["cver"], {name: cell.version for name, cell in coming.items()})
        unit.write(shape, row["uid"], {name: (None, cell.value) for name, cell in coming.items()}, stamp)
        return "new" if row["kept"] == 1 else "same"
    wins = {name: cell for name, cell in coming.items() if cell.beats(here.cells[name])}
    if not wins:
        return "same"
    stamp = Stamp(here.owner, here.created, unit.entry.version, {name: cell.version for name, cell in wins.items()})
    diff = {name: (here.cells[name].value, cell.value) for name, cell in wins.items()}
    unit.write(shape, here.uid, diff, stamp)
    return "changed" if any(old != new for old, new in diff.values()) else "same"


def _lost(unit: Unit, shape: Shape, coming: Mapping[str, _Cell], here: _Here) -> Iterator[str]:
    """Labels of the fields where a value from another hand loses which was never here: whose writer had not seen ours."""
    for name, cell in coming.items():
        mine = here.cells[name]
        if cell.beats(mine) or cell.value == mine.value or cell.version % NODES == mine.version % NODES:
            continue
        if not _was_here(unit, shape, here.uid, {name: cell.value}):
            yield shape.main.fields[name].label if name in shape.main.fields else "记录"


def _was_here(unit: Unit, shape: Shape, uid: str, said: Mapping[str, Any]) -> bool:
    sql = "SELECT diff FROM change WHERE record = ? AND uid = ? AND diff IS NOT NULL"
    diffs = (json.loads(diff) for (diff,) in unit.read.connection.execute(sql, (shape.kind.table, uid)))
    return any(value in diff.get(name, ()) for diff in diffs for name, value in said.items())
