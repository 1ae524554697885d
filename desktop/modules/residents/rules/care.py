"""Laws of care: what each category asks for, how long a tag holds, and what may never be written into one.

Source: 个人信息保护法 第五、六、十三、十四、十九、二十八、三十一条; intervals are this program's own defaults.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from desktop.base.paths import resources
from desktop.base.problems import Problem
from desktop.formats.roster.words import withheld
from desktop.model import days
from desktop.model.kinds import Text
from desktop.modules.residents.records import CareTag, Resident
from desktop.modules.residents.rules.privacy import may_be_child

EVERYONE = "H00"
"""The category of every household, tagged or not."""
CHILD_IN_NEED = "C05"
USUAL_HELP = "定期联系"
"""All that is kept of a child in need, and what any category says that is kept apart and has no words of its own: whoever
may not see the category cannot tell it from these words."""
CONSENT = "consent"
KEPT_FOR = 12
"""Months a tag is kept after it was closed. Source: 个人信息保护法 第十九条, retention table of the area."""
USUAL_MONTHS = 12


class Interval(NamedTuple):
    """How often somebody is to be seen. days: by whatever way; door_days: at the door; None: not asked for.

    A tuple, because one is made for every tag whenever the day is read.
    """

    days: int | None = None
    door_days: int | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """What a category asks for.

    Attributes:
        once: one contact is enough.
        is_sensitive: for the secretary's eyes only.
        needs_consent: no other basis will do.
        is_whole: of a household, never of one person.
        months: after so many a tag expires.
        most: it may never hold longer; None = it may.
        purpose: why it is kept, unless the person says otherwise.
    """

    code: str
    interval: Interval
    once: bool
    is_sensitive: bool
    needs_consent: bool
    is_whole: bool
    months: int
    most: int | None
    purpose: str


@cache
def categories() -> Mapping[str, Category]:
    """Code -> category, from resources/care/categories.csv."""
    with (resources() / "care" / "categories.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["code"]: _category(row) for row in rows}


def _category(row: Mapping[str, str]) -> Category:
    return Category(
        code=row["code"],
        interval=Interval(_number(row["days"]), _number(row["door_days"])),
        once=row["once"] == "1",
        is_sensitive=row["sensitive"] == "1",
        needs_consent=row["consent"] == "1",
        is_whole=row["whole"] == "1",
        months=_number(row["months"]) or USUAL_MONTHS,
        most=_number(row["most"]),
        purpose=row["purpose"],
    )


def _number(text: str) -> int | None:
    return int(text) if text else None


def category_of(tag: CareTag) -> Category | None:
    """The category of a tag, whichever field holds it; None when none does, or it may not be seen."""
    return categories().get(tag.category or tag.apart or "")


def is_current(tag: CareTag, today: date) -> bool:
    """Whether a tag holds: neither closed nor past its last day."""
    return tag.closed_on is None and (tag.expires_on is None or tag.expires_on >= today)


def awaits_review(tag: CareTag, today: date) -> bool:
    """Whether somebody has to say if the help is still needed; an expired tag waits whatever its review day says."""
    return tag.closed_on is None and (not is_current(tag, today) or (tag.review_on is not None and tag.review_on <= today))


def completed(tag: CareTag, resident: Resident | None, interval: Interval, today: date) -> CareTag:
    """A new tag with what follows from its category: whom it is of, its interval, its purpose and its last day.

    Args:
        resident: the person it was opened for.
        interval: of the category in this area.
    """
    category = category_of(tag)
    if category is None:
        return tag
    is_child = resident is not None and may_be_child(resident, today)
    is_whole = category.is_whole or (category.code == CHILD_IN_NEED and is_child)
    household = tag.household or (resident.household if resident else None)
    opened = tag.opened_on or today
    expires = _no_later(tag.expires_on or days.months_after(opened, category.months), opened, category)
    whole = dataclasses.replace(
        tag,
        need=tag.need or (USUAL_HELP if category.is_sensitive else None),
        resident=None if is_whole else tag.resident,
        household=household if is_whole or resident is None else None,
        purpose=tag.purpose or category.purpose,
        every=tag.every or interval.days,
        door_every=tag.door_every or interval.door_days,
        once=category.once or None,
        opened_on=opened,
        expires_on=expires,
        review_on=min(tag.review_on or expires, expires),
    )
    return _only_on_file(whole)


def extended(tag: CareTag, months: int, today: date) -> CareTag:
    """A tag that was looked at and is still needed: for so many months from today, as far as its category lets it."""
    until = days.months_after(today, months)
    category = category_of(tag)
    expires = _no_later(until, today, category) if category else until
    return dataclasses.replace(tag, review_on=expires, expires_on=expires)


def held(tag: CareTag, today: date) -> CareTag:
    """A tag as it was left, within what its category allows: no longer than it may hold, never reviewed after its end."""
    category = category_of(tag)
    expires = _no_later(tag.expires_on, today, category) if category and tag.expires_on else tag.expires_on
    review = min(tag.review_on, expires) if tag.review_on and expires else tag.review_on or expires
    return _only_on_file(dataclasses.replace(tag, expires_on=expires, review_on=review))


def _no_later(wanted: date, since: date, category: Category) -> date:
    return min(wanted, days.months_after(since, category.most)) if category.most else wanted


def _only_on_file(tag: CareTag) -> CareTag:
    category = category_of(tag)
    if category is None or category.code != CHILD_IN_NEED:
        return tag
    return dataclasses.replace(tag, need=USUAL_HELP, basis_note=None, source=None)


def refusals(tag: CareTag, resident: Resident | None, today: date) -> Iterator[Problem]:
    """Why a completed tag cannot be kept."""
    category = category_of(tag)
    if category is None:
        yield Problem("类别", "选一类")
        return
    if tag.category and tag.apart:
        yield Problem("类别", "两处只能选一处")
    if tag.resident is None and tag.household is None:
        yield Problem("户", "这一类按户登记，先写明是哪一户" if category.is_whole else "写明是谁，或者哪一户")
    # Source: 个人信息保护法 第三十一条
    if tag.resident and resident and may_be_child(resident, today):
        yield Problem("居民", "十四岁以下的孩子不单独登记，要帮助的登记到这一户")
    if category.needs_consent and tag.basis != CONSENT:
        yield Problem("依据", "这一类要本人同意才能登记")


def warnings(tag: CareTag) -> Iterator[Problem]:
    """What should not be written into a tag: numbers, and words of what the program never keeps. Told, never refused."""
    for name, field in tag.fields.items():
        value = getattr(tag, name)
        if isinstance(field.kind, Text) and value and (topic := withheld().of_remark(value)):
            yield Problem(field.label, f"像是写到了{topic}，只写要什么帮助就够了")
    if tag.review_on and tag.expires_on and tag.review_on > tag.expires_on:
        yield Problem("复核日期", "在到期以后，会改成到期那天")


def delete_on(tag: CareTag) -> date | None:
    """The day from which a closed tag is to be deleted."""
    return days.months_after(tag.closed_on, KEPT_FOR) if tag.closed_on else None
