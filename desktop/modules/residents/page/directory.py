"""All buildings with what is in each: the way into the plan of one. Counted beside the window's thread when there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.base.text import counted
from desktop.modules.residents.commands.households import ENTER
from desktop.modules.residents.rules.population import Population
from desktop.modules.residents.service import Building, buildings, population_on
from desktop.store.reader import Reader
from desktop.ui.arrange import across, down
from desktop.ui.empty import Empty
from desktop.ui.labels import label, reword
from desktop.ui.looking import for_store
from desktop.ui.pagehead import command_button
from desktop.ui.plaintable import Cell, Heading, PlainTable
from desktop.ui.searchline import SearchLine
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.listing import VEIL

_HEADINGS = (
    Heading("楼栋"),
    Heading("套", is_number=True),
    Heading("户", is_number=True),
    Heading("人", is_number=True),
    Heading("60 岁以上", is_number=True),
    Heading("空置", is_number=True),
    Heading("楼组长"),
    Heading("居委分管干部"),
)


class Directory(QFrame):
    """Signals: `opened` with a building; `counted` when all are counted anew."""

    opened = Signal(object)
    counted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._all: Sequence[Building] = ()
        self._shown: Sequence[Building] = ()
        self._population: Population | None = None
        self._looking = for_store(desk.file, desk.actor, self)
        self.search = SearchLine("找楼栋，如 100弄5号", "找楼栋")
        self._count = label("", "quiet")
        self.table = PlainTable("楼栋", _HEADINGS)
        self._nothing = Empty(
            "building-community", "还没有楼栋", "登记一户、导入花名册时，会按住址建好每一栋楼。", command_button(desk, ENTER)
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = across((self.search, 1), None, self._count, gap=10, margins=(16, 10, 16, 10))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self.setLayout(down(bar, (self._stack, 1), gap=0, margins=(1, 1, 1, 1)))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)

    @property
    def status(self) -> str:
        """How many buildings, and both counts of the population, with their scope and day."""
        words = f"共 {counted(len(self._all), '栋')}"
        if self._population is None:
            return words
        day = said(self._desk.today, self._desk.today)
        found = self._population
        figures = f"本居民区实有人口 {counted(found.living, '人')} · 户籍人口 {counted(found.registered, '人')}（{day}）"
        unsaid = f" · 没填人口类别 {counted(found.unsaid, '人')}" if found.unsaid else ""
        return f"{words} · {figures}{unsaid}"

    def ask(self) -> None:
        """Count anew."""
        day = self._desk.today

        def question(reader: Reader) -> tuple[list[Building], Population]:
            return buildings(reader, day), population_on(reader, day)

        if self._looking is None:
            self._show(question(self._desk.store))
        else:
            self._looking.ask(question, self._show)

    def cover(self) -> None:
        """Veil names, or show them again."""
        self._narrow()

    def _show(self, found: tuple[list[Building], Population]) -> None:
        self._all, self._population = found
        self._narrow()
        self._stack.setCurrentWidget(self.table if self._all else self._nothing)
        self.search.setEnabled(bool(self._all))
        self.counted.emit()

    @Slot()
    def _narrow(self) -> None:
        """Show the buildings whose names have the words, every one of them."""
        words, chosen = self.search.text().split(), self.table.chosen
        self._shown = [one for one in self._all if all(word in one.name for word in words)]
        self.table.show_rows([self._row(one) for one in self._shown])
        if self._shown:
            self.table.selectRow(max(min(chosen, len(self._shown) - 1), 0))
        reword(self._count, f"{'找到' if words else '共'} {counted(len(self._shown), '栋')}")

    def _row(self, one: Building) -> tuple[str | Cell, ...]:
        head, officer = (VEIL if self._desk.covered and name else name or "—" for name in (one.head, one.officer))
        old, vacant = (Cell(f"{many:,}", "text" if many else "text3") for many in (one.old, one.vacant))
        return (one.name, f"{one.homes:,}", f"{one.households:,}", f"{one.people:,}", old, vacant, head, officer)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._shown):
            self.opened.emit(self._shown[index.row()])

    @Slot()
    def _open_first(self) -> None:
        if self._shown:
            self.opened.emit(self._shown[max(self.table.chosen, 0)])

    def focus(self) -> None:
        """Give the table the keyboard."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
