"""What selected rows or cells come to, as the foot of a sheet says it: sum and mean of every column of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.model.kinds import Number
from desktop.model.record import Record
from desktop.work.listing import Column


@dataclass(frozen=True, slots=True)
class Sum:
    """Of one column: how many rows have a number, and what they come to; `adds`: a total says something, unlike of ages."""

    label: str
    count: int
    total: int
    adds: bool = True

    @property
    def mean(self) -> str:
        """With one decimal, rounded half up in integers."""
        tenths = (self.total * 20 + self.count) // (2 * self.count)
        return f"{tenths // 10}.{tenths % 10}"

    def __str__(self) -> str:
        if not self.adds:
            return f"{self.label} 平均 {self.mean}"
        return f"{self.label} 合计 {self.total:,}，平均 {self.mean}"


def sums(records: Sequence[Record], columns: Sequence[Column]) -> Iterator[Sum]:
    """The sums of those columns that hold numbers, where at least two rows have one."""
    for one in columns:
        found = [number for record in records if (number := _number(one, record)) is not None]
        if len(found) > 1:
            yield Sum(one.label, len(found), sum(found), adds=not one.counts)


def _number(column: Column, record: Record) -> int | None:
    if column.counts and column.words is not None:
        words = column.words(record)
        return int(words) if words.isdecimal() else None
    if column.field is None or column.field.private or not isinstance(column.field.kind, Number):
        return None
    value = getattr(record, column.field.name)
    return value if isinstance(value, int) else None
