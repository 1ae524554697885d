"""姓氏笔画: the order of names by strokes, surname first, then the given name character by character.

Characters stand by 《GB 13000.1字符集汉字字序（笔画序）规范》, GF 3003-1999: number of strokes, then
横 竖 撇 点 折 stroke by stroke, those alike in all strokes as in 《通用规范汉字表》. Rare characters outside
both norms follow those of as many strokes, or all of them, in the order of Unicode CLDR's
`zh-u-co-stroke`; so do signs, digits and plain Latin letters. Other letters come after all by code point;
accents only part names that are otherwise equal. A name of two characters stands before the longer ones
that begin alike, as the lists of Party congresses and people's congresses have it: 王霞 before 王小明.

The tables (resources/tables) are read at first use, the second only for a name with a seldom character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from desktop.base.paths import resources

_SIGNS = " _-,;:!?.·'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
"""In CLDR's root order; they stand before all characters."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS_FROM, _LISTED_FROM, _REST_FROM, _LETTERS_FROM = 0x20, 0x100, 0x20000, 0xF0000
"""First code points standing for the ranks of each sort of character: far enough apart, and clear of surrogates."""

_FIRST, _BEYOND = chr(_LISTED_FROM), chr(_LETTERS_FROM)
"""Between them are the ranks of Han characters."""

_LAST = "\U000ffffd"
"""Stands before a character without a rank."""

_BLANK = "\x01"
"""Stands in a name of two characters where longer ones have the first of their given name: less than every rank."""


def sort_key(name: str) -> str:
    """Key that sorts names by strokes; compare keys as they stand, by code point."""
    ranks = _ranks()
    try:
        if len(name) != 2:
            return "".join([ranks[char] for char in name])
        first, second = ranks[name[0]], ranks[name[1]]
    except KeyError:
        return _full_key(name)
    return f"{first}{_BLANK}{second}" if _FIRST <= first < _BEYOND and _FIRST <= second < _BEYOND else first + second


def sorted_names(names: Iterable[str]) -> list[str]:
    """Names by strokes; those equal in order stay as they were given."""
    return sorted(names, key=sort_key)


@cache
def _ranks() -> Mapping[str, str]:
    """Character -> the one that stands for its rank; signs, most used Han characters and small letters."""
    found = _from(_SIGNS, _SIGNS_FROM)
    found.update(_from(_characters("strokes.txt"), _LISTED_FROM))
    found.update(_from(_LETTERS, _LETTERS_FROM))
    return found


@cache
def _seldom() -> Mapping[str, str]:
    return _from(_characters("strokes_rest.txt"), _REST_FROM)


def _characters(table: str) -> str:
    text = (resources() / "tables" / table).read_text(encoding="utf-8")
    return "".join(text.splitlines()[1:])


def _from(chars: str, first: int) -> dict[str, str]:
    return dict(zip(chars, map(chr, range(first, first + len(chars))), strict=True))


def _full_key(name: str) -> str:
    """Ranks, then what parts names of equal ranks: second codes of one character, capitals, accents."""
    ranks: list[str] = []
    lesser: list[str] = []
    for char in unicodedata.normalize("NFD", name):
        if unicodedata.combining(char):
            lesser.append(char)
            continue
        rank, folds = _rank(char)
        ranks.append(rank)
        lesser.append(str(folds))
    if len(ranks) == 2 and all(_FIRST <= rank < _BEYOND for rank in ranks):
        ranks.insert(1, _BLANK)
    plain = all(fold == "0" for fold in lesser)
    return "".join(ranks) if plain else "".join((*ranks, "\0", *lesser))


def _rank(char: str) -> tuple[str, int]:
    """The rank, and what sets the character apart from the one whose rank it shares: 1 another code, 2 a capital, 3 both."""
    own = _ranks().get(char) or _seldom().get(char)
    if own:
        return own, 0
    folded = unicodedata.normalize("NFKC", char)
    base = folded.lower()
    shared = _ranks().get(base) or _seldom().get(base)
    return (shared, (folded != char) + 2 * (base != folded)) if shared else (_LAST + char, 0)
