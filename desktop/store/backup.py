"""Copies of the store: made whole, opened again and compared before they count, thinned, and put back.

A backup is a folder of its own: the store's copy (same key), the key slots and a
small description. Putting one back removes a stale `-wal` first, because an old
one beside a restored file would be replayed into it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from desktop import __version__
from desktop.base.clock import SHANGHAI, Clock
from desktop.base.errors import DeskError
from desktop.store import chain
from desktop.store.connection import Connection, open_reader, sentences
from desktop.store.store import FILE, Store

FOLDER = "backups"
DESCRIPTION = "backup.json"
SLOTS = ("keys.json", "keys.json.bak")
_LATEST_KEPT, _DAYS, _WEEKS, _MONTHS = 10, 7, 4, 12


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it lies, when it was made (ms UTC), how many records it holds by table, where its log ends."""

    folder: Path
    made: int
    counts: dict[str, int]
    head: str
    version: str = __version__


def make(store: Store, into: Path, clock: Clock) -> Backup:
    """Copy the whole store into a new folder below `into`, open the copy and compare it.

    Raises:
        DeskError: disk full, or the copy is not the same; no half backup is left behind.
    """
    made = clock.now_ms()
    folder = into / f"{datetime.fromtimestamp(made / 1000, SHANGHAI):%Y%m%d-%H%M%S}-{made % 1000:03d}"
    part = folder.with_name(folder.name + ".part")
    part.mkdir(parents=True)
    try:
        backup = _fill(store, part, made)
        os.replace(part, folder)  # noqa: PTH105 - says that a whole folder takes its name at once
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Backup(folder, backup.made, backup.counts, backup.head)


def _fill(store: Store, part: Path, made: int) -> Backup:
    with store.quiet() as writer, sentences():
        counts, head = _counts(writer, store.shapes), chain.head(writer).hash
        writer.execute("VACUUM INTO ?", (str(part / FILE),))
    for name in SLOTS:
        if (store.folder / name).exists():
            shutil.copyfile(store.folder / name, part / name)
    found = store.look_at(part / FILE)
    try:
        if problem := _damage(found) or (
            "" if (_counts(found, store.shapes), chain.head(found).hash) == (counts, head) else "数目不符"
        ):
            raise DeskError(
                f"备份没有做成：副本与原件不一致（{problem}）", "原来的资料都在，旧备份也都在。请换一个磁盘再备份。"
            )
    finally:
        found.close()
    backup = Backup(part, made, counts, head)
    described = {**asdict(backup), "folder": ""}
    (part / DESCRIPTION).write_text(json.dumps(described, ensure_ascii=False, indent=1), encoding="utf-8")
    for file in part.iterdir():
        _to_disk(file)
    return backup


def listed(into: Path) -> list[Backup]:
    """Every backup below a folder, latest first; folders that are none are left out."""
    found = []
    for folder in into.iterdir() if into.is_dir() else ():
        description = folder / DESCRIPTION
        if description.is_file() and not folder.name.endswith(".part"):
            words = json.loads(description.read_text(encoding="utf-8"))
            found.append(Backup(folder, words["made"], words["counts"], words["head"], words["version"]))
    return sorted(found, key=lambda backup: -backup.made)


def check(backup: Backup, key: str) -> str:
    """What is wrong with a backup, as a few words; blank when it opens and is whole."""
    connection = open_reader(backup.folder / FILE, key)
    try:
        return _damage(connection) or ("" if chain.head(connection).hash == backup.head else "操作记录不符")
    finally:
        connection.close()


def restore(backup: Backup, folder: Path) -> None:
    """Put a backup in the place of a closed store; the caller has made a backup of what is there now.

    Raises:
        DeskError: the backup's files are missing; nothing is changed.
    """
    if not (backup.folder / FILE).is_file():
        raise DeskError("这份备份的文件不全，没有恢复", "现在的资料没有被改动。请选另一份备份。")
    for name in (*SLOTS, FILE):
        source = backup.folder / name
        if source.exists():
            part = folder / f"{name}.part"
            shutil.copyfile(source, part)
            _to_disk(part)
    for stale in (f"{FILE}-wal", f"{FILE}-shm"):
        (folder / stale).unlink(missing_ok=True)
    for name in (*SLOTS, FILE):
        part = folder / f"{name}.part"
        if part.exists():
            part.replace(folder / name)
    _to_disk(folder)


def spare(backups: Iterable[Backup]) -> list[Backup]:
    """Backups that may go: not among the ten latest, nor the latest of one of 7 days, 4 weeks or 12 months that have one."""
    ordered = sorted(backups, key=lambda backup: -backup.made)
    keep = {backup.folder for backup in ordered[:_LATEST_KEPT]}
    for pattern, count in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        spans: dict[str, Backup] = {}
        for backup in ordered:
            spans.setdefault(datetime.fromtimestamp(backup.made / 1000, SHANGHAI).strftime(pattern), backup)
        keep |= {backup.folder for backup in list(spans.values())[:count]}
    return [backup for backup in ordered if backup.folder not in keep]


def _counts(connection: Connection, tables: Iterable[str]) -> dict[str, int]:
    return {table: connection.execute(f"SELECT count(*) FROM {table} WHERE kept = 1").fetchone()[0] for table in tables}  # noqa: S608 - declared names


def _damage(connection: Connection) -> str:
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return "有页面损坏"
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    return "" if found == "ok" else "结构损坏"


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows has no way to flush a folder
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
