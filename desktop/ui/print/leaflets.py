"""Short papers and cards on pages: leaflets as text, labels and registration cards drawn in their grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import takewhile

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.ui.print.html import HtmlPages
from desktop.ui.print.pages import BODY_FACES, HEAD_FACES, Format, Pages, face, mm, points
from desktop.work.leaflet import CAPTION, HEADING, PAIR, ROW, SIGN, SIZE, TITLE, Cards, Leaflet, Line

_BLANKS = re.compile("＿+")
_EDGE = 8.0
"""Margin of a page of cards in mm: what printers cannot reach."""
_PAD = mm(5)
_LABELLED = mm(26)
_STYLES = {
    TITLE: f'align="center" style="font-size:{points(22):.0f}px; margin-bottom:{points(14):.0f}px"',
    HEADING: f'style="font-weight:600; margin-top:{points(8):.0f}px; margin-bottom:{points(4):.0f}px"',
    CAPTION: f'align="center" style="margin-bottom:{points(8):.0f}px; white-space:pre-wrap"',
    SIGN: f'style="margin-top:{points(22):.0f}px; white-space:pre-wrap"',
}
_AT_RIGHT = ' align="right"'
_PLAIN = f'style="text-indent:{points(2 * SIZE):.0f}px; line-height:150%; white-space:pre-wrap"'
"""In the unit of pages: Qt takes points for those of a screen."""


def leaflet_pages(paper: Leaflet) -> HtmlPages:
    """The pages of a leaflet; every copy begins on a new one."""
    return HtmlPages("".join(_copy(lines, number) for number, lines in enumerate(paper.copies)), size=paper.size)


def _copy(lines: tuple[Line, ...], number: int) -> str:
    parts, rows = [], list[str]()
    breaks = " page-break-before:always;" if number else ""
    for place, line in enumerate(lines):
        if line.style == PAIR:
            rows.append(f'<tr><td width="26%">{escape(line.label)}</td><td>{_words(line.text)}</td></tr>')
            continue
        if line.style == ROW:
            rows.append(_row(line.text.split("\t"), _blank_below(lines[place + 1 :]), is_head=not rows))
            continue
        parts.append(_table(rows))
        rows = []
        looks = _STYLES.get(line.style, _PLAIN)
        if place == 0 and breaks:
            looks = looks.replace('style="', f'style="{breaks}')
        parts.append(f"<p {looks}>{_words(line.text)}</p>")
    return "".join([*parts, _table(rows)])


def _blank_below(lines: Sequence[Line]) -> int:
    """How many of the next rows belong to this one's first cell, because theirs is blank."""
    return sum(1 for _ in takewhile(lambda line: line.style == ROW and line.text.startswith("\t"), lines))


def _row(cells: list[str], below: int, *, is_head: bool) -> str:
    """A row: a first cell reaches down over the blank ones, and numbers stand at the right."""
    tag = "th" if is_head else "td"
    first = f'<{tag} rowspan="{below + 1}">{_words(cells[0])}</{tag}>' if cells[0] else ""
    rest = (f"<{tag}{_AT_RIGHT if not is_head and cell[:1].isdigit() else ''}>{_words(cell)}</{tag}>" for cell in cells[1:])
    return f"<tr>{first}{''.join(rest)}</tr>"


def _table(rows: list[str]) -> str:
    # A table of numbers is long; the rows of a form have room to be written in.
    room = points(1.5 if rows and "<th>" in rows[0] else 4)
    looks = f'width="100%" cellspacing="0" cellpadding="{room:.0f}" border="1" style="border-collapse:collapse"'
    return f"<table {looks}>{''.join(rows)}</table>" if rows else ""


def _words(text: str) -> str:
    """As HTML; room for handwriting is kept on one line."""
    return _BLANKS.sub(lambda blank: "\u2060".join(blank[0]), escape(text).replace("\n", "<br>"))


class CardPages(Pages):
    """Cards in their grid, with fine lines to cut along. They carry no page numbers."""

    def __init__(self, paper: Cards) -> None:
        super().__init__(Format())
        self._paper = paper
        self._first, self._body = face(HEAD_FACES, 15), face(BODY_FACES, 12)
        self._title = face(HEAD_FACES, 18)

    @property
    def count(self) -> int:
        return max(-(-len(self._paper.cards) // self._on_page), 1)

    @property
    def _on_page(self) -> int:
        return self._paper.across * self._paper.down

    def draw(self, painter: QPainter, page: int) -> None:
        size, paper = self.form.size, self._paper
        width = (size.width() - 2 * mm(_EDGE)) / paper.across
        height = (size.height() - 2 * mm(_EDGE)) / paper.down
        for place, card in enumerate(paper.cards[page * self._on_page : (page + 1) * self._on_page]):
            row, column = divmod(place, paper.across)
            box = QRectF(mm(_EDGE) + column * width, mm(_EDGE) + row * height, width, height)
            painter.setPen(QPen(QColor("#868e9c"), mm(0.1), Qt.PenStyle.DashLine))
            painter.drawRect(box)
            painter.setPen(QPen(QColor("black"), mm(0.15)))
            inside = box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
            if paper.ruled:
                self._draw_card(painter, inside, card)
            else:
                self._draw_label(painter, inside, card)

    def _number(self, painter: QPainter, number: int) -> None:
        """None: a label is no page of a paper."""

    def _draw_label(self, painter: QPainter, box: QRectF, card: tuple[tuple[str, str], ...]) -> None:
        for place, (_, words) in enumerate(card):
            font = self._first if place == 0 else self._body
            painter.setFont(font)
            room = QRectF(box.left(), box.top(), box.width(), max(box.height(), 0))
            how = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWrapAnywhere)
            used = QFontMetricsF(font).boundingRect(room, how, words)
            painter.drawText(room, how, words)
            box = box.adjusted(0, used.height() + mm(1.5), 0, 0)

    def _draw_card(self, painter: QPainter, box: QRectF, card: tuple[tuple[str, str], ...]) -> None:
        painter.setFont(self._title)
        head = QFontMetricsF(self._title).height() + mm(4)
        painter.drawText(QRectF(box.left(), box.top(), box.width(), head), Qt.AlignmentFlag.AlignCenter, self._paper.title)
        rows = max(len(card), 1)
        line = min((box.height() - head) / rows, mm(12))
        painter.setFont(self._body)
        how = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWrapAnywhere)
        for place, (label, words) in enumerate(card):
            top = box.top() + head + place * line
            name = QRectF(box.left(), top, _LABELLED, line)
            room = QRectF(box.left() + _LABELLED, top, box.width() - _LABELLED, line)
            painter.drawRect(name)
            painter.drawRect(room)
            painter.drawText(name, Qt.AlignmentFlag.AlignCenter, label)
            painter.drawText(room.adjusted(mm(2), 0, -mm(2), 0), how, words)
