"""Pinned notes as they hang on top of a side panel: the words, who wrote them, and the way to change them or take them down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.base.text import tr
from desktop.model.rights import Right
from desktop.modules.residents.commands.notes import TITLE, edit_note, remove_note
from desktop.modules.residents.records import PinnedNote
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.labels import Paragraph, label
from desktop.work.attempt import Attempt
from desktop.work.desk import Desk
from desktop.work.past import at
from desktop.work.records import Account

_WHOSE = {"household": "这一户", "building_group": "楼组", "building": "这栋楼"}


def note_cards(desk: Desk, notes: Sequence[PinnedNote]) -> list[QWidget]:
    """A card for each note, in order."""
    return [_card(desk, note) for note in notes]


def _card(desk: Desk, note: PinnedNote) -> QWidget:
    whose = next((word for name, word in _WHOSE.items() if getattr(note, name)), "")
    head = across(label(f"{TITLE} · {whose}" if whose else TITLE, "strong"), None, gap=2)
    if desk.actor.may(Right.EDIT):
        for words, act in (("改", edit_note), ("取下", remove_note)):
            made = button(words, kind="link")
            made.setAccessibleName(tr(f"{words}便签：{note.title()}"))
            made.clicked.connect(partial(_carry_out, desk, note, act))
            head.addWidget(made)
    writer = desk.store.own(Account, note.writer) if note.writer else None
    told = [writer.title() if writer else "", at(note.at)[:10] if note.at else ""]
    late = note.review_on is not None and note.review_on <= desk.today
    foot = across(label(" · ".join(filter(None, told)), "caption"), *([Chip("该再看了", "warn")] if late else []), None)
    return held(down(head, Paragraph(note.words or ""), foot, gap=2, margins=(12, 4, 6, 8)), "hint")


def _carry_out(desk: Desk, note: PinnedNote, act: Callable[..., None], _checked: object = None) -> None:
    Attempt(desk, partial(act, note=note)).begin()
