"""Taking over another copy's rows: per field the later version wins. Idempotent, and the order of packages does not matter.

A row as it travels: {"record", "uid", "owner", "cver", "fv": {field: version}, "kept", "values": {field: kept value}}.
It may hold only some fields; the others are not touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.base.problems import Problem
from desktop.model.record import Record
from desktop.store.reader import Reader
from desktop.store.rows import Stamp
from desktop.store.shape import KEPT, Shape
from desktop.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, in records; conflicts name each field where both sides had written."""

    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: tuple[Problem, ...] = ()


def outgoing(reader: Reader, kind: type[Record], fields: Iterable[str], owner: str) -> Iterator[dict[str, Any]]:
    """Rows of one type as they travel: own records only, only the named fields, no values of what is in the bin.

    Private values travel masked: whoever needs the whole number asks the area that keeps it.
    """
    names = tuple(fields)
    shape = reader.shapes[kind.table]
    columns = ",".join(("uid", "cver", "fv", KEPT, *names))
    sql = f"SELECT {columns} FROM {kind.table} WHERE owner = ? AND {KEPT} IS NOT NULL ORDER BY uid"  # noqa: S608 - declared names
    for uid, created, versions, kept, *values in reader.connection.execute(sql, (owner,)):
        found = {name: version for name, version in json.loads(versions or "{}").items() if name in names or name == KEPT}
        shown = {name: _masked(shape, name, value) for name, value in zip(names, values, strict=True)} if kept == 1 else {}
        yield {
            "record": shape.kind.table, "uid": uid, "owner": owner, "cver": created, "fv": found, "kept": kept,
            "values": {name: value for name, value in shown.items() if value is not None or name in found},
        }  # fmt: skip


def _masked(shape: Shape, name: str, value: Any) -> Any:
    field = shape.main.fields[name]
    return field.kind.mask(field.kind.load(value)) if field.private and value is not None else value


def take(unit: Unit, rows: Iterable[Mapping[str, Any]]) -> Merged:
    """Merge travelling rows within a unit; types and fields this program does not know are left out."""
    total = Merged()
    for row in unit.progress.over(rows):
        if row["record"] in unit.read.shapes:
            one = _take_row(unit, unit.read.shapes[row["record"]], row)
            total = Merged(
                total.new + one.new, total.changed + one.changed, total.same + one.same, total.conflicts + one.conflicts
            )
    return total


def _take_row(unit: Unit, shape: Shape, row: Mapping[str, Any]) -> Merged:
    coming = {KEPT: row["kept"], **{name: value for name, value in row["values"].items() if name in shape.main.fields}}
    versions = {name: int(row["fv"].get(name, row["cver"])) for name in coming}
    here = _here(unit, shape, row["uid"], tuple(coming))
    if here is None:
        stamp = Stamp(row["owner"], int(row["cver"]), int(row["cver"]), versions)
        unit.write(shape, row["uid"], {name: (None, value) for name, value in coming.items() if value is not None}, stamp)
        return Merged(new=1)
    wins = {name for name in coming if _later((versions[name], coming[name]), (here.versions[name], here.values[name]))}
    diff = {name: (here.values[name], coming[name]) for name in wins if coming[name] != here.values[name]}
    if diff:
        unit.write(shape, row["uid"], diff, Stamp(here.owner, here.created, max(versions.values()), versions))
    lost = [name for name in coming if name not in wins and coming[name] != here.values[name]]
    conflicts = tuple(_conflict(shape, row, name) for name in lost)
    return Merged(changed=1, conflicts=conflicts) if diff else Merged(same=1, conflicts=conflicts)


@dataclass(frozen=True, slots=True)
class _Here:
    owner: str
    created: int
    values: dict[str, Any]
    versions: dict[str, int]


def _here(unit: Unit, shape: Shape, uid: str, names: tuple[str, ...]) -> _Here | None:
    sql = f"SELECT owner, cver, fv, {','.join(names)} FROM {shape.kind.table} WHERE uid = ?"  # noqa: S608 - declared names
    row = unit.read.connection.execute(sql, (uid,)).fetchone()
    if row is None:
        return None
    known = json.loads(row[2] or "{}")
    return _Here(row[0], row[1], dict(zip(names, row[3:], strict=True)), {name: known.get(name, row[1]) for name in names})


def _later(coming: tuple[int, Any], here: tuple[int, Any]) -> bool:
    """Whether the coming value stands over the one here: by version, then something over nothing, then by its spelling."""
    return _rank(*coming) > _rank(*here)


def _rank(version: int, value: Any) -> tuple[int, bool, str]:
    return version, value is not None, json.dumps(value, ensure_ascii=False, sort_keys=True)


def _conflict(shape: Shape, row: Mapping[str, Any], name: str) -> Problem:
    label = shape.main.fields[name].label if name in shape.main.fields else "记录"
    return Problem(f"{shape.kind.label} {row['uid'][-6:]} {label}", "两边都改过，保留了较晚的一次")
