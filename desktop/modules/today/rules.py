"""Laws of the day: what stands first, and how many days are left in a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from desktop.base import calendar
from desktop.base.moon import moon_date
from desktop.modules.today.records import Day
from desktop.work.module import HIGH, URGENT, Due, Mark, Sort

NEAR = 1
"""Days ahead up to which work is told of: tomorrow's may be prepared today. Visits are those of today, as 走访 counts them."""
WEEK = 7
"""Days ahead up to which meetings and birthdays are told of."""

_HASTE = {URGENT: "急", HIGH: "高"}
_NEXT_DAYS = {0: "今天", 1: "明天", 2: "后天"}


def day_of(today: date, found: Iterable[Due], mine: str = "") -> Day:
    """Put what was found on its cards.

    Args:
        mine: account whose own work stands before everybody else's; blank = all alike, as for a secretary.
    """
    by: dict[Sort, list[Due]] = {sort: [] for sort in Sort}
    for due in found:
        if due.sort is not Sort.VISIT or due.day <= today:
            by[due.sort].append(due)

    def card(sort: Sort, key: Callable[[Due], object]) -> tuple[Due, ...]:
        return tuple(sorted(by[sort], key=key))  # type: ignore[arg-type]  # keys are tuples of one shape each

    return Day(
        today,
        f"农历{moon_date(today)}",
        _off(today),
        work=card(Sort.WORK, lambda due: work_key(due, today, mine)),
        meetings=card(Sort.MEETING, lambda due: (due.day, due.place)),
        visits=card(Sort.VISIT, lambda due: (not due.act, due.day)),
        birthdays=card(Sort.BIRTHDAY, lambda due: (-due.weight, due.day, -_age(due))),
        elections=card(Sort.ELECTION, lambda due: due.day),
        reports=card(Sort.REPORT, lambda due: due.day),
    )


def work_key(due: Due, today: date, mine: str = "") -> tuple[bool, bool, int, date]:
    """What sorts work: one's own first where it is asked, what is late before what is not, the urgent before the old."""
    return (bool(mine) and due.account != mine, due.day >= today, -due.weight, due.day)


def left(due: Due, today: date) -> Mark:
    """How many days are left, in a word and the tone that says the same."""
    days = (due.day - today).days
    if due.chip:
        return Mark("info" if due.weight or due.sort is Sort.WORK else "neutral", due.chip)
    if days < 0:
        return Mark("warn" if due.sort is Sort.VISIT else "bad", f"逾期 {-days} 天")
    tone = "neutral" if days else "info" if due.sort in (Sort.MEETING, Sort.VISIT) else "warn"
    return Mark(tone, near(days))


def haste(due: Due) -> str:
    """Why work stands before what is longer late, in a word; blank for what is as urgent as most."""
    return _HASTE.get(due.weight, "") if due.sort is Sort.WORK else ""


def number(dues: Sequence[Due]) -> int:
    """How many things these are; a line that sums up doors nobody asks for is none."""
    return sum(bool(due.act) or due.sort is not Sort.VISIT for due in dues)


def near(days: int) -> str:
    """So many days ahead, in a word."""
    return _NEXT_DAYS.get(days, f"{days} 天")


def sheet(day: Day, most: Sequence[int]) -> list[tuple[str, tuple[Due, ...], int]]:
    """Chapters of the day's list on paper: heading, the rows that are printed, and how many are not.

    Args:
        most: rows of work, meetings, visits and birthdays that there is room for.
    """
    chapters = (("要办的事", day.work), ("会议", day.meetings), ("该走访的", day.visits), ("过生日的", day.birthdays))
    kept = [(title, rows[:room], len(rows[room:])) for (title, rows), room in zip(chapters, most, strict=True)]
    return [one for one in kept if one[1]]


def _age(due: Due) -> int:
    digits = "".join(char for char in due.chip if char.isdigit())
    return int(digits or 0)


def _off(today: date) -> str:
    feast = calendar.holidays_of(today.year).get(today)
    return "，".join(filter(None, (f"{feast}放假" if feast else "", calendar.note(today))))
