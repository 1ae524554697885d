"""The week and the month sheet of somebody, read from what was recorded."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from desktop.base.clock import local_day
from desktop.base.errors import RefusedError
from desktop.modules.tasks.records import Task, TaskStage, TaskTemplate
from desktop.modules.tasks.rules import DONE, WAITING, stages, summaries
from desktop.modules.tasks.rules.sheets import Sheet, Story, moves
from desktop.modules.tasks.rules.summaries import MONTH, WEEK, Sorted
from desktop.modules.tasks.service.periodwords import may_see, words_of
from desktop.modules.team.records import LINES, CompetenceStep, Member, Mentorship, Rotation, Talk, Training
from desktop.modules.team.service import mentor_of
from desktop.modules.visits.records import Demand, Visit
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.work import ledgerfile
from desktop.work.cycle import so_far
from desktop.work.ledger import Compare, Condition, Ledger, narrowed, within
from desktop.work.module import Period
from desktop.work.tally import Line, tally

MONTHLY = "X10"
"""The monthly sheet of tasks and mentoring; of one assistant it is narrowed to what is theirs."""
_STORIES = 8
_LEARNED = 5


def week_sheet(reader: Reader, member: Member, week: date, today: date) -> Sheet:
    """The week, Monday to Sunday, that a day lies in. Raises as `month_sheet`."""
    return _sheet(reader, member, WEEK, summaries.period_of(WEEK, week), today)


def month_sheet(reader: Reader, member: Member, month: date, today: date) -> Sheet:
    """The month a day lies in, with the numbers of the year to its end.

    Raises:
        RefusedError: the sheet is neither one's own nor that of somebody one brings on.
    """
    period = summaries.period_of(MONTH, month)
    return dataclasses.replace(
        _sheet(reader, member, MONTH, period, today), lines=tuple(lines(reader, member, so_far(period, today)))
    )


def sheet_of(reader: Reader, member: Member, span: str, day: date, today: date) -> Sheet:
    """The one or the other."""
    return (month_sheet if span == MONTH else week_sheet)(reader, member, day, today)


def lines(reader: Reader, member: Member, period: Period) -> list[Line]:
    """The numbers of the monthly sheet, of what is theirs only."""
    sheet, found = ledgerfile.load(ledgerfile.folder() / f"{MONTHLY}.toml", reader.shapes.catalogue)
    assert sheet is not None, found
    return tally(reader, _theirs(sheet, member.uid), period)


def _sheet(reader: Reader, member: Member, span: str, period: Period, today: date) -> Sheet:
    if not may_see(reader, member):
        raise RefusedError("这份小结只有本人、带教人和书记能看", "请书记来看。")
    tasks = summaries.sorted_out(_tasks(reader, member, period), period, summaries.step(span, period, 1), today)
    made = _visits(reader, member, period)
    pair = mentor_of(reader, member)
    mentor = reader.get(Member, pair.mentor or "") if pair else None
    day = summaries.as_of(period, today)
    sheet = Sheet(member.title(), mentor.title() if mentor else "", span, period, day, tasks, period.last < today)
    return dataclasses.replace(
        _with_demands(reader, member, sheet),
        marks=tuple(summaries.marks(tasks.done, period)),
        visits={way: sum(some.values()) for way, some in made.items()},
        in_vain=sum(some.get(True, 0) for some in made.values()),
        asked=tuple(_asked(tasks)),
        grown=tuple(_grown(reader, member, period)),
        learned=tuple(dict.fromkeys(one.learned for one in tasks.done[::-1] if one.learned))[:_LEARNED],
        stories=tuple(_stories(reader, member, tasks, period)),
        words=words_of(reader, member.uid, span, period.first),
    )


def _tasks(reader: Reader, member: Member, period: Period) -> Iterator[Task]:
    """What waits now, what was over in the period or has been since: each by an index."""
    mine = Filter("assignee", value=member.uid)
    yield from reader.find(Task, Query(filters=(mine, Filter("status", Match.IN, WAITING))))
    over = Filter("status", Match.IN, (*DONE, "cancelled"))
    yield from reader.find(Task, Query(filters=(mine, over, Filter("over_on", Match.FROM, period.first))))


def _visits(reader: Reader, member: Member, period: Period) -> dict[str, dict[bool, int]]:
    """Way of visiting -> whether it was in vain -> how many."""
    query = Query(filters=tuple(within(Visit, "at", period)))
    shown = Visit.fields["method"].kind
    found: dict[str, dict[bool, int]] = {}
    counts = reader.counts(Visit, ("method", "visitors", "missed", "refused"), query)
    for (method, visitors, missed, refused), many in sorted(counts.items(), key=lambda one: one[0][0] or ""):
        if member.uid in (visitors or ()):
            ways = found.setdefault(shown.show(method), {})
            ways[bool(missed or refused)] = ways.get(bool(missed or refused), 0) + many
    return found


def _with_demands(reader: Reader, member: Member, sheet: Sheet) -> Sheet:
    period, day = sheet.period, sheet.day
    query = Query(filters=(Filter("handler", value=member.uid), Filter("status", Match.NOT, "declined")))
    accepted = closed = late = 0
    for (taken, ended, limit), many in reader.counts(Demand, ("accepted", "closed", "close_by"), query).items():
        accepted += many if taken and period.first <= taken <= period.last else 0
        closed += many if ended and period.first <= ended <= period.last else 0
        late += many if limit and limit < day and (ended is None or ended > day) else 0
    return dataclasses.replace(sheet, accepted=accepted, closed=closed, overdue=late)


def _asked(tasks: Sorted) -> Iterator[str]:
    for one in (*tasks.late, *tasks.doing, *tasks.ahead):
        if one.needs_help or one.blockers:
            yield f"{one.subject}：{one.blockers or '求助'}"


def _grown(reader: Reader, member: Member, period: Period) -> Iterator[str]:
    """Competences, lines of work and stages of sorts of tasks that changed."""
    yield from moves(list(reader.find(CompetenceStep, mentee=member.uid)), period)
    for pair in reader.find(Mentorship, mentee=member.uid):
        for one in reader.find(Rotation, mentorship=pair.uid):
            if one.since and one.line and period.first <= one.since <= period.last:
                yield f"轮到{LINES.label(one.line)}"
    for stage in reader.find(TaskStage, member=member.uid):
        template = reader.get(TaskTemplate, stage.template or "")
        is_new = stage.since and period.first <= stage.since <= period.last and stage.stage != stages.FIRST
        if template is not None and is_new:
            yield f"{template.title()}：{stage.fields['stage'].kind.show(stage.stage)}"


def _stories(reader: Reader, member: Member, tasks: Sorted, period: Period) -> Iterator[Story]:
    """What could be told of the period: tasks with what was learned, then visits with words. Nobody's name is told."""
    learned = [one for one in tasks.done[::-1] if one.learned]
    for task in learned[:_STORIES]:
        yield Story(Task.table, task.uid, task.subject or "", f"{task.subject}：{task.learned}")
    filters = (*within(Visit, "at", period), Filter("words", Match.FILLED))
    latest = Query(filters=filters, order="at", descending=True)
    for visit in reader.naming(Visit, "visitors", member.uid, latest, _STORIES - len(learned[:_STORIES])):
        day = local_day(visit.at or 0)
        label = f"{day.month}月{day.day}日{visit.fields['method'].kind.show(visit.method)}"
        yield Story(Visit.table, visit.uid, label, f"{label}：{visit.words}")


def _theirs(sheet: Ledger, uid: str) -> Ledger:
    return narrowed(
        sheet,
        {
            Task: Condition("assignee", Compare.IS, (uid,)),
            Demand: Condition("handler", Compare.IS, (uid,)),
            Visit: Condition("visitors", Compare.HAS, uid),
            Talk: Condition("mentee", Compare.IS, (uid,)),
            CompetenceStep: Condition("mentee", Compare.IS, (uid,)),
            Training: Condition("attendees", Compare.HAS, uid),
        },
    )
