"""The amber strip that never lets invented people be taken for real ones."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.arrange import across
from desktop.ui.buttons import button
from desktop.ui.labels import label


class DemoBar(QFrame):
    """Stands over the pages for as long as the demo is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "demo")
        self.leave = button("退出演示", kind="link")
        words = label("演示数据：人名、地名都是编的，随便试，不会进真资料")
        self.setLayout(across(words, None, self.leave, gap=12, margins=(24, 2, 16, 2)))
