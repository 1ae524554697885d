"""What a birth cell says, and whether it agrees with the number. The number wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_OLDEST_YEAR = "1880"


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known of a birth.

    Attributes:
        day: ISO day, or "" when not sure.
        part: `1950-03` or `1950` when no more is known.
        partial: the cell holds no whole day.
        differs: the cell says another day than the number.
    """

    day: str = ""
    part: str = ""
    partial: bool = False
    differs: bool = False


NONE = Birth()


@lru_cache(maxsize=65_536)
def read(cell: str, of_number: str, today: str) -> Birth:
    """The verdict.

    Args:
        cell: as `formats.roster.dates.normal` writes it: a whole day, `1950-03`, `1950`, `50-03-05`, or words that are no day.
        of_number: ISO day inside the citizen number, or "".
        today: ISO day after which nobody is born yet.
    """
    if cell == of_number or not cell:
        return Birth(of_number) if of_number else NONE
    said = _centuried(cell, of_number, today)
    if len(said) == 10:
        return Birth(of_number or said, differs=bool(of_number) and said != of_number)
    part = said if said and _possible(said, today) else ""
    return Birth(
        of_number, "" if of_number else part, partial=bool(part) or not of_number, differs=_contradicts(part, of_number)
    )


def _contradicts(part: str, of_number: str) -> bool:
    """Whether year and month are others than the number's, or the cell holds no day at all."""
    return bool(of_number) and not (part and of_number.startswith(part))


def _centuried(cell: str, of_number: str, today: str) -> str:
    """The cell with a full year where that is sure; "" when it is no possible day."""
    if len(cell) == 8 and cell[2:3] == "-" == cell[5:6]:
        if of_number[2:] == cell:
            return of_number
        # 50-03-05 can only be 1950: nobody was born in 2050 yet; 15-03-05 may be 1915 or 2015
        return f"19{cell}" if cell[:2] > today[2:4] else ""
    shape = cell.replace("-", "")
    is_day = shape.isdecimal() and len(cell) in {4, 7, 10} and cell[4:5] in {"", "-"} and cell[7:8] in {"", "-"}
    return cell if is_day and _possible(cell, today) else ""


def _possible(day: str, today: str) -> bool:
    """Whether somebody may be born on that day, in that month or year."""
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return _OLDEST_YEAR <= day[:4] and day <= today  # noqa: SIM300 - reads as the span it is
