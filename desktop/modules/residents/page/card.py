"""楼栋卡: a building on paper as it is on the plan, for the wall and the clipboard. Names and counts only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.modules.residents.page.faces import Face
from desktop.ui.print.pages import BODY_FACES, HEAD_FACES, TITLE_FACES, Format, Pages, face, mm

_PAD = mm(1.2)
_NARROWEST = mm(21)
_FLOOR = mm(15)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWrapAnywhere)
_ACROSS_FROM = 6
"""Doors on a floor from which the paper is laid across."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is printed.

    Attributes:
        title: over the plan.
        note: the line between title and plan: how many, of when.
        doors: heading of each column.
        floors: heading of each row, and its faces, one a column; None where there is no room.
    """

    title: str
    note: str
    doors: Sequence[str]
    floors: Sequence[tuple[str, Sequence[Face | None]]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page: columns and rows from (first, behind the last)."""

    columns: tuple[int, int]
    rows: tuple[int, int]


class CardPages(Pages):
    """The pages of a building's card.

    Args:
        across: on paper laid across; None = when there are many doors on a floor.
    """

    def __init__(self, table: Table, *, across: bool | None = None) -> None:
        super().__init__(Format(len(table.doors) >= _ACROSS_FROM if across is None else across))
        self._table = table
        self._title, self._body, self._head = face(TITLE_FACES, 18), face(BODY_FACES, 10.5), face(HEAD_FACES, 10.5)
        self._metrics = QFontMetricsF(self._body)
        self._most = max(1, int((self.form.text.width() - _FLOOR) / _NARROWEST))
        self._top = QFontMetricsF(self._title).height() + self._metrics.height() + mm(6)
        self._line = self._metrics.height() + 2 * _PAD
        self._sheets = self._paginate()

    @property
    def count(self) -> int:
        return len(self._sheets)

    def draw(self, painter: QPainter, page: int) -> None:
        sheet, text = self._sheets[page], self.form.text
        self._draw_top(painter, text)
        painter.setPen(QPen(QColor("black"), mm(0.15)))
        painter.setFont(self._head)
        first, last = sheet.columns
        width, y = self._width(sheet), text.top() + self._top
        self._box(painter, QRectF(text.left(), y, _FLOOR, self._line), "楼层", _CENTRE)
        for place, door in enumerate(self._table.doors[first:last]):
            self._box(painter, QRectF(text.left() + _FLOOR + place * width, y, width, self._line), door, _CENTRE)
        y += self._line
        for row in range(*sheet.rows):
            y = self._draw_row(painter, y, row, sheet)

    def _draw_row(self, painter: QPainter, y: float, row: int, sheet: _Sheet) -> float:
        left, width, height = self.form.text.left(), self._width(sheet), self._height(row, sheet)
        name, faces = self._table.floors[row]
        painter.setFont(self._head)
        self._box(painter, QRectF(left, y, _FLOOR, height), name, _CENTRE)
        painter.setFont(self._body)
        for place, one in enumerate(faces[slice(*sheet.columns)]):
            self._box(painter, QRectF(left + _FLOOR + place * width, y, width, height), _words(one), _WRAPPED)
        return y + height

    def _draw_top(self, painter: QPainter, text: QRectF) -> None:
        height = QFontMetricsF(self._title).height()
        painter.setFont(self._title)
        painter.drawText(QRectF(text.left(), text.top(), text.width(), height), _CENTRE, self._table.title)
        painter.setFont(self._body)
        below = QRectF(text.left(), text.top() + height + mm(3), text.width(), self._metrics.height())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), self._table.note)

    def _box(self, painter: QPainter, where: QRectF, words: str, how: int) -> None:
        painter.drawRect(where)
        painter.drawText(where.adjusted(_PAD, 0, -_PAD, 0), how, words)

    def _width(self, sheet: _Sheet) -> float:
        first, last = sheet.columns
        return (self.form.text.width() - _FLOOR) / max(last - first, 1)

    def _height(self, row: int, sheet: _Sheet) -> float:
        """As high as the longest name needs: no name is cut."""
        room = QRectF(0, 0, self._width(sheet) - 2 * _PAD, 1e6)
        faces = self._table.floors[row][1][slice(*sheet.columns)]
        heights = (self._metrics.boundingRect(room, _WRAPPED, _words(one)).height() for one in faces if one)
        return max([self._metrics.height() * 2, *heights]) + 2 * _PAD

    def _paginate(self) -> list[_Sheet]:
        """Columns in as many blocks as the paper needs, each block from the top floor down."""
        sheets: list[_Sheet] = []
        doors, floors = len(self._table.doors), len(self._table.floors)
        for first in range(0, max(doors, 1), self._most):
            columns = (first, min(first + self._most, doors))
            start, room = 0, self.form.text.height() - self._top - self._line
            left = room
            for row in range(floors):
                height = self._height(row, _Sheet(columns, (row, row + 1)))
                if height > left and row > start:
                    sheets.append(_Sheet(columns, (start, row)))
                    start, left = row, room
                left -= height
            sheets.append(_Sheet(columns, (start, floors)))
        return sheets


def _words(one: Face | None) -> str:
    if one is None:
        return ""
    return "\n".join(filter(None, (f"{one.room} {one.name}", one.count)))
