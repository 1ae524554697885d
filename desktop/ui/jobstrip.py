"""The strip at the foot that shows a job at work: what, how far, and 取消."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from desktop.base.text import tr
from desktop.ui.arrange import across
from desktop.ui.buttons import button
from desktop.ui.jobs import Jobs
from desktop.ui.labels import label

PATIENCE_MS = 400
"""Shorter jobs are not worth a look."""


class JobStrip(QFrame):
    """Shows the running job once it takes longer than a blink."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._words = label("", "caption")
        self._count = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName(tr("进度"))
        self.cancel_button = button("取消", kind="link")
        self.setLayout(across(self._words, self._bar, self._count, self.cancel_button, gap=10))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self._jobs.began.connect(self._begin)
        self._jobs.advanced.connect(self._advance)
        self._jobs.ended.connect(self._end)
        self._patience.timeout.connect(self.show)
        self.cancel_button.clicked.connect(self._cancel)

    @property
    def text(self) -> str:
        """What is shown: 导入名册 1,200 / 2,846."""
        return f"{self._words.text()} {self._count.text()}".strip()

    @Slot(str)
    def _begin(self, name: str) -> None:
        self._words.setText(tr(name))
        self._count.setText("")
        self._bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        if not self.isVisible():
            self._patience.start()

    @Slot(int, int)
    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total or done:
            self._count.setText(f"{done:,} / {total:,}" if total else f"{done:,}")

    @Slot()
    def _end(self) -> None:
        if not self._jobs.is_busy:
            self._patience.stop()
            self.hide()

    @Slot()
    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self._words.setText(tr("正在停下，没写完的会退回"))
        self._count.setText("")
        self._bar.setRange(0, 0)
        self._jobs.cancel()
