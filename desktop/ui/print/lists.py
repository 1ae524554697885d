"""A list on paper: title, ruled table, head repeated on every page.

Drawn by hand, because a QTextDocument takes 4.6 s to lay out 3,000 rows and holds the window up meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.base.progress import Progress
from desktop.ui.print.pages import BODY_FACES, HEAD_FACES, TITLE_FACES, Format, Pages, face, mm

_SAMPLE = 300
_WIDEST = 34
"""Han characters in one cell before its text goes on in the next line."""
_USUAL, _LARGE = 10.5, 12.0
"""Points of the letters: 五号, and 小四 for a sheet that is read at arm's length."""
_PAD, _CLOSE = mm(1.2), mm(0.5)
_UNBROKEN = re.compile(r"[!-~]+")
"""Digits and letters, such as those of a phone or a day, that one reads as one."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED, _ANYWHERE = _LEFT | Qt.TextFlag.TextWordWrap, _LEFT | Qt.TextFlag.TextWrapAnywhere
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBER = "序号"


_CONTINUED = "（续）"


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty column to be filled in by hand: heading, width in mm, what stands in it already, such as boxes to tick."""

    head: str
    width: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What is printed.

    Attributes:
        title: over the list.
        note: the line between title and list: how many, of when.
        heads: headings.
        rows: one tuple of texts per row.
        blanks: empty columns at the right, such as 签名.
        sections: number of a row -> heading that stands above it over the whole width; told again on a new page.
        foot: the line under the last row, such as that of signatures; blank = none.
        numbered: the rows have a column 序号.
        numbers: places of columns of numbers, which stand at the right.
        joined: a blank first cell belongs to the one above, and no line parts them.
        is_pocket: for the pocket: large letters, lines close together, narrow margins.
    """

    title: str
    note: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, ...]]
    blanks: Sequence[Blank] = ()
    sections: Mapping[int, str] = field(default_factory=dict)
    foot: str = ""
    numbered: bool = True
    numbers: frozenset[int] = frozenset()
    joined: bool = False
    is_pocket: bool = False


class ListPages(Pages):
    """The pages of a table.

    Args:
        across: on paper laid across; None = when the columns do not fit upright.
    """

    def __init__(self, table: Table, *, across: bool | None = None, progress: Progress | None = None) -> None:
        self._table = table
        size, self._air = (_LARGE, _CLOSE) if table.is_pocket else (_USUAL, _PAD)
        self._title, self._body, self._head = face(TITLE_FACES, 18), face(BODY_FACES, size), face(HEAD_FACES, size)
        self._note = face(BODY_FACES, size)
        self._metrics = QFontMetricsF(self._body)
        place = (_NUMBER,) if table.numbered else ()
        self._heads = (*place, *table.heads, *(blank.head for blank in table.blanks))
        wanted = self._wanted()
        if across is None:
            across = sum(wanted) > Format().text.width()
        super().__init__(Format(across, table.is_pocket))
        self._widths = _fitted(wanted, self._least(), self.form.text.width())
        self._line = self._metrics.height() + 2 * self._air
        self._foot = self._metrics.height() + mm(9) if table.foot else 0.0
        self._starts, self._heights = self._paginate(progress or Progress())

    @property
    def count(self) -> int:
        return len(self._starts)

    def draw(self, painter: QPainter, page: int) -> None:
        text = self.form.text
        y = self._draw_title(painter, text) if page == 0 else text.top()
        pen = QPen(QColor("black"), mm(0.15))
        painter.setPen(pen)
        painter.setFont(self._head)
        y = self._draw_row(painter, y, self._line, self._heads, is_head=True)
        painter.setFont(self._body)
        end = self._starts[page + 1] if page + 1 < len(self._starts) else len(self._table.rows)
        for number in range(self._starts[page], end):
            title = self._section(number, is_first=number == self._starts[page])
            if title:
                y = self._draw_section(painter, y, title)
            cells = self._cells(number)
            if number == self._starts[page]:
                cells = (self._group(number), *cells[1:])
            goes_on = self._table.joined and number + 1 < end and not self._cells(number + 1)[0]
            y = self._draw_row(painter, y, self._heights[number], cells, goes_on=goes_on)
        if self._table.foot and page == self.count - 1:
            painter.drawText(QRectF(text.left(), y, text.width(), self._foot), _LEFT, self._table.foot)

    def _cells(self, number: int) -> tuple[str, ...]:
        place = (str(number + 1),) if self._table.numbered else ()
        return (*place, *self._table.rows[number], *(blank.text for blank in self._table.blanks))

    def _group(self, number: int) -> str:
        """What the first cell of a row says at the top of a page: of joined rows what stood above."""
        above = [self._cells(place)[0] for place in range(number if self._table.joined else 0, -1, -1)]
        return next(filter(None, above), "") if self._table.joined else self._cells(number)[0]

    def _wanted(self) -> list[float]:
        """How wide each column would like to be: its widest cell of the first few hundred, within reason."""
        em, head = self._metrics.horizontalAdvance("一"), QFontMetricsF(self._head)
        sample = list(islice((self._cells(number) for number in range(len(self._table.rows))), _SAMPLE))
        widths = []
        for place, name in enumerate(self._heads):
            cells = (min(self._metrics.horizontalAdvance(row[place]), em * _WIDEST) for row in sample)
            # One more, or what is exactly as wide as its column would be broken by what is lost in rounding.
            widths.append(max([head.horizontalAdvance(name), *cells]) + 2 * _PAD + 1)
        for place, blank in enumerate(reversed(self._table.blanks), 1):
            widths[-place] = max(widths[-place], mm(blank.width))
        return widths

    def _least(self) -> list[float]:
        """How wide each column has to be so that no number is broken over two lines."""
        widths = [0.0] * len(self._heads)
        for number in range(min(len(self._table.rows), _SAMPLE)):
            for place, text in enumerate(self._cells(number)):
                widths[place] = max(widths[place], self._longest_run(text) + 2 * _PAD + 1)
        return widths

    def _longest_run(self, text: str) -> float:
        return max(map(self._metrics.horizontalAdvance, _UNBROKEN.findall(text)), default=0.0)

    def _wrapped(self, text: str, room: float) -> Qt.AlignmentFlag:
        """How long words go on in the next line: between words, unless one of them is longer than a line."""
        return _WRAPPED if self._longest_run(text) <= room else _ANYWHERE

    def _height(self, cells: Iterable[str]) -> float:
        em, lines = self._metrics.horizontalAdvance("一"), 1
        for text, width in zip(cells, self._widths, strict=True):
            room = width - 2 * _PAD
            # A character is at most an em wide, so most cells need no measuring.
            if len(text) * em > room and ("\n" in text or self._metrics.horizontalAdvance(text) > room):
                box = self._metrics.boundingRect(QRectF(0, 0, room, 1e6), self._wrapped(text, room).value, text)
                lines = max(lines, round(box.height() / self._metrics.lineSpacing()))
        return self._line + (lines - 1) * self._metrics.lineSpacing()

    def _paginate(self, progress: Progress) -> tuple[list[int], list[float]]:
        """First row of every page, and the height of every row."""
        heights = [self._height(self._cells(number)) for number in progress.over(range(len(self._table.rows)))]
        whole = self.form.text.height() - self._line
        room, starts = whole - self._title_height(), [0]
        last = len(heights) - 1
        for number, height in enumerate(heights):
            needed = self._needs(number, height, is_first=number == starts[-1]) + (self._foot if number == last else 0)
            if needed > room and number > starts[-1]:
                starts.append(number)
                room = whole
            room -= self._needs(number, height, is_first=number == starts[-1])
        return starts, heights

    def _needs(self, number: int, height: float, *, is_first: bool) -> float:
        """Height of a row with the heading above it, if there is one."""
        return height + (self._line if self._section(number, is_first=is_first) else 0)

    def _section(self, number: int, *, is_first: bool) -> str:
        """The heading above a row; at the top of a page also that of the section which goes on there."""
        sections = self._table.sections
        if number in sections or not is_first:
            return sections.get(number, "")
        before = [begin for begin in sections if begin < number]
        return f"{sections[max(before)]}{_CONTINUED}" if before else ""

    def _title_height(self) -> float:
        return QFontMetricsF(self._title).height() + self._metrics.height() + mm(4 if self._table.is_pocket else 6)

    def _draw_title(self, painter: QPainter, text: QRectF) -> float:
        height = QFontMetricsF(self._title).height()
        painter.setFont(self._title)
        painter.drawText(QRectF(text.left(), text.top(), text.width(), height), _CENTRE, self._table.title)
        painter.setFont(self._note)
        below = QRectF(text.left(), text.top() + height + mm(3), text.width(), self._metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._table.note)
        return text.top() + self._title_height()

    def _draw_section(self, painter: QPainter, y: float, title: str) -> float:
        box = QRectF(self.form.text.left(), y, self.form.text.width(), self._line)
        painter.setFont(self._head)
        painter.drawRect(box)
        painter.drawText(box.adjusted(_PAD, 0, -_PAD, 0), _LEFT, title)
        painter.setFont(self._body)
        return y + self._line

    def _draw_row(
        self, painter: QPainter, y: float, height: float, cells: Sequence[str], *, is_head: bool = False, goes_on: bool = False
    ) -> float:
        x, first = self.form.text.left(), int(self._table.numbered)
        for place, (width, text) in enumerate(zip(self._widths, cells, strict=True)):
            box = QRectF(x, y, width, height)
            if place == 0 and self._table.joined and not is_head:
                _draw_joined(painter, box, goes_on=goes_on)
            else:
                painter.drawRect(box)
            if text:
                side = _RIGHT if place - first in self._table.numbers else _LEFT
                wraps = height > self._line and side is _LEFT
                how = _CENTRE if is_head else self._wrapped(text, width - 2 * _PAD) if wraps else side
                painter.drawText(box.adjusted(_PAD, 0, -_PAD, 0), how, text)
            x += width
        return y + height


def _draw_joined(painter: QPainter, box: QRectF, *, goes_on: bool) -> None:
    """The sides of a first cell; its foot only where the next row begins another."""
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())
    if not goes_on:
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def _fitted(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that fill the page: the wide columns give way first, narrow ones such as 性别 keep what they need.

    Args:
        least: what a column may not be narrower than, while there is room for that.
    """
    if sum(wanted) <= room:
        spare = (room - sum(wanted)) / len(wanted)
        return [width + spare for width in wanted]
    fair, fixed = room / len(wanted), [False] * len(wanted)
    while True:
        small = [place for place, width in enumerate(wanted) if width <= fair and not fixed[place]]
        if not small:
            firm = [place for place, width in enumerate(least) if width > fair and not fixed[place]]
            if not firm or sum(fixed) + len(firm) == len(wanted):
                return [width if fixed[place] else fair for place, width in enumerate(wanted)]
            wanted = [least[place] if place in firm else width for place, width in enumerate(wanted)]
            small = firm
        for place in small:
            fixed[place] = True
        rest = room - sum(width for place, width in enumerate(wanted) if fixed[place])
        fair = rest / max(len(wanted) - sum(fixed), 1)
