"""Find the head of a table under its title rows, and say which column means which field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, pairwise
from typing import TypeVar

from desktop.formats.roster import cells
from desktop.formats.roster.layout import Guess, Layout, is_counter, is_mute, plain
from desktop.formats.roster.words import withheld
from desktop.formats.sheets import Row, Span

_LOOKED_AT_ROWS = 60
_SAMPLED_ROWS = 300
_ENOUGH_FIELDS = 3
_SOON = 3
_TALLEST = 3
_GROUP_ROWS = 2
"""Rows above a head in which headings over several columns may stand."""
_WITHHELD = "×"


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read.

    Attributes:
        index: from 0 in the grid.
        guessed: by its cells, because the heading says nothing.
        chosen: a person said so.
    """

    index: int
    heading: str
    field: str
    guessed: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """One column that is not read.

    Attributes:
        index: from 0 in the grid.
        heading: "" where it has none.
        topic: why it is withheld; "" when its heading is simply not known, or says nothing.
        chosen: a person said so.
    """

    index: int
    heading: str
    topic: str = ""
    chosen: bool = False

    @property
    def may_be_named(self) -> bool:
        """Whether a person may say what it is: what stands under no heading may be a withheld one's second column."""
        return bool(self.heading) and not self.topic


_C = TypeVar("_C", Column, Unread)


@dataclass(frozen=True, slots=True)
class Header:
    """The head of one table.

    Attributes:
        first: index of its first row; -1 when the table has no head and was known by its cells.
        last: index of its last row.
        columns: those read, from left to right; two for one field are both here. None when a person left all of them out:
            then nothing is read up to the next head.
        unread: those left out, from left to right; not those that count rows or are blank.
        mark: equal for heads of the same headings, by which what a person chose for one holds for the next; "" without a
            head, where nobody can choose: tables of one width have nothing else in common.
    """

    first: int
    last: int
    columns: tuple[Column, ...]
    unread: tuple[Unread, ...]
    mark: str


def find(rows: Sequence[Row], merged: Sequence[Span], layout: Layout) -> Header | None:
    """The head among the first rows of a sheet, or None when nothing there looks like one."""
    candidates = list(_candidates(rows, merged))
    best = max(candidates, key=lambda headings: _rank(headings, layout), default=None)
    if best is None or not _score(best, layout):
        return _without_head(rows, layout)
    over = _topics_over(rows[: best.first], merged)
    return _header(best, rows[_last_row(best, merged) + 1 :], layout, over, _last_row(best, merged))


def again(row: Row, below: Sequence[Row], layout: Layout, above: Sequence[Row] = ()) -> Header | None:
    """The head that a row in the middle of a table is, or None; its `first` and `last` are 0."""
    headings = _Headings(0, 0, tuple(map(cells.shown, row)), ("",) * len(row))
    return _header(headings, below, layout, _topics_over(above, ()), 0) if _score(headings, layout) else None


def _topics_over(above: Sequence[Row], merged: Sequence[Span]) -> dict[int, str]:
    """Column -> topic of a withheld heading over several columns just above a head, such as 宗教情况 over 类别 and 时间."""
    found: dict[int, str] = {}
    begin = max(len(above) - _GROUP_ROWS, 0)
    for at, row in enumerate(above[begin:], begin):
        texts = [cells.shown(cell) for cell in row]
        spread = _spread(at, texts, [True] * len(texts), merged)
        found |= {index: topic for index, text in enumerate(spread) if (topic := withheld().of_heading(plain(text)))}
    return found


@dataclass(frozen=True, slots=True)
class _Headings:
    """Headings of one or two rows.

    Attributes:
        texts: one for each column, the lower where there are two.
        upper: the one above it, "" where there is only one.
        low: the second row as it stands; empty when there is none.
        high: the first row as it stands where there are two.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    upper: tuple[str, ...]
    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """What stands over each column, of both rows."""
        return tuple(" ".join((upper + text).split()) for text, upper in zip(self.texts, self.upper, strict=True))


def _mark(said: Sequence[str]) -> str:
    """Of a head: a digest, because headings are somebody's words and nothing but their sameness is kept.

    Blank columns at its end say nothing, and withheld headings not even which they are.
    """
    words = [_WITHHELD if withheld().of_heading(plain(text)) else plain(text) for text in said]
    while words and not words[-1]:
        words.pop()
    return sha256("\x1f".join(words).encode()).hexdigest()[:32]


def _candidates(rows: Sequence[Row], merged: Sequence[Span]) -> Iterator[_Headings]:
    """Every early row as a head of one row, and every early pair as a head of two."""
    shown = ((index, tuple(map(cells.shown, row))) for index, row in enumerate(rows))
    early = list(islice(((index, texts) for index, texts in shown if any(texts)), _LOOKED_AT_ROWS))
    for index, texts in early:
        yield _Headings(index, index, texts, ("",) * len(texts))
    for (index, texts), (following, below) in pairwise(early):
        if following == index + 1:
            yield _pair(index, texts, below, merged)


def _pair(index: int, above: Sequence[str], below: Sequence[str], merged: Sequence[Span]) -> _Headings:
    """Two rows as one head: a heading over several columns stands above each of them."""
    spread = _spread(index, above, list(map(bool, below)), merged)
    texts = tuple(low or high for high, low in zip(spread, below, strict=True))
    upper = tuple(high if low else "" for high, low in zip(spread, below, strict=True))
    return _Headings(index, index + 1, texts, upper, tuple(below), tuple(above))


def _spread(index: int, texts: Sequence[str], continues: Sequence[bool], merged: Sequence[Span]) -> list[str]:
    """A row of group headings with each over all its columns. continues: where a blank continues its left neighbour."""
    spread = list(texts)
    for span in merged:
        if span.top <= index <= span.bottom and span.right > span.left and span.left < len(spread):
            for column in range(span.left, min(span.right + 1, len(spread))):
                spread[column] = spread[column] or texts[span.left]
    for column in range(1, len(spread)):  # csv has no merged cells
        if not spread[column] and continues[column]:
            spread[column] = spread[column - 1]
    return spread


def _rank(headings: _Headings, layout: Layout) -> tuple[bool, int, bool]:
    """Order of candidates: a true pair, then how many fields, then one row before two."""
    score = _score(headings, layout)
    return score > 0 and _is_pair(headings, layout), score, not headings.low


def _is_pair(headings: _Headings, layout: Layout) -> bool:
    """Whether the second row surely belongs to the head: it is made of headings, and the first has one where it is blank.

    A person's row may say 户主 twice, under 户主 and under 关系; but it hides the heading of the name, which a head never does.
    """
    low = [text for text in headings.low if text]
    known = sum(layout.find(text) is not None for text in low)
    above = (text for text, below in zip(headings.texts, headings.low, strict=False) if not below)
    keys = {layout.find(text) for text in headings.high if text} & {*layout.keys}
    kept = {layout.find(text, upper) for text, upper in zip(headings.texts, headings.upper, strict=True) if text}
    return known > 1 and 2 * known >= len(low) and any(layout.find(text) for text in above) and keys <= kept


def _last_row(headings: _Headings, merged: Sequence[Span]) -> int:
    """Index of the last row of the head: a heading merged downwards reaches as far as it reaches."""
    tall = (
        span.bottom for span in merged if headings.first <= span.top <= headings.last < span.bottom <= headings.first + _TALLEST
    )
    return max(tall, default=headings.last)


def _score(headings: _Headings, layout: Layout) -> int:
    """How many fields the headings name; 0 when too few to be a head."""
    found = {layout.find(text, upper) for text, upper in zip(headings.texts, headings.upper, strict=True) if text} - {None}
    enough = len(found) >= _ENOUGH_FIELDS or (len(found) > 1 and not found.isdisjoint(layout.keys))
    return len(found) if enough else 0


def _header(headings: _Headings, body: Sequence[Row], layout: Layout, over: Mapping[int, str], last: int) -> Header:
    columns: list[Column] = []
    unread: list[Unread] = []
    mute: list[int] = []
    said, mark = headings.said, _mark(headings.said)
    chosen = layout.chosen.get(mark, {})
    for index, (text, field) in enumerate(zip(headings.texts, _meanings(headings, layout), strict=True)):
        topic = withheld().of_heading(plain(said[index])) or ("" if field else over.get(index, ""))
        # Nobody says what a column without a heading of its own is: it may be a withheld one's second.
        is_chosen = index in chosen and not topic and not is_mute(text)
        if found := "" if topic else chosen[index] if is_chosen else field:
            columns.append(Column(index, " ".join(text.split()), found, chosen=is_chosen))
        elif topic or is_chosen or not (is_mute(text) or is_counter(text)):
            unread.append(Unread(index, said[index], topic, is_chosen))
        elif is_mute(text):
            mute.append(index)
    columns += _guessed(mute, headings.texts, body, columns, layout)
    unread += _nameless(mute, body, columns)
    return Header(headings.first, last, _in_order(columns), _in_order(unread), mark)


def _meanings(headings: _Headings, layout: Layout) -> list[str]:
    """The field that each heading means, "" for none."""
    fields: list[str] = []
    turned = -_SOON  # column whose heading last spoke of someone else
    for index, (text, upper, said) in enumerate(zip(headings.texts, headings.upper, headings.said, strict=True)):
        field = "" if withheld().of_heading(plain(said)) else layout.find(text, upper) or ""
        if index - turned < _SOON and field in fields:
            field = ""  # 紧急联系人 | 联系电话: the second phone is not the resident's
        if not field and layout.is_of_others(said):
            turned = index
        fields.append(field)
    return fields


def _nameless(indexes: Sequence[int], body: Sequence[Row], read: Sequence[Column]) -> Iterator[Unread]:
    """Columns that say something under a heading that says nothing, and are not read: they are told of all the same."""
    taken = {column.index for column in read}
    for index in indexes:
        if index not in taken and any(_sample(index, body)):
            yield Unread(index, "")


def _in_order(columns: Iterable[_C]) -> tuple[_C, ...]:
    return tuple(sorted(columns, key=lambda column: column.index))


def _sample(index: int, body: Sequence[Row]) -> list[str]:
    return [cells.clean(cells.shown(row[index])) for row in body[:_SAMPLED_ROWS]]


def _guessed(
    indexes: Sequence[int], texts: Sequence[str], body: Sequence[Row], known: Sequence[Column], layout: Layout
) -> Iterator[Column]:
    """Columns whose heading says nothing, by their cells."""
    taken = {column.field for column in known}
    for index in indexes:
        filled = [cell for cell in _sample(index, body) if cell]
        guess = next((guess for guess in layout.guesses if guess.field not in taken and _fits(guess, filled)), None)
        if guess:
            taken.add(guess.field)
            yield Column(index, texts[index], guess.field, guessed=True)


def _fits(guess: Guess, filled: Sequence[str]) -> bool:
    return len(filled) >= guess.least and sum(map(guess.looks, filled)) >= guess.share * len(filled)


def _without_head(rows: Sequence[Row], layout: Layout) -> Header | None:
    """A table without any head, when a key and another field are plain from the cells."""
    width = len(rows[0]) if rows else 0
    columns = tuple(_guessed(range(width), ("",) * width, rows, (), layout))
    fields = {column.field for column in columns}
    if len(fields) < 2 or fields.isdisjoint(layout.keys):
        return None
    return Header(-1, -1, _in_order(columns), tuple(_nameless(range(width), rows, columns)), "")
