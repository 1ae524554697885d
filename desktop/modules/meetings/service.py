"""Verbs and readings of meetings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date as day

from desktop.base.clock import local_day
from desktop.base.errors import DeskError, StaleError
from desktop.base.problems import Problem
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.meetings import rules
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.residents.records import Resident
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import DONE
from desktop.modules.tasks.service import assign
from desktop.modules.team.records import Member
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.module import Due, Event, Period, Sort, Statistic
from desktop.work.verb import verb

CARRIED_OUT = "已落实"
_ADOPTED = (Filter("outcome", Match.NOT, "failed"), Filter("outcome", Match.NOT, "no_quorum"))
"""Carried, or advice that was never put to the vote."""


@verb("记会议", needs=Right.MEET)
def keep_meeting(unit: Unit, before: Meeting | None, after: Meeting) -> Meeting:
    """Keep a meeting, new or changed; with another count of who was there its votes are judged again.

    Raises:
        DeskError: more present than entitled, no title, or fewer present than voted.
    """
    votes = resolutions_of(unit.read, before) if before else []
    impossible = (problem for vote in votes for problem in rules.judge_vote(vote, after.present))
    for problem in (*after.check(), *_wrong(after), *rules.judge_meeting(after), *impossible):
        raise DeskError(f"会议没有保存：{problem}", "填好的内容还在，改好再保存。")
    unit.label = f"记会议：{after.subject}"
    if before is None:
        return unit.add(after)
    for vote in votes:
        unit.change(vote, _judged(vote, after))
    return unit.change(before, after)


@verb("记决议", needs=Right.MEET)
def resolve(unit: Unit, resolution: Resolution) -> Resolution:
    """Keep a resolution with its vote; the outcome is computed, never typed.

    Raises:
        DeskError: more votes than people present.
        StaleError: the meeting is no longer kept.
    """
    return unit.add(_decided(unit, resolution, "记决议"))


@verb("改决议", needs=Right.MEET)
def amend(unit: Unit, before: Resolution, after: Resolution) -> Resolution:
    """Keep what was changed in a resolution or its vote; the outcome follows.

    Raises:
        DeskError: more votes than people present.
        StaleError: the meeting is no longer kept.
    """
    return unit.change(before, _decided(unit, after, "改决议"))


@verb("决议派任务", needs=Right.EDIT)
def carry_out(unit: Unit, resolution: Resolution, tasks: Sequence[Task]) -> Resolution:
    """Give the tasks that carry a resolution out, and link them to it; all of it is one undo step.

    Raises:
        DeskError: as `assign`; then none is given.
        StaleError: the resolution is no longer kept.
    """
    now = unit.read.get(Resolution, resolution.uid)
    if now is None:
        raise StaleError("这项决议已经不在了，没有派任务", "可以先到回收站恢复它。")
    given = [assign(unit, dataclasses.replace(task, source="resolution")) for task in tasks]
    linked = (*(now.tasks or ()), *(task.uid for task in given))
    unit.label = f"决议派任务：{len(given)} 项"
    return unit.change(now, dataclasses.replace(now, tasks=linked))


def resolutions_of(store: Reader, meeting: Meeting) -> list[Resolution]:
    """What a meeting resolved, in order of entry."""
    return list(store.find(Resolution, meeting=meeting.uid))


def progress_of(store: Reader, resolution: Resolution) -> str:
    """How far the tasks of a resolution are: 已落实, 落实中 1/2, or blank when none was given."""
    tasks = [task for uid in resolution.tasks or () if (task := store.get(Task, uid))]
    done = sum(task.status in DONE for task in tasks)
    if not tasks:
        return ""
    return CARRIED_OUT if done == len(tasks) else f"落实中 {done}/{len(tasks)}"


def minutes(store: Reader, meeting: Meeting) -> dict[str, object]:
    """Words for the template 会议纪要: shown texts only, keys as the template names them."""
    shown = {name: field.kind.show(getattr(meeting, name)) for name, field in meeting.fields.items()}
    votes = resolutions_of(store, meeting)
    return {
        **shown,
        "number": meeting.no or "",
        "when": shown["at"],
        "chair": _name(store, meeting.chair),
        "recorder": _name(store, meeting.recorder),
        "topics": (meeting.agenda or "").splitlines(),
        "leave": shown["on_leave"],
        "opinions": (meeting.opinions or "").splitlines(),
        "attendees": [r.title() for uid in meeting.attendees or () if (r := store.get(Resident, uid))],
        "advice": meeting.kind in rules.ADVISORY,
        "votes": [_vote(vote, meeting) for vote in votes if vote.yes is not None],
        "resolutions": [{"no": number, "text": vote.text or ""} for number, vote in enumerate(votes, 1)],
        "actions": list(_actions(store, votes)),
    }


def _vote(vote: Resolution, meeting: Meeting) -> dict[str, object]:
    outcome = Resolution.fields["outcome"].kind.show(vote.outcome)
    counts = {"yes": vote.yes or 0, "no": vote.against or 0, "abstain": vote.abstained or 0, "base": meeting.present or 0}
    return {"text": vote.text or "", "result": outcome, **counts}


def _actions(store: Reader, votes: Sequence[Resolution]) -> Iterator[dict[str, object]]:
    tasks = [task for vote in votes for uid in vote.tasks or () if (task := store.get(Task, uid))]
    for number, task in enumerate(tasks, 1):
        due = Task.fields["due"].kind.show(task.due)
        yield {"no": number, "text": task.title(), "owner": _name(store, task.assignee), "helper": "", "due": due}


def _name(store: Reader, member: str | None) -> str:
    found = store.get(Member, member) if member else None
    return found.title() if found else ""


def _decided(unit: Unit, resolution: Resolution, label: str) -> Resolution:
    """The resolution as it may be kept, with the outcome of its vote."""
    meeting = unit.read.get(Meeting, resolution.meeting or "")
    if meeting is None:
        raise StaleError("决议所在的会议已经不在了，决议没有保存", "可以先到回收站恢复会议。")
    for problem in (*resolution.check(), *_wrong(resolution), *rules.judge_vote(resolution, meeting.present)):
        raise DeskError(f"决议没有保存：{problem}", "填好的内容还在，改好再保存。")
    unit.label = f"{label}：{meeting.title()}"
    return _judged(resolution, meeting)


def _wrong(record: Record) -> Iterator[Problem]:
    return wrong(record, tuple(record.fields.values()))


def _judged(vote: Resolution, meeting: Meeting) -> Resolution:
    entitled = meeting.entitled if meeting.kind in rules.ASSEMBLIES else None
    return dataclasses.replace(vote, outcome=rules.outcome(vote, meeting.present, entitled))


def timeline(store: Reader, record: Record) -> Iterator[Event]:
    """Meetings a resident came to; of a resolution, the meeting that took it and the tasks that carry it out."""
    if isinstance(record, Resolution):
        yield from _story(store, record)
    if isinstance(record, Resident):
        for _, meeting in store.referring(record):
            if isinstance(meeting, Meeting):
                yield Event(meeting.at or 0, Meeting.fields["kind"].kind.show(meeting.kind), meeting.title(), meeting)


def _story(store: Reader, resolution: Resolution) -> Iterator[Event]:
    meeting = store.get(Meeting, resolution.meeting or "")
    if meeting is not None:
        outcome = resolution.fields["outcome"].kind.show(resolution.outcome)
        yield Event(meeting.at or 0, Meeting.fields["kind"].kind.show(meeting.kind), outcome or meeting.title(), meeting)
    for task in store.several(Task, resolution.tasks or ()).values():
        on = task.over_on or task.assigned_on or task.due
        status = task.fields["status"].kind.show(task.status)
        yield Event(Period(on, on).first_ms if on else 0, "落实任务", f"{task.title()} {status}".strip(), task)


def due(store: Reader, by: day) -> Iterator[Due]:
    """Resolutions whose time has come while they are not carried out: closed by the tasks that carry them out."""
    for vote in store.find(Resolution, Query(filters=(Filter("due", Match.TO, by), *_ADOPTED), order="due")):
        progress = progress_of(store, vote)
        if progress != CARRIED_OUT:
            assert vote.due is not None, "a blank day does not lie before another"
            act = "" if vote.tasks else "meetings.carry_out"
            yield Due(vote.due, f"决议：{vote.title()}", "", vote, place=progress or "还没派任务", act=act)


def ahead(store: Reader, period: Period) -> Iterator[Due]:
    """Meetings of a period that are still to be held, or were not minuted yet."""
    within = Query(filters=(Filter("at", Match.FROM, period.first_ms), Filter("at", Match.TO, period.last_ms)), order="at")
    for meeting in store.find(Meeting, within):
        at = Meeting.fields["at"].kind.show(meeting.at)[-5:]
        coming = f"应到 {meeting.entitled} 人" if meeting.entitled else ""
        place = " · ".join(filter(None, (at, meeting.place, coming)))
        assert meeting.at is not None, "a blank moment lies in no period"
        yield Due(local_day(meeting.at), meeting.title(), "", meeting, Sort.MEETING, place=place)


def statistics(store: Reader, period: Period) -> Iterator[Statistic]:
    """Meetings held in a period, resolutions passed."""
    within = Query(filters=(Filter("at", Match.FROM, period.first_ms), Filter("at", Match.TO, period.last_ms)))
    held = list(store.find(Meeting, within))
    votes = [vote for meeting in held for vote in resolutions_of(store, meeting)]
    yield Statistic("meetings", "会议", len(held), None, "本居民区", period.last)
    yield Statistic(
        "resolutions_passed", "决议通过", sum(v.outcome == "passed" for v in votes), len(votes), "本期会议的决议", period.last
    )
