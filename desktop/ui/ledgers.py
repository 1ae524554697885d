"""The page of ledgers: choose one and a period, see it, print it, write it as a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.base.errors import DeskError
from desktop.base.progress import Progress
from desktop.base.text import counted, tr
from desktop.model.identity import PersonName, Phone
from desktop.model.kinds import Code
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button, icon_button
from desktop.ui.editing.flow import Flow
from desktop.ui.empty import Empty
from desktop.ui.labels import Paragraph, label, reword
from desktop.ui.pagehead import Act, PageHead, own_button
from desktop.ui.plaintable import Heading, PlainTable
from desktop.ui.print import ListPages, print_listing, show_pages
from desktop.ui.print.lists import Table
from desktop.ui.widths import may_be_cut
from desktop.work import handout
from desktop.work.cycle import Cycle
from desktop.work.desk import Desk
from desktop.work.handout import Choice, Counted, note_ledger, set_few, write_ledger
from desktop.work.ledger import Ledger
from desktop.work.listing import Column, Wording

_MOST = 500
"""Rows of a list that are shown; paper and file have all."""
_WRAPS = 24


@dataclass(frozen=True, slots=True)
class Read:
    """Rows to show, and how many there are in all."""

    rows: Sequence[tuple[str, ...]]
    total: int


class LedgerPage(QWidget):
    """See pages.py for what the window asks of it. Counting is done on the worker's thread.

    Args:
        title: of the page.
        of: ids of the ledgers it offers; empty = all.
    """

    selection_changed = Signal()

    def __init__(self, desk: Desk, title: str = "台账", of: Collection[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        ledgers, problems = desk.ledgers()
        self._ledgers = [one for one in ledgers if not of or one.id in of]
        self._shown: Choice | None = None
        self._asked = 0
        self._rows = 0
        acts = (
            Act("导出", "download", note_ledger, self.export),
            Act("打印", "printer", note_ledger, self.print, is_primary=True),
        )
        self._acts = [own_button(desk, act) for act in acts]
        self.head = PageHead(desk, title, acts=self._acts)
        self._faults = Paragraph("；".join(map(str, problems)), "caption")
        self._faults.setVisible(bool(problems))
        self._lay_out()
        if self._ledgers:
            self._choose(self._ledgers[0])

    def _lay_out(self) -> None:
        chips = Flow()
        self._chips = {ledger.id: button(ledger.title, kind="chip") for ledger in self._ledgers}
        chips.fill(list(self._chips.values()))
        for ledger in self._ledgers:
            self._chips[ledger.id].clicked.connect(partial(self._choose, ledger))
        self._body = QStackedWidget()
        self._tables: dict[tuple[str, Cycle | None], PlainTable] = {}
        self._empty = Empty("list-check", "这一期没有记录", "换一个时段看看，或者先去登记。台账由登记过的内容生成，不用另抄。")
        self._body.addWidget(self._empty)
        self._note = Paragraph("", "caption")
        card = QFrame()
        card.setProperty("role", "card")
        self._below = held(across((self._note, 1), margins=(16, 8, 16, 10)))
        card.setLayout(down(self._period_row(), (self._body, 1), self._below, gap=0, margins=(1, 1, 1, 1)))
        self.setLayout(down(self.head, chips, self._faults, (card, 1), gap=12, margins=(20, 12, 20, 14)))

    def _period_row(self) -> QWidget:
        self._cycles = {cycle: button(cycle.label, kind="chip") for cycle in Cycle}
        for cycle, chip in self._cycles.items():
            chip.clicked.connect(partial(self._turn, cycle))
        self._back, self._on = icon_button("chevron-left", "上一期"), icon_button("chevron-right", "下一期")
        self._back.clicked.connect(lambda: self._step(-1))
        self._on.clicked.connect(lambda: self._step(1))
        self._title = label("", "section")
        self._few = button("小于 5 的数交出时写成 <5", kind="chip")
        self._few.clicked.connect(self._set_few)
        row = across(
            *self._cycles.values(), self._back, self._on, self._title, None, self._few, gap=8, margins=(16, 10, 16, 10)
        )
        return held(row)

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"共 {counted(self._rows, '行')}" if self._shown else ""

    @property
    def tables(self) -> frozenset[str]:
        """Everything the ledgers count, and what their columns look through to."""
        return frozenset(self._desk.store.shapes)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - a count is a count of everything
        """Count anew."""
        if self._shown is not None:
            self._show(self._shown)

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.refresh({})

    @Slot()
    def export(self) -> None:
        """Write what is seen into a file."""
        if self._shown is not None:
            write_ledger(self._desk, self._shown)

    @Slot()
    def print(self) -> None:
        """Show the ledger as it will stand on paper."""
        choice, desk = self._shown, self._desk
        if choice is None:
            return
        if choice.ledger.is_list:
            print_listing(desk, choice.ledger.listing(choice.cycle, choice.period, desk.today), self.window())
            return
        few = bool(desk.area.few)

        def show(found: Counted) -> None:
            heads, rows = [tr(one.label) for one in choice.headings], choice.rows(found, few=few)
            numbers, foot, joined = frozenset(choice.numbers), choice.ledger.foot(desk.today), not choice.ledger.figures
            table = Table(
                choice.title, desk.area.name or "", heads, rows, foot=foot, numbered=False, numbers=numbers, joined=joined
            )
            show_pages(desk, choice.title, ListPages(table), self.window(), lambda across: ListPages(table, across=across))

        desk.do(note_ledger, choice.title).then(
            lambda _: desk.jobs.start("统计", lambda _: handout.counted(desk, choice), show, desk.ask.refuse)
        )

    def _choose(self, ledger: Ledger, _checked: object = None) -> None:
        cycle = ledger.cycles[0] if ledger.cycles else None
        kept = self._shown.cycle if self._shown else None
        cycle = kept if kept in ledger.cycles else cycle
        day = self._shown.period.last if self._shown and cycle else self._desk.today
        self._show(Choice(ledger, cycle, (cycle or Cycle.MONTH).around(min(day, self._desk.today))))

    def _turn(self, cycle: Cycle, _checked: object = None) -> None:
        assert self._shown is not None, "there is a ledger in front"
        day = min(self._shown.period.last, self._desk.today)
        self._show(Choice(self._shown.ledger, cycle, cycle.around(day)))

    def _step(self, by: int) -> None:
        shown = self._shown
        assert shown is not None, "there is a ledger in front"
        assert shown.cycle is not None, "its arrows are hidden"
        self._show(Choice(shown.ledger, shown.cycle, shown.cycle.step(shown.period, by)))

    @Slot()
    def _set_few(self) -> None:
        is_on = self._few.isChecked()
        self._desk.do(set_few, on=is_on).then(lambda _: self._tell(), self._refused)

    def _refused(self, error: DeskError) -> None:
        self._tell()
        self._desk.ask.refuse(error)

    def _show(self, choice: Choice) -> None:
        """Tell what is chosen at once, and its rows when they are counted."""
        self._shown = choice
        self._asked += 1
        asked = self._asked
        self._tell()

        def done(read: Read) -> None:
            if asked == self._asked:
                self._show_rows(choice, read)

        self._desk.jobs.start("统计", partial(self._read, choice), done, self._desk.ask.refuse)

    def _tell(self) -> None:
        choice = self._shown
        assert choice is not None, "there is a ledger in front"
        for name, chip in self._chips.items():
            chip.setChecked(name == choice.ledger.id)
        for cycle, chip in self._cycles.items():
            chip.setVisible(cycle in choice.ledger.cycles)
            chip.setChecked(cycle is choice.cycle)
        for arrow in (self._back, self._on):
            arrow.setVisible(choice.cycle is not None)
        self._on.setEnabled(choice.period.last < self._desk.today)
        reword(self._title, choice.cycle.said(choice.period) if choice.cycle else self._as_of)
        self._few.setVisible(not choice.ledger.is_list)
        self._few.setChecked(bool(self._desk.area.few))
        self._few.setEnabled(self._desk.actor.may(set_few.needs))

    @property
    def _as_of(self) -> str:
        """The day of what is counted as it stands."""
        today = self._desk.today
        return f"截至 {today.year} 年 {today.month} 月 {today.day} 日"

    def _read(self, choice: Choice, _progress: Progress) -> Read:
        if not choice.ledger.is_list:
            rows = choice.rows(handout.counted(self._desk, choice))
            return Read(rows, len(rows))
        listing = choice.ledger.listing(choice.cycle, choice.period, self._desk.today)
        reader = self._desk.file.reader(self._desk.actor)
        try:
            found = reader.ids(listing.kind, listing.query)
            wording = Wording(reader)
            wording.covered = self._desk.covered
            return Read(wording.rows(reader.page(listing.kind, found[:_MOST]), listing.columns), len(found))
        finally:
            reader.connection.close()

    def _show_rows(self, choice: Choice, read: Read) -> None:
        self._rows, rows = read.total, read.rows
        more = f"这里先显示 {_MOST} 行，打印和导出的是全部 {read.total:,} 行" if read.total > len(rows) else ""
        words = "；".join(filter(None, (choice.ledger.note, more)))
        self._note.reword(words)
        self._below.setVisible(bool(words))
        table = self._table(choice)
        table.show_rows(rows)
        self._body.setCurrentWidget(table if rows else self._empty)
        for act in self._acts:
            act.setEnabled(bool(rows) and self._desk.actor.may(note_ledger.needs))
        self.selection_changed.emit()

    def _table(self, choice: Choice) -> PlainTable:
        key = (choice.ledger.id, choice.cycle)
        if key not in self._tables:
            self._tables[key] = PlainTable(choice.ledger.title, _headings(choice))
            self._body.addWidget(self._tables[key])
        return self._tables[key]


def _headings(choice: Choice) -> list[Heading]:
    if choice.ledger.is_list:
        return [Heading(one.label, wraps=_wraps(one)) for one in choice.ledger.columns]
    numbers = choice.numbers
    return [Heading(one.label, place in numbers, one.width >= _WRAPS * 1.5) for place, one in enumerate(choice.headings)]


def _wraps(column: Column) -> bool:
    """Whether it goes on in a second line where there is no room for all; never a day, or a single number."""
    return may_be_cut(column) or (column.field is not None and isinstance(column.field.kind, (Code, PersonName, Phone)))
