"""Search as you type: small contentless FTS5 tables whose tokens are made here.

One row per record in each table that has something to say about it; the row's id is
`n * 64 + number of the type`, so no mapping is kept. Han text becomes pairs of
neighbouring characters and the last one alone; names also become pinyin; numbers
are cut into overlapping threes by the tokenizer; addresses keep whole numbers. Queries only ever hold
tokens made here and quoted, so nothing a person types is read as query language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.model import pinyin
from desktop.store.connection import Connection
from desktop.store.shape import Shape

TYPES = 64
"""Record types one file can search; the row id's lowest six bits."""

TABLES = {
    "find_words": "CREATE VIRTUAL TABLE IF NOT EXISTS find_words USING fts5"
    "(name, words, place, content='', contentless_delete=1, tokenize='ascii', prefix='1')",
    "find_pinyin": "CREATE VIRTUAL TABLE IF NOT EXISTS find_pinyin USING fts5"
    "(tokens, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3 4', detail=none)",
    "find_digits": "CREATE VIRTUAL TABLE IF NOT EXISTS find_digits USING fts5"
    "(tokens, content='', contentless_delete=1, tokenize='trigram')",
}

_RUN = re.compile("[0-9]+|[a-z]+|[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PLAIN = re.compile("[0-9a-z\u3400-\u4dbf\u4e00-\u9fff]*")
"""Text that folding would not change."""

_NUMBER = re.compile(r"[0-9]+x?")
_PAIR_OF_NUMBERS = re.compile(r"([0-9]+)[-#—/]([0-9]+)(?:[-#—/]([0-9]+))?")
_MOST_WORDS = 16
_LONGEST_WORD = 64
"""A pasted page is no question; SQLite would refuse one of five hundred words."""

_GAP = ";"
"""Stands between two numbers of one record, so that nothing is found that runs from one into the other."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One question to one table: what it says about a hit, and the FTS5 expression."""

    why: str
    table: str
    match: str


def folded(text: str) -> str:
    """Text as it is compared: half-width, small letters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()


@lru_cache(maxsize=65_536)
def words_of(text: str) -> str:
    """Tokens of Han text, Latin words and whole numbers, in order, parted by spaces."""
    plain = text if _PLAIN.fullmatch(text) else folded(text)
    return " ".join(_tokens(plain, ends=True))


def _tokens(text: str, *, ends: bool) -> list[str]:
    """Tokens of text; `ends` says whether the last Han run is known to be whole."""
    found, last = [], ""
    for run in _RUN.findall(text):
        last = run
        # Pairs of neighbours and the last one alone, which a search for a single character begins with.
        found += [run] if run[0] <= "z" else [run[i : i + 2] for i in range(len(run))]
    return found if ends or last[:1] <= "z" else found[:-1]


def rows_for(shape: Shape, n: int, values: Sequence[Any]) -> dict[str, tuple[Any, ...]]:
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
    rows: dict[str, tuple[Any, ...]] = {}
    if names or words or places:
        rows["find_words"] = (rowid, _words(names), _words(words), _words(places))
    if names:
        rows["find_pinyin"] = (rowid, " ".join([token for name in names for token in pinyin.tokens(name)]))
    if digits:
        rows["find_digits"] = (rowid, _GAP.join(digits).replace("-", ""))
    return rows


def _words(texts: Sequence[str]) -> str:
    return words_of(texts[0]) if len(texts) == 1 else " ".join(map(words_of, texts))


def index(connection: Connection, rows: Iterable[Mapping[str, tuple[Any, ...]]]) -> None:
    """Add the rows of `rows_for` to the search tables."""
    columns: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
    for row in rows:
        for table, values in row.items():
            columns[table].append(values)
    for table, filled in columns.items():
        if filled:
            names = "name, words, place" if table == "find_words" else "tokens"
            marks = ",".join("?" * len(filled[0]))
            connection.executemany(f"INSERT INTO {table} (rowid, {names}) VALUES ({marks})", filled)  # noqa: S608 - fixed names


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
    pair = _PAIR_OF_NUMBERS.fullmatch(text)
    if pair:
        near = " ".join(f'"{part}"' for part in pair.groups() if part)
        return [
            Probe("住址", "find_words", f"{{place}}: NEAR({near}, 2)"),
            *_number_probes("".join(filter(None, pair.groups()))),
        ]
    if _NUMBER.fullmatch(text):
        return _number_probes(text)
    if text.isascii():
        return _latin_probes(text)
    return _han_probes(text)


def _number_probes(number: str) -> list[Probe]:
    found = [Probe("号码", "find_digits", f'"{number}"')] if len(number) >= 3 else []
    return [*found, Probe("住址", "find_words", f'{{place words}}: "{number.rstrip("x")}"*')]


def _latin_probes(text: str) -> list[Probe]:
    letters, tokens = "".join(filter(str.isalnum, text)), " ".join(_tokens(text, ends=True))
    if not letters:
        return []
    return [Probe("拼音", "find_pinyin", f'"{letters}"*'), Probe("内容", "find_words", f'"{tokens}"*')]


def _han_probes(text: str) -> list[Probe]:
    tokens = _tokens(text, ends=False)
    last = "".join(_RUN.findall(text))[-1:]
    if not last:
        return []
    phrase = f'"{" ".join(tokens)}"' + ("*" if last.isdigit() else "") if tokens else f'"{last}"*'
    found = [Probe("姓名", "find_words", f"{{name}}: ^{phrase}"), Probe("姓名", "find_words", f"{{name}}: {phrase}")]
    return [*found, Probe("住址", "find_words", f"{{place}}: {phrase}"), Probe("内容", "find_words", f"{{words}}: {phrase}")]


def clause(words: str, *, whole: bool = True) -> tuple[str, list[str]]:
    """SQL that gives the row ids in which every word is found, and its values; ("", []) when nothing was asked.

    A word that cannot be looked up at all (only signs) finds nothing. Eyes that may
    not see private numbers whole cannot look them up by their parts either.
    """
    parts, args = [], []
    for word in asked(words):
        tried = [probe for probe in probes(word) if whole or probe.table != "find_digits"]
        one = " UNION ".join(f"SELECT rowid FROM {p.table} WHERE {p.table} MATCH ?" for p in tried)  # noqa: S608 - fixed names, bound values
        parts.append(f"SELECT rowid FROM ({one or 'SELECT NULL AS rowid WHERE 0'})")  # noqa: S608 - fixed names, bound values
        args += [p.match for p in tried]
    return " INTERSECT ".join(parts), args
