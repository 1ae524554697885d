"""One person in one line: 示例安 11010519491231002X 配偶 13900001234. Behind the name any order will do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.model import codes, days
from desktop.model.identity import IdNumber, Phone

_PARTED = re.compile(r"[\s,，;；、]+")
_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")


@dataclass(frozen=True, slots=True)
class Written:
    """What a line says; "" where it says nothing. papers: a citizen number or a birth date; sex, relation: codes."""

    name: str = ""
    papers: str = ""
    sex: str = ""
    relation: str = ""
    phone: str = ""


def read_line(line: str) -> Written:
    """The parts of one line; what is none of the others belongs to the name, such as Maria Example."""
    found: dict[str, str] = {}
    names: list[str] = []
    for place, part in enumerate(filter(None, _PARTED.split(line.strip()))):
        name, value = _part(part) if place else ("", "")
        if name and name not in found:
            found[name] = value
        else:
            names.append(part)
    return Written(name=" ".join(names), **found)


def read_papers(text: str) -> tuple[str | None, date | None]:
    """Citizen number or birth date that stands in one cell; (None, None) when it is blank.

    Raises:
        ValueError: with a sentence, when it is neither.
    """
    plain = IdNumber().parse(text) or ""
    if not plain:
        return None, None
    if len(plain) >= 15 and plain[:14].isdigit():
        if wrong := IdNumber().check(plain):
            raise ValueError(wrong)
        return plain, None
    return None, days.read(text.strip())


def _part(part: str) -> tuple[str, str]:
    if _NUMBER.fullmatch(part):
        return "papers", part.upper()
    sex, relation = codes.SEX.code(part), codes.RELATION.code(part)
    if sex and not part.isdigit():
        return "sex", sex
    if relation and not part.isdigit():
        return "relation", relation
    phone = Phone().parse(part)
    if phone and len(part) >= 7 and not Phone().check(phone) and not _is_day(part):
        return "phone", phone
    return ("papers", part) if _is_day(part) else ("", "")


def _is_day(part: str) -> bool:
    try:
        return days.read(part).year >= 1880
    except ValueError:
        return False
