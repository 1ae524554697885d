"""Two records of one thing side by side: only where they differ. What remains stands left; 对调 changes them about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop.base.text import tr
from desktop.ui.arrange import across, down, held, line
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.labels import Paragraph, label
from desktop.ui.sheet import Sheet
from desktop.work.ask import Line, Weighed

_NOTE = "只列出两份不同的地方，相同的不列。合并以后可以撤销，也可以随时拆开。"
_WIDTH = 780


class Side(QWidget):
    """The words of one side with a mark to choose them by; long ones are wrapped, and all of it can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self._words = QRadioButton(), Paragraph("")
        row = across(self.mark, (self._words, 1), gap=6)
        row.setAlignment(self.mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    @property
    def first_line(self) -> int:
        """Px of height of the mark, beside which the words begin."""
        self.mark.ensurePolished()
        return self.mark.sizeHint().height()

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
        self._filled: list[tuple[int, QWidget, QWidget]] = []
        table = held(down(self._table(), None))
        self._area = self.add_scrolling(table)
        self.act = self.offer("合并")
        self.flip.clicked.connect(self._flip)
        self._show()
        self._area.setMinimumHeight(min(table.sizeHint().height() + 4, self.room))
        self.act.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    @Slot()
    def _fit(self) -> None:
        """As high as the words need: only once they have their width is that known."""
        table, around = self._area.widget(), self.layout()
        assert table is not None
        assert around is not None
        self._area.setMinimumHeight(min(table.minimumSizeHint().height() + 4, self.room))
        around.activate()
        self.resize(self.width(), around.totalMinimumSize().height())

    @property
    def weighed(self) -> Weighed:
        """The answer as it stands."""
        taken = (place for place, (own, _) in self.choices.items() if not own.mark.isChecked())
        return Weighed(self._keeps_right, tuple(taken))

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.flip, 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        for column, (chip, head) in enumerate(zip((Chip("留下", "ok"), Chip("并入左边")), self._heads, strict=True), 1):
            grid.addLayout(down(chip, head, gap=4), 0, column)
        grid.addWidget(line(), 1, 0, 1, 3)
        differing = [place for place, one in enumerate(self._lines) if one.left and one.right]
        for place in (*differing, *(place for place in range(len(self._lines)) if place not in differing)):
            self._add(grid, place)
        return grid

    def _add(self, grid: QGridLayout, place: int) -> None:
        said, row = self._lines[place], grid.rowCount()
        name = label(said.label, "quiet")
        if not (said.left and said.right):
            grid.addWidget(name, row, 0)
            words = held(across(Chip("补上", "info"), (Paragraph(said.left or said.right), 1), gap=6))
            grid.addWidget(words, row, 1, 1, 2)
            self._filled.append((place, name, words))
            return
        pair = Side(), Side()
        name.setFixedHeight(pair[0].first_line)  # so that it stands on the line of the marks, however long the words are
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
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
            said = self._lines[place]
            for one, side in zip(pair, order, strict=True):
                one.say(said.label, (said.left, said.right)[side])
            chooses_right = self._own.get(place, self._keeps_right)
            pair[chooses_right is not self._keeps_right].mark.setChecked(True)
        for place, *shown in self._filled:
            is_new = bool(self._lines[place].right) is not self._keeps_right
            for part in shown:
                part.setVisible(is_new)  # what only the remaining one says stays, and is nothing to look at
