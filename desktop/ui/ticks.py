"""Several of some options: a list with a box before each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.base.text import tr
from desktop.ui import theme

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_MOST_ROWS = 10


class Ticks(QListWidget):
    """The list; Space ticks what is under the cursor. Signals: `changed` when other options are ticked."""

    changed = Signal()

    def __init__(self, name: str, options: Sequence[str], ticked: Collection[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr(name))
        for place, option in enumerate(options):
            item = QListWidgetItem(tr(option), self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_ON if place in ticked else _OFF)
        self.setCurrentRow(0)
        self.setMinimumHeight(min(len(options), _MOST_ROWS) * theme.px(32))
        self.itemChanged.connect(lambda _: self.changed.emit())

    @property
    def ticked(self) -> tuple[int, ...]:
        """Places of what is ticked."""
        return tuple(place for place in range(self.count()) if self.item(place).checkState() == _ON)
