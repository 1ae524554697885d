"""统计: the team's numbers S1 to S7, each with both its numbers, whom it counts and as of which day. Nobody is ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import tr
from desktop.modules.team.commands.numbers import CHECK, RECRUIT, SET
from desktop.modules.team.service import statistics
from desktop.ui.arrange import across, down
from desktop.ui.figures import Figures
from desktop.ui.labels import Paragraph, label
from desktop.ui.pagehead import Act, PageHead, command_button, own_button
from desktop.ui.plaintable import Cell, Heading, PlainTable
from desktop.ui.print import Table, print_table
from desktop.work.desk import Desk
from desktop.work.export import export_rows, note_rows_exported, note_rows_printed
from desktop.work.module import Period, Statistic

_COLUMNS = {"项目": 26, "分子": 8, "分母": 8, "结果": 12, "范围": 40, "截至": 12}
_GROUPS = {
    "S1": "规模",
    "S2": "学历",
    "S3": "年龄",
    "S4": "招聘",
    "S5": "高学历当选",
    "S6": "两委构成",
    "S7": "80后、90后",
}
_NOTE = "只有分子没有分母的不写百分比。有人没登记的，登记了的和全部两个分母都列出。只看整体，不排名次。"


class NumbersPage(QWidget):
    """See ui/pages.py for what the window asks of it."""

    selection_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk = desk
        self._found: Sequence[Statistic] = ()
        acts = (
            own_button(desk, Act("导出", "download", note_rows_exported, self.export)),
            own_button(desk, Act("打印", "printer", note_rows_printed, self.print)),
        )
        self.head = PageHead(desk, "统计", acts=acts)
        self.figures = Figures(("社区工作者", "两委成员", "比计划还缺"), "人")
        headings = [Heading("类别"), *(Heading(name, is_number=name in ("分子", "分母", "结果")) for name in _COLUMNS)]
        self.table = PlainTable("队伍统计", [*headings[:5], Heading("范围", wraps=True), headings[6]])
        card = QFrame()
        card.setProperty("role", "card")
        links = [command_button(desk, one, "link") for one in (RECRUIT, CHECK, SET)]
        top = across(label(f"截至 {desk.today.isoformat()}", "quiet"), None, *links, margins=(16, 6, 8, 4))
        note = across((Paragraph(_NOTE, "caption"), 1), margins=(16, 8, 16, 10))
        card.setLayout(down(top, (self.table, 1), note, gap=0, margins=(1, 1, 1, 1)))
        self.setLayout(down(self.head, self.figures, (card, 1), gap=12, margins=(20, 12, 20, 14)))
        self.refresh({})

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"{tr('截至')} {self._desk.today.isoformat()}"

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - a count is a count of everything
        """Count anew."""
        today = self._desk.today
        self._found = list(statistics(self._desk.store, Period(today, today)))
        by_id = {one.id: one for one in self._found}
        workers, officers = by_id["S1"], by_id["S6.cross"]
        vacant = max((workers.denominator or 0) - workers.numerator, 0)
        self.figures.show_numbers(workers.numerator, officers.denominator or 0, vacant)
        before = ["", *(_group(one) for one in self._found)]
        self.table.show_rows([_row(one, last) for one, last in zip(self._found, before, strict=False)])

    @Slot()
    def export(self) -> None:
        """Write what is seen into a file."""
        export_rows(self._desk, "队伍统计", _COLUMNS, [_cells(one) for one in self._found], "项")

    @Slot()
    def print(self) -> None:
        """Show the same as it will stand on paper."""
        note = f"截至 {self._desk.today.isoformat()}　{_NOTE}"
        rows = [_cells(one) for one in self._found]
        table = Table(f"{self._desk.area.name or ''}队伍统计表", note, [tr(name) for name in _COLUMNS], rows)
        print_table(self._desk, table, "项", self.window())


def _group(one: Statistic) -> str:
    return _GROUPS[one.id.partition(".")[0]]


def _cells(one: Statistic) -> tuple[str, ...]:
    whole = "" if one.denominator is None else f"{one.denominator:,}"
    return (one.label, f"{one.numerator:,}", whole, one.told, one.scope, one.as_of.isoformat())


def _row(one: Statistic, before: str) -> tuple[str | Cell, ...]:
    """The cells, with its group named once, and a flag where there is no whole or a second one."""
    label, numerator, whole, told, scope, day = _cells(one)
    is_second = one.id.endswith(".all")
    flagged: str | Cell = Cell(f"⚠ {scope}", "warn") if is_second or (one.id == "S1" and not whole) else scope
    return ("" if _group(one) == before else _group(one), label, numerator, whole, told, flagged, day)
