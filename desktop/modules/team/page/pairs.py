"""The card of a pair: how far it has come, what is due next, its goals, the lines rotated through, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.modules.team.commands.mentoring import CONCLUDE, HALFWAY, ROTATE
from desktop.modules.team.records import LINES, Rotation
from desktop.modules.team.rules.mentoring import MONTHS, goals_of, month_at
from desktop.modules.team.service import Pair
from desktop.ui.actions import carry_out
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import Button, button
from desktop.ui.cards import Card
from desktop.ui.chips import Chip
from desktop.ui.editing.flow import Flow
from desktop.ui.labels import Paragraph, label
from desktop.work.command import Command
from desktop.work.daywords import said
from desktop.work.desk import Desk

_ACTS = (ROTATE, HALFWAY, CONCLUDE)


def pair_card(desk: Desk, pair: Pair, *, is_open: bool) -> Card:
    """Everything of a pair but its competences and talks."""
    acts = [_act(desk, pair, one) for one in _ACTS if is_open and _applies(pair, one)]
    card = Card(f"{pair.mentor} 带 {pair.mentee}", *acts)
    states = Flow()
    states.fill(list(_states(pair, desk.today)))
    card.add(states)
    for name, part in (("目标", _goals(pair)), ("轮岗", _lines(pair.rotations))):
        if part is not None:
            named = label(name, "quiet")
            row = across(gap=14)
            row.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(part, 1)
            card.add(held(row))
    return card


def _states(pair: Pair, today: date) -> Iterator[QWidget]:
    """Which month it is, and what comes next; what is late says so."""
    record = pair.record
    if record.ended_on:
        yield Chip(f"{record.fields['result'].kind.show(record.result)}，{record.ended_on} 结束", "ok")
        return
    month, months = month_at(record, today), record.months or MONTHS
    yield Chip(f"第 {month} 个月，共 {months} 个月" if month else f"{said(record.start or today, today)} 开始", "info")
    for ahead in pair.ahead:
        late = (today - ahead.day).days
        words = f"{ahead.what} 晚了 {late} 天" if late > 0 else f"{ahead.what} {said(ahead.day, today)}前"
        yield Chip(words, "warn" if late > 0 else "neutral")


def _goals(pair: Pair) -> QWidget | None:
    """The goals in two columns, so that the competences stay in sight."""
    goals = [Paragraph(f"{place}. {goal}") for place, goal in enumerate(goals_of(pair.record), 1)]
    half = (len(goals) + 1) // 2
    return held(across((down(*goals[:half], None, gap=2), 1), (down(*goals[half:], None, gap=2), 1), gap=16)) if goals else None


def _lines(rotations: Sequence[Rotation]) -> QWidget | None:
    if not rotations:
        return None
    lines = Flow()
    lines.fill([Chip(_line(one), "neutral" if one.until else "info") for one in rotations])
    return lines


def _line(one: Rotation) -> str:
    span = f"{_day(one.since)}–{_day(one.until) if one.until else '现在'}"
    return f"{LINES.label(one.line or '')} {span}"


def _day(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""


def _applies(pair: Pair, command: Command) -> bool:
    return command.applies is None or command.applies(pair.record)


def _act(desk: Desk, pair: Pair, command: Command) -> Button:
    made = button(command.label, kind="link")
    made.clicked.connect(partial(_carry_out, desk, pair, command))
    return made


def _carry_out(desk: Desk, pair: Pair, command: Command, _checked: object = None) -> None:
    desk.selected = (pair.record,)
    carry_out(desk, command)
