"""Offers about meetings."""

from __future__ import annotations

from datetime import timedelta

from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.meetings.service import carry_out, keep_meeting, minutes, resolve
from desktop.modules.tasks.records import Task
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.paper import print_paper, write_paper

_FORTNIGHT = timedelta(days=14)


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
    blank = Task(subject=resolution.text, due=resolution.due or desk.today + _FORTNIGHT, priority="normal", source="resolution")
    task = desk.ask.fill(blank, "决议派任务")
    if task:
        desk.do(carry_out, resolution, (task,)).then(lambda _: desk.ask.tell("已派任务", undo=True))


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
)
