"""今日清单: the day on one A4 page for the pocket, a line for each thing, a box to tick, and room below for notes."""

from __future__ import annotations

from desktop.base.text import counted, tr
from desktop.modules.today import rules
from desktop.modules.today.records import Day
from desktop.ui.print import Blank, ListPages, Table
from desktop.work.daywords import said
from desktop.work.module import Due, Sort

_HEADS = ("什么事", "谁、哪里", "期限")
_BLANKS = (Blank("办好", 12, "□"),)
_NOTES = "记一笔："
_ROOM = (16, 4, 12, 6)
"""Rows of work, meetings, visits and birthdays to begin with; what does not fit one page is taken off from the longest."""
_BETWEEN = (" · ", "　")
"""What stands between the parts of a place on the screen."""


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
            left = (
                f"{rules.near((due.day - day.today).days)} {due.chip}"
                if due.chip and due.sort is not Sort.WORK
                else rules.left(due, day.today).word
            )
            rows.append((_what(due), _where(due), left))
    note = "　".join(filter(None, (f"{day.today.year} 年 {said(day.today, day.today)}", day.moon, day.off, name)))
    heads = [tr(head) for head in _HEADS]
    return Table(f"{area}今日清单", note, heads, rows, [*_BLANKS], sections, _NOTES, numbered=False, is_pocket=True)


def _parts(due: Due) -> list[str]:
    """What the screen says of it in small letters: where, how long, what for."""
    parts = [due.place]
    for mark in _BETWEEN:
        parts = [part for words in parts for part in words.split(mark)]
    return parts


def _what(due: Due) -> str:
    """The thing itself; of a visit also what it is for."""
    return f"{due.text}：{_parts(due)[-1]}" if due.sort is Sort.VISIT and len(_parts(due)) > 1 else due.text


def _where(due: Due) -> str:
    """Whom and where to go: what else the screen says of it would make a second line."""
    parts = _parts(due)
    if due.sort is not Sort.MEETING:
        parts = parts[:1] if due.sort in (Sort.VISIT, Sort.BIRTHDAY) else parts[-1:]
    return " ".join(filter(None, ("" if due.who in due.text else due.who, *parts)))
