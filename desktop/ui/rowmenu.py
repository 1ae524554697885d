"""The context menu of rows: what the table offers, then the commands of every slice about such records, deleting last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.base.text import tr
from desktop.ui.actions import context_menu
from desktop.ui.grid import Grid
from desktop.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the menu; the key is only told, the table itself listens to it."""

    text: str
    run: Callable[[], None]
    key: str = ""


def row_menu(desk: Desk, parent: QWidget, first: Sequence[Offer], last: Offer | None = None) -> QMenu:
    """The menu about what the desk has selected. Show it with `popup`; it goes when it is closed."""
    menu = context_menu(desk, parent, *(_action(parent, offer) for offer in first))
    if last is not None:
        menu.addSeparator()
        menu.addAction(_action(parent, last))
    return menu


def rows_menu(desk: Desk, parent: QWidget, grid: Grid, edit: Callable[[], None], away: Callable[[], None]) -> QMenu:
    """The menu about the rows of a table: open, copy, what the slices offer, delete."""
    first = (
        Offer("打开", edit, "Enter"),
        Offer("复制", grid.copy, "Ctrl+C"),
        Offer("复制（带表头）", partial(grid.copy, with_head=True), "Ctrl+Shift+C"),
    )
    return row_menu(desk, parent, first, Offer("删除", away, "Ctrl+Del"))


def _action(parent: QWidget, offer: Offer) -> QAction:
    made = QAction(f"{tr(offer.text)}\t{offer.key}" if offer.key else tr(offer.text), parent)
    made.triggered.connect(lambda _checked=False: offer.run())
    return made
