"""The only file that knows the SQLite driver. Everything else in the store is handed a connection.

sqlcipher3 is registered as `pysqlite3` before sqlite-utils is ever imported, so that
sqlite-utils catches this driver's exceptions and not the standard library's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3.dbapi2 as driver

from desktop.base.errors import DeskError

sys.modules.setdefault("pysqlite3", driver)
sys.modules.setdefault("pysqlite3.dbapi2", driver)

Connection: TypeAlias = Any
"""sqlcipher3.dbapi2.Connection; the driver ships no types."""

DriverError: type[Exception] = driver.Error

_LEAST_SQLITE = (3, 51, 3)
"""Older ones may corrupt a WAL file when it is reset. Source: sqlite.org/wal.html#walresetbug."""

_PAGE = 4096
_PLAIN = b"SQLite format 3\0"

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_size_limit = 67108864",
)


class UnreadableStoreError(DeskError):
    """The file is damaged, or the key is not its key."""


def open_writer(path: Path, key: str, accept: Callable[[Connection], None] = lambda _: None) -> Connection:
    """The one connection that writes; makes the file when there is none.

    Args:
        path: the store's file.
        key: raw key with explicit salt, as `PRAGMA key` takes it: x'…96 hex digits…'.
        accept: looks at the file before anything is written to it, and raises to refuse it.

    Raises:
        UnreadableStoreError: damaged, foreign, plain, or another key.
        DeskError: the cipher is missing or too old, or the folder cannot be written.
    """
    _require_cipher()
    _refuse_plain(path)
    _refuse_stump(path)
    connection = _open(path, key)
    try:
        accept(connection)
        for pragma in _SETTINGS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path, key: str) -> Connection:
    """A connection that cannot write and never checkpoints."""
    connection = _open(path, key)
    for pragma in (*_SETTINGS[2:], "PRAGMA wal_autocheckpoint = 0", "PRAGMA query_only = ON"):
        connection.execute(pragma)
    return connection


def refuses_wrong_key(path: Path, key: str) -> bool:
    """Whether a key with one digit changed is refused: the negative control of the cipher."""
    digit = key[2]
    wrong = f"x'{'1' if digit == '0' else '0'}{key[3:]}"
    try:
        _open(path, wrong).close()
    except UnreadableStoreError:
        return True
    return False


def _open(path: Path, key: str) -> Connection:
    with sentences():
        connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key}"')
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        connection.close()
        said = _sentence(error)
        if said is None or isinstance(said, UnreadableStoreError):
            said = UnreadableStoreError(
                "资料文件打不开：文件损坏，或者不是用这把钥匙锁的", "文件没有被改动。可以从“备份与恢复”里选一份备份恢复。"
            )
        raise said from error
    return connection


def _require_cipher() -> None:
    if driver.sqlite_version_info < _LEAST_SQLITE:
        raise DeskError(f"加密组件太旧（SQLite {driver.sqlite_version}）", "程序没有打开任何资料。请重新安装小巷。")
    probe = driver.connect(":memory:")
    version = probe.execute("PRAGMA cipher_version").fetchone()
    probe.close()
    if not version or not version[0]:
        raise DeskError("加密组件不在，小巷不会用明文保存资料", "程序没有打开任何资料。请重新安装小巷。")


def _refuse_plain(path: Path) -> None:
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(len(_PLAIN)) == _PLAIN:
                raise UnreadableStoreError(
                    "这个资料文件没有加密，不是小巷保存的", "文件没有被改动。请选回原来的资料文件夹，或从备份恢复。"
                )


def _refuse_stump(path: Path) -> None:
    """SQLite takes what is shorter than a page for a new file and would begin an empty store in its place."""
    is_journalled = any(path.with_name(path.name + ending).exists() for ending in ("-journal", "-wal"))
    if path.exists() and 0 < path.stat().st_size < _PAGE and not is_journalled:
        raise UnreadableStoreError("资料文件被截断了，打不开", "文件没有被改动。请到“备份与恢复”选最近一份备份恢复。")


@contextmanager
def sentences() -> Iterator[None]:
    """Turn the driver's complaints into sentences; the only place that does.

    Raises:
        DeskError: disk full, disk error, file locked or out of reach, damage met while reading.
    """
    try:
        yield
    except driver.DatabaseError as error:
        said = _sentence(error)
        if said is None:
            raise
        raise said from error


def _sentence(error: Exception) -> DeskError | None:
    message = str(error)
    if "full" in message:
        return DeskError("磁盘满了，刚才这一步没有保存", "以前的资料都在。请清理出一些空间再做一次。")
    if "disk I/O" in message or "readonly" in message:
        return DeskError("磁盘写不进去，刚才这一步没有保存", "以前的资料都在。请检查磁盘是否被拔出或写保护，再试一次。")
    if "locked" in message:
        return DeskError("资料文件正被别的程序占用", "没有丢失任何东西。请稍等片刻再试一次。")
    if "unable to open" in message:
        return DeskError(
            "资料文件打不开：文件夹不在，或者不让读写", "文件没有被改动。请检查文件夹还在不在、能不能写，再试一次。"
        )
    if any(word in message for word in ("malformed", "not a database", "vtable constructor failed")):
        return UnreadableStoreError("资料文件有损坏", "没有继续写入。请到“备份与恢复”选最近一份备份恢复。")
    return None
