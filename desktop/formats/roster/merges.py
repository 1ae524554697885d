"""Fill merged cells down: what a merged cell says holds for every row it spans."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.formats.sheets import Cell, Row, Span

_MOST_CELLS = 3_000_000
"""More than any honest sheet fills; overlapping spans of a hostile one would cost hours."""


class Filler:
    """The tall merged cells of one sheet, met from top to bottom as its rows come by."""

    def __init__(self, merged: Sequence[Span]) -> None:
        self._waiting = sorted((span for span in merged if span.bottom > span.top), key=lambda span: span.top, reverse=True)
        self._open: list[tuple[Span, Cell]] = []
        self._left = _MOST_CELLS

    def fill(self, rows: Sequence[Row], first: int, spared: frozenset[int]) -> None:
        """Write each span's value into its blank cells among these rows, in place.

        Args:
            rows: consecutive rows of the sheet.
            first: index of the first of them in the sheet.
            spared: columns that are never filled.
        """
        end = first + len(rows)
        while self._waiting and self._waiting[-1].top < end:
            span = self._waiting.pop()
            if span.top >= first and span.left not in spared and span.left < len(rows[0]):
                self._open.append((span, rows[span.top - first][span.left]))
        for span, value in self._open:
            for row in rows[max(span.top + 1 - first, 0) : span.bottom + 1 - first]:
                self._left -= 1
                if row[span.left] in {"", None}:
                    row[span.left] = value
            if self._left < 0:
                self._waiting.clear()
                break
        self._open = [(span, value) for span, value in self._open if span.bottom >= end and self._left >= 0]
