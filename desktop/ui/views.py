"""Ready-made ways to look at a table, as a row of chips above it: 我的 3 · 全部 9 · 逾期 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.store.query import Filter, Query
from desktop.ui.arrange import down
from desktop.ui.buttons import button
from desktop.ui.editing.flow import Flow
from desktop.ui.listcard import ListCard
from desktop.work.desk import Desk


@dataclass(frozen=True, slots=True)
class View:
    """One way to look: its words, and what has to hold for a record to be in it; nothing = everything."""

    label: str
    filters: tuple[Filter, ...] = ()


class Views(QWidget):
    """The chips; each says how many records it shows.

    Args:
        views: from left to right.
    """

    def __init__(self, desk: Desk, kind: type[Record], views: Sequence[View], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, kind
        self._list: ListCard | None = None
        self.chips = {view: button(view.label, kind="chip") for view in views}
        flow = Flow()
        flow.fill(list(self.chips.values()))
        self.setLayout(down(flow))

    def rule(self, listed: ListCard, first: View) -> None:
        """Let the chips choose what a table shows, and follow it when something else does; begin with one of them."""
        self._list = listed
        for view, chip in self.chips.items():
            chip.clicked.connect(partial(self._choose, view))
        listed.counted.connect(self.follow)
        # Where there is nothing yet, a view would say that nothing was found.
        listed.keep_to(first.filters if self._desk.store.count(self._kind) else ())

    def _choose(self, view: View, _checked: object = None) -> None:
        assert self._list is not None, "the chips rule a table"
        self._list.keep_to(view.filters)

    @Slot()
    def follow(self) -> None:
        """Mark the view in force, and count anew."""
        now = self._list.view if self._list is not None else ()
        for view, chip in self.chips.items():
            chip.setText(f"{tr(view.label)} {self._desk.store.count(self._kind, Query(filters=view.filters)):,}")
            chip.setChecked(view.filters == now)


def begin_with(listed: ListCard, *, hidden: Sequence[str] = (), by: str = "", latest_first: bool = False) -> None:
    """How a table looks before anybody has changed it: without some columns, sorted by one; all of it can be changed."""
    offered = [one.label for one in listed.table.columns]
    if hidden:
        listed.show_columns([label for label in offered if label not in hidden])
    if by:
        order = Qt.SortOrder.DescendingOrder if latest_first else Qt.SortOrder.AscendingOrder
        listed.grid.sortByColumn([one.label for one in listed.table.columns].index(by), order)
    listed.ask()
