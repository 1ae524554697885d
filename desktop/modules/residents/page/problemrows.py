"""The rows of a roster that need a person, and chips that leave one sort of problem of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from desktop.base.text import tr
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service.problems import Row
from desktop.ui.arrange import down, held
from desktop.ui.buttons import button
from desktop.ui.chips import MARKS
from desktop.ui.editing.flow import Flow
from desktop.ui.empty import Empty
from desktop.ui.plaintable import Cell, Heading, PlainTable
from desktop.work.listing import VEIL

_HEADINGS = (
    Heading("位置"),
    Heading("姓名"),
    Heading("证件号"),
    Heading("电话"),
    Heading("问题", wraps=True),
    Heading("怎么办", wraps=True),
)
_SHOWN = ("name", "id_number", "phone")


class ProblemRows(QWidget):
    """The table; numbers are masked, and while the screen is covered personal words are veiled."""

    def __init__(
        self, rows: Sequence[Row], *, is_covered: bool, names_sheets: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._is_covered = tuple(rows), is_covered
        self._has_sheets = names_sheets
        self.table = PlainTable("问题行", _HEADINGS)
        self._chips = QButtonGroup(self)
        sorts = Counter(row.sort for row in rows)
        chips = [self._chip("全部", "", len(rows)), *(self._chip(sort, sort, many) for sort, many in sorts.most_common())]
        chips[0].setChecked(True)
        flow = Flow()
        flow.fill(chips)
        nothing = Empty("circle-check", "没有问题行", "每一行都读懂了，可以直接导入。")
        head = held(down(flow, margins=(11, 8, 16, 8)))
        self.setLayout(down(head, (self.table, 1), gap=0) if rows else down(nothing))
        self._chips.buttonClicked.connect(self._filter)
        self._show("")

    def _chip(self, words: str, sort: str, many: int) -> QAbstractButton:
        made = button(f"{words} {many:,}", kind="chip")
        made.setProperty("sort", sort)
        self._chips.addButton(made)
        return made

    @Slot(QAbstractButton)
    def _filter(self, chip: QAbstractButton) -> None:
        self._show(chip.property("sort"))

    def _show(self, sort: str) -> None:
        self.table.show_rows([tuple(self._cells(row)) for row in self._rows if not sort or row.sort == sort])

    def _cells(self, row: Row) -> Iterator[str | Cell]:
        yield f"{row.at.sheet if self._has_sheets else ''} {tr('第')} {row.at.row} {tr('行')}".strip()
        yield from (self._personal(row, name) for name in _SHOWN)
        ink = "bad" if row.is_refused else "warn"
        yield Cell(f"{MARKS[ink]} {tr(row.sort if self._is_covered else row.what)}", ink)
        yield tr(row.cure)

    def _personal(self, row: Row, name: str) -> str:
        text = row.shown.get(name, "")
        if not text:
            return "—"
        if self._is_covered:
            return VEIL
        return text if name == "name" else Resident.fields[name].kind.mask(text)
