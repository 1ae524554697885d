"""The 走访单: who is to be seen, building by building, with room to write by hand what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from desktop.base.text import counted, tr
from desktop.modules.visits.rules.turns import Turn
from desktop.ui.print import Blank, Table
from desktop.work.daywords import said

_HEADS = ("室号", "找谁", "要帮什么", "几天没见")
_BLANKS = (
    Blank("日期", 16),
    Blank("方式", 14),
    Blank("见到/未遇", 27, "□见到 □未遇"),
    Blank("情况", 44),
    Blank("签名", 18),
)
NO_BUILDING = "没有住址的"


def walk_table(turns: Sequence[Turn], title: str, today: date) -> Table:
    """The sheet as it is printed. It says what help is agreed, never why somebody is on it."""
    sections: dict[int, str] = {}
    place = 0
    for building, doors in groupby(turns, key=lambda turn: turn.building):
        there = len(list(doors))
        sections[place] = f"{building or tr(NO_BUILDING)}　{counted(there, '户')}"
        place += there
    rows = [(turn.door, turn.who, turn.need, told(turn)) for turn in turns]
    note = f"共 {counted(len(rows), '户')}　{today.year} 年 {said(today, today)}"
    return Table(title, note, [tr(head) for head in _HEADS], rows, [*_BLANKS], sections)


def told(turn: Turn) -> str:
    """How long nobody was met there, in words."""
    return "从未" if turn.days is None else f"{turn.days} 天"
