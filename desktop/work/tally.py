"""Counting the rows of a sheet ledger: one aggregate for each sort of record and span, the conditions held over its groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from desktop.model.record import Record
from desktop.store.query import Filter, Query
from desktop.store.reader import Reader
from desktop.work.cycle import to_date
from desktop.work.ledger import Compare, Condition, Ledger, Row, within
from desktop.work.module import Period, Statistic, told

Group = tuple[tuple[Any, ...], int]
"""A combination of values, and how many records have it."""
FEW = 5
"""Below this a count may point at somebody, where it leaves the office."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row counted.

    Attributes:
        number: of the period.
        whole: what it is a part of, in the period; None for no share.
        year: of the year to the end of the period, and what that is a part of.
    """

    row: Row
    number: int
    whole: int | None
    year: int
    year_whole: int | None


def tally(reader: Reader, ledger: Ledger, period: Period) -> list[Line]:
    """Every row of a sheet, counted over the period and over the year to its end."""
    now, year = (numbers(reader, ledger.rows, span) for span in (period, to_date(period)))
    return [
        Line(row, now[row.id], now.get(row.share_of), year[row.id], year.get(row.share_of)) for row in ledger.rows
    ]  # an id is never blank, so that without share_of there is no whole


def numbers(reader: Reader, rows: Sequence[Row], span: Period) -> dict[str, int]:
    """Id -> number, over one span."""
    found: dict[str, int] = {}
    for (kind, when), some in _together(rows).items():
        names = tuple(dict.fromkeys(name for row in some for name in _named(row)))
        period = within(kind, when, span) if when else []
        groups = list(reader.counts(kind, names, Query(filters=(*period, *_shared(some)))).items())
        asked = {one for row in some for one in row.where}
        held = {one: _held(one, names, groups, span) for one in asked}
        for row in some:
            fitting = _fitting(groups, [held[one] for one in row.where])
            if row.distinct:
                at = names.index(row.distinct)
                found[row.id] = len({uid for key, _ in fitting for uid in key[at] or ()})
            elif row.sum:
                at = names.index(row.sum)
                found[row.id] = sum((key[at] or 0) * many for key, many in fitting)
            else:
                found[row.id] = sum(many for _, many in fitting)
    for row in rows:
        if row.total:
            found[row.id] = sum(found[one] for one in row.total)
    return found


def cells(lines: Sequence[Line], *, cumulative: bool, few: bool = False) -> list[tuple[str, ...]]:
    """Group, label, number and year to date of every line; `few` writes <5 for what might point at somebody."""
    made, before = [], ""
    for line in lines:
        group = "" if line.row.group == before else line.row.group
        before = line.row.group
        unit = line.row.unit
        year = (written(line.year, line.year_whole, few=few, unit=unit),) if cumulative else ()
        made.append((group, line.row.label, written(line.number, line.whole, few=few, unit=unit), *year))
    return made


def written(number: int, whole: int | None = None, *, few: bool = False, unit: str = "%") -> str:
    """A number, a share or a mean with both its numbers, or `<5`.

    Source of the last: masking rules for tables that leave the office, a setting of the area.
    """
    if few and 0 < number < FEW:
        return f"<{FEW}"
    if whole is None:
        return f"{number:,}"
    if few and 0 < whole < FEW:
        return f"{number:,} / <{FEW}"
    share = told(number, whole, unit)
    return f"{number:,} / {whole:,}{f'（{share}）' if share else ''}"


def as_statistics(lines: Sequence[Line], scope: str, period: Period) -> Iterator[Statistic]:
    """The lines as counts of a period, for reports and packages."""
    for line in lines:
        label = f"{line.row.group}：{line.row.label}" if line.row.group else line.row.label
        yield Statistic(line.row.id, label, line.number, line.whole, scope, period.last, line.row.unit)


def _together(rows: Sequence[Row]) -> Mapping[tuple[type[Record], str], list[Row]]:
    """Rows that one aggregate answers."""
    found: dict[tuple[type[Record], str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.source is not None:
            found[row.source, row.when].append(row)
    return found


def _shared(rows: Sequence[Row]) -> Iterator[Filter]:
    """What all of these rows ask for, as the store can ask it: whose sheet it is, say."""
    first, *others = rows
    for one in first.where:
        if one.test in (Compare.IS, Compare.FILLED) and all(one in other.where for other in others):
            yield one.as_filter()


def _named(row: Row) -> Iterator[str]:
    for one in row.where:
        yield from filter(None, (one.field, one.beside))
    yield from filter(None, (row.distinct, row.sum))


def _held(one: Condition, names: Sequence[str], groups: Sequence[Group], span: Period) -> list[bool]:
    """In which of the groups a condition holds. Rows share conditions, and groups values: each pair is judged once."""
    at, beside = names.index(one.field), names.index(one.beside or one.field)
    verdicts: dict[tuple[Any, Any], bool] = {}
    for key, _ in groups:
        pair = (key[at], key[beside])
        if pair not in verdicts:
            verdicts[pair] = one.holds(key[at], span, key[beside])
    return [verdicts[key[at], key[beside]] for key, _ in groups]


def _fitting(groups: Sequence[Group], held: Sequence[list[bool]]) -> list[Group]:
    """The groups in which all of some conditions hold."""
    return list(compress(groups, map(all, zip(*held, strict=True)))) if held else list(groups)
