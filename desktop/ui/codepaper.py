"""The recovery code, shown once: to be printed or written down, and proved by typing one group back."""

from __future__ import annotations

from html import escape
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.base.clock import Clock
from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label

_COLUMNS = 4
_WHY = "忘了密码时，只有这张纸能打开资料。打印或抄两份，锁进保险柜，不要存在这台电脑上。它只显示这一次。"


class Tray(Protocol):
    """Where a page of HTML goes."""

    def print_page(self, html: str) -> None:
        """On paper."""

    def save_page(self, html: str) -> None:
        """Into a PDF."""


class CodePaper(QWidget):
    """Eight groups of five digits.

    Args:
        code: the code as printed.
        tray: prints and saves.
        clock: chance for the group that is asked.

    Signals: `proved` once the asked group was typed right.
    """

    proved = Signal()

    def __init__(self, code: str, tray: Tray, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = code.split()
        self._tray = tray
        self.asked = clock.entropy(1)[0] % len(self._groups)
        self.print_button = button("打印", "printer")
        self.save_button = button("存到 U 盘", "device-usb")
        self.back = QLineEdit()
        self.back.setAccessibleName(tr(f"第 {self.asked + 1} 组的 5 位数字"))
        self.back.setMaxLength(5)
        self.back.setMaximumWidth(theme.px(120))
        self.finding = label("", "bad")
        self.setLayout(
            down(
                Paragraph(_WHY, "quiet"),
                held(_groups(self._groups), "hint"),
                across(self.print_button, self.save_button, None),
                8,
                across(label(f"核对一下：输入纸上第 {self.asked + 1} 组的 5 位数字"), self.back, self.finding, None, gap=12),
                gap=12,
            )
        )
        self._connect()

    def _connect(self) -> None:
        self.print_button.clicked.connect(lambda: self._tray.print_page(self.html()))
        self.save_button.clicked.connect(lambda: self._tray.save_page(self.html()))
        self.back.textChanged.connect(self._check)

    @property
    def is_proved(self) -> bool:
        """Whether the asked group was typed as it stands."""
        return self.back.text() == self._groups[self.asked]

    def html(self) -> str:
        """The page to print."""
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(group)}</td>' for group in self._groups[start : start + _COLUMNS])}</tr>"
            for start in range(0, len(self._groups), _COLUMNS)
        )
        return (
            f"<h1>小巷恢复码</h1><p>{escape(_WHY)}</p>"
            f'<table cellpadding="12" style="font-size:20pt; font-weight:600">{rows}</table>'
            "<p>用法：登录页上点“用恢复码打开”，按顺序输入这 40 位数字，再设一个新密码。用过之后会换一张新的。</p>"
            "<p>存放处：____________________　日期：____________________</p>"
        )

    @Slot()
    def _check(self) -> None:
        is_whole = len(self.back.text()) == len(self._groups[self.asked])
        self.finding.setText(tr("和纸上的不一样，再看看") if is_whole and not self.is_proved else "")
        if self.is_proved:
            self.proved.emit()


def _groups(groups: list[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(20, 14, 20, 14)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(10)
    for place, group in enumerate(groups):
        number, digits = label(f"{place + 1}", "caption"), label(group, "code")
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        digits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.addLayout(across(number, digits, None, gap=8), place // _COLUMNS, place % _COLUMNS)
    return grid
