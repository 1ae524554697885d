"""The table of readings, made from the dictionary of pypinyin (MIT licence).

Its entries list old readings beside living ones. A reading stays when it is the
first, or when the phrases of the same dictionary use it; where no phrase has a
character, it stays only if the character is too rare to be worth a doubt. What
this still gets wrong is put right by readings.csv.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SOURCE = "pypinyin"
HEADING = "# Readings of Han characters, best first, its tone behind it; made by build_scripts.tables, not to be edited."

_AMENDED = Path(__file__).with_name("readings.csv")
_SOUNDS = {"m", "n", "ng", "hm", "hng", "ê"}
"""Interjections without a vowel; nobody is called so."""

_SHARE = 0.02
"""Least share of a character's phrases that makes a further reading a usual one: 叶 is xie once in 145."""

_CERTAIN = 5
"""Phrases needed before use in phrases outweighs the dictionary's own order."""

_RARE_READINGS = 2
"""Readings kept of a character outside GB/T 2312 that no phrase has."""


def source_version() -> str:
    """Version of the installed source; blank when it is not installed."""
    try:
        return version(SOURCE)
    except PackageNotFoundError:
        return ""


def tables() -> dict[str, str]:
    """File name -> text: one line per sequence of readings, then TAB and all characters that have it."""
    rows: dict[str, list[str]] = defaultdict(list)
    phrases, amended = _phrases(), _amended()
    for char, toned in _dictionary():
        chosen = amended.get(char) or _usual(char, list(toned), phrases.get(char, Counter()))
        if chosen:
            first, *others = chosen
            rows[" ".join((toned.get(first, first), *others))].append(char)
    toneless = sorted(key for key in rows if not key.partition(" ")[0][-1].isdigit())
    if toneless:
        message = f"readings.csv must say the tone that the dictionary does not know: {toneless}"
        raise ValueError(message)
    return {"pinyin.txt": "\n".join([HEADING, *(f"{key}\t{''.join(chars)}" for key, chars in sorted(rows.items())), ""])}


def _dictionary() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Characters in code point order, each with toneless reading -> the same with its first tone, best first."""
    from pypinyin.contrib.tone_convert import to_normal, to_tone3  # noqa: PLC0415 - a source that may be missing
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    for code in sorted(pinyin_dict):
        toned: dict[str, str] = {}
        for reading in filter(None, pinyin_dict[code].split(",")):
            plain = to_normal(reading, v_to_u=False)
            if plain not in _SOUNDS:
                toned.setdefault(plain, to_tone3(reading, v_to_u=False, neutral_tone_with_five=True))
        yield chr(code), toned


def _phrases() -> Mapping[str, Counter[str]]:
    """Character -> toneless reading -> number of phrases that read it so."""
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415 - a source that may be missing
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415

    found: dict[str, Counter[str]] = defaultdict(Counter)
    plain: dict[str, str] = {}
    for phrase, readings in phrases_dict.items():
        if len(phrase) != len(readings):
            continue
        for char, (reading, *_) in zip(phrase, readings, strict=True):
            if reading not in plain:
                plain[reading] = to_normal(reading, v_to_u=False)
            found[char][plain[reading]] += 1
    return found


def _amended() -> Mapping[str, list[str]]:
    with _AMENDED.open(encoding="utf-8", newline="") as file:
        return {row["char"]: row["readings"].split() for row in csv.DictReader(line for line in file if line[0] != "#")}


def _usual(char: str, readings: list[str], used: Counter[str]) -> list[str]:
    """The readings worth keeping, best first."""
    if not used:
        return readings[:1] if _is_common(char) else readings[:_RARE_READINGS]
    total = used.total()
    kept = [reading for place, reading in enumerate(readings) if place == 0 or used[reading] >= max(1, _SHARE * total)]
    best = max(kept, key=lambda reading: used[reading], default="")
    if used[best] >= _CERTAIN and used[best] >= 2 * used[kept[0]]:
        kept.sort(key=lambda reading: -used[reading])
    return kept


def _is_common(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
