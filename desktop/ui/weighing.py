"""Two records of one thing side by side: only where they differ. What remains stands left; 对调 changes them about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, down, held, scrolling
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.labels import Paragraph, label, reword
from desktop.ui.sheet import Sheet
from desktop.work.ask import Line, Weighed

_NOTE = "只列出两份不同的地方，相同的不列。合并以后可以撤销，也可以随时拆开。"
_WIDTH, _HEAD = 780, 90


class Side(QWidget):
    """The words of one side with a mark to choose them by; long ones are wrapped, and all of it can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self._words = QRadioButton(), Paragraph("")
        row = across(self.mark, (self._words, 1), gap=6)
        row.setAlignment(self.mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def say(self, name: str, words: str) -> None:
        """Show other words, for the thing of this name."""
        self._words.setText(words)
        self.mark.setAccessibleName(f"{tr(name)}：{words}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.mark.click()


class WeighSheet(Sheet):
    """Asks which record remains, and of each thing they say differently whose words are right.

    Args:
        sides: the two records in a few words.
        lines: what they do not say alike, blank where one says nothing.
    """

    def __init__(self, parent: QWidget | None, title: str, sides: tuple[str, str], lines: Sequence[Line]) -> None:
        super().__init__(parent, title, _NOTE, width=_WIDTH)
        self._sides, self._lines = sides, tuple(lines)
        self._keeps_right = False
        self._own: dict[int, bool] = {}
        self._heads = Paragraph("", "strong"), Paragraph("", "strong")
        self.flip = button("对调")
        self.choices: dict[int, tuple[Side, Side]] = {}
        self._filled: list[tuple[int, QLabel]] = []
        self.add(self._head())
        table = held(down(self._table(), None))
        area = scrolling(table)
        self.add(area, 1)
        self.act = self.offer("合并")
        self.flip.clicked.connect(self._flip)
        self._show()
        area.setMinimumHeight(min(table.sizeHint().height() + 4, self.room - theme.px(_HEAD)))
        self.act.setFocus()

    @property
    def weighed(self) -> Weighed:
        """The answer as it stands."""
        taken = (place for place, (own, _) in self.choices.items() if not own.mark.isChecked())
        return Weighed(self._keeps_right, tuple(taken))

    def _head(self) -> QWidget:
        left = held(down(Chip("留下", "ok"), self._heads[0], gap=4, margins=(12, 8, 12, 8)), "notice")
        right = held(down(Chip("并入左边", "neutral"), self._heads[1], gap=4, margins=(12, 8, 12, 8)), "notice")
        return held(across((left, 1), self.flip, (right, 1), gap=12))

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        differing = [place for place, line in enumerate(self._lines) if line.left and line.right]
        for place in (*differing, *(place for place in range(len(self._lines)) if place not in differing)):
            self._add(grid, place)
        return grid

    def _add(self, grid: QGridLayout, place: int) -> None:
        line, row = self._lines[place], grid.rowCount()
        grid.addWidget(label(line.label, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
        if not (line.left and line.right):
            words = Paragraph(line.left or line.right)
            grid.addWidget(words, row, 1)
            note = label("", "caption")
            grid.addWidget(note, row, 2)
            self._filled.append((place, note))
            return
        pair = Side(), Side()
        group = QButtonGroup(self)
        for column, one in enumerate(pair, 1):
            group.addButton(one.mark)
            grid.addWidget(one, row, column, Qt.AlignmentFlag.AlignTop)
        self.choices[place] = pair
        group.buttonClicked.connect(lambda _: self._remember(place))

    @Slot()
    def _flip(self) -> None:
        self._keeps_right = not self._keeps_right
        self._show()

    def _remember(self, place: int) -> None:
        """A choice made by hand stays with its words when the sides change about."""
        is_right = not self.choices[place][0].mark.isChecked()
        self._own[place] = is_right is not self._keeps_right

    def _show(self) -> None:
        order = (1, 0) if self._keeps_right else (0, 1)
        for head, side in zip(self._heads, order, strict=True):
            head.reword(self._sides[side])
        for place, pair in self.choices.items():
            line = self._lines[place]
            for one, side in zip(pair, order, strict=True):
                one.say(line.label, (line.left, line.right)[side])
            chooses_right = self._own.get(place, self._keeps_right)
            pair[chooses_right is not self._keeps_right].mark.setChecked(True)
        for place, note in self._filled:
            is_own = bool(self._lines[place].right) is self._keeps_right
            reword(note, "本来就有" if is_own else "从并入的一份补上")
