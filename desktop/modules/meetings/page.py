"""What consultation looks like: meetings with what they resolved beside them, and all resolutions with their progress."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.base.text import counted
from desktop.model.record import Record
from desktop.modules.meetings.commands import COMMANDS
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.meetings.rules import has_quorum, judge_meeting
from desktop.modules.meetings.service import progress_of, resolutions_of
from desktop.ui.actions import carry_out, why_not
from desktop.ui.arrange import Item, across, down, held, line
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.form import Manners
from desktop.ui.labels import Paragraph, label
from desktop.ui.page import RecordPage, Slots
from desktop.ui.tabs import Tab, Tabs
from desktop.ui.views import begin_with
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

NEW, RESOLVE, _, CARRY_OUT, _ = COMMANDS
"""The offers by what they do; 会议纪要 stands in the menu of the side panel."""


class Page(Tabs):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        meetings = Slots(
            commands=(NEW,),
            manners=Manners(rules=judge_meeting),
            aside=lambda record: outcome_of(desk, record),
            picture="speakerphone",
            blank="开过的会、定过的事都会留在这里。听证、协调、评议各有各的纪要样式。",
        )
        text, meeting, *votes, outcome, due = columns_of(Resolution)
        progress = Column("落实", 10, words=lambda one: progress_of(desk.store, one))
        resolutions = Slots(
            commands=(CARRY_OUT,),
            columns=(text, outcome, progress, due, meeting, *votes),
            picture="checklist",
            blank="会上定下的每一件事，表决多少票，派了哪些任务，落实到哪一步，都在这里。",
        )
        tabs = (
            Tab("会议", lambda: _meetings(desk, meetings), Meeting),
            Tab("决议与落实", lambda: _resolutions(desk, resolutions), Resolution),
        )
        super().__init__(desk, "议事", tabs)


def _meetings(desk: Desk, slots: Slots) -> RecordPage:
    page = RecordPage(desk, Meeting, slots)
    begin_with(page.list, hidden=("编号", "主持人", "应到"), by="时间", latest_first=True)
    return page


def _resolutions(desk: Desk, slots: Slots) -> RecordPage:
    page = RecordPage(desk, Resolution, slots)
    begin_with(page.list, hidden=("同意", "不同意", "弃权"))
    return page


def outcome_of(desk: Desk, record: Record) -> QWidget:
    """Whether enough people came, and what a meeting resolved, each with its votes and its tasks."""
    assert isinstance(record, Meeting)
    found = resolutions_of(desk.store, record)
    items: list[Item] = [*_quorum(record), label(f"决议 {counted(len(found), '项')}", "strong")]
    for number, resolution in enumerate(found, 1):
        items += [line(), *_resolution(desk, number, resolution)]
    if not found:
        items.append(Paragraph(f"还没有记决议。要记就点“{RESOLVE.label}”。", "quiet"))
    return held(down(*items, gap=6))


def _quorum(meeting: Meeting) -> Iterator[Item]:
    """`应到 21 实到 18`, and whether that is more than half."""
    if meeting.entitled is None or meeting.present is None:
        return
    enough = has_quorum(meeting.entitled, meeting.present)
    chip = Chip("过半数", "ok") if enough else Chip("未过半数", "warn")
    yield across(label(f"应到 {meeting.entitled} 实到 {meeting.present}", "strong"), chip, None)


def _resolution(desk: Desk, number: int, resolution: Resolution) -> Iterator[Item]:
    votes = ((resolution.yes, "同意"), (resolution.against, "不同意"), (resolution.abstained, "弃权"))
    counts = " · ".join(f"{word} {many}" for many, word in votes if many is not None)
    outcome = resolution.fields["outcome"].kind.show(resolution.outcome)
    progress = progress_of(desk.store, resolution)
    yield Paragraph(f"{number}　{resolution.text or ''}")
    if counts:
        yield across(label(counts, "caption"), Chip(outcome, "ok" if resolution.outcome == "passed" else "warn"), None)
    give = button("再派一项" if progress else CARRY_OUT.label, CARRY_OUT.icon, "link")
    give.setEnabled(not why_not(desk, CARRY_OUT, (resolution,)))
    give.clicked.connect(lambda: _carry_out(desk, resolution))
    yield across(Chip(progress, "ok" if progress == "已落实" else "info"), give, None)


def _carry_out(desk: Desk, resolution: Resolution) -> None:
    """Give a task as if the resolution were selected; the meeting stays so."""
    before, desk.selected = desk.selected, (resolution,)
    carry_out(desk, CARRY_OUT)
    desk.selected = before
