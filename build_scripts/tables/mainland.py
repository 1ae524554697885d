"""The order of Han characters by strokes in the mainland: 《GB 13000.1字符集汉字字序（笔画序）规范》, GF 3003-1999.

Fewer strokes first; within one number the kinds of stroke 横 竖 撇 点 折, 1 to 5, from the first stroke on.
Characters equal in all strokes stand as in 《通用规范汉字表》 (2013), then by code point: the further rules of
GF 3003 (main before attached forms, then composition) are what that list follows itself.

Sources, made by `build_scripts.tables.origins` and committed here: stroke_orders.txt has the orders of strokes of
char-similar, stroke_orders.csv puts right what is wrong in them, standard.txt is the list of 2013 as Unihan numbers it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import count, pairwise
from pathlib import Path

VERSION = "0.0.2, 15.0"
"""Of char-similar and of Unihan."""

ORDERS = Path(__file__).with_name("stroke_orders.txt")
AMENDED = Path(__file__).with_name("stroke_orders.csv")
STANDARD = Path(__file__).with_name("standard.txt")

_LEVELS = (0, 3500, 6500, 8105)
"""Where the three levels of the list begin and the last one ends; each is in order by itself."""

Place = tuple[int, str, int, str]
"""What a character is sorted by: number of strokes, their kinds, number in the list of 2013, itself."""


@cache
def orders() -> Mapping[str, str]:
    """Character -> the kinds of its strokes, one digit each."""
    lines = ORDERS.read_text(encoding="utf-8").splitlines()[1:]
    found = {char: order for order, _, chars in (line.partition("\t") for line in lines) for char in chars}
    with AMENDED.open(encoding="utf-8", newline="") as file:
        found.update((row["char"], row["order"]) for row in csv.DictReader(line for line in file if line[0] != "#"))
    return found


@cache
def levels() -> Sequence[str]:
    """The characters of the list of 2013, one text for each of its three levels."""
    listed = "".join(STANDARD.read_text(encoding="utf-8").splitlines()[1:])
    return [listed[start:end] for start, end in pairwise(_LEVELS)]


def places() -> dict[str, Place]:
    """Character -> its place, for all whose place the norms tell.

    One of the list whose order of strokes is not known stands directly behind the one it follows there.

    Raises:
        ValueError: the orders of strokes do not give the list of 2013.
    """
    beyond = sum(map(len, levels()))
    found = {char: (len(order), order, beyond, char) for char, order in orders().items()}
    numbers = count()
    for level in levels():
        listed = list(_listed(level, numbers))
        odd = [one[-1] for one, after in pairwise(listed) if one > after]
        if odd:
            message = f"the list of 2013 does not stand by these strokes, from here on: {odd}"
            raise ValueError(message)
        found.update((place[-1], place) for place in listed)
    return found


def _listed(level: str, numbers: Iterator[int]) -> Iterator[Place]:
    order = ""
    for char, number in zip(level, numbers, strict=False):
        order = orders().get(char, order)
        yield len(order), order, number, char
