"""Make the tables fit the declarations. Adds tables, columns and indexes; never drops, never retypes.

A fingerprint of the declarations lies in the file; while it is the same nothing
is looked at and sqlite-utils (64 ms of import) stays off the way to the first window.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from desktop.base.errors import DeskError
from desktop.model.catalogue import Catalogue
from desktop.store import derived, migrations, search
from desktop.store.connection import Connection
from desktop.store.shape import SAME, Part, Shapes

APPLICATION_ID = 0x5869616F
""""Xiao" in PRAGMA application_id."""

_KERNEL = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unit (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, act TEXT NOT NULL, label TEXT NOT NULL, actor TEXT NOT NULL,
    account TEXT NOT NULL, device TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL, about TEXT NOT NULL,
    undoes INTEGER REFERENCES unit(seq), stays INTEGER NOT NULL, salt BLOB, mac BLOB NOT NULL, prev TEXT NOT NULL,
    hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS change (
    seq INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit(seq), record TEXT NOT NULL, uid TEXT NOT NULL,
    diff TEXT, salt BLOB, mac BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS change__sensitive (
    seq INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit(seq), record TEXT NOT NULL, uid TEXT NOT NULL,
    diff TEXT, salt BLOB, mac BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS many (
    record TEXT, uid TEXT, field TEXT, target TEXT, PRIMARY KEY (target, record, field, uid)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS draft (
    account TEXT, place TEXT, body TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (account, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unit_undoes ON unit (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX IF NOT EXISTS change_record ON change (record, uid);
CREATE INDEX IF NOT EXISTS change_unit ON change (unit);
CREATE INDEX IF NOT EXISTS change__sensitive_record ON change__sensitive (record, uid);
CREATE INDEX IF NOT EXISTS change__sensitive_unit ON change__sensitive (unit);
CREATE INDEX IF NOT EXISTS change_purged ON change (unit) WHERE diff IS NULL;
CREATE INDEX IF NOT EXISTS change__sensitive_purged ON change__sensitive (unit) WHERE diff IS NULL;
CREATE INDEX IF NOT EXISTS many_record ON many (record, uid, field);
"""

_PRESENT = "CREATE INDEX IF NOT EXISTS {table}__{name} ON {table} ({columns}) WHERE {present}"
"""Which rows are present, in order of entry: what every table on the screen begins with, without reading the wide rows
themselves (6 ms instead of 120 of a hundred thousand residents). Over `n`, because the planner would take an index over
`kept` for a narrow one and prefer it to that of a reference."""

_REFERS = "CREATE INDEX IF NOT EXISTS {table}__{name} ON {table} ({name}, kept) WHERE {name} IS NOT NULL"
"""What refers to a record. With `kept` at its end, how many there are is counted without reading one of them."""

_SOUGHT = "CREATE INDEX IF NOT EXISTS {table}__by__{name} ON {table} ({columns}, kept)"
"""What a type says is looked up together. With `kept` at its end the index answers alone, and the wide rows stay unread."""

_HELD = "CREATE INDEX IF NOT EXISTS {table}__held ON {table} (n) WHERE kept = 2"
"""Which rows are held back: few or none, and asked for whenever names are read."""

_TYPES = {"TEXT": str, "INTEGER": int, "REAL": float}


def ensure(connection: Connection, catalogue: Catalogue) -> Shapes:
    """Bring the file up to the declarations and say how every type lies in it.

    Raises:
        DeskError: the file was written by a newer program; nothing is touched.
    """
    refuse_foreign(connection)
    wanted = fingerprint(catalogue)
    if get_meta(connection, "schema") != wanted:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _bring_up(connection, catalogue)
            set_meta(connection, "schema", wanted)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    return Shapes(catalogue, json.loads(get_meta(connection, "numbers")))


def fingerprint(catalogue: Catalogue) -> str:
    """Short text that changes when the declarations ask for other tables."""
    lines = [str(migrations.LATEST), _KERNEL, _PRESENT, _SOUGHT, _HELD, derived.fingerprint(catalogue)]
    for table, kind in catalogue.items():
        lines.append(table)
        lines += [f"sought:{','.join(names)}" for names in kind.sought]
        lines += [f"{n}:{f.kind.sql}:{','.join(f.kind.orders)}:{f.unique}" for n, f in kind.fields.items()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def get_meta(connection: Connection, key: str, default: Any = None) -> Any:
    """One value the file keeps about itself."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return default
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return found[0] if found else default


def set_meta(connection: Connection, key: str, value: Any) -> None:
    """Keep one value about the file itself; inside the caller's transaction."""
    connection.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))


def refuse_foreign(connection: Connection) -> None:
    """Look whether the file is this program's to write; nothing is touched.

    Raises:
        DeskError: it is another program's, or a newer one of this program wrote it.
    """
    stamp, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and stamp != APPLICATION_ID:
        raise DeskError("这个文件不是小巷的资料", "文件没有被改动。请选回原来的资料文件夹。")
    if version > migrations.LATEST:
        raise DeskError("这份资料是更新版本的小巷保存的，这个版本打不开", "资料没有被改动。请先升级小巷再打开。")


def _bring_up(connection: Connection, catalogue: Catalogue) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in filter(str.strip, _KERNEL.split(";")):
        connection.execute(statement)
    migrations.apply(connection)
    shapes = Shapes(catalogue, _numbered(connection, catalogue))
    for shape in shapes.values():
        for part in shape.parts:
            _fit(connection, part)
        table = shape.kind.table
        name, columns = ("shown", f"n, {SAME}") if shape.merges else ("kept", "n")
        connection.execute(_PRESENT.format(table=table, name=name, columns=columns, present=shape.present))
        connection.execute(_HELD.format(table=table))
        for name in shape.indexed:
            connection.execute(_REFERS.format(table=table, name=name))
        for names in shape.kind.sought:
            connection.execute(_SOUGHT.format(table=table, name="__".join(names), columns=", ".join(names)))

    wanted = derived.fingerprint(catalogue)
    if get_meta(connection, "derived") != wanted:
        derived.rebuild(connection, shapes)
        set_meta(connection, "derived", wanted)


def _numbered(connection: Connection, catalogue: Catalogue) -> Mapping[str, int]:
    numbers: dict[str, int] = json.loads(get_meta(connection, "numbers", "{}"))
    for table in catalogue:
        numbers.setdefault(table, len(numbers) + 1)
    if len(numbers) >= search.TYPES:
        message = f"{len(numbers)} types, and search rows have room for {search.TYPES - 1}"
        raise ValueError(message)
    set_meta(connection, "numbers", json.dumps(numbers))
    return numbers


def _fit(connection: Connection, part: Part) -> None:
    from sqlite_utils import Database  # noqa: PLC0415 - slow to import, needed only when the declarations changed

    stamps = {"uid": str, "owner": str, "kept": int, "ver": int, "cver": int, "fv": str}
    fields = {name: _TYPES[field.kind.sql] for name, field in part.fields.items()} | dict.fromkeys(part.keys, str)
    table = Database(connection).table(part.table)
    if not table.exists():
        table.create({"n": int, **stamps, **fields}, pk="n")
        table.create_index(["uid"], unique=True)
        return
    have = table.columns_dict
    for name, sort in fields.items():
        if name not in have:
            table.add_column(name, sort)
