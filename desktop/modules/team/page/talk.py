"""The talk of a pair, beside the pair: what was agreed last, what has happened since, and room to write down what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.base.clock import SHANGHAI
from desktop.base.text import tr
from desktop.modules.team.records import Member, TalkSlip
from desktop.modules.team.service import Pair
from desktop.ui.arrange import Item, across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.editing.flow import Flow
from desktop.ui.form import RecordForm
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk
from desktop.work.module import Event
from desktop.work.past import at

_OWN = {"结对", "谈话", "能力", "轮岗", "中期评价", "期满评价", "任职", "离任", "考核"}
"""What a talk is not prepared from: it is told elsewhere on the page."""
_MOST = 12


class TalkPanel(QWidget):
    """Prepares a talk from the work since the last one, and asks what was said.

    Signals: `told` with the slip, once it can be kept.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, pair: Pair, *, is_open: bool) -> None:
        super().__init__()
        self._desk = desk
        self.uid = pair.record.uid
        self.form = RecordForm(desk, TalkSlip)
        self.form.open(TalkSlip(held_on=desk.today))
        self.save = button("记下谈话", kind="primary", key="Ctrl+Enter")
        self.form.submitted.connect(self._tell)
        self.save.clicked.connect(self.form.submit)
        since = pair.last_talk or pair.record.start or desk.today
        mentee = desk.store.get(Member, pair.record.mentee or "")
        events = [one for one in desk.timeline(mentee) if one.kind not in _OWN and one.at > _morning(since)] if mentee else []
        last = pair.talks[0].agreed if pair.talks else None
        agreed: list[Item] = (
            [held(down(label("上次说定", "strong"), Paragraph(last), gap=2, margins=(12, 6, 12, 8)), "hint")] if last else []
        )
        counted, lines = _since(events, since)
        told = scrolling(held(down(*agreed, *counted, *([self.form] if is_open else []), *lines, None, gap=8)))
        # Whatever there is to read above, the act stays in sight.
        seen_by = label("只有两人和书记看得到", "caption")
        foot = held(down(line(), across(seen_by, None, self.save), gap=10, margins=(0, 4, 0, 0)))
        self.setLayout(down((told, 1), foot, gap=0))
        self.form.setVisible(is_open)
        foot.setVisible(is_open)

    @Slot(object, object)
    def _tell(self, _before: TalkSlip, after: TalkSlip) -> None:
        self.told.emit(after)


def _since(events: Sequence[Event], since: date) -> tuple[list[Item], list[Item]]:
    """What the mentee did since a day: counted, and then told, latest first."""
    head = label(f"{since.month}月{since.day}日以来", "strong")
    if not events:
        return [head, Paragraph("这段时间还没有记下走访和任务。", "quiet")], []
    counts = Counter(one.kind for one in events)
    chips = Flow()
    chips.fill([head, *(Chip(f"{kind} {number}") for kind, number in counts.most_common())])
    lines: list[Item] = [Paragraph(f"{at(one.at)[5:10]}　{one.kind}　{one.text}", "caption") for one in events[:_MOST]]
    more = [label(f"更早还有 {len(events) - _MOST} 件", "caption")] if len(events) > _MOST else []
    return [chips], [line(), *lines, *more]


def story_lines(events: Sequence[Event]) -> QWidget:
    """What happened in a pair, latest first."""
    parts: list[Item] = []
    for event in sorted(events, key=lambda one: -one.at):
        parts += [across(label(at(event.at)[:10], "caption"), Chip(event.kind, "info"), None, gap=8)]
        parts += [Paragraph(tr(event.text))] if event.text else []
        parts.append(6)
    return scrolling(held(down(*parts, None, gap=2)))


def _morning(day: date) -> int:
    return int(datetime.combine(day, time.min, SHANGHAI).timestamp() * 1000)
