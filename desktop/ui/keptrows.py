"""What stays selected when rows are read anew: the same records, wherever they stand then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject, Slot

if TYPE_CHECKING:
    from desktop.ui.grid import Grid

_MOST = 200
"""More than these are not looked for again."""


class KeptRows(QObject):
    """Remembers the selected records of a grid while its rows are exchanged."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._kept: list[str] = []

    @Slot()
    def take(self) -> None:
        """Rows are about to go: remember which were selected."""
        self._kept = [] if self._grid.count > _MOST else [record.uid for record in self._grid.selected]

    @Slot()
    def give_back(self) -> None:
        """Other rows are there: select again what still is."""
        kept, self._kept = self._kept, []
        table = self._grid.records
        rows = [row for uid in kept if (row := table.row_of(uid)) >= 0]
        select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        if rows:
            self._grid.choose_row(rows[0])
        for row in rows[1:]:
            self._grid.selectionModel().select(table.index(row, 0), select)
