"""Remarks set aside, each with 保留 and 不要. Nothing is kept unless somebody says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.base.text import counted, tr
from desktop.modules.residents.service.remarks import Remark
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.labels import Paragraph, label
from desktop.work.listing import VEIL

AT_ONCE = 25
"""Remarks made in one go: a hundred rows of buttons would be felt."""

_SENTENCE = "这些备注里可能有不该存的内容，默认不要。确实要用的点“保留”，导入时写进这个人的备注。"


class RemarkList(QWidget):
    """Signals: `changed` when another remark is kept or left out.

    Args:
        remarks: in the order of their rows.
        kept: those already kept.
        is_covered: personal words are veiled, and nothing can be decided.
    """

    changed = Signal()

    def __init__(
        self, remarks: Sequence[Remark], kept: Collection[Remark], *, is_covered: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kept = set(kept)
        self._remarks, self._is_covered = tuple(remarks), is_covered
        self._made = 0
        self._rows = down(gap=8)
        self.more = button("", kind="link")
        column = down(Paragraph(_SENTENCE, "quiet"), self._rows, across(self.more, None), None, gap=8, margins=(11, 12, 16, 12))
        self.setLayout(down(scrolling(held(column)), gap=0))
        self.more.clicked.connect(self.show_more)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._made:
            self.show_more()

    @Slot()
    def show_more(self) -> None:
        """Offer some more of them."""
        for remark in self._remarks[self._made : self._made + AT_ONCE]:
            self._rows.addWidget(line())
            self._rows.addWidget(self._row(remark))
        self._made = min(self._made + AT_ONCE, len(self._remarks))
        rest = len(self._remarks) - self._made
        words = tr(f"再看一些，还有 {counted(rest, '条')}")
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(rest > 0)

    def _row(self, remark: Remark) -> QWidget:
        where = f"{remark.at.sheet} {tr('第')} {remark.at.row} {tr('行')}".strip()
        name, text = (VEIL, VEIL) if self._is_covered else (remark.name, remark.text)
        keep, leave = button("保留", kind="chip"), button("不要", kind="chip")
        choice = QButtonGroup(self)
        for one in (keep, leave):
            choice.addButton(one)
            one.setEnabled(not self._is_covered)
            one.setAccessibleName(f"{one.text()}：{where} {name}")
        keep.setChecked(remark in self.kept)
        leave.setChecked(remark not in self.kept)
        keep.toggled.connect(lambda on: self._decide(remark, is_kept=on))
        head = across(label(name, "strong"), label(where, "caption"), Chip(remark.topic, "warn"), None)
        row = across((down(head, Paragraph(text), gap=2), 1), keep, leave, gap=6)
        row.setAlignment(keep, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(leave, Qt.AlignmentFlag.AlignTop)
        return held(row)

    def _decide(self, remark: Remark, *, is_kept: bool) -> None:
        if is_kept:
            self.kept.add(remark)
        else:
            self.kept.discard(remark)
        self.changed.emit()
