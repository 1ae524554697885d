"""Kinds of value that say who a person is: name, citizen number, phone. Bank numbers are only noticed, never kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop.model import pinyin, strokes
from desktop.model.kinds import Find, Kind, clean

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_WEIGHED = tuple(tuple(weight * digit for digit in range(10)) for weight in _WEIGHTS)
# [0-9] and not \d, which would let digits of other scripts through.
_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(?:0[0-9]{2,3}-)?[2-9][0-9]{6,7}(?:-[0-9]{1,6})?")
_MOBILES = re.compile(r"(?:(?:\+|00)?86)?((?:1[3-9][0-9]{9})+)")
_WITH_AREA = re.compile(r"(?:(?:\+|00)?86-?0?|0)(10|2[0-9]|[3-9][0-9]{2})-?([2-9][0-9]{6,7}(?:-[0-9]{1,6})?)")
_BETWEEN = re.compile("[;、]")
_PARTED = re.compile(r"[;；,，、/\n|]+|(?<=[0-9]{11})\s+(?=[0-9])|(?<=[0-9]{4})(?<!0086)\s+(?=1[3-9][0-9]{9}(?![0-9]))")
_CARD = re.compile(r"(?<![0-9Xx])(?:[0-9]{16,19}|(?:[0-9]{4}[ -]){3,4}[0-9]{1,4})(?![0-9Xx])")
_HAN = "[〇\u3400-\u9fff\U00020000-\U0003ffff]"
_LONGEST_NAME = 30
_OLDEST_YEAR = 1880


def check_digit(first17: str) -> str:
    """The 18th character of a citizen number. Source: GB 11643-1999, ISO 7064 MOD 11-2."""
    return _CHECK[sum(row[ord(digit) - 48] for row, digit in zip(_WEIGHED, first17, strict=True)) % 11]


@lru_cache(maxsize=65_536)
def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def birth_of(number: str) -> date | None:
    """Birth date inside an 18-character number; None when the eight digits are no day."""
    found = _day(number[6:14])
    return found if found and found.year >= _OLDEST_YEAR else None


def sex_of(number: str) -> str:
    """Sex code (GB/T 2261.1: 1 男, 2 女) inside an 18-character number: the 17th digit, odd male, even female."""
    return "1" if int(number[16]) % 2 else "2"


def upgrade(number15: str) -> str:
    """The 18-character form of a 15-digit number of before 1999: the year gets 19, the check character is computed."""
    first17 = f"{number15[:6]}19{number15[6:]}"
    return first17 + check_digit(first17)


@dataclass(frozen=True)
class IdNumber(Kind[str]):
    """Citizen identity number, 18 characters. Source: GB 11643-1999."""

    find: Find | None = Find.DIGITS

    def parse(self, text: str) -> str | None:
        plain = re.sub(r"[\s'‘’`]", "", unicodedata.normalize("NFKC", clean(text))).upper()
        return unicodedata.normalize("NFKC", plain) or None

    def check(self, value: str) -> str | None:
        if len(value) != 18:
            return f"应为 18 位，现在是 {len(value)} 位"
        if not _NUMBER.fullmatch(value):
            return "只能有数字，最后一位可以是 X"
        if birth_of(value) is None:
            return "第 7 到 14 位不是出生日期"
        return None if check_digit(value[:17]) == value[17] else "校验位不符，有一位写错了"

    def mask(self, value: str) -> str:
        return f"******{value[-4:]}"


@dataclass(frozen=True)
class Phone(Kind[str]):
    """One or more phone numbers, kept parted by `;` and shown with 、.

    Mobile 1[3-9] and nine digits; landline with or without area code.
    """

    find: Find | None = Find.DIGITS

    def parse(self, text: str) -> str | None:
        plain = re.sub("[‐–—−转]", "-", unicodedata.normalize("NFKC", clean(text)))
        numbers = [number for part in _PARTED.split(plain) for number in _phones(part)]
        return ";".join(dict.fromkeys(number for number in numbers if number)) or None

    def check(self, value: str) -> str | None:
        wrong = [number for number in value.split(";") if not (_MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number))]
        return f"“{wrong[0]}”不像电话号码" if wrong else None

    def mask(self, value: str) -> str:
        return "、".join(f"{n[:3]}****{n[-4:]}" if len(n) >= 11 else f"****{n[-4:]}" for n in _BETWEEN.split(value))

    def show(self, value: str | None) -> str:
        return (value or "").replace(";", "、")


def _phones(part: str) -> list[str]:
    """The numbers of one part of the text: mobiles as 11 digits, landlines with `-` behind the area code."""
    digits = unicodedata.normalize("NFKC", re.sub(r"[\s()]", "", part))
    mobiles = _MOBILES.fullmatch(digits.replace("-", ""))
    if mobiles:
        return [mobiles[1][start : start + 11] for start in range(0, len(mobiles[1]), 11)]
    return [_WITH_AREA.sub(r"0\1-\2", digits) if _WITH_AREA.fullmatch(digits) else digits]


@dataclass(frozen=True)
class PersonName(Kind[str]):
    """A person's name: Han characters, the middle dot of minority names, letters. Found by pinyin, sorted by it or strokes."""

    find: Find | None = Find.NAME

    def parse(self, text: str) -> str | None:
        plain = re.sub(r"[•‧∙⋅・･●]", "·", unicodedata.normalize("NFKC", clean(text)))
        if re.search(_HAN, plain):
            plain = re.sub(rf"(?<={_HAN})\.(?={_HAN})", "·", re.sub(r"\s+", "", plain))
        return unicodedata.normalize("NFC", re.sub(r"\s+", " ", plain).strip()) or None

    def check(self, value: str) -> str | None:
        if len(value) > _LONGEST_NAME:
            return f"最多 {_LONGEST_NAME} 个字"
        odd = next((c for c in value if not (c.isalpha() or c in "·.-' 〇" or unicodedata.category(c).startswith("M"))), "")
        return f"姓名里不该有“{odd}”" if odd else None

    def mask(self, value: str) -> str:
        if len(value) <= 1:
            return "*"
        return f"{value[0]}*{value[-1] if len(value) > 2 else ''}"

    def order(self, value: str) -> str | None:
        return pinyin.sort_key(value)

    @property
    def orders(self) -> Mapping[str, Callable[[str], str | None]]:
        return {"key": self.order, "strokes": strokes.sort_key}


def looks_like_bank_card(text: str) -> bool:
    """Whether a run of digits passes for a bank card: 16 to 19 digits with a good Luhn sum and no citizen number.

    Source: ISO/IEC 7812-1, annex B. Such numbers are never kept.
    """
    for found in _CARD.findall(unicodedata.normalize("NFKC", text)):
        run = re.sub("[ -]", "", found)
        is_citizen = len(run) == 18 and check_digit(run[:17]) == run[17] and birth_of(run) is not None
        if not is_citizen and _luhn(run):
            return True
    return False


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
