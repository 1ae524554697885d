"""Remarks set aside, each with 保留 and 不要. Nothing is kept unless somebody says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.base.text import counted, tr
from desktop.modules.residents.service.remarks import Remark
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.labels import Paragraph, label
from desktop.work.listing import VEIL

MOST = 300
"""Remarks offered at once; a roster with more of them has a column that should not be read at all."""

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
        self._is_covered = is_covered
        column = down(Paragraph(_SENTENCE, "quiet"), gap=8, margins=(11, 12, 16, 12))
        for remark in remarks[:MOST]:
            column.addWidget(line())
            column.addWidget(self._row(remark))
        if len(remarks) > MOST:
            column.addWidget(label(f"还有 {counted(len(remarks) - MOST, '条')}没有列出，都不要", "caption"))
        column.addStretch(1)
        self.setLayout(down(scrolling(held(column)), gap=0))

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
