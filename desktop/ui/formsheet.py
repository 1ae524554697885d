"""A form in a dialog, for commands that need a record filled in: 记走访, 派任务."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.base.errors import DeskError
from desktop.model.record import Record
from desktop.ui import theme
from desktop.ui.arrange import across, held, remeasure
from desktop.ui.buttons import button
from desktop.ui.draftbook import DraftBook
from desktop.ui.form import Manners, RecordForm
from desktop.ui.labels import label
from desktop.ui.refusalnote import RefusalNote
from desktop.ui.sheet import ENTER, SIDE, Sheet
from desktop.work.desk import Desk

_TALLEST = 460
_PAUSE_MS = 800
"""Typing that has stopped for so long is kept: a power cut takes no more than the last words."""


class FormSheet(Sheet):
    """Asks for one record. What is half-typed when it closes, or when the power fails, stands there again next time."""

    def __init__(
        self, parent: QWidget, desk: Desk, record: Record, title: str, drafts: DraftBook, manners: Manners | None = None
    ) -> None:
        super().__init__(parent, title, width=720)
        self.record = record
        self._drafts = drafts
        self._place = f"form:{record.table}:{record.uid or _about(desk, record)}"
        self.form = RecordForm(desk, type(record), manners)
        self.form.open(record)
        self.note.reword(self.form.hint)
        self.note.setVisible(bool(self.form.hint))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.clear = button("清空", kind="link")
        notice = held(across(label("上次没填完的内容已经放回来了"), None, self.clear, margins=(12, 4, 6, 4)), "notice")
        self.again = held(across((notice, 1), margins=(0, 0, SIDE, 0)))
        self.refusal = RefusalNote()
        self._refused = held(across((self.refusal, 1), margins=(0, 0, SIDE, 0)))
        self._refused.hide()
        self.add(self._refused)
        self.add(self.again)
        self._area = self.add_scrolling(self.form)
        self.save = button("保存", kind="primary", key="Ctrl+Enter")
        self.cancel = button("取消", key="Esc")
        self.finish_with(label("Ctrl+Enter 保存   Esc 取消", "caption"), None, self.cancel, self.save)
        self._restore()
        self._connect()
        self._fit()

    def _fit(self) -> None:
        """As high as all of it needs."""
        for child in self.findChildren(QWidget):
            child.ensurePolished()
        inside = self.minimumWidth() - 2 * SIDE
        above = 0 if self._refused.isHidden() else self._refused.sizeHint().height()
        self._area.setMinimumHeight(min(self.form.grid.height_at(inside), theme.px(_TALLEST), self.room - above))
        remeasure(self._area, self)
        around = self.layout()
        assert around is not None, "a sheet has a layout"
        around.invalidate()
        self.resize(
            self.minimumWidth(), around.totalMinimumSize().height()
        )  # Qt would take the height of rows not yet laid out

    def _connect(self) -> None:
        self.form.submitted.connect(self._take)
        self.form.cancelled.connect(self.reject)
        self.form.touched.connect(self._pause.start)
        self._pause.timeout.connect(self._keep)
        self.save.clicked.connect(self.form.submit)
        self.cancel.clicked.connect(self.reject)
        self.clear.clicked.connect(self._begin_again)
        self.form.focus_first()

    def refuse(self, error: DeskError) -> None:
        """Say why what this form brought before was refused: at its head, and beside the field it is about."""
        self.again.hide()  # that it was typed before is known
        self.refusal.say(error)
        self._refused.show()
        self._fit()
        self.form.blame(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Wherever the keyboard is: on 否, on 取消, between the fields.
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.form.submit()
        else:
            super().keyPressEvent(event)

    def _restore(self) -> None:
        words = self._drafts.words(self._place)
        self.again.setVisible(bool(words))
        self.form.restore(words)

    @Slot(object, object)
    def _take(self, _before: Record, after: Record) -> None:
        self.record = after
        self._pause.stop()
        self._drafts.hand_over(self._place, after.lands, self.form.draft())
        self.accept()

    @Slot()
    def _begin_again(self) -> None:
        self._drafts.keep(self._place, {})
        self.form.open(self.form.before)
        self.again.hide()
        self.form.focus_first()

    @Slot()
    def reject(self) -> None:
        """Close without an answer; what was typed is kept."""
        self._pause.stop()
        self._keep()
        super().reject()

    @Slot()
    def _keep(self) -> None:
        self._drafts.keep(self._place, self.form.draft())


def _about(desk: Desk, record: Record) -> str:
    """Which records a slip is asked about: what was half-typed about one is never offered for another."""
    if record.lands == record.table or not desk.selected:
        return ""
    first, *others = (one.uid for one in desk.selected)
    return f"{first}+{len(others)}" if others else first
