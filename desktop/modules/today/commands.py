"""Offers of the day: its list on paper."""

from __future__ import annotations

from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.export import note_rows_printed

SHEET = "sheet"
"""What `desk.go("today", …)` names to show the day's list as it will stand on paper."""


def _print(desk: Desk) -> None:
    desk.go("today", SHEET)


PRINT = Command("today.print", "打印今日清单", _print, note_rows_printed, menu="文件", icon="printer")
COMMANDS = (PRINT,)
