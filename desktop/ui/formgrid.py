"""How the fields of a form lie: two columns under the names of their groups, one column where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.model.kinds import Many, Text
from desktop.ui import theme
from desktop.ui.fieldrow import FieldRow
from desktop.ui.labels import label

_NARROW = 620
_GAP = 24
_BELOW = 8
"""Px between rows: a hint stands nearer to its own field than to the next one's name."""


class FormGrid(QWidget):
    """The rows of a form; `arrange` says which of them are shown."""

    def __init__(self, rows: Sequence[FieldRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(rows)
        self._shown = self._all
        self._heads: list[QLabel] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_BELOW)
        self.setLayout(self._grid)
        for row in self._all:
            row.setParent(self)
        theme.LOOK.changed.connect(self._rearrange)

    def arrange(self, shown: Sequence[FieldRow]) -> None:
        """Show these fields and no others."""
        self._shown = tuple(shown)
        for row in self._all:
            row.setVisible(row in self._shown)
        self._lay_out(_columns_at(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def height_at(self, width: int) -> int:
        """Px that the form will take in so much room; before it is shown only this tells."""
        for child in self.findChildren(QWidget):
            child.ensurePolished()
        if _columns_at(width) != self._columns:
            self._lay_out(_columns_at(width))
        return self._grid.heightForWidth(width) if self._grid.hasHeightForWidth() else self._grid.sizeHint().height()

    @Slot()
    def _rearrange(self) -> None:
        if _columns_at(self.width()) != self._columns:
            self._lay_out(_columns_at(self.width()))

    def _lay_out(self, columns: int) -> None:
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        for head in self._heads:
            head.hide()
            head.deleteLater()
        self._heads = []
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        line = 0
        groups = [(name, list(rows)) for name, rows in groupby(self._shown, lambda row: row.field.group)]
        for name, rows in groups:
            if name and len(groups) > 1:
                line = self._head(name, line)
            line = self._lay_group(rows, line)
        previous: QWidget | None = None
        for row in self._shown:  # Tab follows the order of the declaration, whatever lies beside what
            if previous is not None:
                QWidget.setTabOrder(previous, row.editor)
            previous = row.editor

    def _head(self, name: str, line: int) -> int:
        head = label(name, "section")
        head.setParent(self)
        head.show()
        self._heads.append(head)
        self._grid.addWidget(head, line, 0, 1, self._columns)
        return line + 1

    def _lay_group(self, rows: Sequence[FieldRow], line: int) -> int:
        column = 0
        for row in rows:
            if _is_wide(row) and self._columns > 1:
                line, column = line + (1 if column else 0), 0
                self._grid.addWidget(row, line, 0, 1, self._columns)
                line += 1
                continue
            self._grid.addWidget(row, line, column)
            column += 1
            if column >= self._columns:
                line, column = line + 1, 0
        return line + (1 if column else 0)


def _columns_at(width: int) -> int:
    return 1 if width < theme.px(_NARROW) else 2


def _is_wide(row: FieldRow) -> bool:
    kind = row.field.kind
    return isinstance(kind, Many) or (isinstance(kind, Text) and kind.lines > 1)
