"""A list of things to tick, in a dialog: which of these records belong to the other, which fields stand on a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import down, held
from desktop.ui.sheet import Sheet

_ROW, _MOST_ROWS = 36, 8


class TickSheet(Sheet):
    """Each option with a box before it.

    Args:
        said: title and the sentence under it.
        act: words of the button.
        ticked: places of what is ticked at first.
        least: how many must be ticked.
    """

    def __init__(
        self,
        parent: QWidget | None,
        said: tuple[str, str],
        options: Sequence[str],
        act: str,
        *,
        ticked: Sequence[int] = (),
        least: int = 0,
    ) -> None:
        super().__init__(parent, *said, width=620)
        self._least = least
        self.boxes = tuple(QCheckBox(tr(option)) for option in options)
        for place in ticked:
            self.boxes[place].setChecked(True)
        if options:
            area = self.add_scrolling(held(down(*self.boxes, None, gap=8)))
            area.setMinimumHeight(min(theme.px(_ROW) * min(len(options), _MOST_ROWS), self.room))
        self.act = self.offer(act)
        (*self.boxes, self.act)[0].setFocus()
        for box in self.boxes:
            box.toggled.connect(self._allow)
        self._allow()

    @property
    def ticked(self) -> tuple[int, ...]:
        """Places of those that are ticked."""
        return tuple(place for place, box in enumerate(self.boxes) if box.isChecked())

    @Slot()
    def _allow(self) -> None:
        self.act.setEnabled(len(self.ticked) >= self._least)
