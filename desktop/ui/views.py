"""Ways to look at a table, as a row of chips above it: 我的 3 · 全部 9 · 逾期 1, and behind them a person's own.

A view that was changed shows a dot and what can be done about it: 更新 · 另存 · 还原.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.store.query import Filter, Query
from desktop.store.reader import Reader
from desktop.ui.arrange import across, held, stand
from desktop.ui.buttons import Button, button
from desktop.ui.editing.flow import Flow
from desktop.ui.labels import label
from desktop.ui.listcard import ListCard
from desktop.ui.looking import for_store
from desktop.work.desk import Desk
from desktop.work.records import ListView
from desktop.work.viewing import Look, change_view, drop_view, keep_view, own_views, read, rename_view


@dataclass(frozen=True, slots=True)
class View:
    """One way to look: its words, and what has to hold for a record to be in it; nothing = everything.

    Attributes:
        own: the person's own view it is; None for one that comes with the program and cannot be deleted.
        look: how an own view shows its rows.
    """

    label: str
    filters: tuple[Filter, ...] = ()
    own: ListView | None = None
    look: Look | None = None


ALL = View("全部")


class Views(QWidget):
    """The chips; each says how many records it shows. Hidden while there is nothing to choose from.

    Signals:
        menu_asked: an own view was pressed with the right button, and where.

    Args:
        views: from left to right; the person's own follow.
    """

    menu_asked = Signal(object, QPoint)

    def __init__(self, desk: Desk, kind: type[Record], views: Sequence[View] = (ALL,), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, kind
        self._list: ListCard | None = None
        self._built_in = tuple(views)
        self.now = views[0]
        self.chips: dict[View, Button] = {}
        self._counting = for_store(desk.file, desk.actor, self)
        self._flow = Flow()
        self.dot = label("● 已改动", "warn")
        self.update_button, self.keep_button, self.back_button = (button(one, kind="link") for one in ("更新", "另存", "还原"))
        self._words = held(across(self.dot, self.update_button, self.keep_button, self.back_button, gap=2))
        self._words.hide()
        self.setLayout(across((self._flow, 1), self._words, gap=10))
        self._connect()
        self.read_own()

    def _connect(self) -> None:
        self.update_button.clicked.connect(self.update_now)
        self.keep_button.clicked.connect(self.keep)
        self.back_button.clicked.connect(self.turn_back)

    @property
    def is_changed(self) -> bool:
        """Whether the table is looked at otherwise than the view in force says."""
        listed = self._list
        return (
            listed is not None and not (listed.is_bin or listed.is_empty) and not listed.look.same_as(self._look_of(self.now))
        )

    def rule(self, listed: ListCard, first: View | None = None) -> None:
        """Let the chips choose what a table shows, and follow it when something else does; begin with one of them."""
        if self._list is None:
            listed.counted.connect(self.follow)
            listed.looked.connect(self.follow)
        self._list = listed
        listed.has_ways = len(self._built_in) > 1
        if first is not None and self._desk.store.count(self._kind):
            # Where there is nothing yet, a view would say that nothing was found.
            self.choose(first)
        elif first is not None:
            listed.keep_to(())

    def choose(self, view: View) -> None:
        """Look at the table in this way."""
        assert self._list is not None, "the chips rule a table"
        was_own, self.now = self.now.own is not None, view
        if view.own is not None or was_own:
            self._show(view)
        else:
            self._list.keep_to(view.filters)

    @Slot()
    def follow(self) -> None:
        """Mark the view in force, say whether it was changed, and count anew."""
        listed = self._list
        if listed is not None and self.now.own is None and listed.view != self.now.filters:
            self.now = next((one for one in self._built_in if one.filters == listed.view), self.now)
        for view, chip in self.chips.items():
            is_kept_to = listed is None or listed.is_empty or view.own is not None or view.filters == listed.view
            chip.setChecked(view == self.now and is_kept_to)
        # What lies in the bin is in none of the views: their counts would contradict its own.
        stand(self, shown=len(self.chips) > 1 and not (listed is not None and listed.is_bin))
        self._words.setVisible(self.is_changed and len(self.chips) > 1)
        self.update_button.setVisible(self.now.own is not None)
        self._count()

    def read_own(self) -> None:
        """Read the person's own views again."""
        own = [_view_of(self._kind, one) for one in own_views(self._desk.store, self._desk.actor, self._kind)]
        if self.now.own is not None:
            self.now = next((one for one in own if one.own and one.own.uid == self.now.own.uid), self._built_in[0])
        self.chips = {view: self._chip(view) for view in (*self._built_in, *own)}
        self._flow.fill(list(self.chips.values()))
        self.follow()

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written."""
        if ListView.table in touched:
            self.read_own()

    @Slot()
    def keep(self) -> None:
        """存为视图 or 另存: ask for a name and keep what is shown now."""
        assert self._list is not None, "the chips rule a table"
        name = self._desk.ask.words("视图叫什么名字", "例如：80 岁以上")
        if name is not None:
            look = self._list.look
            self._desk.do(keep_view, self._kind, name, look).then(self._kept)

    @Slot()
    def update_now(self) -> None:
        """更新: the view in force shows from now on what is shown now."""
        if self.now.own is not None and self._list is not None:
            self._desk.do(change_view, self.now.own, self._list.look).then(self._kept)

    @Slot()
    def turn_back(self) -> None:
        """还原: show again what the view in force says."""
        assert self._list is not None, "the chips rule a table"
        self._list.search.clear()
        self._show(self.now)

    def rename(self, view: ListView) -> None:
        """Ask for another name of an own view."""
        name = self._desk.ask.words("视图改叫什么", view.name or "")
        if name is not None:
            self._desk.do(rename_view, view, name).then(self._kept)

    def drop(self, view: ListView) -> None:
        """Delete an own view; it can be taken back."""
        is_shown = self.now.own is not None and self.now.own.uid == view.uid
        self._desk.do(drop_view, view).then(lambda _: self._dropped(view, was_shown=is_shown))

    def _dropped(self, view: ListView, *, was_shown: bool) -> None:
        self._desk.ask.tell(f"已删除视图“{view.name}”", undo=True)
        self.read_own()
        if was_shown and self._list is not None:
            self._show(self._built_in[0])
            self.choose(self._built_in[0])

    def _kept(self, view: ListView) -> None:
        self.now = _view_of(self._kind, view)
        self.read_own()
        self._desk.ask.tell(f"视图“{view.name}”已存好", undo=True)

    def _show(self, view: View) -> None:
        """All of a view as it was kept. What one that comes with the program leaves out is no answer of the filters."""
        assert self._list is not None, "the chips rule a table"
        look = self._look_of(view)
        self._list.show_look(look if view.own is not None else replace(look, filters=()))
        if view.own is None:
            self._list.keep_to(view.filters)

    def _look_of(self, view: View) -> Look:
        assert self._list is not None, "the chips rule a table"
        return view.look or replace(self._list.usual, filters=view.filters)

    def _chip(self, view: View) -> Button:
        made = button(view.label, kind="chip")
        made.clicked.connect(partial(self._press, view))
        if view.own is not None:
            made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            made.customContextMenuRequested.connect(partial(self._ask_menu, view, made))
        return made

    def _press(self, view: View, _checked: object = None) -> None:
        self.choose(view)

    def _ask_menu(self, view: View, chip: QPushButton, where: QPoint) -> None:
        self.menu_asked.emit(view, chip.mapToGlobal(where))

    def _count(self) -> None:
        """Say how many each shows; a long table is counted on a thread of its own."""
        views, kind = tuple(self.chips), self._kind
        if len(views) < 2:
            return

        def ask(reader: Reader) -> list[int]:
            return [reader.count(kind, Query(filters=view.look.filters if view.look else view.filters)) for view in views]

        if self._counting is None:
            self._say(views, ask(self._desk.store))
        else:
            self._counting.ask(ask, partial(self._say, views))

    def _say(self, views: Sequence[View], counts: Sequence[int]) -> None:
        for view, count in zip(views, counts, strict=True):
            if view in self.chips:
                self.chips[view].setText(f"{tr(view.label)} {count:,}")


def views_in(above: QWidget | None) -> Views | None:
    """The chips a slice puts above its table, by themselves or among other things such as a line to type into."""
    return above if isinstance(above, Views) or above is None else above.findChild(Views)


def _view_of(kind: type[Record], own: ListView) -> View:
    return View(own.name or "", own=own, look=read(kind, own.state or "{}"))


def begin_with(listed: ListCard, *, hidden: Sequence[str] = (), by: str = "", latest_first: bool = False) -> None:
    """How a table looks before anybody has changed it: without some columns, sorted by one; all of it can be changed."""
    offered = [one.label for one in listed.table.columns]
    if hidden:
        listed.show_columns([label for label in offered if label not in hidden])
    if by:
        order = Qt.SortOrder.DescendingOrder if latest_first else Qt.SortOrder.AscendingOrder
        listed.grid.sortByColumn([one.label for one in listed.table.columns].index(by), order)
    listed.usual = replace(listed.look, filters=())
    listed.ask()
