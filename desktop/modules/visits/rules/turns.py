"""Whose turn it is: when somebody is to be seen again, and in which order one walks.

A turn comes on the day that is an interval after the last contact, that day included. Attempts are no contact.
Source: intervals by category of care (resources/care/categories.csv), every household once a year; this program's defaults.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop.base.text import listed
from desktop.modules.residents.rules.care import Interval
from desktop.work.module import Mark

MONTH, QUARTER, YEAR = 30, 90, 365
BY_CADENCE, BY_PROMISE, EVERY_HOUSEHOLD = "按周期", "有约", "每户轮到"
"""Why it is somebody's turn, in words that name no category."""
AT_DOOR, ANY_WAY = "走访", "走访或电话"

_ROOM = re.compile(r"(?:[0-9A-Za-z一二三四五六七八九十甲乙丙丁]+单元)?[0-9A-Za-z-]*(?:室)?\Z")


class Contact(NamedTuple):
    """When somebody was last reached. any_way: by whatever way; door: at the door; None: never."""

    any_way: date | None = None
    door: date | None = None


NEVER = Contact()


class Asked(NamedTuple):
    """What a tag asks for, without what it is: whom to see and what help, how often, since when, once or again, whose it is."""

    who: str
    need: str
    interval: Interval
    since: date
    once: bool = False
    person: str = ""


class Reason(NamedTuple):
    """Why it is somebody's turn.

    Attributes:
        overdue: days since the turn came, 0 = today.
        person: uid of whom it is about; blank = of nobody in particular behind the door.
    """

    why: str
    overdue: int
    who: str = ""
    need: str = ""
    way: str = AT_DOOR
    person: str = ""


class Turn(NamedTuple):
    """One door to go to, or one person who belongs to none.

    Attributes:
        household: uid; blank for a person without one.
        resident: uid of the one person it is about; blank where it is about several, or about nobody in particular.
        address: of the door; blank for a person without one.
        who: whom to ask for.
        need: what help is agreed, never why.
        last: day last reached, None = never.
        days: since then.
        is_asked: a tag or a promise asks for the visit, not only that every household has its turn.
    """

    household: str
    resident: str
    address: str
    who: str
    need: str
    why: str
    way: str
    last: date | None
    days: int | None
    overdue: int
    is_asked: bool

    @property
    def building(self) -> str:
        """Where the door is."""
        return split(self.address)[0]

    @property
    def door(self) -> str:
        """What stands behind the building in the address."""
        return split(self.address)[1]

    @property
    def is_yearly(self) -> bool:
        """Whether nobody was reached for a year, or ever."""
        return self.days is None or self.days >= YEAR

    def is_over(self, days: int) -> bool:
        """Whether nobody was reached for more than so many days, or ever."""
        return self.days is None or self.days > days


def reason_of(asked: Asked, contact: Contact, today: date) -> Reason | None:
    """Whether a tag makes it somebody's turn on a day, and by how much; None when it does not yet.

    Whoever was never reached is to be seen at once. Where once is enough it is so until they are, and late only
    after the interval.
    """
    if asked.once:
        seen = contact.any_way is not None and contact.any_way >= asked.since
        late = max((today - asked.since).days - (asked.interval.days or 0), 0)
        return (
            None
            if seen or asked.interval.days is None
            else Reason(BY_CADENCE, late, asked.who, asked.need, person=asked.person)
        )
    by_door = overdue(contact.door, asked.interval.door_days, asked.since, today)
    by_any = overdue(contact.any_way, asked.interval.days, asked.since, today)
    late = max(by_door, by_any)
    if late < 0:
        return None
    way = AT_DOOR if by_door >= 0 or asked.interval.door_days is None else ANY_WAY
    return Reason(BY_CADENCE, late, asked.who, asked.need, way, asked.person)


def together(reasons: Sequence[Reason]) -> Reason:
    """Reasons to go to one door, told as one: all whom to ask for, the longest overdue; a call will do if it does for all."""
    if len(reasons) == 1:
        return reasons[0]
    persons = {one.person for one in reasons if one.person}
    return Reason(
        why=listed(dict.fromkeys(one.why for one in reasons)),
        overdue=max(one.overdue for one in reasons),
        who=listed(dict.fromkeys(one.who for one in reasons if one.who)),
        need="；".join(dict.fromkeys(one.need for one in reasons if one.need)),
        way=ANY_WAY if all(one.way == ANY_WAY for one in reasons) else AT_DOOR,
        person=persons.pop() if len(persons) == 1 else "",
    )


def overdue(last: date | None, every: int | None, since: date, today: date) -> int:
    """Days since a turn came, 0 = it comes today; negative when it is not yet, or never comes.

    Args:
        since: from when on it is asked for, where nobody was ever reached.
    """
    if every is None:
        return -1
    return (today - since).days if last is None else (today - last).days - every


def split(address: str) -> tuple[str, str]:
    """A door's building and what stands behind it: 示例路100弄5号302 -> 示例路100弄5号, 302."""
    head, mark, rest = address.rpartition("号")
    if mark:
        return head + mark, rest
    found = _ROOM.search(address)
    return (address[: found.start()] or address, found[0]) if found and found.start() else (address, "")


def shade(age: int | None, every: int) -> Mark:
    """The colour of a household by the days since it was reached, with the words that say the same.

    Args:
        age: days since then; None = never.
        every: days within which every household is to be seen. The interval of a tag is never used here: it would tell of it.
    """
    if age is None:
        return Mark("bad", "从未走到")
    tone = "ok" if age <= MONTH else "warn" if age <= QUARTER else "bad" if age > every else "neutral"
    return Mark(tone, "今天走到" if age == 0 else f"{age} 天前走到")
