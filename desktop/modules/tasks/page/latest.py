"""The last weeks of a member, for the page on which they are brought on: what was said under each, and the way to the sheet."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from desktop.modules.tasks import service
from desktop.modules.tasks.commands.summaries import place
from desktop.modules.tasks.rules.summaries import WEEK, period_of, said, step
from desktop.modules.team.records import Member
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk

_WEEKS = 6


class LatestSheets(QWidget):
    """This week and those before it, each with the words under it."""

    def __init__(self, desk: Desk, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._member = desk, member
        period = period_of(WEEK, desk.today)
        weeks = []
        for _ in range(_WEEKS):
            weeks += [self._week(period.first), line()]
            period = step(WEEK, period, -1)
        self.setLayout(down((scrolling(held(down(*weeks, None, gap=10, margins=(0, 0, 8, 0)))), 1)))

    def _week(self, monday: date) -> QFrame:
        when = said(WEEK, period_of(WEEK, monday))
        there = button("看小结", kind="link")
        there.setAccessibleName(f"看小结：{when}")
        there.clicked.connect(partial(self._go, monday))
        words = service.words_of(self._desk.store, self._member.uid, WEEK, monday)
        shown = words.words if words else None
        text = Paragraph(shown) if shown else Paragraph("还没有写评语", "quiet")
        return held(down(across(label(when, "caption"), None, there, gap=6), text, gap=4))

    def _go(self, monday: date, _checked: object = None) -> None:
        self._desk.go("tasks", place(WEEK, self._member.uid, monday))
