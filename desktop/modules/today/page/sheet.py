"""今日清单: the day on one A4 page for the pocket, with room to note what came of each."""

from __future__ import annotations

from desktop.base.text import counted, tr
from desktop.modules.today import rules
from desktop.modules.today.records import Day
from desktop.ui.print import Blank, ListPages, Table
from desktop.work.daywords import said

_HEADS = ("什么事", "谁、哪里", "期限")
_BLANKS = (Blank("办好", 12, "□"), Blank("记一笔", 26))
_ROOM = (12, 4, 8, 4)
"""Rows of work, meetings, visits and birthdays to begin with; what does not fit one page is taken off from the longest."""


def today_sheet(day: Day, area: str, name: str) -> Table:
    """The sheet as it is printed: one page, whatever the day holds."""
    room = list(_ROOM)
    while True:
        table = _table(day, area, name, room)
        if ListPages(table, across=False).count == 1 or max(room) <= 1:
            return table
        room[room.index(max(room))] -= 1


def _table(day: Day, area: str, name: str, room: list[int]) -> Table:
    rows: list[tuple[str, ...]] = []
    sections: dict[int, str] = {}
    for title, dues, rest in rules.sheet(day, room):
        sections[len(rows)] = tr(title) + (f"（另有 {counted(rest, '项')}没有印）" if rest else "")
        for due in dues:
            who = " ".join(filter(None, ("" if due.who in due.text else due.who, due.place)))
            left = f"{rules.near((due.day - day.today).days)} {due.chip}" if due.chip else rules.left(due, day.today).word
            rows.append((due.text, who, left))
    note = "　".join(filter(None, (f"{day.today.year} 年 {said(day.today, day.today)}", day.moon, day.off, name)))
    return Table(f"{area}今日清单", note, [tr(head) for head in _HEADS], rows, [*_BLANKS], sections, numbered=False)
