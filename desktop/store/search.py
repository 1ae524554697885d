"""Search as you type: small contentless FTS5 tables whose tokens are made here.

One row per record in each table that has something to say about it; the row's id is
`n * 64 + number of the type`, so no mapping is kept. Text becomes pairs of neighbours and
the last one alone, where a neighbour is one Han character, one Latin word or one whole number:
示例路100弄 gives 示例 例路 路100 100弄 弄. A letter before each token says whether it stands in a name,
an address or other words, and whether it begins a name: so a question never walks through what it
does not ask for, and is answered as fast in a million records as in a thousand. Names also become
pinyin; numbers are cut into overlapping fours. Queries only ever hold tokens made here and quoted, so nothing
a person types is read as query language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

from desktop.model import pinyin
from desktop.store.connection import Connection
from desktop.store.shape import Shape

TYPES = 64
"""Record types one file can search; the row id's lowest six bits."""

GATHERED = 32 * 2**20
"""Bytes of tokens that one table gathers before it writes them: a large import writes each once instead of merging pieces."""

TABLES = {
    "find_words": "CREATE VIRTUAL TABLE IF NOT EXISTS find_words USING fts5"
    "(tokens, content='', contentless_delete=1, tokenize='ascii', prefix='2 3 4')",
    "find_pinyin": "CREATE VIRTUAL TABLE IF NOT EXISTS find_pinyin USING fts5"
    "(tokens, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3 4', detail=none)",
    "find_digits": "CREATE VIRTUAL TABLE IF NOT EXISTS find_digits USING fts5"
    "(tokens, content='', contentless_delete=1, tokenize='ascii', prefix='3')",
}

_LONGEST_PREFIX = 4
"""Letters that an index of beginnings holds; FTS5 gathers every row of every longer word that begins as asked."""

NUMBER = "号码"  # why a record was found of which a number was typed
_START, _NAME, _PLACE, _WORDS = "snpw"
"""What stands before a token: it begins a name, stands in a name, in an address, in other words."""

_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[0-9a-z{_HAN}]+")
_UNIT = re.compile(f"[0-9]+|[a-z]+|[{_HAN}]")
_PLAIN = re.compile("[0-9a-z\u3400-\u4dbf\u4e00-\u9fff]*")
"""Text that folding would not change."""

_NUMBER = re.compile(r"[0-9]+x?")
_SEVERAL_NUMBERS = re.compile(r"([0-9]+)[-#—/]([0-9]+)(?:[-#—/]([0-9]+))?")
_DOOR = re.compile(r".*[0-9](?:号楼?|[幢栋座楼])(?=[0-9]+$)")
_USUAL = ("{}号{}", "{}弄{}", "{}-{}")
_TWO = (*_USUAL, "{}幢{}", "{}栋{}", "{}座{}", "{}楼{}", "{}号楼{}")
_THREE = ("{}号{}单元{}", "{}弄{}号{}", "{}幢{}单元{}", "{}栋{}单元{}", "{}号楼{}单元{}", "{}-{}-{}")
"""Addresses that somebody means who types 12-301 or 12-3-301."""
_WITHIN = 5
"""Tokens that may stand between a building and a door of it, for its 单元."""

_MOST_WORDS = 16
_LONGEST_WORD = 64
"""A pasted page is no question; SQLite would refuse one of five hundred words."""

_END = "z"
"""Stands behind every number of a record: nothing is found that runs from one into the next, and the end can be asked for."""

_FOUR = 4
_OR = " OR "
_DIGITS = re.compile("[0-9a-z]+")


Rows: TypeAlias = dict[str, tuple[int, str]]
"""What one record puts into the search tables: table -> row id, tokens."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One question to one table: what it says about a hit, and the FTS5 expression.

    early: a later probe finds all of this too; asked first because it is the likelier, and is answered at once.
    """

    why: str
    table: str
    match: str
    early: bool = False


def folded(text: str) -> str:
    """Text as it is compared: half-width, small letters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()


def make(connection: Connection) -> None:
    """Make the search tables, empty; those that are there are dropped."""
    for table, statement in TABLES.items():
        connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(statement)
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {GATHERED})")  # noqa: S608 - fixed names


@lru_cache(maxsize=65_536)
def words_of(text: str, space: str) -> str:
    """Tokens of a text in order, parted by spaces; space: the letter before each, `_START` stands before a name's first."""
    plain = text if _PLAIN.fullmatch(text) else folded(text)
    return " ".join(_spaced(_tokens(plain), space))


@lru_cache(maxsize=65_536)
def sounds_of(name: str) -> str:
    """Pinyin tokens of a name; its first syllable too where it is too long for a prefix index, so that zhang is one look."""
    return " ".join([*pinyin.tokens(name), *(word for word in pinyin.openings(name) if len(word) > _LONGEST_PREFIX)])


def _tokens(text: str) -> list[str]:
    """Every pair of neighbours, and the last of each run alone, which a search for a single one begins with."""
    found = []
    for run in _RUN.findall(text):
        units = _UNIT.findall(run)
        found += [one + other for one, other in pairwise(units)]
        found.append(units[-1])
    return found


def _numbers(text: str) -> list[str]:
    """The numbers in a value, without what parts their digits."""
    return [text] if text.isdecimal() else _DIGITS.findall(text.replace("-", "").lower())


def _fours(number: str) -> str:
    """Every four neighbours of a number; one of three is only found as the beginning of four."""
    return " ".join([number[at : at + _FOUR] for at in range(len(number) - _FOUR + 1)])


def _spaced(tokens: Sequence[str], space: str) -> list[str]:
    found = [space + token for token in tokens]
    if space == _NAME and found:
        found[0] = _START + tokens[0]
    return found


def rows_for(shape: Shape, n: int, values: Sequence[Any]) -> Rows:
    """What one record puts into the search tables: table -> row, row id first. Tables it has nothing for are absent.

    Args:
        values: of `shape.searched`, as kept, in that order.
    """
    columns: tuple[list[str], ...] = ([], [], [], [])
    for column, value in zip(shape.finds, values, strict=True):
        if value is not None:
            columns[column].append(value)
    names, words, places, digits = columns
    rowid = n * TYPES + shape.number
    rows: Rows = {}
    if names or words or places:
        said = zip((_NAME, _PLACE, _WORDS), (names, places, words), strict=True)
        rows["find_words"] = (rowid, " ".join([words_of(text, space) for space, texts in said for text in texts]))
    if names:
        rows["find_pinyin"] = (rowid, " ".join(map(sounds_of, names)))
    if digits:
        rows["find_digits"] = (rowid, " ".join(_fours(number + _END) for text in digits for number in _numbers(text)))
    return rows


def index(connection: Connection, rows: Iterable[Rows]) -> None:
    """Add the rows of `rows_for` to the search tables.

    One statement for each row, and best many of them without another in between: before a statement of several rows
    FTS5 writes out what it has gathered.
    """
    columns: dict[str, list[tuple[int, str]]] = {table: [] for table in TABLES}
    for row in rows:
        for table, values in row.items():
            columns[table].append(values)
    for table, filled in columns.items():
        connection.executemany(f"INSERT INTO {table} (rowid, tokens) VALUES (?,?)", filled)  # noqa: S608 - fixed names


def forget(connection: Connection, rowids: Iterable[int]) -> None:
    """Take rows out of the search tables."""
    gone = [(rowid,) for rowid in rowids]
    for table in TABLES:
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", gone)  # noqa: S608 - fixed names


def asked(text: str) -> list[str]:
    """The words of what a person typed, as many and as long as can be looked up."""
    return [word[:_LONGEST_WORD] for word in text.split()[:_MOST_WORDS]]


def probes(word: str) -> list[Probe]:
    """Questions to ask for one typed word, likeliest first; none when nothing in it can be looked up."""
    text = folded(word)
    numbers = _SEVERAL_NUMBERS.fullmatch(text)
    if numbers:
        return _door_probes([part for part in numbers.groups() if part])
    number = text.rstrip("-#—/")
    if _NUMBER.fullmatch(number):
        return _number_probes(number)
    asked = _Asked(text)
    if not asked.tokens:
        return []
    return _latin_probes(text, asked) if text.isascii() else _han_probes(text, asked)


class _Asked:
    """Typed text as tokens: the last may be only begun, unless it ends in a Han character with something before it."""

    def __init__(self, text: str) -> None:
        units = _UNIT.findall((_RUN.findall(text) or [""])[-1])
        self.tokens = _tokens(text)[: -1 if len(units) > 1 else None]
        self.is_begun = len(units) == 1 or units[-1:] <= ["z"]

    def phrase(self, space: str, *, first: bool = False, whole: bool = False) -> str:
        """FTS5 phrase. first: from the start of a name; whole: its last token is not only begun."""
        spaced = _spaced(self.tokens, space) if first else [space + token for token in self.tokens]
        return f'"{" ".join(spaced)}"' + ("*" if self.is_begun and not whole else "")


def _number_probes(number: str) -> list[Probe]:
    """Ends of numbers, then their parts, then addresses and words that have a number beginning so."""
    found = []
    if len(number) >= 3:
        found = [
            Probe(NUMBER, "find_digits", f'"{_fours(number + _END)}"', early=True),
            Probe(NUMBER, "find_digits", f'"{_fours(number)}"' if len(number) >= _FOUR else f'"{number}"*'),
        ]
    begun = _Asked(number.rstrip("x"))
    return [*found, Probe("住址", "find_words", _OR.join(map(begun.phrase, (_PLACE, _WORDS))))]


def _door_probes(numbers: list[str]) -> list[Probe]:
    """12-301 as it may be written, with or without its 单元; or a number that somebody parts, as 021-62345678."""
    doors = [_Asked(form.format(*numbers)) for form in (_THREE if len(numbers) > 2 else _TWO)]
    begun = [door.phrase(_PLACE) for door in doors]
    if len(numbers) == 2:
        first, last = numbers
        begun += [_behind_unit(f"{first}{word}", last) for word in "号幢栋楼"]
    whole = [door.phrase(_PLACE, whole=True) for door in doors[: len(_USUAL)]]
    joined = "".join(numbers)
    return [
        Probe("住址", "find_words", _OR.join(whole), early=True),
        Probe("住址", "find_words", _OR.join(begun)),
        *(probe for probe in _number_probes(joined) if probe.table == "find_digits"),
    ]


def _behind_unit(building: str, door: str) -> str:
    """A door of a building whose 单元 nobody types: 12号301 means 12号3单元301 too."""
    return f'NEAR({_Asked(building).phrase(_PLACE)} "{_PLACE}元{door}"*, {_WITHIN})'


def _latin_probes(text: str, asked: _Asked) -> list[Probe]:
    """Names by their sound, from the start; a whole first syllable before what only begins with it; then words."""
    letters = "".join(filter(str.isalnum, text))
    sounds = [Probe("拼音", "find_pinyin", f'"{letters}"', early=True)] if len(letters) > _LONGEST_PREFIX else []
    spaces = [asked.phrase(space) for space in (_WORDS, _PLACE, _NAME)]
    return [
        *sounds,
        Probe("拼音", "find_pinyin", f'"{letters}"*'),
        Probe("内容", "find_words", _OR.join([asked.phrase(_NAME, first=True), *spaces])),
    ]


def _han_probes(text: str, asked: _Asked) -> list[Probe]:
    """Names from their start, names, addresses, words; of an address that ends in a number first what has just this number."""
    places = [asked.phrase(_PLACE)]
    door = _DOOR.match(text)
    if door:
        places.append(_behind_unit(door[0], text[door.end() :]))
    ends_in_number = asked.is_begun and len(asked.tokens) > 1
    whole = [Probe("住址", "find_words", asked.phrase(_PLACE, whole=True), early=True)] if ends_in_number else []
    return [
        Probe("姓名", "find_words", asked.phrase(_NAME, first=True)),
        Probe("姓名", "find_words", asked.phrase(_NAME)),
        *whole,
        Probe("住址", "find_words", _OR.join(places)),
        Probe("内容", "find_words", asked.phrase(_WORDS)),
    ]


def clause(words: str, *, whole: bool = True) -> tuple[str, list[str]]:
    """SQL that gives the row ids in which every word is found, and its values; ("", []) when nothing was asked.

    A word that cannot be looked up at all (only signs) finds nothing. Eyes that may
    not see private numbers whole cannot look them up by their parts either.
    """
    parts, args = [], []
    for word in asked(words):
        tried = [probe for probe in probes(word) if not probe.early and (whole or probe.table != "find_digits")]
        one = " UNION ".join(f"SELECT rowid FROM {p.table} WHERE {p.table} MATCH ?" for p in tried)  # noqa: S608 - fixed names, bound values
        parts.append(f"SELECT rowid FROM ({one or 'SELECT NULL AS rowid WHERE 0'})")  # noqa: S608 - fixed names, bound values
        args += [p.match for p in tried]
    return " INTERSECT ".join(parts), args
