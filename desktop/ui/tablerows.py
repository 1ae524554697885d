"""The rows of a long table as numbers: which record stands where, and between them the heads of groups, open or closed."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from desktop.store.reader import Group


class Rows:
    """Rows from the top: without groups one for each number; with groups a head before each group, and its rows when open.

    Args:
        groups: in order; a single one of no value is a table without groups.
        closed: values of groups that show only their heads.
    """

    def __init__(self, groups: Sequence[Group] = (), closed: Iterable[Any] = ()) -> None:
        self._groups = tuple(groups)
        self._closed = set(closed)
        self.is_grouped = len(groups) > 1 or (len(groups) == 1 and groups[0].value is not None)
        self.numbers: array[int] = array("q")
        """Row numbers of all records, in order."""
        for group in groups:
            self.numbers.extend(group.numbers)
        self._firsts = list(accumulate((len(group.numbers) for group in groups), initial=0))[:-1]
        self._measure()

    def renewed(self, groups: Sequence[Group]) -> Rows:
        """Other rows, in which what was closed is closed."""
        return Rows(groups, self._closed)

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.numbers)

    def __len__(self) -> int:
        return self._length

    def place(self, row: int) -> int:
        """Place of a row among all records; -1 for a head."""
        if not self.is_grouped:
            return row
        group = bisect_right(self._heads, row) - 1
        return self._firsts[group] + row - self._heads[group] - 1 if row > self._heads[group] else -1

    def head(self, row: int) -> Group | None:
        """The group whose head a row is."""
        if not self.is_grouped or self.place(row) >= 0:
            return None
        return self._groups[bisect_right(self._heads, row) - 1]

    def is_closed(self, row: int) -> bool:
        """Whether a row is the head of a closed group."""
        group = self.head(row)
        return group is not None and group.value in self._closed

    def toggle(self, row: int) -> None:
        """Close the group of a head, or open it."""
        group = self.head(row)
        if group is not None:
            self._closed ^= {group.value}
            self._measure()

    def row_of(self, number: int) -> int:
        """The row of a record by its number; -1 when it is not shown, or in a closed group."""
        try:
            return self._row_at(self.numbers.index(number))
        except ValueError:
            return -1

    def row_after(self, row: int, numbers: Iterable[int]) -> int:
        """The first row below this one, or else from the top, whose number is among these; -1 when none is."""
        wanted = set(numbers)
        if not wanted:
            return -1
        start = self._place_below(row)
        for place in (*range(start, len(self.numbers)), *range(start)):
            if self.numbers[place] in wanted and (found := self._row_at(place)) >= 0:
                return found
        return -1

    def _measure(self) -> None:
        shown = [0 if group.value in self._closed else len(group.numbers) for group in self._groups]
        self._heads = list(accumulate((many + 1 for many in shown), initial=0))
        self._length = self._heads.pop() if self.is_grouped else len(self.numbers)

    def _place_below(self, row: int) -> int:
        if row < 0 or not len(self):
            return 0
        if not self.is_grouped:
            return min(row + 1, len(self.numbers))
        group = bisect_right(self._heads, row) - 1
        return min(max(self.place(row), self._firsts[group] - 1) + 1, len(self.numbers))

    def _row_at(self, place: int) -> int:
        if not self.is_grouped:
            return place
        group = bisect_right(self._firsts, place) - 1
        if self._groups[group].value in self._closed:
            return -1
        return self._heads[group] + 1 + place - self._firsts[group]
