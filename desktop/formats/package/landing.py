"""Put a finished file in its place: whole or not at all, read back, and never by deleting the old one first."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.base.errors import DeskError

Sleep = Callable[[float], None]

_WAITS = (0.1, 0.2, 0.3, 0.5, 0.9, 1.2, 1.7)
"""Seconds between tries, 4.9 in all: how long a virus scanner may hold the old file."""

_HELD = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation."""


def land(path: Path, pieces: Iterable[bytes], *, sleep: Sleep = time.sleep) -> None:
    """Write the pieces as one file; until the last moment the old file of that name stays as it was.

    Raises:
        DeskError: the disk is full, gone, read-only or broken, or another program holds the old file.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        wanted = _write(part, pieces)
        if _read_back(part) != wanted:
            raise DeskError(f"“{path.name}”写完后读回来不一样，没有写成", "这个盘可能坏了，请换一个 U 盘再写。")
        _replace(part, path, sleep)
    except OSError as error:
        raise DeskError(f"“{path.name}”没有写成，原来的文件没有动", _advice(error)) from error
    finally:
        with contextlib.suppress(OSError):  # the stick may be gone; a stale part is overwritten next time
            part.unlink(missing_ok=True)
    try:
        _sync_folder(path.parent)
    except OSError as error:
        raise DeskError(f"“{path.name}”写好了，但不能确定已经存到盘上", "请检查 U 盘是否插好，再写一次。") from error


def _write(part: Path, pieces: Iterable[bytes]) -> bytes:
    running = hashlib.sha256()
    with part.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            running.update(piece)
        file.flush()
        os.fsync(file.fileno())
    return running.digest()


def _read_back(part: Path) -> bytes:
    with part.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # else the answer would come from memory, not from the stick
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").digest()


def _replace(part: Path, path: Path, sleep: Sleep) -> None:
    for wait in _WAITS:
        try:
            os.replace(part, path)  # noqa: PTH105 - tests make this very call fail
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            sleep(wait)
        else:
            return
    os.replace(part, path)  # noqa: PTH105 - the last try


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened for this there; NTFS logs the renaming itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some sticks' file systems know no such request
            raise
    finally:
        os.close(handle)


def _advice(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "盘满了，请腾出空间或换一个盘，再写一次。"
    if isinstance(error, PermissionError):
        return "文件被别的程序占用或这里不让写；请关掉打开它的程序，或换一个文件夹，再写一次。"
    return "请检查 U 盘是否插好、文件名是否太长，再写一次。"
