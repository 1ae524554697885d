"""Days as rosters write them, brought to one writing. Whether a day is possible for a person is for the rules."""

from __future__ import annotations

import re
from datetime import date, timedelta

_SIGN = r"\s*[-/.年月,，、_\\·—–]\s*"
_CLOCK = r"(?:[T\s]+(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?)?"
_PARTED = re.compile(rf"(\d{{4}}|\d{{2}}){_SIGN}(\d{{1,2}})(?:{_SIGN}(\d{{1,2}}))?\s*[月日号]?{_CLOCK}")
_YEAR = re.compile("[0-9]{4}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_CLOCK}")
_TAIL = re.compile(r"(?:\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?|\s*(?:出生|生|[.。;；,，]))+$")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HAN_NUMBER = re.compile(r"[〇零○一二三四五六七八九十]+")
_FIRST_YEAR, _LAST_YEAR = 1850, 2100
_LAST_SERIAL = 73_415  # 2100-12-31
_BASE = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}


def normal(text: str, epoch: int = 1900) -> str:
    """`1950-03-05`, or `1950-03` or `1950` when no more is said, or `50-03-05` when the century is not; else the text itself.

    Args:
        text: a cleaned cell. `45000` counts as a date number of Excel.
        epoch: year from which date numbers count, 1900 or 1904. Source: ECMA-376 part 1, 18.17.4.
    """
    if len(text) == 10 and text[4] in "-/." and text[7] in "-/.":
        return _iso(text[:4], text[5:7], text[8:]) or text
    plain = _TAIL.sub("", _HAN_NUMBER.sub(_arabic, text))
    if plain.isdecimal() and plain.isascii():
        return _run(plain, epoch) or text
    found = _PARTED.fullmatch(plain)
    if found:
        return _iso(found[1], found[2], found[3] or "") or text
    found = _YEAR_LAST.fullmatch(plain)
    if found:
        return _year_last(int(found[1]), int(found[2]), found[3]) or text
    year = plain.removesuffix("年")
    return year if _YEAR.fullmatch(year) and _is_year(year) else text


def of_number(number: float, epoch: int) -> str:
    """The same for a cell that holds a number: a date number, `19500305`, `195003`, `1950` or `1950.03`."""
    whole = int(number)
    if number == whole:
        return normal(str(whole), epoch)
    if _FIRST_YEAR <= whole <= _LAST_YEAR:
        months = f"{number:.2f}".partition(".")[2]
        # 1950.1 may be January, or October that lost its zero
        return (_iso(str(whole), months, "") if not months.endswith("0") else "") or str(whole)
    return normal(str(whole), epoch)


def _run(digits: str, epoch: int) -> str:
    """A row of digits, told apart by its length."""
    if len(digits) == 8:
        return _iso(digits[:4], digits[4:6], digits[6:])
    if len(digits) == 6:
        return _iso(digits[:4], digits[4:], "") or _iso(digits[:2], digits[2:4], digits[4:])
    if len(digits) == 4 and _is_year(digits):
        return digits
    if len(digits) in {4, 5} and int(digits) <= _LAST_SERIAL:
        return (_BASE[epoch] + timedelta(days=int(digits))).isoformat()
    return ""


def _iso(year: str, month: str, day: str) -> str:
    """The parts joined as far as they are said; "" when they are no day. 0 is how some write "not known"."""
    if not (year.isdecimal() and month.isdecimal() and (day.isdecimal() or not day)):
        return ""
    short = len(year) == 2
    if not short and not _is_year(year):
        return ""
    if int(month) == 0:
        return "" if short else year
    if not day or int(day) == 0:
        return "" if short or int(month) > 12 else f"{year}-{int(month):02}"
    try:
        date(int(year) + (2000 if short else 0), int(month), int(day))  # 2000 is a leap year: no day is lost
    except ValueError:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"


def _year_last(first: int, second: int, year: str) -> str:
    """`3/25/1950` and `25/3/1950` are one day; of `3/5/1950` only the year is sure."""
    if second > 12 or first == second:
        return _iso(year, str(first), str(second))
    return _iso(year, str(second), str(first)) if first > 12 else year


def _is_year(digits: str) -> bool:
    return _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _arabic(found: re.Match[str]) -> str:
    """二〇二四 -> 2024, 十二 -> 12, 三十一 -> 31."""
    word = found[0]
    if "十" not in word:
        return word.translate(_HAN_DIGITS)
    tens, _, ones = word.partition("十")
    return (tens.translate(_HAN_DIGITS) or "1") + (ones.translate(_HAN_DIGITS) or "0")
