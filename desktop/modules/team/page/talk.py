"""The talk of a pair, beside the pair: what was agreed last, what has happened since, and room to write down what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.base.clock import SHANGHAI
from desktop.base.text import tr
from desktop.modules.team.records import Member, Talk, TalkSlip
from desktop.modules.team.service import Pair
from desktop.ui.arrange import Item, across, down, held, line, scrolling, stand
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
_MOST, _LONGEST = 12, 52
"""How many things are told, and characters of each: two lines beside the pair."""


class TalkPanel(QWidget):
    """Prepares a talk from the work since the last one, and asks what was said.

    Attributes:
        foot: the act; whoever shows the panel puts it where it stays in sight.

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
        counted, lines = _since(list(_work(desk, pair, since)), since)
        asked: list[Item] = [self.form] if is_open else []
        self.setLayout(down(*_agreed(pair.talks), *counted, *asked, *lines, None, gap=8))
        self.form.setVisible(is_open)
        self.foot = held(across(label("只有两人和书记看得到", "caption"), None, self.save, margins=(0, 8, 0, 0)))
        stand(self.foot, shown=is_open)

    @Slot(object, object)
    def _tell(self, _before: TalkSlip, after: TalkSlip) -> None:
        self.told.emit(after)


def _work(desk: Desk, pair: Pair, since: date) -> Iterator[Event]:
    """What the mentee did from a day until today; what is still to come is not done."""
    mentee = desk.store.get(Member, pair.record.mentee or "")
    first, end = _morning(since), _morning(desk.today + timedelta(days=1))
    for event in desk.timeline(mentee) if mentee else ():
        if event.kind not in _OWN and first < event.at < end:
            yield event


def _agreed(talks: Sequence[Talk]) -> list[Item]:
    """What was agreed last; it holds until something else is, also over a talk in which nothing was."""
    last = next((one for one in talks if one.agreed), None)
    if last is None or not last.agreed:
        return []
    day = f"（{last.held_on.month}月{last.held_on.day}日）" if last is not talks[0] and last.held_on else ""
    return [held(down(label(f"上次说定{day}", "strong"), Paragraph(last.agreed), gap=2, margins=(12, 6, 12, 8)), "hint")]


def _line(event: Event) -> Paragraph:
    """One thing done, in two lines at the most; the whole of it where the pointer rests."""
    words = f"{at(event.at)[5:10]}　{event.kind}　{event.text}"
    made = Paragraph(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…", "caption")
    made.setToolTip("" if len(words) <= _LONGEST else words)
    return made


def _since(events: Sequence[Event], since: date) -> tuple[list[Item], list[Item]]:
    """What the mentee did since a day: counted, and then told, latest first."""
    head = label(f"{since.month}月{since.day}日以来", "strong")
    if not events:
        return [head, Paragraph("这段时间还没有记下走访和任务。", "quiet")], []
    counts = Counter(one.kind for one in events)
    chips = Flow()
    chips.fill([head, *(Chip(f"{kind} {number}") for kind, number in counts.most_common())])
    lines: list[Item] = [_line(one) for one in events[:_MOST]]
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
