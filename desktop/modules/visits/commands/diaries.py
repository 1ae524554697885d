"""Offers about diaries: what was written about a visit is read and answered."""

from __future__ import annotations

from desktop.modules.visits.records import ReviewSlip, Visit
from desktop.modules.visits.service import review_diary
from desktop.modules.visits.service.diaries import may_review
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk


def _review(desk: Desk) -> None:
    (visit,) = desk.selected
    assert isinstance(visit, Visit), "the command is offered on nothing else"
    slip = desk.ask.fill(ReviewSlip(), "批阅民情日记", begin="words")
    if slip:
        desk.do(review_diary, visit, slip).then(lambda _: desk.ask.tell("已批阅", undo=True))


def _why_not(desk: Desk, visit: Visit) -> str:
    return "" if may_review(desk.store, visit) else "由带教人或书记批阅"


REVIEW = Command(
    "visits.review_diary",
    "批阅日记",
    _review,
    review_diary,
    icon="writing-sign",
    on=Visit.table,
    needs=Needs.ONE,
    applies=lambda visit: bool(visit.words),
    bars=_why_not,
)
