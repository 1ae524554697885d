"""Turns a table into one that is typed into and back: the button, Ctrl+E, the bar, the keys and the painting together."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.arrange import stand
from desktop.ui.buttons import icon_button
from desktop.ui.cells.bar import EditBar
from desktop.ui.cells.editing import CellEditing
from desktop.ui.cells.keys import CellKeys
from desktop.ui.cells.paint import EditedCells
from desktop.ui.grid import Grid
from desktop.work.desk import Desk
from desktop.work.verb import Verb


class EditSwitch(QObject):
    """Everything about 表格编辑 that a list needs; it has no button for who may not change such records.

    Args:
        change: the verb that changes one record of the table.
    """

    def __init__(self, desk: Desk, grid: Grid, change: Verb[[Any, Any], Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self.editing = CellEditing(desk, grid.records, change, self)
        self.bar = EditBar(self.editing)
        self.button = icon_button("edit", "表格编辑", key="Ctrl+E")
        self.button.setCheckable(True)
        stand(self.button, shown=self.editing.is_allowed)
        self._keys = CellKeys(desk, grid, self.editing)
        self._painting = EditedCells(grid.records, self.editing, grid)
        self.button.toggled.connect(self.editing.turn)
        self.editing.turned.connect(self._turn)
        self.editing.counted.connect(grid.viewport().update)
        QShortcut(QKeySequence("Ctrl+E"), parent, self.toggle, context=Qt.ShortcutContext.WindowShortcut)

    @Slot()
    def toggle(self) -> None:
        """Ctrl+E: type into the table, or be done with it."""
        if self.editing.is_allowed and self.button.isEnabled():
            self.button.toggle()

    @Slot(bool)
    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.button.setChecked(on)
        self._grid.type_into(self._keys, self._painting if on else None)
        self._grid.setFocus()
