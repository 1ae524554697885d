"""Rows of records: one written, many inserted, with their stamps, order keys and list index. Knows nothing of the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.store.connection import Connection
from desktop.store.shape import KEPT, Part

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Compact JSON, the one spelling of diffs and versions; a pair of values becomes a list of two."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose row it is and how old its values are.

    Attributes:
        owner: area the record belongs to.
        created: version of its creation.
        version: version of what is written now.
        versions: version per field where a merge brings several, also of fields whose value stays; None = `version` for all.
    """

    owner: str
    created: int
    version: int
    versions: Mapping[str, int] | None = None

    def of(self, names: Iterable[str]) -> dict[str, int]:
        """Version of each of these fields, or of all that a merge brings."""
        return dict.fromkeys(names, self.version) if self.versions is None else dict(self.versions)


def read(connection: Connection, part: Part, uid: str, names: Iterable[str]) -> dict[str, Any] | None:
    """Owner, existence and these kept values of one row as they are now; None when there is no such row."""
    columns = ("owner", KEPT, *names)
    row = connection.execute(f"SELECT {','.join(columns)} FROM {part.table} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608 - declared names
    return dict(zip(columns, row, strict=True)) if row else None


def write(connection: Connection, part: Part, uid: str, new: Mapping[str, Any], stamp: Stamp) -> int:
    """Set some values of one row, making it when there is none; answers its row number."""
    row = connection.execute(f"SELECT n, cver, ver, fv FROM {part.table} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608 - declared name
    n = _update(connection, part, row, new, stamp) if row else _insert(connection, part, uid, new, stamp)
    _point(connection, part, uid, new)
    return n


def insert_all(connection: Connection, part: Part, rows: Sequence[tuple[str, list[Any]]], stamp: Stamp) -> int:
    """Insert new rows (uid, values in the order of fields); answers the number of the first, the others follow.

    Fields that none of them fills are left out: the driver takes as long for a blank as for a value.
    """
    first = int(connection.execute(f"SELECT coalesce(max(n), 0) + 1 FROM {part.table}").fetchone()[0])  # noqa: S608 - declared name
    filled = [place for place in range(len(part.fields)) if any(values[place] is not None for _, values in rows)]
    names, fixed = list(part.fields), ("n", "uid", "owner", KEPT, "ver", "cver")
    columns = (*fixed, *(names[place] for place in filled), *part.keys)
    marks = f"?,?,?,1,{stamp.version},{stamp.created}{',?' * (len(columns) - len(fixed))}"
    connection.executemany(
        f"INSERT INTO {part.table} ({','.join(columns)}) VALUES ({marks})",  # noqa: S608 - declared names, numbers
        [
            (n, uid, stamp.owner, *[values[place] for place in filled], *part.keys_of(values))
            for n, (uid, values) in enumerate(rows, first)
        ],
    )
    if part.lists:
        for uid, values in rows:
            _point(connection, part, uid, {n: v for n, v in zip(part.fields, values, strict=True) if v is not None})
    return first


def created(part: Part, values: Sequence[Any]) -> str:
    """The diff of a record's creation, as `encode` would write it; written out because imports make a hundred thousand."""
    said = [
        f'{start}"{value}"]' if type(value) is str and value.isalnum() else f"{start}{encode(value)}]"
        for start, value in zip(part.starts, values, strict=True)
        if value is not None
    ]
    return f'{{"{KEPT}":[null,1]{"".join(said)}}}'


def _insert(connection: Connection, part: Part, uid: str, new: Mapping[str, Any], stamp: Stamp) -> int:
    # A blank that somebody made has its version written down: it stands over an older value. A blank never filled has none.
    later = {name: version for name, version in stamp.of(new).items() if version != stamp.created or new.get(name) is None}
    latest = max((stamp.created, *later.values()))
    kept = new.get(KEPT, 1 if stamp.versions is None else None)
    stamps = (stamp.owner, kept, latest, stamp.created, encode(later) if later else None)
    values = [new.get(field) for field in part.fields]
    return int(connection.execute(part.insert, (None, uid, *stamps, *values, *part.keys_of(values))).lastrowid)


def _update(connection: Connection, part: Part, row: tuple[Any, ...], new: Mapping[str, Any], stamp: Stamp) -> int:
    n, _, latest, versions = row
    fresh = stamp.of(new)
    keys = dict(zip(part.keys, part.keys_of([new.get(field) for field in part.fields]), strict=True))
    touched = {name: key for name, key in keys.items() if part.keys[name].name in new}
    sets = {**new, **touched, "ver": max(latest, *fresh.values()), "fv": encode(json.loads(versions or "{}") | fresh)}
    sql = f"UPDATE {part.table} SET {','.join(f'{name} = ?' for name in sets)} WHERE n = ?"  # noqa: S608 - declared names
    connection.execute(sql, (*sets.values(), n))
    return int(n)


def _point(connection: Connection, part: Part, uid: str, new: Mapping[str, Any]) -> None:
    """Keep the index of lists of references in step."""
    for name, field in part.lists.items():
        if name in new:
            connection.execute("DELETE FROM many WHERE record = ? AND uid = ? AND field = ?", (part.table, uid, name))
            targets = field.kind.load(new[name]) or ()
            connection.executemany(
                "INSERT OR IGNORE INTO many VALUES (?,?,?,?)", [(part.table, uid, name, to) for to in targets]
            )
