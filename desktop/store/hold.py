"""One program at a time in one folder: a lock of the operating system on the file `lock`, which names its holder.

Not QLockFile: the command line holds the folder as well, and the store knows no Qt. A lock of the system is
also simpler to trust than a process number in a file, because it falls away by itself when the holder is killed.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.base.clock import SHANGHAI, Clock
from desktop.base.errors import DeskError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = "lock"
_LARGEST = 4096
_FAR = 1 << 30
"""Windows locks bytes against reading too, so it locks one far behind the text."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the folder open.

    Attributes:
        name: the signed-in person, or what runs, as 命令行.
        computer: its network name.
        since_ms: moment, ms since 1970 UTC.
    """

    name: str
    computer: str
    since_ms: int


class HeldError(DeskError):
    """Another program has the folder open; `holder` is None when it could not be read who."""

    def __init__(self, holder: Holder | None) -> None:
        who = f"{holder.name}（电脑 {holder.computer}，{_moment(holder.since_ms)}起）" if holder else "另一个窗口"
        super().__init__(f"{who}正在使用这个资料库", "资料没有变动。请先在那边退出小巷，再打开。")
        self.holder = holder


class Hold:
    """The folder, held until `release` or until the program ends in any way.

    The file stays when the lock is released: deleting it would let two programs lock two files of one name.
    """

    def __init__(self, handle: int, holder: Holder) -> None:
        self._handle: int | None = handle
        self._holder = holder
        self._sign()

    def rename(self, name: str) -> None:
        """Another person signed in: the next one refused reads this name."""
        self._holder = Holder(name, self._holder.computer, self._holder.since_ms)
        self._sign()

    def release(self) -> None:
        """Let others in; a second time does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with suppress(OSError):
            os.ftruncate(handle, 0)
        _unlock(handle)
        os.close(handle)

    def _sign(self) -> None:
        if self._handle is None:
            message = "the folder was released"
            raise RuntimeError(message)
        text = json.dumps(asdict(self._holder)).encode()
        with suppress(OSError):  # a full disk may cost the name, never the lock
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def take(folder: Path, name: str, clock: Clock) -> Hold:
    """Hold the folder, or be refused at once.

    Raises:
        HeldError: naming the holder.
        DeskError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise DeskError(f"文件夹 {folder} 写不进去", "资料没有变动。请检查文件夹还在不在、能不能写，再打开。") from error
    if _lock(handle):
        return Hold(handle, Holder(name, platform.node(), clock.now_ms()))
    holder = _read(handle)
    os.close(handle)
    raise HeldError(holder)


def look(folder: Path) -> None:
    """See whether the folder is free, before anybody is asked for a password; holds nothing and signs nothing.

    Raises:
        HeldError: naming the holder.
    """
    try:
        handle = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        return  # nobody ever held it, or it cannot be written: `take` says so
    try:
        if not _lock(handle):
            raise HeldError(_read(handle))
        _unlock(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:

    def _lock(handle: int) -> bool:
        # flock and not lockf: a lock of lockf is lost as soon as any other handle of this process on the file is closed
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


def _read(handle: int) -> Holder | None:
    with suppress(OSError, ValueError, TypeError, RecursionError):
        os.lseek(handle, 0, os.SEEK_SET)
        found = json.loads(os.read(handle, _LARGEST))
        return Holder(str(found["name"]), str(found["computer"]), int(found["since_ms"]))
    return None


def _moment(ms: int) -> str:
    moment = datetime.fromtimestamp(ms / 1000, UTC).astimezone(SHANGHAI)
    return f"{moment.month}月{moment.day}日 {moment:%H:%M}"
