"""Copies of the store: made whole, opened again and compared before they count, thinned, and put back.

A backup is a folder of its own: the store's copy (same key), the key slots and a
small description. Putting one back removes a stale `-wal` first, because an old
one beside a restored file would be replayed into it.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop import __version__
from desktop.base.clock import SHANGHAI, Clock
from desktop.base.errors import DeskError
from desktop.store import chain
from desktop.store.connection import Connection, DriverError, open_reader, sentences
from desktop.store.examine import damage
from desktop.store.store import FILE, Store

FOLDER = "backups"
DESCRIPTION = "backup.json"
SLOTS = ("keys.json", "keys.json.bak")
_LATEST_KEPT, _DAYS, _WEEKS, _MONTHS = 10, 7, 4, 12
_HALF = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9]{3}\.part")
"""Folder of a backup that a power cut or a kill left half made."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy.

    Attributes:
        made: when, ms UTC.
        counts: how many records it holds, by table.
        head: where its log ends.
        version: of the program that made it.
        number: of the backup among those of its folder; clocks jump, this does not. 0 = its description is damaged.
    """

    folder: Path
    made: int
    counts: dict[str, int]
    head: str
    version: str = __version__
    number: int = 0


def make(store: Store, into: Path, clock: Clock) -> Backup:
    """Copy the whole store into a new folder below `into`, open the copy and compare it.

    Raises:
        DeskError: disk full, or the copy is not the same; no half backup is left behind.
    """
    made = clock.now_ms()
    folder = into / f"{datetime.fromtimestamp(made / 1000, SHANGHAI):%Y%m%d-%H%M%S}-{made % 1000:03d}"
    part = folder.with_name(folder.name + ".part")
    with _told("备份没有做成", "原来的资料都在，旧备份也都在。请换一个磁盘再备份。"):
        number = 1 + max((one.number for one in listed(into)), default=0)
        part.mkdir(parents=True)
        try:
            for half in into.iterdir():
                if half != part and _HALF.fullmatch(half.name):
                    shutil.rmtree(half, ignore_errors=True)
            backup = _fill(store, part, made, number)
            os.replace(part, folder)  # noqa: PTH105 - says that a whole folder takes its name at once
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        _to_disk(into)
    return replace(backup, folder=folder)


@contextmanager
def _told(title: str, advice: str) -> Iterator[None]:
    """Turn the system's complaints about files into a sentence."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        raise DeskError(f"{title}：{'磁盘满了' if full else '磁盘写不进去，或者文件被别的程序占用'}", advice) from error


def _fill(store: Store, part: Path, made: int, number: int) -> Backup:
    with store.quiet() as writer, sentences():
        counts, head = _counts(writer, store.shapes), chain.head(writer).hash
        writer.execute("VACUUM INTO ?", (str(part / FILE),))
    for name in SLOTS:
        if (store.folder / name).exists():
            shutil.copyfile(store.folder / name, part / name)
    backup = Backup(part, made, counts, head, number=number)
    if problem := check(backup, store.key):
        raise DeskError(f"备份没有做成：副本与原件不一致（{problem}）", "原来的资料都在，旧备份也都在。请换一个磁盘再备份。")
    described = {**asdict(backup), "folder": ""}
    (part / DESCRIPTION).write_text(json.dumps(described, ensure_ascii=False, indent=1), encoding="utf-8")
    for file in part.iterdir():
        _to_disk(file)
    return backup


def listed(into: Path) -> list[Backup]:
    """Every backup below a folder, latest first; folders that are none are left out, damaged ones come last."""
    folders = [folder for folder in into.iterdir() if not _HALF.fullmatch(folder.name)] if into.is_dir() else []
    found = [_described(folder) for folder in folders if (folder / DESCRIPTION).is_file() or (folder / FILE).is_file()]
    return sorted(found, key=lambda backup: (-backup.number, -backup.made))


def _described(folder: Path) -> Backup:
    try:
        words = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        # The description lies open on a stick; its names become part of a question to the copy.
        counts = {table: int(count) for table, count in words["counts"].items() if str.isidentifier(table)}
        return Backup(folder, int(words["made"]), counts, str(words["head"]), str(words["version"]), int(words["number"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Backup(folder, 0, {}, "")


def check(backup: Backup, key: str) -> str:
    """What is wrong with a backup, as a few words; blank when it opens, is whole and holds what it says."""
    if not backup.number:
        return "说明文件损坏"
    if not (backup.folder / FILE).is_file():
        return "资料文件不见了"
    try:
        with sentences():
            connection = open_reader(backup.folder / FILE, key)
            try:
                return damage(connection) or _difference(connection, backup)
            finally:
                connection.close()
    except DeskError as error:
        return error.title
    except DriverError:
        return "里面不是小巷的资料"


def _difference(connection: Connection, backup: Backup) -> str:
    if chain.head(connection).hash != backup.head:
        return "操作记录不符"
    return "" if _counts(connection, backup.counts) == backup.counts else "数目不符"


def restore(backup: Backup, folder: Path) -> None:
    """Put a backup in the place of a closed store; the caller has made a backup of what is there now.

    Raises:
        DeskError: the backup's files are missing, or the disk is full; nothing is changed.
    """
    if not (backup.folder / FILE).is_file():
        raise DeskError("这份备份的文件不全，没有恢复", "现在的资料没有被改动。请选另一份备份。")
    parts = {name: folder / f"{name}.part" for name in (*SLOTS, FILE) if (backup.folder / name).exists()}
    with _told("没有恢复", "现在的资料没有被改动。请清理出一些空间，关掉别的程序，再试一次。"):
        try:
            for name, part in parts.items():
                shutil.copyfile(backup.folder / name, part)
                _to_disk(part)
            for stale in (f"{FILE}-wal", f"{FILE}-shm"):
                (folder / stale).unlink(missing_ok=True)
            for name, part in parts.items():
                part.replace(folder / name)
            _to_disk(folder)
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)


def spare(backups: Iterable[Backup]) -> list[Backup]:
    """Backups that may go: not among the ten latest, nor the latest of one of 7 days, 4 weeks or 12 months that have one.

    What is late goes by the backups' numbers, so that a clock that jumped costs nothing; damaged ones are left alone.
    """
    ordered = sorted((backup for backup in backups if backup.number), key=lambda backup: -backup.number)
    keep = {backup.folder for backup in ordered[:_LATEST_KEPT]}
    for pattern, count in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        spans: dict[str, Backup] = {}
        for backup in ordered:
            spans.setdefault(datetime.fromtimestamp(backup.made / 1000, SHANGHAI).strftime(pattern), backup)
        keep |= {backup.folder for backup in list(spans.values())[:count]}
    return [backup for backup in ordered if backup.folder not in keep]


def _counts(connection: Connection, tables: Iterable[str]) -> dict[str, int]:
    return {table: connection.execute(f"SELECT count(*) FROM {table} WHERE kept = 1").fetchone()[0] for table in tables}  # noqa: S608 - declared names


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows has no way to flush a folder
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    except OSError as error:
        if not path.is_dir() or error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some sticks know no such request
            raise
    finally:
        os.close(handle)
