"""The mode in which a table is typed into: what was changed since it began, what could not be kept, and the way back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelection, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.model.kinds import Day, Moment
from desktop.store import history
from desktop.ui.table import RecordTable
from desktop.work import past
from desktop.work.cells import Cell, Plan, Reading, Typed, Wrong, block_of, laid, lines_of, spelled, why_fixed
from desktop.work.desk import Desk
from desktop.work.keep import keep_changes
from desktop.work.verb import Verb

MOST_CELLS = 20_000
"""Cells of one step; a longer fill is an import."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells: first row, first column, rows, columns."""

    row: int
    column: int
    height: int
    width: int

    def rows(self) -> range:
        """Its rows, from the top."""
        return range(self.row, self.row + self.height)

    def columns(self) -> range:
        """Its columns, from the left."""
        return range(self.column, self.column + self.width)


def areas_of(chosen: QItemSelection) -> list[Area]:
    """The rectangles of a selection."""
    ranges = (chosen.at(place) for place in range(chosen.count()))
    return [Area(one.top(), one.left(), one.height(), one.width()) for one in ranges]


class CellEditing(QObject):
    """What the person does to cells while the mode is on. Everything that writes goes through one verb.

    Signals:
        turned: the mode went on or off.
        counted: another number of cells is changed or wrong.
        told: a few words about what was just not done.

    Args:
        change: the verb that changes one record of the table.
    """

    turned = Signal(bool)
    counted = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, table: RecordTable, change: Verb[[Any, Any], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._table, self._change = desk, table, change
        self.is_on = False
        self._first: dict[Cell, Any] = {}
        self._changed: set[Cell] = set()
        self._waiting: dict[Cell, str] = {}
        self._units: set[int] = set()
        self.wrong: dict[Cell, Wrong] = {}
        self._turns: deque[Callable[[], None]] = deque()
        self._is_busy = False

    @property
    def is_allowed(self) -> bool:
        """Whether this person may change such records at all."""
        return self._desk.actor.may(self._change.needs) and not (self._table.kind.guarded)

    @property
    def count(self) -> int:
        """How many cells differ from what they were when the mode began."""
        return len(self._changed)

    @Slot(bool)
    def turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Begin, or come to an end; what was kept stays kept, what could not be is let go."""
        if on == self.is_on or (on and not self.is_allowed):
            return
        self.is_on = self._table.is_still = on
        for kept in (self._first, self._changed, self._waiting, self._units, self.wrong):
            kept.clear()
        self.turned.emit(on)
        self.counted.emit()
        if not on:
            self._table.ask(self._table.query)

    def why_not(self, place: int) -> str:
        """Why a column cannot be typed into; blank when it can."""
        return why_fixed(self._table.columns[place], self._desk.actor)

    def cell(self, row: int, place: int) -> Cell | None:
        """The cell at a place; None where there is none to type into."""
        field = self._table.columns[place].field
        record = self._table.record(row)
        return Cell(record.uid, field.name) if field is not None and record is not None else None

    def is_changed(self, cell: Cell) -> bool:
        """Whether it differs from what it was when the mode began."""
        return cell in self._changed

    def waiting(self, cell: Cell) -> str | None:
        """Words on their way into the store; None when there are none."""
        return self._waiting.get(cell)

    def write(self, words: Mapping[tuple[int, int], str]) -> None:
        """Type words into cells (row, column) as one step; after the step that is still being kept, if there is one."""
        self._in_turn(lambda: self._write(words))

    def _write(self, words: Mapping[tuple[int, int], str]) -> None:
        if len(words) > MOST_CELLS:
            self.told.emit(f"一次最多写 {MOST_CELLS:,} 格，没有写入")
            return
        fixed = next((why for _, place in words if (why := self.why_not(place))), "")
        typed = [one for (row, place), text in words.items() if (one := self._typed(row, place, text))]
        if typed:
            self._keep(Reading(self._desk.store, self._desk.today).plan(typed), {one.cell: one.words for one in typed})
        if fixed:
            self.told.emit(fixed)

    def clear(self, areas: list[Area]) -> None:
        """Empty cells."""
        self.write({(row, place): "" for area in areas for row in area.rows() for place in area.columns()})

    def fill_down(self, areas: list[Area]) -> None:
        """Ctrl+D: the first row of each area into those below; a single row takes what stands above it."""
        # In its turn, because what is to be copied may only just have been typed.
        self._in_turn(lambda: self._write(self._filled(areas)))

    def _filled(self, areas: list[Area]) -> dict[tuple[int, int], str]:
        words = {}
        for area in areas:
            source = area.row if area.height > 1 else area.row - 1
            rows = area.rows()[1:] if area.height > 1 else area.rows()
            for place in area.columns() if source >= 0 else ():
                for row in rows:
                    words[row, place] = self._spelled(source, place)
        return words

    def same_as_above(self, row: int, place: int) -> None:
        """Ctrl+': what stands one row above."""
        if row > 0:
            self._in_turn(lambda: self._write({(row, place): self._spelled(row - 1, place)}))

    def today(self, row: int, place: int) -> None:
        """Ctrl+;: the day of today, in columns of days."""
        field = self._table.columns[place].field
        if field is not None and isinstance(field.kind, (Day, Moment)):
            self.write({(row, place): self._desk.today.isoformat()})
        else:
            self.told.emit("这一列不是日期")

    def copy(self, area: Area) -> None:
        """Put cells on the clipboard as they are seen."""
        cells = ([self._table.cells(row)[place] for place in area.columns()] for row in area.rows())
        QGuiApplication.clipboard().setText(lines_of(cells))

    def paste(self, area: Area) -> Area:
        """Lay the block on the clipboard from the area's corner, repeated where it divides it; answers what was covered."""
        block = block_of(QGuiApplication.clipboard().text())
        words = {}
        for down, across, text in laid(block, area.height, area.width):
            row, place = area.row + down, area.column + across
            if row < self._table.rowCount() and place < len(self._table.columns):
                words[row, place] = text
        self.write(words)
        last_row, last = max(words, default=(area.row, 0))[0], max((place for _, place in words), default=area.column)
        return Area(area.row, area.column, last_row - area.row + 1, last - area.column + 1)

    @Slot()
    def take_back_all(self) -> None:
        """全部还原: take back every step of this mode that still stands, the latest first."""
        self._in_turn(self._take_back)

    @Slot()
    def _take_back(self) -> None:
        self.wrong.clear()
        self.counted.emit()
        done = history.undoable(self._desk.store.connection, self._desk.actor.account)
        if done is not None and done.seq in self._units:
            past.take_back(self._desk, done).then(lambda _: self._take_back())
        elif self._changed:
            self.told.emit("中间做过别的事，剩下的格要在“历史”里还原")

    def refresh(self, uids: set[str]) -> None:
        """Records were written, by this mode, by Ctrl+Z or by somebody else: count anew what differs."""
        for cell in [cell for cell in self._first if cell.uid in uids]:
            record = self._desk.store.get(self._table.kind, cell.uid)
            differs = record is not None and getattr(record, cell.field) != self._first[cell]
            (self._changed.add if differs else self._changed.discard)(cell)
        self.counted.emit()

    def _typed(self, row: int, place: int, words: str) -> Typed | None:
        field, record = self._table.columns[place].field, self._table.record(row)
        if field is None or record is None or self.why_not(place):
            return None
        return Typed(record, field, words)

    def _spelled(self, row: int, place: int) -> str:
        field, record = self._table.columns[place].field, self._table.record(row)
        return spelled(field, record) if field is not None and record is not None else ""

    def _keep(self, plan: Plan, words: Mapping[Cell, str]) -> None:
        for cell in (*plan.same, *plan.before):
            self.wrong.pop(cell, None)
        self.wrong.update(plan.wrong)
        if plan.wrong:
            one = next(iter(plan.wrong.values()))
            more = f"，共 {counted(len(plan.wrong), '格')}没有写入" if len(plan.wrong) > 1 else "，没有写入"
            self.told.emit(f"{one.reason}{more}")
        else:
            self.told.emit("")
        if plan.pairs:
            self._waiting.update({cell: words[cell] for cell in plan.before})
            self._is_busy = True
            doing = self._desk.do(keep_changes, plan.pairs, self._change)
            doing.then(lambda unit: self._kept(plan, unit), lambda error: self._refused(plan, words, error))
        self.counted.emit()

    def _kept(self, plan: Plan, unit: int) -> None:
        self._let_go(plan)
        if self.is_on:
            self._units.add(unit)
            for cell, value in plan.before.items():
                self._first.setdefault(cell, value)
            self.refresh({cell.uid for cell in plan.before})
            if stayed := sum(self._holds(cell, value) for cell, value in plan.before.items()):
                self.told.emit(f"{counted(stayed, '格')}由这一行别的内容决定，没有改")

    def _holds(self, cell: Cell, value: Any) -> bool:
        record = self._desk.store.get(self._table.kind, cell.uid)
        return record is not None and getattr(record, cell.field) == value

    def _refused(self, plan: Plan, words: Mapping[Cell, str], error: DeskError) -> None:
        """The verb of the records would not: the words stay in their cells, red."""
        self._let_go(plan)
        self.wrong.update({cell: Wrong(words[cell], error.title) for cell in plan.before})
        self._desk.ask.refuse(error)
        self.counted.emit()

    def _let_go(self, plan: Plan) -> None:
        for cell in plan.before:
            self._waiting.pop(cell, None)
        self._is_busy = False
        QTimer.singleShot(0, self, self._go_on)

    def _in_turn(self, act: Callable[[], None]) -> None:
        """Do something once all that was done before is kept, so that it sees what that came to."""
        self._turns.append(act)
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        while self._turns and not self._is_busy:
            self._turns.popleft()()
