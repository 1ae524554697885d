"""Judge a citizen number as a roster holds it. Digits are never invented: what cannot be sure is set aside with its reason.

Source: GB 11643-1999 and, for 15 digits, GB 11643-1989.
"""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from desktop.model import identity

_BLANKS = frozenset(
    {
        "未办",
        "未办理",
        "没办",
        "未提供",
        "不提供",
        "拒绝提供",
        "待补",
        "待补充",
        "无身份证",
        "不知道",
        "无号码",
        "未上户口",
        "未报户口",
        "缺",
    }
)
_MASK = re.compile(r"[*＊✱●○•□■█_?？…#]|[xX×]{2,}|某")
_EXPONENT = re.compile(r"\d(?:\.\d*)?E\+?\d{1,2}", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s\-—–－'‘’`·.,，。]+")
_MARKED = re.compile(r"[（(]?(?:居民|公民)?(?:身份证|身份号码|身份证号|身份证号码)[)）]?[:：]?")
_LOST_END = "000"
_ROMAN_TEN = str.maketrans("Ⅹⅹ", "XX")  # what Chinese input methods offer for the last character
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_OLDEST = "1880-01-01"
_CHECK = "10X98765432"
_SEXES = {digit: "男" if int(digit) % 2 else "女" for digit in "0123456789"}


class Reason(Enum):
    """Why a row cannot be taken in."""

    NAME_MISSING = "name_missing"
    ID_LENGTH = "id_length"
    ID_CHARSET = "id_charset"
    ID_MASKED = "id_masked"
    ID_CHECKSUM = "id_checksum"
    ID_BIRTHDATE = "id_birthdate"
    ID_PRECISION_LOST = "id_precision_lost"


@dataclass(frozen=True, slots=True)
class Number:
    """What a number cell turned out to be.

    Attributes:
        text: the 18 characters; "" when the cell is blank or the number is not usable.
        birth: ISO day inside it.
        sex: 男 or 女 inside it.
        upgraded: it was written with 15 digits.
        reason: why it is not usable; None when it is, or when the cell is blank.
    """

    text: str = ""
    birth: str = ""
    sex: str = ""
    upgraded: bool = False
    reason: Reason | None = None


NONE = Number()


def read(cell: str, today: str) -> Number:
    """The verdict on a clean cell.

    Args:
        cell: text of the cell; a number too long for Excel's 15 exact digits arrives as `3.10104195001012E+17`.
        today: ISO day after which nobody is born yet.
    """
    if len(cell) == 18 and cell.isascii() and cell[:17].isdigit() and (cell[17].isdigit() or cell[17] in "Xx"):
        return _whole(cell.upper(), today)
    cell = cell.translate(_ROMAN_TEN)
    if not cell or cell in _BLANKS:
        return NONE
    number = _BETWEEN.sub("", _MARKED.sub("", cell)).upper() if not _EXPONENT.fullmatch(cell) else cell
    reason = _form(number)
    if reason:
        return Number(reason=reason)
    return _whole(number, today) if len(number) == 18 else _old(number, today)


def _form(number: str) -> Reason | None:
    """What is wrong with the shape alone."""
    if _EXPONENT.fullmatch(number):
        return Reason.ID_PRECISION_LOST
    if _MASK.search(number):
        return Reason.ID_MASKED
    digits = number[:-1] if number.endswith("X") and len(number) != 15 else number
    if not (digits.isdigit() and digits.isascii()):
        return Reason.ID_CHARSET
    return None if len(number) in {15, 18} else Reason.ID_LENGTH


def _whole(number: str, today: str) -> Number:
    """Eighteen characters of the right kind."""
    year, day = number[6:10], _day(number[10:14])
    birth = year + day.text
    if not day.text or not _OLDEST <= birth <= today or (day.is_leap and not isleap(int(year))):
        return Number(reason=Reason.ID_BIRTHDATE)
    if _CHECK[(_area(number[:6]) + _year(year) + day.weight + _serial(number[14:17])) % 11] != number[17]:
        # Excel keeps 15 digits of a number and writes noughts for the rest
        return Number(reason=Reason.ID_PRECISION_LOST if number.endswith(_LOST_END) else Reason.ID_CHECKSUM)
    return Number(number, birth, _SEXES[number[16]])


def _old(number: str, today: str) -> Number:
    """Fifteen digits of before 1999."""
    upgraded = identity.upgrade(number)
    birth = identity.birth_of(upgraded)
    if birth is None or birth.isoformat() > today:
        return Number(reason=Reason.ID_BIRTHDATE)
    return Number(upgraded, birth.isoformat(), _SEXES[upgraded[16]], upgraded=True)


@dataclass(frozen=True, slots=True)
class _Day:
    """Month and day as `-03-05`, "" when there is no such day, and their part of the check sum."""

    text: str
    weight: int
    is_leap: bool


# The check sum is put together from remembered parts: a seventh of the cost of summing 17 digits for every number.


@lru_cache(maxsize=10_000)
def _day(digits: str) -> _Day:
    try:
        text = date(2000, int(digits[:2]), int(digits[2:])).isoformat()[4:]
    except ValueError:
        text = ""
    return _Day(text, _weighed(digits, 10), digits == "0229")


@lru_cache(maxsize=10_000)
def _area(digits: str) -> int:
    return _weighed(digits, 0)


@lru_cache(maxsize=10_000)
def _year(digits: str) -> int:
    return _weighed(digits, 6)


@lru_cache(maxsize=1000)
def _serial(digits: str) -> int:
    return _weighed(digits, 14)


def _weighed(digits: str, first: int) -> int:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS[first:], digits, strict=False))
