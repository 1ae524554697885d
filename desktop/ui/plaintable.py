"""A short table of words that is only read: a few dozen rows, wrapped where they are long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.base.text import tr
from desktop.ui import theme

_PAD = 24


class PlainTable(QTableWidget):
    """Rows of words under headings.

    Args:
        name: what is listed, for those who cannot see it.
        headings: from left to right; a number's column begins with `#` and is set to the right.
    """

    def __init__(self, name: str, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._right = [heading.startswith("#") for heading in headings]
        self.setAccessibleName(tr(name))
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels([tr(heading.lstrip("#")) for heading in headings])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        theme.LOOK.changed.connect(self.fit)

    @property
    def chosen(self) -> int:
        """The row under the cursor; -1 for none."""
        return self.currentRow()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these instead of what is shown."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(place, column, self._cell(text, is_right=self._right[column]))
        for column, is_right in enumerate(self._right):
            heading = self.horizontalHeaderItem(column)
            heading.setTextAlignment(_side(is_right=is_right))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Heights and widths for the letters of the moment."""
        self.verticalHeader().setDefaultSectionSize(theme.LOOK.letters.row)
        for column in range(self.columnCount()):
            texts = [item.text() for row in range(self.rowCount()) if (item := self.item(row, column))]
            texts.append(self.horizontalHeaderItem(column).text())
            self.setColumnWidth(column, max(map(self.fontMetrics().horizontalAdvance, texts)) + theme.px(_PAD))

    def _cell(self, text: str, *, is_right: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(_side(is_right=is_right))
        item.setToolTip(text)
        return item


def _side(*, is_right: bool) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
