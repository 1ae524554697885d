"""One head of a roster: each column beside the box that says what it is, and the columns that are never read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.base.text import counted, listed, tr
from desktop.formats.roster import Column, Header, Unread
from desktop.modules.residents.rules import choices, layout
from desktop.ui.arrange import across, down, held, line
from desktop.ui.cards import Card
from desktop.ui.chips import Chip
from desktop.ui.editing.choices import ChoiceBox
from desktop.ui.labels import Elided, Paragraph, label

NOT_READ = "不读"
_CELLS = 5
"""Columns of the grid for each half: heading, arrow, box, mark, and the room that is left."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One column of the roster.

    Attributes:
        read: field it was read as, "" for none.
        chosen: a person had said so before.
    """

    index: int
    box: ChoiceBox
    chip: Chip
    read: str
    chosen: bool

    @property
    def field(self) -> str:
        """What the box says now."""
        return str(self.box.currentData())


class HeadCard(Card):
    """Signals: `changed` when a box says something else."""

    changed = Signal()

    def __init__(self, sheets: Sequence[str], head: Header, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        name = f"工作表{listed(f'“{one}”' for one in sheets)}" if any(sheets) else "粘贴或 csv 的表"
        self.add(held(across((Paragraph(name, "section"), 1), label(_place(head), "caption"), gap=12)))
        self.setAccessibleName(tr(name))
        self.mark = head.mark
        self._items = _items()
        self._rows: list[_Row] = []
        self._double = Paragraph("两列是同一项的，一行里先取有内容的那一格。", "quiet")
        self.add(self._part(f"读进来的 {counted(len(head.columns), '列')}", head.columns))
        self.add(self._double)
        if head.unread:
            self.add(self._part(f"没有读的 {counted(len(head.unread), '列')}", head.unread))
        self._say()

    @property
    def fields(self) -> frozenset[str]:
        """Fields that some column is read as."""
        return frozenset(row.field for row in self._rows if row.field)

    @property
    def boxes(self) -> Mapping[int, ChoiceBox]:
        """Column, counted from 0 -> its box."""
        return {row.index: row.box for row in self._rows}

    @property
    def is_changed(self) -> bool:
        """Whether a box says something else than what was read."""
        return any(row.field != row.read for row in self._rows)

    @property
    def chosen(self) -> Mapping[int, str]:
        """Column -> field, of those about which a person has the word, now or before."""
        return {row.index: row.field for row in self._rows if row.chosen or row.field != row.read}

    def _part(self, title: str, columns: Sequence[Column | Unread]) -> QWidget:
        """Columns in the order of the sheet, down the left half and on down the right one."""
        half = -(-len(columns) // 2)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, column in enumerate(columns):
            self._put(grid, column, place % half, place // half * _CELLS)
        for side in (0, 1):
            grid.setColumnStretch(side * _CELLS + _CELLS - 1, 1)
        return held(down(label(title, "quiet"), line(), grid, gap=6))

    def _put(self, grid: QGridLayout, column: Column | Unread, at: int, left: int) -> None:
        heading = column.heading or f"第 {column.index + 1} 列"
        grid.addWidget(Elided(heading), at, left)
        if isinstance(column, Unread) and column.topic:
            why = Paragraph(f"涉及{column.topic}，小巷不收，没有读", "quiet")
            grid.addWidget(why, at, left + 1, 1, _CELLS - 1)
            return
        if not self._may_be_said(column):
            grid.addWidget(Paragraph(_shown(column), "quiet"), at, left + 1, 1, _CELLS - 1)
            return
        row = self._row(column, heading)
        grid.addWidget(label("→", "quiet"), at, left + 1)
        grid.addWidget(row.box, at, left + 2)
        grid.addWidget(row.chip, at, left + 3)

    def _may_be_said(self, column: Column | Unread) -> bool:
        """Whether a person may say what a column is: not without a heading, which may be a withheld one's second column."""
        return bool(self.mark) and (column.may_be_named if isinstance(column, Unread) else not column.guessed)

    def _row(self, column: Column | Unread, heading: str) -> _Row:
        box = ChoiceBox()
        box.setAccessibleName(tr(f"“{heading}”是什么"))
        box.setModel(self._items)
        read = column.field if isinstance(column, Column) else ""
        box.setCurrentIndex(box.findData(read))
        box.activated.connect(self._tell)
        row = _Row(column.index, box, Chip(), read, column.chosen)
        self._rows.append(row)
        return row

    @Slot()
    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Mark what is not plain: two columns for one field, a guess, a person's word."""
        times = Counter(row.field for row in self._rows if row.field)
        for row in self._rows:
            if times[row.field] > 1:
                row.chip.say("两列同一项", "warn")
            elif row.chosen or row.field != row.read:
                row.chip.say("自己定的", "info")
            else:
                row.chip.say("" if row.read else "列名不认识")
        self._double.setVisible(any(many > 1 for many in times.values()))


def _choices() -> Iterator[tuple[str, str]]:
    """What a column may be, in words and as the name of its field."""
    yield NOT_READ, ""
    yield from ((field.label, field.name) for field in choices())


def _items() -> QStandardItemModel:
    """What all boxes of a card offer: made once, because a box with items of its own takes a millisecond."""
    made = QStandardItemModel()
    for words, name in _choices():
        item = QStandardItem(tr(words))
        item.setData(name, Qt.ItemDataRole.UserRole)
        made.appendRow(item)
    return made


def _shown(column: Column | Unread) -> str:
    """What is told of a column that has no box."""
    if isinstance(column, Unread):
        return "没有列名，没有读。要收就在表里写上列名"
    return f"→ {layout().by_name[column.field].label}（看内容猜的）"


def _place(head: Header) -> str:
    return f"表头在第 {head.last + 1} 行" if head.first >= 0 else "没有表头，按格子里的内容认的"
