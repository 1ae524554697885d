"""Everything the slices know about a record, latest first; each line opens what it tells of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.ui.arrange import Item, across, down
from desktop.ui.buttons import icon_button
from desktop.ui.chips import Chip
from desktop.ui.finding import module_of
from desktop.ui.labels import Paragraph, label
from desktop.ui.tones import tone_of
from desktop.work.desk import Desk
from desktop.work.module import Event
from desktop.work.past import at

_MOST = 60


class Timeline(QWidget):
    """The events of one record."""

    def __init__(self, desk: Desk, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        events = desk.timeline(record)
        shown: list[Item] = [item for event in events[:_MOST] for item in self._event(event)]
        if len(events) > _MOST:
            shown.append(label(f"更早还有 {len(events) - _MOST} 件", "caption"))
        nothing = Paragraph("还没有记过什么。走访、任务、会议记下以后，会按日期排在这里。", "quiet")
        self.setLayout(down(*(shown or [nothing]), None, gap=4))

    def _event(self, event: Event) -> list[Item]:
        state = tone_of(event.kind.split()[-1])  # 诉求 已受理: the sort of thing, and how it stands
        chip = Chip(event.kind, state.name if state else "info")
        head = across(label(at(event.at)[:10], "caption"), chip, None, gap=8)
        module = module_of(self._desk, event.record)
        if module is not None and module.page is not None:
            there = icon_button("chevron-right", f"打开{event.kind}：{event.text}")
            there.clicked.connect(lambda: self._desk.go(module.name, event.record))
            head.addWidget(there, 0, Qt.AlignmentFlag.AlignTop)
        return [head, Paragraph(tr(event.text)), 8]
