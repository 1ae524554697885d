"""All shortcuts on one sheet, as they are declared."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.labels import label
from desktop.ui.sheet import Sheet
from desktop.work.command import Command

_MORE = {
    "列表": (("Enter", "打开"), ("空格", "勾选"), ("Del", "删除（可撤销）"), ("Ctrl+A", "全选"), ("Ctrl+C", "复制")),
    "填表": (("Enter", "下一项"), ("Ctrl+Enter", "保存"), ("Ctrl+Shift+Enter", "保存并再来一个"), ("Esc", "关闭")),
}  # fmt: skip
"""Keys that belong to lists and forms and not to a command."""


_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeySheet(Sheet):
    """Ctrl+/: what every key does, by menu."""

    def __init__(self, parent: QWidget | None, commands: Iterable[Command]) -> None:
        super().__init__(parent, "键盘快捷键", "不用键盘也都能做；记住几个会快一些", width=760)
        groups: dict[str, list[tuple[str, str]]] = {}
        for command in commands:
            if command.key:
                groups.setdefault(command.menu or "其他", []).append((command.key, command.label))
        groups |= {name: list(keys) for name, keys in _MORE.items()}
        columns = _parted(groups)
        sides = [down(*(_group(name, groups[name]) for name in names), None, gap=16) for names in columns]
        area = self.add_scrolling(held(across(*((side, 1) for side in sides), gap=40)))
        area.setMinimumHeight(min(theme.px(420), self.room))
        done = button("知道了", kind="primary")
        done.clicked.connect(self.reject)
        self.finish_with(None, done)
        done.setFocus()


def _parted(groups: dict[str, list[tuple[str, str]]]) -> tuple[list[str], list[str]]:
    """Names of the groups in two columns of about the same height."""
    left: list[str] = []
    right: list[str] = []
    for name in groups:
        heights = [sum(len(groups[one]) + 2 for one in side) for side in (left, right)]
        (left if heights[0] <= heights[1] else right).append(name)
    return left, right


def _spelled(key: str) -> str:
    """A shortcut as it stands on the keys: arrows as arrows."""
    for word, arrow in _ARROWS.items():
        key = key.replace(word, arrow)
    return key


def _group(name: str, keys: list[tuple[str, str]]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.addWidget(label(name, "strong"), 0, 0, 1, 2)
    for row, (key, act) in enumerate(keys, 1):
        shown = label(_spelled(key), "quiet")
        shown.setMinimumWidth(theme.px(150))
        grid.addWidget(shown, row, 0)
        grid.addWidget(label(tr(act)), row, 1)
    grid.setColumnStretch(1, 1)
    return held(grid)
