"""A table in its card: search, quick chips, filters, count, columns, recycle bin; and what stands there without rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.base.text import counted
from desktop.model.record import Record
from desktop.store.query import Filter
from desktop.ui import theme
from desktop.ui.arrange import across, down, held, line
from desktop.ui.buttons import Button, button, icon_button
from desktop.ui.cells.switch import EditSwitch
from desktop.ui.columnmenu import column_menu
from desktop.ui.filters import FilterBar, panel
from desktop.ui.grid import Grid
from desktop.ui.headermenu import HeaderMenu
from desktop.ui.labels import label, reword
from desktop.ui.listempty import Beginning, nothing
from desktop.ui.looking import for_store
from desktop.ui.quickfind import QuickFind
from desktop.ui.searchline import SearchLine
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of
from desktop.work.verb import Verb
from desktop.work.viewing import ROW_SHARES, USUAL_ROWS, Look

PAUSE_MS = 150
_NARROWEST, _AIR = 400, 100


class ListCard(QFrame):
    """The table of one record type with everything that narrows it down.

    Args:
        change: the verb that keeps a change; with it the table can be typed into.

    Signals:
        counted: other rows are shown.
        looked: columns or the height of rows are others.
        restore_asked: take what is selected out of the recycle bin.
    """

    counted = Signal()
    looked = Signal()
    restore_asked = Signal()
    has_ways = False
    """Whether chips above ask the same already: a second row of them would contradict the first."""

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        columns: Sequence[Column] = (),
        change: Verb[[Any, Any], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk, self._kind = desk, kind
        self._beginning = Beginning()
        self.offered = tuple(columns) or columns_of(kind)
        """Every column that can be shown."""
        self.sought = ""
        """What typing has just looked for in vain."""
        self.table = RecordTable(desk.store, kind, self.offered, for_store(desk.file, desk.actor, self), self)
        self.grid = Grid(self.table, QuickFind(self.table, for_store(desk.file, desk.actor, self)))
        self.cells = EditSwitch(desk, self.grid, change, self) if change is not None else None
        self.filters = FilterBar(desk, [one.field for one in self.offered if one.field])
        self.header_menu = HeaderMenu(self.grid, self.table, self.filters)
        self.search = SearchLine("在本表中查找", f"在{kind.label}中查找")
        self._count = label("", "quiet")
        self.filter_button = icon_button("adjustments-horizontal", "筛选", key="Ctrl+Shift+L")
        self.view_button = icon_button("star", "视图")
        self.usual = Look()
        """How the list is looked at before anybody has changed it."""
        self._row_height = USUAL_ROWS
        self.columns_button = icon_button("columns-3", "显示哪些列")
        self.bin_button = icon_button("trash", "回收站")
        self.restore_button = button("恢复选中的", "arrow-back-up")
        self._view: tuple[Filter, ...] = ()
        self._states: dict[str, QWidget] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self.usual = self.look

    def _lay_out(self) -> None:
        self._quick = quick = self.filters.quick()
        for one in (self.filter_button, self.bin_button):
            one.setCheckable(True)
        cells = self.cells
        edit = (cells.button,) if cells else ()
        self._tools = (*edit, self.filter_button, self.view_button, self.columns_button, self.bin_button)
        tools = across(*self._tools, gap=2)
        bar = across((self.search, 1), *((quick,) if quick else ()), None, self._count, tools, gap=10, margins=(16, 10, 10, 10))
        self._panel = panel(self.filters)
        self._panel.hide()
        words = label(f"回收站里的{self._kind.label}不会出现在别处，随时可以恢复", "quiet")
        self._bin_bar = held(across(words, None, self.restore_button, margins=(16, 0, 10, 10)))
        self._bin_bar.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        edges = (line(), *((cells.bar,) if cells else ()))
        self.setLayout(down(bar, self._panel, self._bin_bar, *edges, (self._stack, 1), gap=0, margins=(1, 1, 1, 1)))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._wait)
        self._pause.timeout.connect(self.ask)
        self.search.returnPressed.connect(self.grid.setFocus)
        self.filters.changed.connect(self._wait)
        self.filter_button.toggled.connect(self._show_filters)
        self.bin_button.toggled.connect(self._turn_to_bin)
        self.restore_button.clicked.connect(self.restore_asked)
        self.columns_button.clicked.connect(self._offer_columns)
        self.table.reloaded.connect(self._settle)
        self.grid.sought.connect(self._tell_sought)
        self.grid.chosen.connect(lambda: self.restore_button.setEnabled(self.grid.count > 0))
        window = Qt.ShortcutContext.WindowShortcut
        QShortcut(QKeySequence("Ctrl+Shift+L"), self, self.filter_button.toggle, context=window)
        if self.cells is not None:
            self.cells.editing.turned.connect(self.bin_button.setDisabled)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_quick()

    def _fit_quick(self) -> None:
        """Where there is no room for the chips, the filters below still have their question."""
        if self._quick is not None:
            beside = sum(one.sizeHint().width() for one in (self._quick, self._count, *self._tools))
            self._quick.setVisible(not self.has_ways and self.width() >= beside + self.search.minimumWidth() + theme.px(_AIR))

    @property
    def least_width(self) -> int:
        """Px in which no name, number or day in the table is cut."""
        return self.grid.widths.least + self.grid.verticalScrollBar().sizeHint().width() + 2

    @property
    def is_edited(self) -> bool:
        """Whether cells are typed into now."""
        return self.cells is not None and self.cells.editing.is_on

    def end_editing(self) -> None:
        """Browse again; what was kept stays kept."""
        if self.cells is not None:
            self.cells.editing.turn(on=False)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written."""
        self.table.refresh(touched)
        if self.cells is not None and self.is_edited:
            self.cells.editing.refresh(touched.get(self._kind.table, set()))

    @property
    def look(self) -> Look:
        """How the list is looked at now, but for words in its search line."""
        query = self.table.query
        filters, shown = (*self._view, *self.filters.filters), tuple(one.label for one in self.table.columns)
        return Look(filters, query.order, query.descending, query.strokes, query.group, shown, self._row_height)

    def show_look(self, look: Look) -> None:
        """Look at the list in a way that was kept; its conditions become answers of the filters where these can say them."""
        self._view = self.filters.take(look.filters)
        self.show_columns(look.columns)
        self.show_rows(look.rows)
        self.grid.show_sorted(look.order, descending=look.descending)
        self.table.query = look.query(binned=self.is_bin)
        self.ask()

    def show_rows(self, word: str) -> None:
        """Rows of another height."""
        self._row_height = word
        self.grid.row_share = ROW_SHARES[word]
        self.grid.fit_columns()
        self.looked.emit()

    @property
    def view(self) -> tuple[Filter, ...]:
        """Conditions of the view that is kept to; none for everything."""
        return self._view

    @property
    def is_bin(self) -> bool:
        """Whether the recycle bin is shown."""
        return self.bin_button.isChecked()

    @property
    def is_narrowed(self) -> bool:
        """Whether words or filters leave rows out."""
        return bool(self._view or self.search.text().strip() or self.filters.count)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet: no rows, though nothing leaves any out."""
        return not (self.table.size or self.is_narrowed or self.is_bin)

    @property
    def counts(self) -> str:
        """How many rows there are, and whether those are all of them: 共 14 场, 找到 2 场, 回收站 0 场."""
        where = "回收站" if self.is_bin else "找到" if self.is_narrowed else "共"
        return f"{where} {counted(self.table.size, self._kind.measure)}"

    def say_when_empty(self, picture: str, sentence: str, acts: Callable[[], Sequence[Button]]) -> None:
        """What an empty table says, and the buttons that end the emptiness."""
        self._beginning = Beginning(picture, sentence, acts)

    def go_to_search(self) -> None:
        """Go to the search line."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot(object)
    def keep_to(self, view: Sequence[Filter]) -> None:
        """Leave everything out that does not fit a view; words and filters narrow what is left."""
        self._view = tuple(view)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Read the rows that fit what is asked now."""
        self._pause.stop()
        words, filters = self.search.text().strip(), (*self._view, *self.filters.filters)
        self.table.ask(replace(self.table.query, words=words, filters=filters, binned=self.is_bin))

    @Slot()
    def widen(self) -> None:
        """Ask for everything again."""
        self._view = ()
        self.search.clear()
        self.filters.clear()
        self.ask()

    def show_columns(self, names: Sequence[str]) -> None:
        """Show the columns with these headings, in the order offered; all when none is known any more."""
        self.table.show_columns([one for one in self.offered if one.label in names] or self.offered)
        self.grid.fit_columns()
        self.grid.show_sorted(self.table.query.order, descending=self.table.query.descending)
        self.looked.emit()

    @Slot(str, bool)
    def _tell_sought(self, words: str, found: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.sought = "" if found else f"没有以“{words}”开头的"
        self.grid.chosen.emit()

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot(bool)
    def _show_filters(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._panel.setVisible(shown or self.filters.count > 0)

    @Slot(bool)
    def _turn_to_bin(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._bin_bar.setVisible(on)
        if self.cells is not None:
            self.cells.button.setEnabled(not on)
        self.ask()

    @Slot()
    def _offer_columns(self) -> None:
        offered, shown = ([one.label for one in columns] for columns in (self.offered, self.table.columns))
        menu = column_menu(self, offered, shown, self.show_columns)
        menu.popup(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))

    @Slot()
    def _settle(self) -> None:
        """Say how many there are, and what to do when there is none."""
        rows = self.table.size
        reword(self._count, self.counts)
        self.filter_button.setChecked(self.filter_button.isChecked() or self.filters.count > 0)
        self._fit_quick()
        state = "" if rows else "bin" if self.is_bin else "narrow" if self.is_narrowed else "empty"
        self._stack.setCurrentWidget(self._state(state) if state else self.grid)
        for one in (self.search, self.filter_button, self.columns_button):
            one.setEnabled(state != "empty")
        self.restore_button.setEnabled(self.grid.count > 0)
        self.counted.emit()

    def _state(self, name: str) -> QWidget:
        if name not in self._states:
            self._states[name] = nothing(self._kind, name, self._beginning, self.widen)
            self._stack.addWidget(self._states[name])
        return self._states[name]
