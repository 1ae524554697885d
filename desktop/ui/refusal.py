"""The dialog that says why something could not be done: what happened, whether anything is lost, what to do."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop import __version__
from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import remeasure
from desktop.ui.buttons import button
from desktop.ui.labels import label
from desktop.ui.sheet import Sheet

_SORTS = {RefusedError: "没有权限", StaleError: "资料已经不是原来的样子"}
_OTHER = "没有做成"


class Refusal(Sheet):
    """An error as a dialog. 详情 shows the technical text and copies it for whoever installed the program."""

    def __init__(self, parent: QWidget | None, error: DeskError, technical: str = "") -> None:
        super().__init__(parent, error.title, error.advice)
        self._technical = technical_text(error, technical)
        self.details = QPlainTextEdit(self._technical)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("详情"))
        self.details.setMinimumHeight(theme.px(120))
        self._copied = label("已复制，可以粘贴发给安装的人", "ok")
        self.details_button = button("详情", kind="link")
        self.close_button = button("知道了", kind="primary")
        self.finish_with(self.details_button, None, self.close_button)
        self._connect()

    def _connect(self) -> None:
        self.details_button.clicked.connect(self._show_details)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus()

    @Slot()
    def _show_details(self) -> None:
        QGuiApplication.clipboard().setText(self._technical)
        if self.details.isVisible():
            return
        self.add(self.details, 1)
        self.add(self._copied)
        self.details_button.setText(tr("复制"))
        remeasure(self.details_button, self)
        self.adjustSize()


def technical_text(error: DeskError, technical: str) -> str:
    """What helps whoever looks after the program: version, sort of error, what caused it."""
    cause = error.__cause__
    lines = [f"小巷 {__version__}", tr(_SORTS.get(type(error), _OTHER))]
    if cause is not None:
        lines.append(type(cause).__name__)
    return "\n".join((*lines, technical)).strip()
