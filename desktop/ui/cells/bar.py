"""The green bar over a table that is typed into: what was changed, the way back, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import counted, tr
from desktop.ui.arrange import across
from desktop.ui.buttons import button
from desktop.ui.cells.editing import CellEditing
from desktop.ui.labels import Elided, label, reword

_HINT = "打字即改，Enter 向下，Tab 向右，Ctrl+Z 撤销一步"


class EditBar(QFrame):
    """Shown while the mode is on."""

    def __init__(self, editing: CellEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self.setProperty("role", "editing")
        self.words = label("", "strong")
        self.why = Elided()
        self.back, self.done = button("全部还原", "arrow-back-up", "link"), button("完成", "check", "link", key="Ctrl+E")
        self.setLayout(across(self.words, (self.why, 1), self.back, self.done, gap=10, margins=(16, 2, 10, 2)))
        self.back.clicked.connect(editing.take_back_all)
        self.done.clicked.connect(self._end)
        editing.counted.connect(self.follow)
        editing.told.connect(self._say)
        editing.turned.connect(self.setVisible)
        self.hide()
        self.follow()
        self._say("")

    @Slot()
    def follow(self) -> None:
        """Say how many cells are changed and how many could not be kept."""
        count, wrong = self._editing.count, len(self._editing.wrong)
        changed = f"：改了 {counted(count, '格')}" if count else ""
        reword(self.words, f"表格编辑{changed}" + (f"，{counted(wrong, '格')}没有写入" if wrong else ""))
        self.back.setEnabled(bool(count or wrong))

    @Slot(str)
    def _say(self, words: str) -> None:
        self.why.setText(tr(words or _HINT))

    @Slot()
    def _end(self) -> None:
        self._editing.turn(on=False)
