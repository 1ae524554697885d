"""Going on with a backup in a new folder: another computer, or one that was set up anew."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desktop.base.clock import SHANGHAI
from desktop.base.errors import DeskError
from desktop.store import backup
from desktop.store.backup import Backup


def backups_in(chosen: Path) -> list[Backup]:
    """The backups a person means by a folder: those in it, those in the installation it is, or the one it is.

    Raises:
        DeskError: there is none.
    """
    inside = backup.listed(chosen) or backup.listed(chosen / backup.FOLDER)
    found = inside or [one for one in backup.listed(chosen.parent) if one.folder == chosen]
    if not found:
        raise DeskError(
            f"“{chosen.name}”里没有小巷的备份，什么也没有改动", "请选备份所在的文件夹，名字像 20260828-120000-000。"
        )
    return found


def named(one: Backup) -> str:
    """A backup as a line to choose: when, and how many records."""
    made = datetime.fromtimestamp(one.made / 1000, UTC).astimezone(SHANGHAI)
    people = one.counts.get("resident", 0)
    return f"{made.year} 年 {made.month} 月 {made.day} 日 {made:%H:%M}　居民 {people:,} 人"
