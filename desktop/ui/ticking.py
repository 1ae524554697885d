"""A list of things to tick, in a dialog: which of these records belong to the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import down, held, scrolling
from desktop.ui.sheet import Sheet

_ROW, _MOST_ROWS = 36, 8


class TickSheet(Sheet):
    """Each option with a box before it, none ticked at first.

    Args:
        said: title and the sentence under it.
        act: words of the button.
    """

    def __init__(self, parent: QWidget | None, said: tuple[str, str], options: Sequence[str], act: str) -> None:
        super().__init__(parent, *said, width=620)
        self.boxes = tuple(QCheckBox(tr(option)) for option in options)
        area = scrolling(held(down(*self.boxes, None, gap=8)))
        area.setMinimumHeight(min(theme.px(_ROW) * min(len(options), _MOST_ROWS), self.room))
        if options:
            self.add(area, 1)
        yes = self.offer(act)
        (*self.boxes, yes)[0].setFocus()

    @property
    def ticked(self) -> tuple[int, ...]:
        """Places of those that are ticked."""
        return tuple(place for place, box in enumerate(self.boxes) if box.isChecked())
