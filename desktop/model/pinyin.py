"""How names sound: readings of Han characters, the order of names by pinyin, and what a search may be typed as.

Readings carry no tone and write ü as v, as input methods do. The tables
(resources/tables) are read at first use, so importing this module costs nothing.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import prod
from typing import TypeVar

from desktop.base.paths import resources

V = TypeVar("V")

_MOST_TOKENS = 64
_LAST = "~"
"""Stands before a character without a reading: greater than every letter, so such names sort last."""

_PARTS = re.compile(r"[a-z0-9]+|.")
_LONGEST_SURNAME = 3


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Usual readings of each character, best first: a surname's own reading, then all others; () where there is none.

    `readings("单雄")` is `(("shan", "dan", "chan"), ("xiong",))`.
    """
    return tuple(
        tuple(dict.fromkeys((own, *_READINGS[char]))) if own else _READINGS[char]
        for char, own in zip(name, _padded(map(_toneless, _surname(name)), len(name)), strict=True)
    )


def sort_key(name: str) -> str:
    """Key that sorts names by pinyin, character by character: syllable (lu < lü < luan), tone, then the character.

    A surname sorts under its own reading. Characters without a reading come last, by code point.
    """
    units = [_UNITS[char] for char in name]
    for place, sound in enumerate(_surname(name)):
        units[place] = _unit(sound, name[place])
    return "".join(units)


def tokens(name: str) -> list[str]:
    """What the name may be typed as: every mixture of whole syllables and initials, over all readings.

    A token that begins another is left out, because search looks for beginnings:
    梁惠丽 gives lhli, liangh…; lhl finds lhli. Long names give only the likely mixtures.
    """
    if not name:
        return []
    heads, last = [_FORMS[char] for char in name[:-1]], _READINGS[name[-1]]
    if not (last and all(heads)) or _surname(name):
        sounds = _sounds(name)
        if not sounds:
            return []
        heads, last = [_forms(sound) for sound in sounds[:-1]], sounds[-1]
    if prod(map(len, heads)) * len(last) > _MOST_TOKENS:
        return _without_beginnings(_likely(_sounds(name)))
    return _without_beginnings(_mixtures(heads, last))


def openings(name: str) -> list[str]:
    """The first character as a whole syllable, in every reading: what most people type of a name before anything else.

    `openings("单雄信")` is `["shan", "dan", "chan"]`.
    """
    own = _surname(name)[:1]
    return list(dict.fromkeys((*map(_toneless, own), *_READINGS[name[0]]))) if name else []


class _Memory(dict[str, V]):
    """Answers of a function of one character, each found once."""

    def __init__(self, find: Callable[[str], V]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, char: str) -> V:
        found = self[char] = self._find(char)
        return found


@cache
def _table() -> Mapping[str, str]:
    """Character -> its line in the table: `chang2 zhang`, only the first reading with its tone."""
    found: dict[str, str] = {}
    for line in (resources() / "tables" / "pinyin.txt").read_text(encoding="utf-8").splitlines()[1:]:
        sounds, _, chars = line.partition("\t")
        found.update(dict.fromkeys(chars, sounds))
    return found


@cache
def _surnames() -> Mapping[str, tuple[str, ...]]:
    """Surname -> the toned reading of each of its characters."""
    with (resources() / "tables" / "surnames.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["name"]: tuple(row["readings"].split()) for row in rows}


def _surname(name: str) -> tuple[str, ...]:
    """Toned readings of the surname where it has its own; () for others and for names written with a middle dot."""
    known = _surnames()
    if "·" in name:
        # A name carried over by sound: 查干·… is cha, not zha.
        return ()
    for length in range(min(_LONGEST_SURNAME, len(name) - 1), 1, -1):
        own = known.get(name[:length])
        if own:
            return own
    return known.get(name[:1], ())


def _line(char: str) -> str:
    """The character's line in the table, or that of the character it stands for; blank when there is none."""
    return _table().get(char) or _table().get(unicodedata.normalize("NFKC", char), "")


def _toneless(sound: str) -> str:
    return sound.rstrip("012345")


def _unit(sound: str, char: str) -> str:
    """One character's part of a sort key: `li3李`; ü as u: sorts between lu and luan."""
    return sound.replace("v", "u:") + char


def _first_unit(char: str) -> str:
    line = _line(char)
    return _unit(line.partition(" ")[0], char) if line else _LAST + char


def _forms(sounds: Iterable[str]) -> tuple[str, ...]:
    """Whole syllables and their initials."""
    whole = tuple(sounds)
    return tuple(dict.fromkeys((*whole, *(sound[0] for sound in whole))))


_READINGS: _Memory[tuple[str, ...]] = _Memory(lambda char: tuple(map(_toneless, _line(char).split())))
_FORMS: _Memory[tuple[str, ...]] = _Memory(lambda char: _forms(_READINGS[char]))
_UNITS: _Memory[str] = _Memory(_first_unit)


def _padded(words: Iterable[str], length: int) -> Iterator[str]:
    """The words, then blanks up to the length."""
    given = list(words)
    return iter([*given, *[""] * (length - len(given))])


def _sounds(name: str) -> list[tuple[str, ...]]:
    """Readings of each character and each Latin word of the name; what has no sound is left out."""
    own = _surname(name)
    if own:
        return [sound for sound in readings(name) if sound]
    plain = "".join(char for char in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(char))
    parts = ((part,) if part.isascii() and part.isalnum() else _READINGS[part] for part in _PARTS.findall(plain))
    return [part for part in parts if part]


def _mixtures(heads: Iterable[tuple[str, ...]], last: Iterable[str]) -> list[str]:
    """Every head form of each place before the last, followed by every whole last syllable."""
    found = [""]
    for forms in (*heads, last):
        found = [before + form for before in found for form in forms]
    return found


def _likely(sounds: list[tuple[str, ...]]) -> list[str]:
    """Tokens of a long name: best readings changing once between syllables and initials, other readings one at a time."""
    best = [sound[0] for sound in sounds]
    initials = [sound[0] for sound in best]
    size = len(best)
    found = ["".join(best[:place] + initials[place:]) for place in range(size + 1)]
    found += ["".join(initials[:place] + best[place:]) for place in range(size)]
    for place, others in enumerate(sounds):
        for other in others[1:]:
            found.append("".join([*best[:place], other, *best[place + 1 :]]))
            found.append("".join([*initials[:place], other[0], *initials[place + 1 :]]))
    return found


def _without_beginnings(words: Iterable[str]) -> list[str]:
    """The words sorted, without doubles and without those that begin another."""
    # In order, whatever begins with a word stands right behind it.
    ordered = sorted(set(words))
    return [word for word, after in pairwise([*ordered, ""]) if not after.startswith(word)]
