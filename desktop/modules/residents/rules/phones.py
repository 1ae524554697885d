"""Phone numbers of a roster cell, brought to one writing. What is no number is not kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOBILE = re.compile(r"1[3-9]\d{9}")
_COUNTRY = re.compile(r"^(?:\+|00)?86-?(?=1[3-9]\d{9}$|0?\d{2,3}-?[2-9]\d{6,7}$)")
_LANDLINE = re.compile(r"(?:(0(?:10|2\d|[3-9]\d{2}))-?)?([2-9]\d{6,7})(?:(?:-|转|EXT\.?|[*#])(\d{1,6}))?", re.IGNORECASE)
_HALVES = re.compile(r"(?<!\d)([2-9]\d{3})-(\d{4})(?!\d)")
_INSIDE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0(?:10|2\d|[3-9]\d{2})-?[2-9]\d{6,7}|[2-9]\d{7})(?!\d)")
_WIDE = str.maketrans("＋－—–―‐‑（）；，、／：．　", "+------();,,/:. ")
_CUTS = re.compile(r"[;,/|、\n]+|或者?|和|及")
_LABEL = re.compile(r"\([^()\d]*\)|^[^\d+(]+|[^\d]+$")
_DIGITS = re.compile(r"\d+")
_EIGHT = frozenset({"", "010", "020", "021", "022", "023", "024", "025", "027", "028", "029"})
_BLANKS = frozenset({"无电话", "无手机", "没有电话", "没有手机", "没手机", "没电话", "无号码", "不提供", "未提供", "拒绝提供"})
_LONGEST_CELL = 200
_STRAY = 3


@dataclass(frozen=True, slots=True)
class Phones:
    """text: the numbers joined by `;`, "" when there is none; several: more than one; wrong: something was no number."""

    text: str = ""
    several: bool = False
    wrong: bool = False


NONE = Phones()


def read(cell: str) -> Phones:
    """The verdict on a clean cell: mobiles as 11 digits, landlines as `62345678` or `021-62345678`, extensions behind `-`.

    Source: 电信网编号计划（2017年版）: mobiles 1[3-9], area codes from 0; eight digits in Shanghai and the other 02x and 010.
    """
    if len(cell) == 11 and cell.isascii() and cell.isdigit() and cell[0] == "1" and cell[1] > "2":
        return Phones(cell)
    if not cell or cell in _BLANKS:
        return NONE
    pieces = _CUTS.split(cell[:_LONGEST_CELL].translate(_WIDE))
    told = [piece for piece in pieces if _DIGITS.search(piece)]
    found: dict[str, None] = {}
    wrong = not told
    for piece in told:
        numbers = _numbers(piece)
        found |= dict.fromkeys(numbers)
        wrong = wrong or not numbers or _strays(piece, numbers)
    return Phones(";".join(found), len(found) > 1, wrong)


def _numbers(piece: str) -> list[str]:
    """The numbers in one piece: it is one, or its words are, or they stand among other words."""
    whole = _number(piece)
    if whole:
        return [whole]
    words = [_number(word) for word in piece.split()]
    if len(words) > 1 and all(words):
        return words
    digits = piece.strip()
    if len(digits) == 22 and _MOBILE.fullmatch(digits[:11]) and _MOBILE.fullmatch(digits[11:]):
        return [digits[:11], digits[11:]]
    return [_number(inside) for inside in _INSIDE.findall(piece)]


def _strays(piece: str, numbers: list[str]) -> bool:
    """Whether digits are left over that belong to none of the numbers."""
    return sum(map(len, _DIGITS.findall(piece))) - sum(sum(map(str.isdigit, number)) for number in numbers) > _STRAY + 1


def _number(piece: str) -> str:
    """One number in its one writing, or ""."""
    bare = _LABEL.sub("", piece.strip())
    plain = _COUNTRY.sub("", re.sub(r"[\s().:]", "", bare))
    mobile = plain.replace("-", "").removeprefix("0")
    if _MOBILE.fullmatch(mobile):
        return mobile
    found = _LANDLINE.fullmatch(_HALVES.sub(r"\1\2", plain))
    if not found:
        return ""
    area, local, extension = found[1] or "", found[2], found[3]
    if len(local) != 8 and area in _EIGHT:
        return ""
    return "-".join(part for part in (area, local, extension) if part)
