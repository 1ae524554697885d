"""Where a live store may lie: on a disk inside the computer, not on a stick, a share or in a folder that is synced away.

Packages and backups may go anywhere. What is asked of the system is asked in `mounts`; `unfit` only judges.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SYNCED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("baidunetdisk", "百度网盘"),
    ("baidusyncdisk", "百度网盘"),
    ("baiduyun", "百度网盘"),
    ("百度网盘", "百度网盘"),
    ("百度云", "百度网盘"),
    ("wpsdrive", "WPS 云盘"),
    ("wps云", "WPS 云盘"),
    ("wps网盘", "WPS 云盘"),
    ("wpscloud", "WPS 云盘"),
    ("nutstore", "坚果云"),
    ("坚果云", "坚果云"),
    ("我的坚果云", "坚果云"),
    ("icloud", "iCloud"),
    ("googledrive", "Google Drive"),
    ("阿里云盘", "阿里云盘"),
    ("adrive", "阿里云盘"),
    ("weiyun", "腾讯微云"),
    ("腾讯微云", "腾讯微云"),
    ("nextcloud", "Nextcloud"),
    ("synologydrive", "Synology Drive"),
)
"""Beginning of a folder's name, small and without blanks -> the service that copies it away."""

_REMOTE = frozenset(
    (
        *(
            "afs",
            "ceph",
            "cifs",
            "davfs",
            "glusterfs",
            "ncpfs",
            "nfs",
            "nfs4",
            "prl_fs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "vboxsf",
        ),
        *("fuse.cifs", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.rclone", "fuse.smbnetfs", "fuse.sshfs"),
        *("fuse.vmhgfs-fuse", "remote"),
    )
)
"""9p and virtiofs are left out: the whole disk of a virtual computer may be one, and lies in the same case."""
_FAT = frozenset(("exfat", "fat", "fat12", "fat16", "fat32", "fuse.exfat", "msdos", "umsdos", "vfat"))
_PLUGGED = (("media",), ("run", "media"))
"""Where Linux desktops mount what was plugged in."""

_MOVE = "请选电脑自己硬盘上的文件夹；备份和交接包可以放在这里。"

_WINDOWS_REMOVABLE, _WINDOWS_REMOTE, _WINDOWS_DISC = 2, 4, 5
"""Source: GetDriveTypeW, fileapi.h."""


@dataclass(frozen=True, slots=True)
class Mount:
    r"""One file system in the tree of folders.

    Attributes:
        point: where it begins, as `/home` or `D:\`.
        kind: name of the file system in small letters, as `ext4`, `ntfs`, `vfat`; `remote` for any share of Windows.
        is_removable: the disk under it can be pulled out.
    """

    point: str
    kind: str
    is_removable: bool = False


def unfit(folder: Path, mounted: Iterable[Mount] | None = None) -> str | None:
    """Why a live store must not lie in this folder, as a sentence; None when it may.

    Args:
        folder: need not exist yet; links in it are followed.
        mounted: the file systems; those of this computer when not given.
    """
    paths = {str(folder), str(folder.resolve())}
    if any(_is_share(path) for path in paths):
        return f"{folder} 是网络共享文件夹，断线会损坏资料，所以没有放在这里。{_MOVE}"
    service = next((name for path in sorted(paths) for name in _services(path)), None)
    if service:
        return f"{folder} 会被{service}同步走，居民资料会外传，也容易损坏，所以没有放在这里。{_MOVE}"
    below = _mount_of(str(folder.resolve()), mounts(folder) if mounted is None else mounted)
    return _unfit_disk(folder, below) if below else None


def _unfit_disk(folder: Path, below: Mount) -> str | None:
    if below.kind in _REMOTE:
        return f"{folder} 在网络共享盘上，断线会损坏资料，所以没有放在这里。{_MOVE}"
    parts = _parts(below.point)
    if below.is_removable or any(parts[: len(start)] == start for start in _PLUGGED):
        return f"{folder} 在 U 盘或移动硬盘上，拔掉会损坏资料，也容易丢失，所以没有放在这里。{_MOVE}"
    if below.kind in _FAT:
        return f"{folder} 所在的盘是 FAT 格式，断电容易损坏资料，所以没有放在这里。{_MOVE}"
    return None


def mounts(folder: Path) -> list[Mount]:
    """The file systems of this computer that may lie under the folder."""
    if sys.platform == "win32":
        return _drive(folder.resolve().anchor)
    table = Path("/proc/self/mounts")
    return read_mounts(table.read_text(encoding="utf-8", errors="replace"), Path("/sys/class/block")) if table.exists() else []


def read_mounts(table: str, blocks: Path) -> list[Mount]:
    """The lines of /proc/self/mounts (`device point kind options 0 0`); `blocks` is /sys/class/block. Source: fstab(5)."""
    found = []
    for line in table.splitlines():
        device, point, kind = (_unescaped(word) for word in line.split(" ")[:3])
        found.append(Mount(point, kind.lower(), is_removable=device.startswith("/dev/") and _is_removable(device, blocks)))
    return found


def _unescaped(word: str) -> str:
    r"""Blanks, tabs and backslashes in paths are written as three octal digits: `\040`."""
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), word)


def _is_removable(device: str, blocks: Path) -> bool:
    """A partition's folder in /sys lies within its disk's, and the disk tells whether it can be pulled out."""
    block = (blocks / Path(device).resolve().name).resolve()
    marks = (place / "removable" for place in (block, block.parent))
    return any(mark.is_file() and mark.read_text(encoding="ascii").strip() == "1" for mark in marks)


if sys.platform == "win32":

    def _drive(root: str) -> list[Mount]:
        import ctypes  # noqa: PLC0415 - windll exists on Windows only

        kernel = ctypes.windll.kernel32
        sort = kernel.GetDriveTypeW(root)
        name = ctypes.create_unicode_buffer(64)
        kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        kind = "remote" if sort == _WINDOWS_REMOTE else name.value.lower()
        return [Mount(root, kind, is_removable=sort in {_WINDOWS_REMOVABLE, _WINDOWS_DISC})]


def _mount_of(path: str, mounted: Iterable[Mount]) -> Mount | None:
    """The deepest file system above a path; of two at one place the later one covers the earlier."""
    parts = _parts(path)
    above = [mount for mount in mounted if parts[: len(_parts(mount.point))] == _parts(mount.point)]
    return max(enumerate(above), key=lambda pair: (len(_parts(pair[1].point)), pair[0]))[1] if above else None


def _parts(path: str) -> tuple[str, ...]:
    parts = tuple(part for part in re.split(r"[/\\]", path) if part)
    return tuple(map(str.lower, parts)) if parts and parts[0].endswith(":") else parts


def _is_share(path: str) -> bool:
    """Two slashes and a server; but not the long form of a local path, which begins with a question mark or a dot."""
    return bool(re.match(r"[/\\]{2}(?:[?.][/\\]UNC[/\\])?[^/\\?.]", path, re.IGNORECASE))


def _services(path: str) -> list[str]:
    folders = [re.sub(r"\s", "", unicodedata.normalize("NFKC", part)).lower() for part in _parts(path)]
    return [service for start, service in _SYNCED if any(folder.startswith(start) for folder in folders)]
