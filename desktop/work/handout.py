"""A ledger on its way out: as an Excel file or on paper, noted in the log before it exists."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.base.errors import StaleError
from desktop.base.progress import Progress
from desktop.formats import workbook
from desktop.model.rights import Right
from desktop.store.unit import Unit
from desktop.work.cycle import Cycle, so_far
from desktop.work.desk import Desk
from desktop.work.export import XLSX, export
from desktop.work.ledger import Ledger
from desktop.work.module import Period, Statistic
from desktop.work.records import Area
from desktop.work.tally import FEW, Line, cells, tally, written
from desktop.work.verb import verb

_THIS = {Cycle.MONTH: "本月", Cycle.QUARTER: "本季", Cycle.YEAR: "本年"}


@verb("交出台账", needs=Right.EXPORT, logs=True)
def note_ledger(unit: Unit, title: str) -> None:
    """Write into the log that a sheet of numbers leaves; lists of records have `note_export` and `note_print`."""
    unit.label = f"交出台账：{title}"


@verb("改小数写法", needs=Right.OWN)
def set_few(unit: Unit, *, on: bool) -> Area:
    """Whether numbers below five are written <5 where they leave the office, because they may point at somebody.

    Raises:
        StaleError: the area's own record is gone.
    """
    area = unit.read.own(Area, unit.actor.owner)
    if area is None:
        raise StaleError("找不到本居民区的资料，没有改动", "请到“设置”里检查资料。")
    unit.label = f"交出的台账小于 5 的数{'写成 <5' if on else '照实写'}"
    return unit.change(area, dataclasses.replace(area, few=on))


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading of a column and its width in characters."""

    label: str
    width: int


_FIGURES = (
    *(Heading("项目", 26), Heading("分子", 10), Heading("分母", 10), Heading("结果", 10)),
    *(Heading("范围", 40), Heading("截至", 12)),
)
_NUMBERS = (1, 2, 3)
"""Places of the numbers among them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for a ledger: the lines of a sheet, or the statistics of a table of figures."""

    lines: Sequence[Line] = ()
    figures: Sequence[Statistic] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A ledger and the period it is asked for; no cycle = how it stands today."""

    ledger: Ledger
    cycle: Cycle | None
    period: Period

    @property
    def title(self) -> str:
        """The title with the period."""
        return self.ledger.titled(self.cycle, self.period)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Of a sheet, or of a table of figures."""
        if self.ledger.figures:
            return _FIGURES
        now = Heading(_THIS[self.cycle] if self.cycle else "现在", 14)
        return (Heading("类别", 10), Heading("项目", 24), now, *((Heading("今年累计", 18),) if self.ledger.cumulative else ()))

    @property
    def numbers(self) -> tuple[int, ...]:
        """Places of the headings over numbers."""
        return _NUMBERS if self.ledger.figures else tuple(range(2, len(self.headings)))

    def rows(self, counted: Counted, *, few: bool = False) -> list[tuple[str, ...]]:
        """The cells of a sheet, or of a table of figures."""
        if self.ledger.figures:
            return [_figure(one, few=few) for one in counted.figures]
        lines = counted.lines
        return cells(lines, cumulative=self.ledger.cumulative, few=few)


def write_ledger(desk: Desk, choice: Choice) -> None:
    """Ask where to, then write the ledger as an Excel file; a list asks about its private columns as any list does."""
    if choice.ledger.is_list:
        export(desk, choice.ledger.listing(choice.cycle, choice.period, desk.today))
        return
    path = desk.ask.save_file("导出台账", f"{choice.title} {desk.today.isoformat()}.xlsx", XLSX)
    if path is None:
        return
    title, foot, few = choice.title, choice.ledger.foot(desk.today), bool(desk.area.few)

    def write(progress: Progress) -> None:
        rows = choice.rows(counted(desk, choice), few=few)
        if path.suffix.lower() == ".csv":
            workbook.write_csv(path, choice.headings, rows, progress)
        else:
            workbook.write_sheets(path, [workbook.Sheet(title, title, choice.headings, rows, foot)], progress)

    noted = desk.do(note_ledger, title)
    noted.then(lambda _: desk.jobs.start("导出", write, lambda _: desk.ask.tell(f"已导出到 {path.name}"), desk.ask.refuse))


def counted(desk: Desk, choice: Choice) -> Counted:
    """What a sheet or a table of figures tells, read by a reader of its own: on the worker's thread."""
    reader = desk.file.reader(desk.actor)
    try:
        if not choice.ledger.figures:
            return Counted(lines=tally(reader, choice.ledger, so_far(choice.period, desk.today)))
        period = choice.period if choice.cycle else Period(desk.today, desk.today)
        module = next(one for one in desk.modules if one.name == choice.ledger.figures)
        return Counted(figures=list(module.statistics(reader, period)))
    finally:
        reader.connection.close()


def _figure(one: Statistic, *, few: bool) -> tuple[str, ...]:
    """The cells of a statistic; what came of a number that is not told is not told either."""
    whole = "" if one.denominator is None else written(one.denominator, few=few)
    told = "" if few and (0 < one.numerator < FEW or 0 < (one.denominator or 0) < FEW) else one.told
    return (one.label, written(one.numerator, few=few), whole, told, one.scope, one.as_of.isoformat())
