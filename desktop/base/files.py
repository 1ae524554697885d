"""Put a finished file in the place of an older one, or leave the older one as it was. There is no third outcome.

Source: security.md 4.5 and tests F1, F5 to F7, X3: write beside the target,
flush, read back, rename, flush the folder; the target is never deleted first.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.base.errors import DeskError

_HELD = frozenset({5, 32, 33})
"""Windows error codes of a file that another program, often a virus scanner, holds for a moment."""
_PAUSES_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 1.0, 1.0)
"""Waits between nine tries, 4.55 s in all: a scanner lets go well before, a person waits no longer."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.EISDIR})
_MEDIUM = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE})
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]|[. ]$')
"""What no file name on Windows may hold; a colon would even write into a hidden stream of another file."""
_UNKNOWN_TO_FOLDER = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})
"""Answers of file systems that cannot flush a folder at all; nothing more can be done there."""


Sleep = Callable[[float], None]
"""How to wait, in seconds."""


@contextmanager
def replacing(path: Path, *, sleep: Sleep = time.sleep) -> Iterator[Path]:
    """A file beside the target to write into; it takes the target's place when the block ends well.

    ```
    with replacing(target) as part:
        part.write_bytes(content)
    ```

    Whatever goes wrong, the target is what it was before and the `.part` is
    gone. A `.part` left by a killed program is written over by the next try.

    Args:
        path: where the finished file shall stand; its folder must exist.
        sleep: how to wait between tries, in seconds.

    Raises:
        DeskError: when disk, folder, name or another program stands in the way.
        Exception: whatever the block itself raises, other than the disk's own errors.
    """
    if _UNFIT.search(path.name):
        raise _bad_name(path)
    part = path.with_name(path.name + ".part")
    with _named(path, _CLOSED | _NAME | {errno.ENOENT, errno.ENOTDIR}):
        _create(part)
    try:
        with _named(path):
            yield part
        with _named(path, _CLOSED | _NAME):
            _patiently(path, lambda: _settle(part, path), sleep)
    except BaseException:  # also a 取消 or Ctrl+C: half a file is never left behind
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _flush_folder(path)


def _create(part: Path) -> None:
    part.unlink(missing_ok=True)
    # made anew, never followed: a link planted in a shared folder must not lead the writing elsewhere
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _settle(part: Path, path: Path) -> None:
    """Flush the file to the medium, read it back from there, and give it the target's name.

    Raises:
        DeskError: when what comes back is not what was written.
    """
    written = _digest(part)
    with part.open("r+b") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # read from the medium, not from memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if _digest(part) != written:
        raise DeskError(f"“{path.name}”写进去的和读出来的不一样，原来的文件没有变", "这个盘可能坏了，换一个盘再试一次。")
    part.replace(path)


def _digest(file: Path) -> bytes:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _patiently(path: Path, step: Callable[[], None], sleep: Callable[[float], None]) -> None:
    """Take the step, again and again while another program holds one of the files.

    Raises:
        DeskError: when it is still held after the last wait.
    """
    for pause in (*_PAUSES_S, None):
        try:
            step()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            if pause is None:
                raise DeskError(f"“{path.name}”正被别的程序占用，原来的文件没有变", "先关闭打开它的程序，再试一次。") from error
            sleep(pause)
        else:
            return


def _flush_folder(path: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder for flushing; NTFS keeps its own journal
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in _UNKNOWN_TO_FOLDER:
            raise DeskError(f"“{path.name}”写好了，但这个盘没有确认收到", "先不要拔盘，换一个盘再写一次。") from error
    finally:
        os.close(folder)


@contextmanager
def _named(path: Path, more: frozenset[int] = frozenset()) -> Iterator[None]:
    """Turn the disk's errors into sentences; errors that may have other causes only where `more` names them."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL | _MEDIUM | more:
            raise
        raise _sentence(path, error) from error


def _sentence(path: Path, error: OSError) -> DeskError:
    if error.errno in _FULL:
        return DeskError("磁盘满了，文件没有写成；原来的文件没有变，记录也没有丢", "清出一些空间，或换一个盘，再试一次。")
    if error.errno in _MEDIUM:
        return DeskError(f"写“{path.name}”时盘出了错，原来的文件没有变", "看看 U 盘是否插好，或换一个盘再试一次。")
    if error.errno in _NAME:
        return _bad_name(path)
    if error.errno in _CLOSED:
        return DeskError(f"“{path.parent.name}”文件夹不让写，文件没有写成", "换一个文件夹，或请管理员放开写的权限。")
    return DeskError(f"找不到“{path.parent.name}”文件夹，文件没有写成", "看看 U 盘是否还插着，再选一次文件夹。")


def _bad_name(path: Path) -> DeskError:
    return DeskError(f"不能用“{path.name}”作文件名，文件没有写成", '换一个短些、没有 \\ / : * ? " < > | 的名字。')
