"""What the secretary or the mentor says under a week or a month: who may see whose sheet, and who may write under it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.base.errors import DeskError, RefusedError
from desktop.model.rights import Right
from desktop.modules.tasks.records import PeriodWords, Task, WordsSlip
from desktop.modules.tasks.rules import summaries
from desktop.modules.tasks.rules.sheets import Story
from desktop.modules.team.records import Member
from desktop.modules.team.service import assistants, may_mentor, mentor_of, self_of
from desktop.modules.visits.records import Visit
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb


@verb("写小结评语", needs=Right.EDIT)
def write_words(unit: Unit, member: Member, span: str, day: date, slip: WordsSlip, told: Story | None = None) -> PeriodWords:
    """Keep what the secretary or the mentor says under a week or a month; a second time corrects the first.

    Args:
        day: any day of the period.
        told: the task or visit worth telling of.

    Raises:
        RefusedError: by anybody else.
        DeskError: there is nothing to keep, or a text is too long.
    """
    if not may_write(unit.read, member):
        raise RefusedError("只有带教人和书记能写，没有保存", "请带教人来写。")
    for problem in wrong(slip, [one for one in slip.fields.values() if getattr(slip, one.name) is not None]):
        raise DeskError(f"评语没有保存：{problem}", "填好的内容还在，改好再保存。")
    first = summaries.period_of(span, day).first
    before = next(unit.whole.find(PeriodWords, member=member.uid, span=span, first=first), None)
    said: dict[str, Any] = {name: getattr(slip, name) for name in slip.fields}
    pinned: dict[str, Any] = {
        table: told.uid if told is not None and told.table == table else None for table in (Task.table, Visit.table)
    }
    if before is None and not any((*said.values(), *pinned.values())):
        raise DeskError("还没有写什么，没有保存", "三项里写一项就行；不写也可以直接打印。")
    kept = PeriodWords(member=member.uid, span=span, first=first, writer=unit.actor.account or None, **said, **pinned)
    unit.label = f"写小结评语：{member.title()} {kept.title()}"
    return unit.add(kept) if before is None else unit.change(before, dataclasses.replace(kept, uid=before.uid))


def subjects(reader: Reader) -> list[Member]:
    """Whose sheets the person who reads may see: the secretary all assistants', a mentor those they bring on, and one's own."""
    me = self_of(reader, reader.actor)
    found = {one.uid: one for one in assistants(reader) if may_see(reader, one)}
    if me is not None and not reader.actor.may(Right.OWN):
        found.setdefault(me.uid, me)
    return list(found.values())


def may_see(reader: Reader, member: Member) -> bool:
    """Whether somebody's sheet may be seen: by themselves, by who brings them on, by the secretary."""
    is_self = bool(reader.actor.account) and member.account == reader.actor.account
    return is_self or may_write(reader, member)


def may_write(reader: Reader, member: Member) -> bool:
    """Whether words may be written under somebody's sheet: by the secretary, and by their mentor as long as they are one."""
    pair = mentor_of(reader, member)
    return reader.actor.may(Right.OWN) or (pair is not None and may_mentor(reader, pair))


def unwritten(reader: Reader, members: Sequence[Member], span: str, day: date) -> Member | None:
    """The first of some people under whose sheet nobody has written yet; the first of all when none is left."""
    first = summaries.period_of(span, day).first
    found = (one for one in members if words_of(reader, one.uid, span, first) is None)
    return next(found, members[0] if members else None)


def words_of(reader: Reader, member: str, span: str, first: date) -> PeriodWords | None:
    """What was written under a sheet, as far as these eyes may see it."""
    return next(reader.find(PeriodWords, member=member, span=span, first=first), None)
