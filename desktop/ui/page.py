"""The page of one record type, from its declaration: table, filters, side panel, form, recycle bin, export, print.

    RecordPage(desk, Resident, Slots(title="居民", commands=COMMANDS))

What is special about a slice comes in through slots, never through flags.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.base.errors import DeskError
from desktop.base.text import counted, tr
from desktop.model.record import Record
from desktop.ui.arrange import down, held
from desktop.ui.beside import Beside
from desktop.ui.buttons import Button
from desktop.ui.detail import DetailPanel
from desktop.ui.footwords import words_of
from desktop.ui.formpanel import FormPanel
from desktop.ui.grid import MOST_CHOSEN
from desktop.ui.listcard import ListCard
from desktop.ui.pagehead import Act, PageHead, command_button, own_button
from desktop.ui.print import print_listing
from desktop.ui.rowmenu import Offer, row_menu, rows_menu
from desktop.ui.slots import Deeds, Slots
from desktop.ui.viewmenu import ViewMenu
from desktop.ui.views import Views, views_in
from desktop.work.desk import Desk
from desktop.work.export import export, note_export, note_print

__all__ = ["RecordPage", "Slots"]

_NARROW, _FEW, _SETTLE_MS = 1000, 50, 60


class RecordPage(QWidget):
    """See pages.py for what the window asks of it.

    Signals: `selection_changed` when other rows are selected or counted.
    """

    selection_changed = Signal()

    def __init__(self, desk: Desk, kind: type[Record], slots: Slots | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kind, self._slots = desk, kind, slots or Slots()
        self._deeds = Deeds(desk, desk.keeping(kind), self._slots.farewell)
        self._wanted = ""
        self.setProperty("role", "page")
        self.list = ListCard(desk, kind, self._slots.columns, self._deeds.verbs.change)
        self.list.say_when_empty(self._slots.picture, self._slots.blank, self._beginnings)
        self.detail = DetailPanel(desk, self._slots.glance)
        self._form: FormPanel | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._connect()
        self.views.rule(self.list)
        ViewMenu(self.views, self.list)
        self.list.ask()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self.beside = Beside(self.list, self.detail, lambda: self.list.least_width, narrow=_NARROW)
        self._stack.addWidget(self.beside)
        slots, title = self._slots, self._slots.title or self._kind.label
        self.head = PageHead(self._desk, title, slots.subtitle, slots.commands, self._acts())
        above = slots.above(self._desk) if slots.above else None
        own = views_in(above)
        self.views = own or Views(self._desk, self._kind)
        self._over = held(down(self.head, *(one for one in (above, None if own else self.views) if one is not None), gap=12))
        """What is about the table, and goes with it while a form stands there."""
        self.setLayout(down(self._over, (self._stack, 1), gap=12, margins=(20, 12, 20, 14)))

    def _connect(self) -> None:
        grid = self.list.grid
        grid.opened.connect(self.edit)
        grid.menu_asked.connect(self._show_menu)
        grid.too_many.connect(self._tell_too_many)
        grid.chosen.connect(self._wait_or_follow)
        self._settle.timeout.connect(self._follow)
        self.list.counted.connect(self._come_to_rest)
        self.list.restore_asked.connect(self.bring_back)
        self.list.looked.connect(self.beside.fit)
        self.detail.edit_asked.connect(self.edit)
        for key, act in (("Ctrl+\\", self.toggle_panel), ("F2", self._edit_current)):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _acts(self) -> list[Button]:
        """导出 and 打印; and the way to a new record where the slice offers none of its own."""
        acts = [Act("导出", "download", note_export, self.export), Act("打印", "printer", note_print, self.print)]
        made = [own_button(self._desk, act) for act in acts]
        return made if self._slots.primary() else [*made, self._new_button()]

    def _new_button(self) -> Button:
        own = self._slots.primary()
        if own is not None:
            return command_button(self._desk, own)
        return own_button(self._desk, Act(f"登记{self._kind.label}", "plus", self._deeds.verbs.new, self.new, is_primary=True))

    def _beginnings(self) -> list[Button]:
        """What stands in the empty table: the way to a first record, or before it the louder way to all of them."""
        new, begin = self._slots.primary(), self._slots.begin
        if begin is None or new is None:
            return [self._new_button()]
        return [command_button(self._desk, replace(one, primary=one is begin)) for one in (new, begin)]

    @property
    def form(self) -> FormPanel:
        """The form, made when first needed: its editors are half the cost of a page."""
        if self._form is None:
            self._form = FormPanel(self._desk, self._kind, self._slots.manners, whose=self._slots.whose)
            self._form.submitted.connect(self._keep)
            self._form.closed.connect(self._back_to_table)
            self._stack.addWidget(self._form)
        return self._form

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on."""
        return () if self._is_form_open or self.list.is_bin else self.list.grid.selected

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return words_of(self.list)

    @property
    def tables(self) -> frozenset[str]:
        """Everything: the side panel's timeline tells of every slice."""
        return frozenset(self._desk.store.shapes)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written."""
        self.list.refresh(touched)
        self.views.refresh(touched)
        shown = self.detail.record
        if shown is not None:
            self.detail.show_record(self._desk.store.get(self._kind, shown.uid))

    def show_record(self, uid: str) -> None:
        """Select a record, asking for all rows when it is not among those shown."""
        self._back_to_table()
        if not self.list.grid.choose(uid):
            self._wanted = uid
            self.list.widen()

    def draft(self) -> dict[str, str]:
        """What is half-typed."""
        return self._form.draft() if self._form is not None else {}

    def restore(self, draft: dict[str, str]) -> None:
        """Put back what was half-typed; the form of a new record opens again by itself."""
        self.form.restore(draft)
        if "" in self.form.restored():
            self.new()

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.list.end_editing()
        self.list.table.cover(on=self._desk.covered)
        self.detail.show_record(self.detail.record)
        self._follow()
        if self._desk.covered and self._is_form_open:
            self.form.close_form()

    def seek(self) -> None:
        """Go to the search line of the table."""
        self._back_to_table()
        self.beside.show_main()
        self.list.go_to_search()

    @Slot()
    def new(self) -> None:
        """Ask for a new record."""
        self._open_form(self._slots.fresh() if self._slots.fresh else self._kind())

    @Slot(object)
    def edit(self, record: Record) -> None:
        """Ask for changes of a record; who may not change it sees it beside the table."""
        if self.list.is_bin or self._desk.covered or not self._desk.actor.may(self._deeds.verbs.change.needs):
            self.beside.want(panel=True)
        else:
            self._open_form(record)

    @Slot()
    def put_away(self) -> None:
        """Put what is selected into the recycle bin; it can be taken back."""
        self._deeds.put_away(self.selected, is_edited=self.list.is_edited)

    @Slot()
    def bring_back(self) -> None:
        """Take what is selected out of the recycle bin."""
        self._deeds.bring_back(self.list.grid.selected)

    @Slot()
    def export(self) -> None:
        """Write what is seen into a file."""
        export(self._desk, self.list.table.listing(self._slots.title or self._kind.label))

    @Slot()
    def print(self) -> None:
        """Show what is seen as it will stand on paper."""
        listing = self.list.table.listing(f"{self._desk.area.name or ''}{self._kind.label}名单")
        print_listing(self._desk, listing, self.window())

    @Slot()
    def toggle_panel(self) -> None:
        """Give the room of the side panel to the table, or take it back."""
        self.beside.toggle()

    @property
    def _is_form_open(self) -> bool:
        return self._form is not None and self._stack.currentWidget() is self._form

    def _open_form(self, record: Record) -> None:
        self._stack.setCurrentWidget(self.form)
        self._over.hide()
        self.form.open(record)
        self.selection_changed.emit()

    @Slot()
    def _back_to_table(self) -> None:
        if self._is_form_open:
            self._stack.setCurrentWidget(self.beside)
            self._over.show()
            self.list.grid.setFocus()
            self.selection_changed.emit()

    @Slot(object, object)
    def _keep(self, before: Record, after: Record) -> None:
        self._deeds.keep(before, after, lambda kept: self._kept(before, kept), self._refused)

    def _kept(self, before: Record, kept: Record) -> None:
        self._wanted = kept.uid
        wants_another = self.form.form.wants_another
        self.form.done(before.uid)
        if wants_another:
            self.new()
        else:
            self._back_to_table()
        self.list.ask()

    def _refused(self, error: DeskError) -> None:
        (self.form.refuse if self._is_form_open else self._desk.ask.refuse)(error)

    @Slot()
    def _edit_current(self) -> None:
        record = self.list.grid.current()
        if record is not None and not self._is_form_open:
            self.edit(record)

    @Slot()
    def _wait_or_follow(self) -> None:
        # Reading thousands of records at every move of the mouse would be felt; and rows come before what tells of one.
        is_first = self.detail.record is None and self.isVisible()
        self._settle.start() if is_first or self.list.grid.count > _FEW else self._follow()

    @Slot()
    def _follow(self) -> None:
        self._desk.selected = self.selected
        record = self.list.grid.current() if (count := self.list.grid.count) == 1 else None
        self.detail.is_binned = self.list.is_bin
        if count > 1:
            self.detail.show_many(f"{tr('选中')} {counted(count, self._kind.measure)}")
        elif record is None or record != self.detail.record:
            self.detail.show_record(record)
        self.selection_changed.emit()

    @Slot()
    def _come_to_rest(self) -> None:
        """Other rows are shown: select what is wanted, or at least the first, so that the panel has something to tell."""
        self.beside.rest(idle=self.list.is_empty)
        if self.head.primary is not None:
            self.head.primary.setHidden(self.list.is_empty)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.list.grid.choose(wanted)
        elif not self.list.grid.count and self.list.table.rowCount():
            self.list.grid.choose_row(0)
            self.selection_changed.emit()  # the foot counts what is on the screen, not what was
        else:
            self._follow()

    @Slot(QPoint)
    def _show_menu(self, where: QPoint) -> None:
        if self.list.is_bin:
            menu = row_menu(self._desk, self, (Offer("恢复", self.bring_back),))
        else:
            menu = rows_menu(self._desk, self, self.list.grid, self._edit_current, self.put_away)
        menu.popup(where)

    @Slot(int)
    def _tell_too_many(self, rows: int) -> None:
        self._deeds.refuse_many(rows, self._kind.measure, MOST_CHOSEN)
