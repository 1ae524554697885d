"""First step of the import: a file or the clipboard; and what stands there while the roster is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, down
from desktop.ui.buttons import button
from desktop.ui.empty import Medallion
from desktop.ui.labels import Paragraph, label, reword

_WIDTH = 620
_SENTENCE = "Excel、WPS 的表都行，列名不用改，标题行、合并的格子、合计行都认得。"
_PROMISE = "xlsx、xls、ods、csv、txt，WPS 的 et 先另存为 xlsx。文件只在这台电脑上读，不会被改动；看过结果再写入。"


class SourceStep(QStackedWidget):
    """Signals: `file_asked`, `paste_asked`, and `stopped` when the person has enough of waiting."""

    file_asked = Signal()
    paste_asked = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = button("选择文件…", "file-import", "primary")
        self.paste = button("从剪贴板粘贴", "copy", key="Ctrl+V")
        self._way = _Zone(
            "把花名册拖到这里，或者",
            _SENTENCE,
            _PROMISE,
            self.choose,
            self.paste,
        )
        self._name, self._count = label("", "section"), label("", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("进度"))
        self.stop = button("取消")
        self._busy = QWidget()
        self._lay_out()
        self.choose.clicked.connect(self.file_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.stop.clicked.connect(self._stop)

    def _lay_out(self) -> None:
        column = down(None, self._name, self.bar, across(self._count, None, self.stop), None, gap=12)
        centre = QWidget()
        centre.setLayout(column)
        centre.setMaximumWidth(theme.px(_WIDTH))
        self._busy.setLayout(across((centre, 1)))
        for page in (self._way, self._busy):
            self.addWidget(page)

    def wait(self, name: str) -> None:
        """Show that a roster is being read."""
        reword(self._name, f"正在读{name}")
        reword(self._count, "")
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.setCurrentWidget(self._busy)

    def ready(self) -> None:
        """Ask for a roster again."""
        self.setCurrentWidget(self._way)
        self.choose.setFocus()

    @Slot(int, int)
    def advance(self, done: int, total: int) -> None:
        """Show how far it is; total 0 = unknown."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        reword(self._count, f"{done:,} / {total:,}" if total else f"{done:,}")

    @Slot()
    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopped.emit()


class _Zone(QFrame):
    """A field with a broken edge: here something may be dropped."""

    def __init__(self, title: str, sentence: str, promise: str, *acts: QWidget) -> None:
        super().__init__()
        self._texts = (Paragraph(sentence, "quiet"), Paragraph(promise, "caption"))
        middle = Qt.AlignmentFlag.AlignHCenter
        column = down(None, gap=12, margins=(24, 24, 24, 24))
        column.addWidget(Medallion("file-import"), 0, middle)
        column.addWidget(label(title, "section"), 0, middle)
        column.addLayout(across(None, *acts, None, gap=10))
        for text in self._texts:
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column.addWidget(text, 0, middle)
        column.addStretch(2)
        self.setLayout(column)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name and signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("control"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _fit(self) -> None:
        for text in self._texts:
            text.setFixedWidth(theme.px(_WIDTH))
