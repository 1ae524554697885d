"""Diaries (民情日记): what members wrote about their visits, read and answered by whoever brings them on."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.model.rights import Right
from desktop.modules.team.records import Member
from desktop.modules.team.service import may_mentor, mentor_of, self_of
from desktop.modules.visits.records import DiaryReview, ReviewSlip, Visit
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb

_LATEST = Query(order="at", descending=True)
_WRITTEN = dataclasses.replace(_LATEST, filters=(Filter("words", Match.FILLED),))


@dataclass(frozen=True, slots=True)
class Diary:
    """A visit with words, and what was written under them; None when nobody has, or these eyes may not see it."""

    visit: Visit
    review: DiaryReview | None


@verb("批阅民情日记", needs=Right.EDIT)
def review_diary(unit: Unit, visit: Visit, slip: ReviewSlip) -> DiaryReview:
    """Write under the words of a visit. A second time corrects the first.

    Raises:
        DeskError: no grade, or the visit has no words of somebody else.
        RefusedError: by somebody who neither brings the writer on nor is the secretary.
        StaleError: the visit is no longer kept.
    """
    now = unit.read.get(Visit, visit.uid)
    if now is None:
        raise StaleError("这次走访已经不在了，批语没有保存", "请重新打开这一页再看。")
    for problem in (*slip.check(), *wrong(slip, tuple(ReviewSlip.fields.values()))):
        raise DeskError(f"批语没有保存：{problem}", "填好的内容还在，改好再保存。")
    writer = _writer(unit.read, now)
    if writer is None:
        raise RefusedError("只有带教人和书记能批阅，没有保存", "自己写的日记请带教人来批。")
    unit.label = f"批阅民情日记：{writer.title()}"
    review = DiaryReview(
        visit=now.uid,
        writer=writer.uid,
        reviewer=unit.actor.account or None,
        reviewed_on=unit.today,
        grade=slip.grade,
        words=slip.words,
    )
    before = next(unit.whole.find(DiaryReview, visit=now.uid), None)
    return unit.add(review) if before is None else unit.change(before, dataclasses.replace(review, uid=before.uid))


def made_by(store: Reader, member: Member, most: int) -> list[Visit]:
    """The latest visits a member made."""
    return store.naming(Visit, "visitors", member.uid, _LATEST, most)


def diaries_of(store: Reader, member: Member, most: int) -> list[Diary]:
    """The latest visits of a member that have words, with what was written under them."""
    visits: Sequence[Visit] = store.naming(Visit, "visitors", member.uid, _WRITTEN, most)
    return [Diary(visit, next(store.find(DiaryReview, visit=visit.uid), None)) for visit in visits]


def may_review(store: Reader, visit: Visit) -> bool:
    """Whether the person who reads may write under the words of a visit."""
    return bool(visit.words) and _writer(store, visit) is not None


def _writer(store: Reader, visit: Visit) -> Member | None:
    """The visitor whose diary the person who reads may review: a mentee of theirs, or for the secretary anyone else."""
    me = self_of(store, store.actor)
    found = (store.get(Member, uid) for uid in visit.visitors or ())
    others = [one for one in found if one is not None and (me is None or one.uid != me.uid)]
    mine = [one for one in others if (pair := mentor_of(store, one)) is not None and may_mentor(store, pair)]
    return next(iter(mine or (others if store.actor.may(Right.OWN) else [])), None)
