"""The diaries of a member, for the page on which they are brought on: the words, and what their mentor wrote under them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import counted
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member
from desktop.modules.visits.commands.diaries import REVIEW
from desktop.modules.visits.records import DiaryReview, Visit
from desktop.modules.visits.service.diaries import Diary, diaries_of, may_review
from desktop.ui.actions import carry_out
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk
from desktop.work.past import at

_MOST = 20
_TONES = {"fine": "ok", "good": "neutral", "again": "warn"}


class Diaries(QWidget):
    """The latest visits with words; those not read yet say so."""

    def __init__(self, desk: Desk, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        found = diaries_of(desk.store, member, _MOST)
        waiting = sum(one.review is None for one in found)
        head = label(f"最近 {counted(len(found), '篇')}，还没批 {counted(waiting, '篇')}" if found else "", "quiet")
        nothing = [Paragraph("还没有写过情况的走访。", "quiet")] if not found else []
        cards = [item for one in found for item in (self._diary(one), line())]
        self.setLayout(down(head, *nothing, (scrolling(held(down(*cards, None, gap=10, margins=(0, 0, 8, 0)))), 1), gap=8))

    def _diary(self, diary: Diary) -> QFrame:
        visit = diary.visit
        when = f"{at(visit.at or 0)[:10]}　{Visit.fields['method'].kind.show(visit.method)}　{self._whom(visit)}"
        head = across(label(when, "caption"), None, gap=6)
        if may_review(self._desk.store, visit):
            act = button("改批语" if diary.review else "批阅", kind="link")
            act.setAccessibleName(f"批阅：{when}")
            act.clicked.connect(partial(self._review, visit))
            head.addWidget(act)
        return held(down(head, Paragraph(visit.words or ""), *self._answer(diary.review), gap=4))

    def _answer(self, review: DiaryReview | None) -> list[QWidget]:
        """What was written under it, where these eyes may see it."""
        if review is None or review.grade is None:
            return []
        chip = Chip(review.fields["grade"].kind.show(review.grade), _TONES.get(review.grade, "neutral"))
        words = across(chip, None, label(str(review.reviewed_on or ""), "caption"), gap=8)
        return [held(down(words, *([Paragraph(review.words)] if review.words else []), gap=4, margins=(10, 6, 10, 8)), "hint")]

    def _whom(self, visit: Visit) -> str:
        resident = self._desk.store.get(Resident, visit.resident) if visit.resident else None
        found = resident or (self._desk.store.get(Household, visit.household) if visit.household else None)
        return found.title() if found else ""

    def _review(self, visit: Visit, _checked: object = None) -> None:
        self._desk.selected = (visit,)
        carry_out(self._desk, REVIEW)
