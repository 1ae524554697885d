"""The tab 楼栋: all buildings, and one of them room by room with the household of a room beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.model.record import Record
from desktop.modules.residents.commands.households import ENTER, ENTRY
from desktop.modules.residents.page.card import CardPages
from desktop.modules.residents.page.directory import Directory
from desktop.modules.residents.page.neighbours import OF_HOUSEHOLD, facts_of, of_home, of_household
from desktop.modules.residents.page.notecards import note_cards
from desktop.modules.residents.page.roomcard import RoomCard
from desktop.modules.residents.records import BuildingGroup, Home, Household, PinnedNote, Resident, Stay
from desktop.modules.residents.service import Building, Room, notes_of, notes_of_building
from desktop.ui.arrange import across, down, held
from desktop.ui.beside import Beside
from desktop.ui.buttons import button
from desktop.ui.detail import DetailPanel
from desktop.ui.glance import Glance
from desktop.ui.pagehead import Act, PageHead, own_button
from desktop.ui.print import show_pages
from desktop.work.desk import Desk
from desktop.work.paper import print_paper

_NARROW = 900
_SHOWN = frozenset(kind.table for kind in (Home, Household, Resident, Stay, BuildingGroup, PinnedNote))


class BuildingPage(QWidget):
    """See ui/pages.py for what the window asks of it."""

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self.print_button = own_button(desk, Act("打印楼栋卡", "printer", print_paper, self.print))
        self.head = PageHead(desk, "楼栋", commands=(ENTER,), acts=(self.print_button,))
        self.directory, self.card = Directory(desk), RoomCard(desk)
        aside = Glance(partial(_facts, desk), self._ahead, OF_HOUSEHOLD, partial(_aside, desk))
        self.detail = DetailPanel(desk, aside)
        self._lay_out()
        self._connect()
        self._turn(self.directory)
        self.directory.ask()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._split = Beside(self.card, self.detail, lambda: self.card.grid.least_width, narrow=_NARROW)
        self._stack.addWidget(self.directory)
        self._stack.addWidget(self._split)
        self.setLayout(down(self.head, (self._stack, 1), gap=12, margins=(20, 12, 20, 14)))

    def _connect(self) -> None:
        self.directory.opened.connect(self.open)
        self.directory.counted.connect(self.selection_changed)
        self.card.left.connect(self.leave)
        self.card.grid.measured.connect(self._split.fit)
        self.card.grid.chosen.connect(self._tell)
        self.card.grid.opened.connect(self._go)
        self.detail.edit_asked.connect(lambda record: self._desk.go("residents", record))
        keys = {"Ctrl+P": self.print, "Ctrl+\\": self.toggle_panel, "Esc": self.leave}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def is_open(self) -> bool:
        """Whether one building is shown room by room."""
        return self._stack.currentWidget() is self._split

    @property
    def selected(self) -> tuple[Record, ...]:
        """The household of the room under the cursor."""
        record = self.detail.record if self.is_open else None
        return (record,) if isinstance(record, Household) else ()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return self.card.status if self.is_open else self.directory.status

    @property
    def tables(self) -> frozenset[str]:
        """Everything: the side panel's timeline tells of every slice."""
        return frozenset(self._desk.store.shapes)

    @Slot(object)
    def open(self, building: Building) -> None:
        """Show a building room by room."""
        self._show(building)

    def open_home(self, uid: str) -> None:
        """Show the building of a home with the home chosen."""
        home = self._desk.store.get(Home, uid)
        if home is not None:
            self._show(Building(home.compound, home.building), uid)

    @Slot()
    def leave(self) -> None:
        """Back to all buildings."""
        if self.is_open:
            self._turn(self.directory)
            self.directory.ask()
            self.directory.focus()

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written."""
        if not self.is_open:
            if not _SHOWN.isdisjoint(touched):
                self.directory.ask()
            return
        if not _SHOWN.isdisjoint(touched):
            self.card.reload()
        self._tell(self.card.grid.current)

    def cover(self) -> None:
        """Veil names, or show them again."""
        self.directory.cover()
        self.card.cover()
        self.detail.show_record(self.detail.record)

    def seek(self) -> None:
        """Go to the search line."""
        self.leave()
        self.directory.search.setFocus()

    @Slot()
    def print(self) -> None:
        """Show the card of the open building as it will stand on paper."""
        if not self.is_open or self._desk.covered:
            return
        title, table = f"{self.card.name}楼栋卡", self.card.table(f"{self.card.name}楼栋卡")

        def show(_: object) -> None:
            show_pages(self._desk, title, CardPages(table), self.window(), lambda across: CardPages(table, across=across))

        self._desk.do(print_paper, title).then(show)

    @Slot()
    def toggle_panel(self) -> None:
        """Give the room of the side panel to the plan, or take it back."""
        self._split.toggle()

    def _show(self, building: Building, chosen: str = "") -> None:
        self._turn(self._split)
        self.card.show_building(building, chosen)
        self._tell(self.card.grid.current)
        self.card.grid.setFocus()

    def _turn(self, to: QWidget) -> None:
        self._stack.setCurrentWidget(to)
        self.print_button.setVisible(self.is_open)
        self.selection_changed.emit()

    @Slot(object)
    def _tell(self, room: Room | None) -> None:
        """Show the household of a room beside the plan; of a vacant one the home."""
        if room is None:
            record: Record | None = None
        elif room.households:
            record = self._desk.store.get(Household, room.households[0].uid)
        else:
            record = self._desk.store.get(Home, room.uid)
        self.detail.show_record(record)
        self._desk.selected = self.selected
        self.selection_changed.emit()

    @Slot(object)
    def _go(self, room: Room) -> None:
        """Open the household on its own page; into a vacant room a new one is entered."""
        if room.households:
            self._desk.go("residents", self.detail.record)
        else:
            self._desk.go("residents", f"{ENTRY}:{room.address}")

    def _ahead(self, record: Record) -> QWidget | None:
        notes = (*notes_of_building(self._desk.store, self.card.name), *notes_of(self._desk.store, record))
        cards = note_cards(self._desk, notes)
        return held(down(*cards, gap=8)) if cards else None


def _facts(desk: Desk, record: Record) -> list[str]:
    if isinstance(record, Household):
        return facts_of(desk, record)
    return ["空置"] if isinstance(record, Home) else []


def _aside(desk: Desk, record: Record) -> QWidget | None:
    """Who lives there; of a home with several households all of them, and into a vacant one the way of a new one."""
    if isinstance(record, Home):
        enter = button("在这里登记一户", "door-enter")
        enter.clicked.connect(lambda: desk.go("residents", f"{ENTRY}:{record.address}"))
        enter.setEnabled(desk.actor.may(ENTER.right))
        return held(across(enter, None))
    assert isinstance(record, Household)
    home = desk.store.get(Home, record.home) if record.home else None
    beside = desk.store.count(Household, home=home.uid) if home else 1
    parts = [of_household(desk, record), of_home(desk, home) if home and beside > 1 else None]
    return held(down(*(part for part in parts if part), gap=12))
