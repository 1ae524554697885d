"""A ledger (台账): one of many lists and sheets that are filled from what was recorded once. Source: 一事一录，多账输出.

It is data: a file in resources/ledgers, read and judged by `ledgerfile`. There are three shapes: a list has a row for each
record, a sheet has a row for each number, and a table of figures has a row for each statistic of a slice, where numbers
follow from a rule and not from counting alone. How numbers are counted stands in `tally`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from desktop.model.days import age
from desktop.model.kinds import Moment
from desktop.model.record import Record
from desktop.store.query import Filter, Match, Query
from desktop.work.cycle import Cycle
from desktop.work.listing import Column, Listing
from desktop.work.module import Period


class Compare(Enum):
    """How a condition of a ledger compares a value."""

    IS = "is"
    """One of the values named."""
    NOT = "not"
    """None of them; a blank is none of them."""
    FILLED = "filled"
    """There or not there."""
    BY = "by"
    """A day at a mark or before it."""
    OPEN = "open"
    """Not there yet at a mark: blank, or a day after it."""
    PAST = "past"
    """A day before a mark, or before another day of the record: a limit that was not kept."""
    KEPT = "kept"
    """The contrary: blank, or not before it."""
    HAS = "has"
    """One of several references; no file says it, see `narrowed`."""


SAID: Mapping[str, Callable[[date, date], str]] = {
    "month": lambda day, _: f"{day.year}-{day.month:02}",
    "age": lambda birth, today: str(age(birth, today)),
}
"""Ways to say a day in a list, seen from today: 出生年月, and how many years ago it was."""

MARKS = ("year", "last")
"""Marks in time: the last day of the year before, and the last day of the span that is counted."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to hold for a record to count.

    Attributes:
        value: the values of IS and NOT, the truth of FILLED, the reference of HAS, else one of MARKS; of PAST and KEPT also
            the name of another field with a day.
    """

    field: str
    test: Compare
    value: Any

    @property
    def beside(self) -> str:
        """The other field it looks at; blank = none."""
        return str(self.value) if self.test in (Compare.PAST, Compare.KEPT) and self.value not in MARKS else ""

    def holds(self, found: Any, span: Period, other: Any = None) -> bool:
        """Whether a value fits, seen from a span; `other` is the value of the field beside."""
        if self.test is Compare.HAS:
            return self.value in (found or ())
        if self.test in (Compare.PAST, Compare.KEPT):
            mark = other if self.beside else _mark(self.value, span)
            is_past = found is not None and mark is not None and found < mark
            return is_past is (self.test is Compare.PAST)
        if self.test in (Compare.IS, Compare.NOT):
            return (found in self.value) is (self.test is Compare.IS)
        if self.test is Compare.FILLED:
            return (found is not None) is self.value
        if found is None:
            return self.test is Compare.OPEN
        return bool((found <= _mark(self.value, span)) is (self.test is Compare.BY))

    def as_filter(self) -> Filter:
        """The same for a query; a list of records knows IS and FILLED."""
        if self.test is Compare.FILLED:
            return Filter(self.field, Match.FILLED if self.value else Match.BLANK)
        return Filter(self.field, Match.IN, self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a sheet.

    Attributes:
        id: name of the number, also in a package.
        source: what is counted; None for a sum.
        when: field with the day or moment that has to lie in the span; blank = how it stands at its end.
        where: what has to hold.
        distinct: field with several references, whose different members are counted instead of the records.
        sum: field with a number, which is added up instead of counting the records.
        total: ids of the rows it is the sum of.
        share_of: id of the row it is a part of, or over which it is spread; blank = none.
        unit: how the two numbers are told together, as `Statistic` has it.
    """

    id: str
    label: str
    group: str = ""
    source: type[Record] | None = None
    when: str = ""
    where: tuple[Condition, ...] = ()
    distinct: str = ""
    total: tuple[str, ...] = ()
    share_of: str = ""
    sum: str = ""
    unit: str = "%"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A list (`columns` of `source`), a sheet (`rows`) or a table of figures (`figures`).

    Attributes:
        cycles: periods it can be of; none = how it stands today.
        cumulative: a sheet tells the year to date beside the period.
        signature: the line under it, before the day.
        note: how it counts, for who reads it.
        order: field that sorts a list; blank = the one of `when`.
        said: how each column of a list says its value, by its place; blank = as it is. See SAID.
        figures: name of the slice whose statistics it tells; blank = none.
    """

    id: str
    title: str
    cycles: tuple[Cycle, ...] = ()
    cumulative: bool = False
    signature: str = ""
    note: str = ""
    rows: tuple[Row, ...] = ()
    source: type[Record] | None = None
    when: str = ""
    where: tuple[Condition, ...] = ()
    columns: tuple[Column, ...] = ()
    order: str = ""
    said: tuple[str, ...] = ()
    figures: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it has a row for each record."""
        return self.source is not None

    def titled(self, cycle: Cycle | None, period: Period) -> str:
        """Its title with the period: 走访情况记录（2026 年 8 月）."""
        return f"{self.title}（{cycle.said(period)}）" if cycle else self.title

    def foot(self, day: date) -> str:
        """The line under it: who made it, and the day."""
        return f"{self.signature}日期：{day.year} 年 {day.month} 月 {day.day} 日"

    def listing(self, cycle: Cycle | None, period: Period, day: date) -> Listing:
        """A list ledger as the list that screen, sheet and paper show."""
        assert self.source is not None, "a sheet is no list"
        filters = [one.as_filter() for one in self.where]
        if cycle and self.when:
            filters += within(self.source, self.when, period)
        query = Query(filters=tuple(filters), order=self.order or self.when)
        columns = [_spoken(one, how, day) for one, how in zip(self.columns, self.said or [""] * len(self.columns), strict=True)]
        return Listing(self.source, query, tuple(columns), self.titled(cycle, period), foot=self.foot(day))


def within(kind: type[Record], field: str, period: Period) -> list[Filter]:
    """Conditions that a day or a moment lies in a period."""
    is_moment = isinstance(kind.fields[field].kind, Moment)
    first, last = (period.first_ms, period.last_ms) if is_moment else (period.first, period.last)
    return [Filter(field, Match.FROM, first), Filter(field, Match.TO, last)]


def hidden(column: Column) -> Column:
    """The same column, masked unless asked for whole, as those of private fields are."""
    assert column.field is not None
    others = tuple(map(hidden, column.others))
    return dataclasses.replace(column, field=dataclasses.replace(column.field, private=True), others=others)


def named(ledgers: Collection[Ledger], wanted: str) -> Ledger | None:
    """The ledger of an id."""
    return next((one for one in ledgers if one.id == wanted), None)


def narrowed(ledger: Ledger, to: Mapping[type[Record], Condition]) -> Ledger:
    """The same sheet of one person only, such as of what one assistant did.

    Args:
        to: sort of record -> what makes one theirs; rows that count another sort are left out.
    """
    own = [row for row in ledger.rows if row.source is None or row.source in to]
    ids = {row.id for row in own}
    rows = [
        dataclasses.replace(
            row, where=(*row.where, to[row.source]) if row.source else (), total=tuple(one for one in row.total if one in ids)
        )
        for row in own
    ]
    return dataclasses.replace(ledger, rows=tuple(rows))


def _spoken(column: Column, how: str, today: date) -> Column:
    """The column with its words as a ledger wants them on a day."""
    if not how:
        return column
    others = tuple(_spoken(one, how, today) for one in column.others)
    return dataclasses.replace(column, said=lambda day: SAID[how](day, today), others=others)


def _mark(word: str, span: Period) -> date:
    return span.last if word == "last" else date(span.last.year, 1, 1) - timedelta(days=1)
