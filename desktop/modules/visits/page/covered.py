"""覆盖: how many households were reached in twelve months, of the area, of every building, and which they are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLayout, QSplitter, QStackedWidget, QWidget

from desktop.base.text import counted, tr
from desktop.model.record import Record
from desktop.modules.residents.records import Household
from desktop.modules.visits.service.coverage import Building, Coverage, Reached, coverage, twelve_months
from desktop.ui.arrange import across, down
from desktop.ui.empty import empty_card
from desktop.ui.labels import label, reword
from desktop.ui.looking import for_store
from desktop.ui.pagehead import Act, PageHead, own_button
from desktop.ui.plaintable import Cell, Heading, PlainTable
from desktop.ui.print import Table, print_table
from desktop.work.desk import Desk
from desktop.work.export import export_rows, note_rows_exported, note_rows_printed
from desktop.work.listing import VEIL
from desktop.work.module import Statistic

_COLUMNS = {"楼": 24, "走到": 8, "总户数": 8, "覆盖率": 8, "最近一次": 12}
_NUMBERS = frozenset((1, 2, 3))
"""Places of the columns of numbers."""
_BUILDINGS = (Heading("楼"), *(Heading(name, is_number=True) for name in ("走到", "总户数", "覆盖率")), Heading("最近一次"))
_DOORS = (Heading("室号"), Heading("户主"), Heading("上次见到"))
_NONE = "—"


class Covered(QWidget):
    """See ui/pages.py for what the window asks of it."""

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._looking = for_store(desk.file, desk.actor, self)
        self._found: Coverage | None = None
        self._percent, self._counts, self._span = label("", "big"), label("", "strong"), label("", "caption")
        self.buildings, self.doors = PlainTable("各楼的覆盖", _BUILDINGS, is_topmost=True), PlainTable("这一栋的各户", _DOORS)
        self._which = label("", "section")
        acts = (
            own_button(desk, Act("导出", "download", note_rows_exported, self.export)),
            own_button(desk, Act("打印", "printer", note_rows_printed, self.print)),
        )
        self._acts = acts
        self.head = PageHead(desk, "覆盖", acts=acts)
        self._body = QStackedWidget()
        self._lay_out()
        self.buildings.selectionModel().currentRowChanged.connect(self._turn)
        self.doors.selectionModel().currentRowChanged.connect(lambda *_: self.selection_changed.emit())
        self.refresh({})

    def _lay_out(self) -> None:
        figure = _card(across(self._percent, down(self._counts, self._span, gap=0), None, gap=16, margins=(16, 10, 16, 10)))
        both = QSplitter()
        both.setHandleWidth(12)
        both.setChildrenCollapsible(False)
        both.addWidget(_card(down((self.buildings, 1), gap=0, margins=(1, 1, 1, 1))))
        side = down(across(self._which, margins=(16, 12, 16, 8)), (self.doors, 1), gap=0, margins=(1, 1, 1, 1))
        both.addWidget(_card(side))
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        full = QWidget()
        full.setLayout(down(figure, (both, 1), gap=12))
        self._body.addWidget(full)
        self._body.addWidget(empty_card("chart-bar", "还没有住户", "登记过居民，这里会按楼算出一年里走到了多少户。"))
        self.setLayout(down(self.head, (self._body, 1), gap=12, margins=(20, 12, 20, 14)))

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on: the household chosen at the right."""
        building, place = self._building, self.doors.chosen
        if building is None or not 0 <= place < len(building.households):
            return ()
        found = self._desk.store.get(Household, building.households[place].uid)
        return (found,) if found else ()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"共 {counted(len(self._found.buildings) if self._found else 0, '栋')}"

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - any household may have been reached
        """Count anew; of a large area beside the window."""
        period = twelve_months(self._desk.today)
        if self._looking is None:
            self._show(coverage(self._desk.store, period))
        else:
            self._looking.ask(lambda reader: coverage(reader, period), self._show)

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self._turn()

    @Slot()
    def export(self) -> None:
        """Write the shares of area and buildings into a file."""
        export_rows(self._desk, "走访覆盖", _COLUMNS, self._rows(), "栋")

    @Slot()
    def print(self) -> None:
        """Show the same as it will stand on paper."""
        assert self._found is not None, "the buttons are grey until there is something"
        share = self._found.share
        note = f"{self._span_words()}　走到 {share.numerator:,} / {counted(share.denominator or 0, '户')}　{share.percent}"
        table = Table(
            f"{self._desk.area.name or ''}走访覆盖", note, [tr(name) for name in _COLUMNS], self._rows(), numbers=_NUMBERS
        )
        print_table(self._desk, table, "栋", self.window())

    @property
    def _building(self) -> Building | None:
        place = self.buildings.chosen
        found = self._found.buildings if self._found else ()
        return found[place] if 0 <= place < len(found) else None

    def _show(self, found: Coverage) -> None:
        before = self._building.name if self._building else ""
        self._found = found
        share = found.share
        reword(self._percent, share.percent or "0%")
        reword(self._counts, f"走到 {share.numerator:,} 户，共 {counted(share.denominator or 0, '户')}（{share.scope}）")
        reword(self._span, f"{self._span_words()}。见到才算，未遇、拒访不算")
        rows = [_cells(one.name, one.share, one.last.isoformat() if one.last else _NONE) for one in found.buildings]
        self.buildings.show_rows(rows)
        names = [one.name for one in found.buildings]
        if names:
            self.buildings.selectRow(names.index(before) if before in names else 0)
        self._body.setCurrentIndex(0 if names else 1)
        for act, verb in zip(self._acts, (note_rows_exported, note_rows_printed), strict=True):
            act.setEnabled(bool(names) and self._desk.actor.may(verb.needs))
        self._turn()

    def _span_words(self) -> str:
        assert self._found is not None, "a span is told of what was counted"
        return f"{self._found.period.first} 至 {self._found.period.last}"

    def _rows(self) -> list[tuple[str, ...]]:
        found = self._found.buildings if self._found else ()
        rows = [(*map(_text, _cells(one.name, one.share, one.last.isoformat() if one.last else "")),) for one in found]
        total = [(*map(_text, _cells("合计", self._found.share, "")),)] if self._found else []
        return [*rows, *total]

    @Slot()
    def _turn(self) -> None:
        """Tell of the households of the building chosen."""
        building, covered = self._building, self._desk.covered
        reword(self._which, f"{building.name}　{building.share.percent}" if building else "")
        doors = building.households if building else ()
        self.doors.show_rows([_door(one, covered=covered) for one in doors])
        self.selection_changed.emit()


def _cells(name: str, share: Statistic, last: str) -> tuple[str | Cell, ...]:
    return (name, f"{share.numerator:,}", f"{share.denominator or 0:,}", share.percent, last)


def _door(one: Reached, *, covered: bool) -> tuple[str | Cell, ...]:
    last = one.last.isoformat() if one.last else Cell("一年未到", "warn")
    return (VEIL, VEIL, last) if covered else (one.door, one.head, last)


def _text(cell: str | Cell) -> str:
    return cell.text if isinstance(cell, Cell) else cell


def _card(layout: QLayout) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    card.setLayout(layout)
    return card
