"""How much alike two kept residents are, in points and in words. It only ever suggests: nobody is merged by a rule.

Two rules: `likeness` weighs two people of the register against `ENOUGH`; `resembles` is looser, for somebody who
is being typed in and can still be asked. The strict rule for rows of a roster is in `doubles`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from desktop.model import pinyin
from desktop.modules.residents.records import Resident

ENOUGH = 7
"""Points from which two people are suggested: the same name and one more thing that is whole."""

NUMBER, NAME, SOUND, WHOLE, PART = 7, 4, 3, 3, 1
"""Points of the same number, the same name, a name that sounds the same, a whole thing that agrees, a part of one."""

AGAINST = -4
"""Points of another birth date or another sex: heavier than any one thing that agrees, apart from the number."""

_TAIL = 4


class Near(Enum):
    """How near two names are."""

    SAME = "同名"
    SOUND = "姓名同音"
    LETTER = "姓名差一个字"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two people have in common.

    Attributes:
        weight: points.
        reasons: in words, weightiest first.
        is_conflict: one number under two names: something to look into, not somebody to merge.
    """

    weight: int = 0
    reasons: tuple[str, ...] = ()
    is_conflict: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether the two are suggested."""
        return self.weight >= ENOUGH

    @property
    def words(self) -> str:
        """同名、同门牌、电话后四位相同."""
        return "、".join(self.reasons)


NOTHING = Likeness()


def likeness(one: Resident, other: Resident) -> Likeness:
    """What speaks for two records being one person; nothing where two valid numbers say that they are two."""
    if _are_two(one, other):
        return NOTHING
    same_number, near = _same_number(one, other), nearness(one.name or "", other.name or "")
    if same_number and near is None:
        return Likeness(NUMBER, ("身份证号相同", "姓名不同"), is_conflict=True)
    if not same_number and near in (None, Near.LETTER):
        return NOTHING  # what is mistyped sounds the same; another sound is a brother or a sister
    found = [(NUMBER, "身份证号相同")] if same_number else []
    if near is not None:
        found.append(({Near.SAME: NAME, Near.SOUND: SOUND}.get(near, PART), near.value))
    found += _shared(one, other)
    return Likeness(sum(points for points, _ in found), tuple(words for _, words in found if words))


def resembles(typed: Resident, kept: Resident) -> Likeness:
    """What should be told while somebody is typed in: the same number, or a near name and birth date, door or telephone."""
    if _are_two(typed, kept):
        return NOTHING
    if _same_number(typed, kept):
        return likeness(typed, kept)
    near = nearness(typed.name or "", kept.name or "")
    shared = _shared(typed, kept)
    if near is None or any(points < 0 for points, _ in shared) or all(points < WHOLE for points, _ in shared):
        return NOTHING
    reasons = (near.value, *(words for points, words in shared if points >= WHOLE))
    return Likeness(ENOUGH + sum(points for points, _ in shared), reasons)


@lru_cache(maxsize=4096)
def nearness(one: str, other: str) -> Near | None:
    """How near two names are, None when they are two names."""
    if not one or not other:
        return None
    if one == other:
        return Near.SAME
    if len(one) == len(other) and all(
        set(mine) & set(theirs) or char == twin
        for mine, theirs, char, twin in zip(pinyin.readings(one), pinyin.readings(other), one, other, strict=True)
    ):
        return Near.SOUND
    return Near.LETTER if min(len(one), len(other)) > 1 and _one_apart(one, other) else None


@lru_cache(maxsize=65_536)
def sound(name: str) -> str:
    """The name as it is most likely read, without tones: what names that sound the same have in common."""
    return " ".join(ways[0] if ways else char for ways, char in zip(pinyin.readings(name), name, strict=True))


def phones(kept: str | None) -> tuple[str, ...]:
    """The digits of each telephone number, as a person's are kept."""
    if not kept or kept.isdecimal():
        return (kept,) if kept else ()
    return tuple(filter(None, ("".join(filter(str.isdecimal, part)) for part in kept.split(";"))))


def number_of(resident: Resident) -> str:
    """The valid citizen number, or its print in a light roster; blank when there is none that could tell people apart."""
    number = resident.id_number
    if number and resident.fields["id_number"].kind.check(number) is None:
        return number
    return resident.id_print or ""


def year_of(resident: Resident) -> int | None:
    """The year of birth, from whichever field knows it."""
    return resident.birth.year if resident.birth else resident.birth_year


def _are_two(one: Resident, other: Resident) -> bool:
    """Whether two valid numbers differ. Twins and namesakes of one birth date are told apart by nothing else."""
    mine, theirs = number_of(one), number_of(other)
    return bool(mine and theirs) and mine != theirs and (len(mine) == len(theirs) or _tail(one) != _tail(other))


def _tail(resident: Resident) -> str:
    return (resident.id_tail or resident.id_number or "")[-_TAIL:]


def _same_number(one: Resident, other: Resident) -> bool:
    mine = number_of(one) or one.id_number
    return bool(mine) and mine == (number_of(other) or other.id_number)


def _shared(one: Resident, other: Resident) -> list[tuple[int, str]]:
    found = (_birth(one, other), _door(one, other), _phone(one, other), _sex(one, other))
    return [each for each in found if each is not None]


def _birth(one: Resident, other: Resident) -> tuple[int, str] | None:
    if one.birth and other.birth:
        if one.birth == other.birth:
            return WHOLE, "同出生日期"
        return (0, "出生日期写法相近") if _is_slip(one.birth, other.birth) else (AGAINST, "")
    mine, theirs = year_of(one), year_of(other)
    if mine is None or theirs is None:
        return None
    return (PART, "同出生年") if mine == theirs else (AGAINST, "")


def _is_slip(one: date, other: date) -> bool:
    """Whether one date may be the other mistyped: a digit apart, or day and month changed about."""
    digits = sum(mine != theirs for mine, theirs in zip(one.isoformat(), other.isoformat(), strict=True))
    return digits == 1 or (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _door(one: Resident, other: Resident) -> tuple[int, str] | None:
    return (WHOLE, "同门牌") if one.address and one.address == other.address else None


def _phone(one: Resident, other: Resident) -> tuple[int, str] | None:
    mine, theirs = phones(one.phone), phones(other.phone)
    if set(mine) & set(theirs):
        return WHOLE, "电话相同"
    tails = {number[-_TAIL:] for number in mine} & {number[-_TAIL:] for number in theirs}
    return (PART, "电话后四位相同") if tails else None


def _sex(one: Resident, other: Resident) -> tuple[int, str] | None:
    return (AGAINST, "") if one.sex and other.sex and one.sex != other.sex else None


def _one_apart(one: str, other: str) -> bool:
    """Whether one character changed, left out or added makes one of the other."""
    if len(one) == len(other):
        return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and short in set(_shortened(long))


def _shortened(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
