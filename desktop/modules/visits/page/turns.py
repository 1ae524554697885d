"""该走访了: whose turn it is, by building in walking order; to be printed for the walk, and filed when one is back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.base.errors import DeskError
from desktop.base.text import counted, tr
from desktop.model.record import Record
from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.page.backentry import BackEntry
from desktop.modules.visits.page.walk import NO_BUILDING, told, walk_table
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import turns
from desktop.modules.visits.rules.turns import Turn
from desktop.modules.visits.service import log_visits, whose_turn
from desktop.ui.arrange import across, down
from desktop.ui.buttons import Button, button
from desktop.ui.editing.flow import Flow
from desktop.ui.empty import empty_card
from desktop.ui.labels import label, reword
from desktop.ui.looking import for_store
from desktop.ui.pagehead import Act, PageHead, own_button
from desktop.ui.plaintable import Cell, Heading, PlainTable
from desktop.ui.print import print_table
from desktop.work.desk import Desk
from desktop.work.export import note_rows_printed
from desktop.work.listing import VEIL

MOST = 60
"""Doors of one back entry: nobody calls at more on one walk."""

_HEADINGS = (
    Heading("楼"),
    Heading("室号"),
    Heading("找谁"),
    Heading("要帮什么", wraps=True),
    Heading("为什么"),
    Heading("方式"),
    Heading("几天没见", is_number=True),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to look at the turns: its words, and which it shows."""

    label: str
    shows: Callable[[Turn], bool]


WAYS = (
    Way("该走访", lambda turn: turn.is_asked),
    Way("超30天", lambda turn: turn.is_asked and turn.is_over(turns.MONTH)),
    Way("超90天", lambda turn: turn.is_asked and turn.is_over(turns.QUARTER)),
    Way("一年未到", lambda turn: turn.is_yearly),
    Way("全部", lambda _: True),
)


class Turns(QWidget):
    """See ui/pages.py for what the window asks of it."""

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._looking = for_store(desk.file, desk.actor, self)
        self._all: Sequence[Turn] = ()
        self._shown: tuple[Turn, ...] = ()
        self._way = WAYS[0]
        self.chips: dict[str, Button] = {}
        self.table = PlainTable("该走访了", _HEADINGS, is_many=True)
        self.print_button = own_button(desk, Act("打印走访单", "printer", note_rows_printed, self.print))
        self.file_button = own_button(desk, Act("补记走访", "notebook", log_visits, self.file, is_primary=True))
        self.head = PageHead(desk, "该走访了", acts=(self.print_button, self.file_button))
        self._count = label("", "quiet")
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh({})

    def _lay_out(self) -> None:
        views = Flow()
        for way in WAYS:
            self.chips[way.label] = chip = button(way.label, kind="chip")
            chip.clicked.connect(partial(self._choose, way))
        views.fill(list(self.chips.values()))
        hint = label("选中走过的几户，点“补记走访”一次记完", "caption")
        card = QFrame()
        card.setProperty("role", "card")
        bar = across(self._count, None, hint, margins=(16, 10, 16, 8))
        card.setLayout(down(bar, (self.table, 1), gap=0, margins=(1, 1, 1, 1)))
        self._body.addWidget(card)
        self._body.addWidget(empty_card("circle-check", "现在没有要走访的", "到了周期、有约的、一年没走到的，会按楼排在这里。"))
        self.setLayout(down(self.head, views, (self._body, 1), gap=12, margins=(20, 12, 20, 14)))

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.table.doubleClicked.connect(self._open)

    @property
    def chosen(self) -> tuple[Turn, ...]:
        """The rows chosen."""
        return tuple(self._shown[place] for place in self.table.all_chosen if place < len(self._shown))

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on: whom one row is about, or the households of several; more than a walk of them is nothing."""
        chosen = self.chosen if len(self.table.all_chosen) <= MOST else ()
        found = map(self._record if len(chosen) == 1 else self._home, chosen)
        return tuple(one for one in found if one is not None)

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        words = f"共 {counted(len(self._shown), '户')}"
        return f"{words} · 选中 {len(self.table.all_chosen):,}" if self.table.all_chosen else words

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - any of them may have been reached
        """Read anew; of a large area beside the window."""
        today = self._desk.today
        if self._looking is None:
            self._take(whose_turn(self._desk.store, today))
        else:
            self._looking.ask(lambda reader: whose_turn(reader, today), self._take)

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self._show()

    @Slot()
    def print(self) -> None:
        """Show the 走访单 of what is seen, or of what is chosen when that is more than one row."""
        rows = self.chosen if len(self.table.all_chosen) > 1 else self._shown
        title = f"{self._desk.area.name or ''}走访单"
        print_table(self._desk, walk_table(rows, title, self._desk.today), "户", self.window())

    @Slot()
    def file(self) -> None:
        """Ask what came of the walk to the chosen doors."""
        chosen = self.chosen
        if not chosen:
            self._desk.ask.tell("先选中走过的几户，再点“补记走访”")
        elif len(chosen) > MOST:
            self._desk.ask.tell(f"一次最多补记 {counted(MOST, '户')}，分几次来")
        else:
            sheet = BackEntry(self.window(), self._desk, chosen)
            sheet.filed.connect(self._keep)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    @Slot(object)
    def _keep(self, visits: Sequence[Visit]) -> None:
        self._desk.do(log_visits, visits).then(
            lambda number: self._desk.ask.tell(f"已记走访 {counted(number, Visit.measure)}", undo=True), self._refuse
        )

    def _refuse(self, error: DeskError) -> None:
        self._desk.ask.refuse(error)

    def _take(self, found: Sequence[Turn]) -> None:
        self._all = found
        self._show()

    def _choose(self, way: Way, _checked: object = None) -> None:
        self._way = way
        self._show()

    def _show(self) -> None:
        for way in WAYS:
            chip = self.chips[way.label]
            chip.setText(f"{tr(way.label)} {sum(map(way.shows, self._all)):,}")
            chip.setChecked(way is self._way)
        self._shown = tuple(turn for turn in self._all if self._way.shows(turn))
        before = [None, *(turn.building for turn in self._shown)]
        covered = self._desk.covered
        rows = [
            _row(turn, is_first=turn.building != last, covered=covered) for turn, last in zip(self._shown, before, strict=False)
        ]
        self.table.show_rows(rows)
        buildings = len({turn.building for turn in self._shown})
        reword(self._count, f"{counted(len(self._shown), '户')}，{counted(buildings, '栋')}" if self._shown else "")
        self._body.setCurrentIndex(0 if self._shown else 1)
        for act, verb in ((self.print_button, note_rows_printed), (self.file_button, log_visits)):
            act.setEnabled(bool(self._shown) and self._desk.actor.may(verb.needs))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.selection_changed.emit()

    def _record(self, turn: Turn) -> Record | None:
        return self._desk.store.get(Resident, turn.resident) if turn.resident else self._home(turn)

    def _home(self, turn: Turn) -> Record | None:
        store = self._desk.store
        return store.get(Household, turn.household) if turn.household else store.get(Resident, turn.resident)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        record = self._record(self._shown[index.row()])
        if record is not None:
            self._desk.go("residents", record)


def _row(turn: Turn, *, is_first: bool, covered: bool) -> tuple[str | Cell, ...]:
    """The cells of a turn; the building is named once."""
    building = turn.building or tr(NO_BUILDING)
    personal = [VEIL] * 4 if covered else [building if is_first else "", turn.door, turn.who, turn.need]
    late = Cell(told(turn), "warn") if turn.is_asked and turn.is_over(turns.QUARTER) else told(turn)
    return (*personal, turn.why, turn.way, late)
