"""Offers about meetings."""

from __future__ import annotations

from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.modules.meetings.records import FollowupSlip, Meeting, Resolution
from desktop.modules.meetings.rules.followups import Team, followups, judge_followups
from desktop.modules.meetings.service import carry_out, keep_meeting, minutes, resolutions_of, resolve
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules.quickline import Person
from desktop.modules.team.service import self_of, serving
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.paper import print_paper, write_paper


def _new(desk: Desk) -> None:
    meeting = desk.ask.fill(Meeting(at=desk.clock.now_ms(), kind="M03"), "记会议")
    if meeting:
        desk.do(keep_meeting, None, meeting).then(lambda kept: desk.ask.tell(f"已记会议 {kept.no}", undo=True))


def _resolve(desk: Desk) -> None:
    (meeting,) = desk.selected
    resolution = desk.ask.fill(Resolution(meeting=meeting.uid), "记决议")
    if resolution:
        desk.do(resolve, resolution).then(lambda _: desk.ask.tell("已记决议", undo=True))


def _carry_out(desk: Desk) -> None:
    (resolution,) = desk.selected
    assert isinstance(resolution, Resolution)
    _give(desk, resolution)


def _carry_out_of(desk: Desk) -> None:
    """The same from a meeting: of its only resolution, or of the one that is chosen."""
    (meeting,) = desk.selected
    assert isinstance(meeting, Meeting)
    found = resolutions_of(desk.store, meeting)
    if not found:
        desk.ask.tell(f"“{meeting.title()}”还没有记决议，先记决议再派任务")
        return
    place = 0 if len(found) == 1 else desk.ask.pick("派哪一项决议？", [one.text or "" for one in found])
    if place is not None:
        _give(desk, found[place])


def _give(desk: Desk, resolution: Resolution) -> None:
    """Ask for the lines, one task each.

    Raises:
        DeskError: a line cannot be given.
    """
    me = self_of(desk.store, desk.actor)
    whose = Team(tuple(Person(one.uid, one.title()) for one in serving(desk.store)), desk.today, me.uid if me else "")
    slip = FollowupSlip(resolved=resolution.text)
    typed = desk.ask.fill(slip, "决议派任务", lambda now: judge_followups(now.lines, whose), begin="lines")
    if typed is None:
        return
    wrong = next(judge_followups(typed.lines, whose), None)
    if wrong is not None:
        raise DeskError(f"任务没有派出：{wrong}", "写好的几行还在，改好再保存。")
    tasks = followups(resolution, typed.lines, whose)
    desk.do(carry_out, resolution, tasks).then(
        lambda _: desk.ask.tell(f"已派任务 {counted(len(tasks), Task.measure)}", undo=True)
    )


def _minutes(desk: Desk) -> None:
    (meeting,) = desk.selected
    assert isinstance(meeting, Meeting)
    words = minutes(desk.store, meeting)
    write_paper(desk, "会议纪要", {"meeting": words, "area": desk.area.name or ""}, f"{meeting.subject}纪要")


COMMANDS = (
    Command("meetings.new", "记会议", _new, keep_meeting, menu="议事", icon="plus", primary=True),
    Command("meetings.resolve", "记决议", _resolve, resolve, menu="议事", icon="check", on=Meeting.table, needs=Needs.ONE),
    Command(
        "meetings.minutes", "会议纪要", _minutes, print_paper, menu="议事", icon="file-text", on=Meeting.table, needs=Needs.ONE
    ),
    Command(
        "meetings.carry_out",
        "派任务",
        _carry_out,
        carry_out,
        menu="议事",
        key="Ctrl+T",
        icon="clipboard-list",
        on=Resolution.table,
        needs=Needs.ONE,
    ),
    Command(
        "meetings.carry_out_of",
        "决议派任务",
        _carry_out_of,
        carry_out,
        menu="议事",
        key="Ctrl+T",
        icon="clipboard-list",
        on=Meeting.table,
        needs=Needs.ONE,
    ),
)
