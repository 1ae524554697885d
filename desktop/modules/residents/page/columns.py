"""Second step of the import: which column was taken for what, which were left out and why. Cells are never shown here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.base.text import counted, listed, tr
from desktop.formats.roster import Unread
from desktop.modules.residents.page.reading import Examined
from desktop.modules.residents.rules import ReadColumn, SheetRead
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.cards import Card
from desktop.ui.chips import Chip
from desktop.ui.empty import Empty
from desktop.ui.labels import Paragraph, label

_UNKNOWN = "列名不认识，没有读。要收就在表里改成左边的叫法"
_LONGEST = 16
_COLUMNS = 4
SIDE = 20
"""Px at the right of the page, in which the scroll bar of this step stands."""
_NO_HEAD = "没有认出表头，整张没有读。表头里至少要有姓名，和身份证号、电话、住址里的一样"


class ColumnsStep(QWidget):
    """Shows how each sheet was read. `back` and `on` are its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.on = button("上一步"), button("下一步：查问题", kind="primary")
        self._note = label("", "quiet")
        self._body: QVBoxLayout = down(gap=12)
        self._area = scrolling(held(self._body), SIDE)
        foot = across(self._note, None, self.back, self.on, gap=10, margins=(0, 0, SIDE, 0))
        self.setLayout(down((self._area, 1), foot, gap=12))

    def show_examined(self, examined: Examined) -> None:
        """Show another roster."""
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        found = examined.plan.found
        if found:
            for part in self._parts(examined):
                self._body.addWidget(part)
            self._body.addStretch(1)
        else:
            self._body.addWidget(_nothing(), 1)
        self._note.setText(f"{tr('读到')} {counted(found, '行')}" if found else "")
        self.on.setEnabled(bool(found))
        (self.on if found else self.back).setFocus()

    def _parts(self, examined: Examined) -> Iterator[QWidget]:
        judgement = examined.plan.judgement
        for sheet in judgement.sheets:
            if sheet.read:
                yield _sheet(sheet)
        rest = [sheet.name for sheet in judgement.sheets if not sheet.read]
        if rest or judgement.hidden:
            yield _left_out(rest, judgement.hidden)


def _nothing() -> QWidget:
    return Empty("file-text", "没有认出花名册", f"{_NO_HEAD}。改好再选一次，或者只复制名册那一块来粘贴。")


def _left_out(rest: list[str], hidden: tuple[str, ...]) -> QWidget:
    card = Card("没有读的工作表")
    if rest:
        card.add(Paragraph(f"{listed(rest)}：{tr(_NO_HEAD)}", "quiet"))
    if hidden:
        card.add(Paragraph(f"{listed(hidden)}：{tr('隐藏的工作表不读')}", "quiet"))
    return card


def _sheet(sheet: SheetRead) -> QWidget:
    name = f"工作表“{sheet.name}”" if sheet.name else "粘贴或 csv 的表"
    head = f"表头在第 {sheet.head_row} 行" if sheet.head_row else "没有表头，按格子里的内容认的"
    card = Card(name, label(head, "caption"))
    sides = [_read(sheet.columns)]
    if sheet.unread:
        sides.append(_unread(sheet.unread))
    row = across(gap=28)
    for side in sides:
        row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(row)
    return card


def _read(columns: tuple[ReadColumn, ...]) -> QWidget:
    """Heading, the field it became, and a mark where that was not plain."""
    grid = _grid(f"读进来的 {counted(len(columns), '列')}")
    twice = {field for field, times in Counter(column.field for column in columns).items() if times > 1}
    for column in columns:
        at = grid.rowCount()
        heading = label(column.heading[:_LONGEST] or "（没有列名）")
        heading.setToolTip(column.heading)
        grid.addWidget(heading, at, 0)
        grid.addWidget(label("→", "quiet"), at, 1)
        grid.addWidget(label(column.field, "strong"), at, 2)
        if column.field in twice:
            grid.addWidget(Chip("两列同一项，先取有内容的", "warn"), at, 3)
        elif column.guessed:
            grid.addWidget(Chip("看内容猜的", "info"), at, 3)
    return held(grid)


def _unread(columns: tuple[Unread, ...]) -> QWidget:
    grid = _grid(f"没有读的 {counted(len(columns), '列')}")
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(_COLUMNS, 0)
    for column in columns:
        at = grid.rowCount()
        why = f"涉及{column.topic}，小巷不收，格子里的内容一个也没有读" if column.topic else _UNKNOWN
        grid.addWidget(label(column.heading[:_LONGEST]), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Paragraph(why, "quiet"), at, 1)
    return held(grid)


def _grid(title: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(_COLUMNS, 1)
    grid.addWidget(label(title, "quiet"), 0, 0, 1, _COLUMNS + 1)
    grid.addWidget(line(), 1, 0, 1, _COLUMNS + 1)
    return grid
