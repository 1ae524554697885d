"""The menu of one column, as Excel has it: sort, group, and the question of its filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop.model.identity import PersonName
from desktop.model.kinds import Day, Kind, Moment, Number
from desktop.store.query import GROUPED
from desktop.ui.arrange import down, held, line
from desktop.ui.buttons import Button, button
from desktop.ui.filters import FilterBar, FilterPanel
from desktop.ui.grid import Grid
from desktop.ui.table import RecordTable
from desktop.work.listing import Column

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Way:
    """One way to sort: its words, its direction, and whether names go by strokes."""

    words: str
    order: Qt.SortOrder
    strokes: bool = False


def ways_of(kind: Kind[Any]) -> tuple[Way, ...]:
    """The ways to sort a column of values of a kind, as people call them."""
    if isinstance(kind, PersonName):
        names = (Way("按拼音 A→Z", _UP), Way("按拼音 Z→A", _DOWN))
        return (*names, Way("按姓氏笔画 少→多", _UP, strokes=True), Way("按姓氏笔画 多→少", _DOWN, strokes=True))
    low, high = ("从早到晚", "从晚到早") if isinstance(kind, (Day, Moment)) else ("升序", "降序")
    if isinstance(kind, Number):
        low, high = "从小到大", "从大到小"
    return (Way(low, _UP), Way(high, _DOWN))


class HeaderMenu(QObject):
    """Opens the menu of a column under its heading."""

    def __init__(self, grid: Grid, table: RecordTable, filters: FilterBar) -> None:
        super().__init__(grid)
        self._grid, self._table, self._filters = grid, table, filters
        self.panel: FilterPanel | None = None
        """The menu that was opened last."""
        grid.headings.menu_asked.connect(self.open)
        filters.changed.connect(self.follow)
        table.modelReset.connect(self.follow)

    @Slot(int, QPoint)
    def open(self, place: int, where: QPoint) -> None:
        """Show the menu of a column."""
        column = self._table.columns[place]
        pill = self._filters.pill(column.field.name if column.field else column.sorts_by)
        lead = held(down(*self._acts(place, column), gap=0))
        self.panel = pill.panel if pill is not None else FilterPanel(None, self._grid)
        self.panel.show_at(where, lead)

    @Slot()
    def follow(self) -> None:
        """Mark the headings of filtered columns."""
        asked = {one.field for one in self._filters.filters}
        names = ({column.field.name if column.field else "", column.order} for column in self._table.columns)
        self._grid.headings.mark(place for place, own in enumerate(names) if own & asked)

    def _acts(self, place: int, column: Column) -> Iterator[QWidget]:
        by = self._table.kind.fields.get(column.sorts_by)
        for way in ways_of(by.kind) if by is not None else ():
            yield self._act(way.words, partial(self._grid.sort_by, place, way.order, strokes=way.strokes))
        field = column.field
        if field is not None and not field.private and isinstance(field.kind, GROUPED):
            is_grouped = self._table.query.group == field.name
            words, name = (
                ("不再分组", "") if is_grouped else ("按楼分组" if field.kind.has_order else "按这一列分组", field.name)
            )
            yield self._act(words, lambda: self._table.group_by(name))
        yield line()

    def _act(self, words: str, run: Callable[[], None]) -> Button:
        made = button(words, kind="item")

        def act() -> None:
            if self.panel is not None:
                self.panel.hide()
            run()

        made.clicked.connect(act)
        return made
