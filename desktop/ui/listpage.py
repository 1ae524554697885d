"""A page with one table that is only looked at: what its commands do stands in the title row and the context menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.base.text import counted
from desktop.model.record import Record
from desktop.ui.actions import context_menu
from desktop.ui.arrange import Item, down
from desktop.ui.listcard import ListCard
from desktop.ui.pagehead import PageHead
from desktop.work.desk import Desk


class ListPage(QWidget):
    """See pages.py for what the window asks of it. Who makes it lets `list` ask for its rows, once it is as it should be.

    Args:
        head: the title row.
        kind: the type of record listed.
        above: what stands between title and table.
    """

    selection_changed = Signal()

    def __init__(
        self, desk: Desk, head: PageHead, kind: type[Record], above: Sequence[Item] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk, self._kind = desk, kind
        self.head = head
        self.list = ListCard(desk, kind)
        self.list.bin_button.hide()
        self.list.view_button.hide()
        self.setLayout(down(head, *above, (self.list, 1), gap=12, margins=(20, 12, 20, 14)))
        self.list.grid.chosen.connect(self._follow)
        self.list.counted.connect(self._follow)
        self.list.grid.menu_asked.connect(self._show_menu)

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on."""
        return self.list.grid.selected

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"共 {counted(self.list.table.rowCount(), self._kind.measure)}"

    def show_record(self, uid: str) -> None:
        """Select a record."""
        self.list.grid.choose(uid)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written."""
        self.list.table.refresh(touched)

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.list.table.cover(on=self._desk.covered)

    def seek(self) -> None:
        """Go to the search line."""
        self.list.go_to_search()

    @Slot()
    def _follow(self) -> None:
        self._desk.selected = self.selected
        self.selection_changed.emit()

    @Slot(QPoint)
    def _show_menu(self, where: QPoint) -> None:
        context_menu(self._desk, self).popup(where)
