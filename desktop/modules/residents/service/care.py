"""Care: opened, amended, looked at again, closed; and how often each category is to be seen here."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.model.rights import Right
from desktop.modules.residents.records import Cadence, CareTag, Household, Resident
from desktop.modules.residents.rules import care
from desktop.modules.residents.rules.care import Interval
from desktop.modules.residents.rules.consents import needs_guardian
from desktop.modules.residents.rules.stays import VOID, WORDS
from desktop.modules.residents.service.consents import agreed_to_care
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, wrong
from desktop.work.module import Due, Mark
from desktop.work.verb import verb

_STANDS_ON = ("resident", "household", "category", "apart", "basis")
"""What the law asks about a tag; an older flaw in it must not stand in the way of other words."""
_AGREED = ("resident", "household", "basis")
"""What makes an agreement necessary, and whose."""
_ADVICE = "填好的内容还在，改好再保存。"


@verb("登记关爱", needs=Right.EDIT)
def open_tag(unit: Unit, tag: CareTag) -> CareTag:
    """Keep that a person or a household needs a help; interval, purpose and last day follow from the category.

    Raises:
        RefusedError: a sensitive category, by somebody who may not see it.
        DeskError: no help or no category named, a child of its own, no consent where it is needed, or twice the same.
        StaleError: whom it is of is no longer kept.
    """
    _refuse_unseen(unit, tag)
    resident = unit.read.get(Resident, tag.resident) if tag.resident else None
    subject = resident or unit.read.get(Household, tag.household or "")
    if subject is None and (tag.resident or tag.household):
        raise StaleError("这位居民或这一户已经不在了，关爱没有登记", "可以先到回收站恢复，再登记。")
    code = tag.category or tag.apart or ""
    whole = care.completed(tag, resident, interval_of(unit.read, code), unit.today)
    found = (*care.refusals(whole, resident, unit.today), *wrong(whole, tuple(CareTag.fields.values())), *whole.check())
    for problem in found:
        raise DeskError(f"关爱没有登记：{problem}", _ADVICE)
    if any(care.category_of(other) == care.category_of(whole) for other in _beside(unit, whole)):
        raise DeskError("这一类已经登记过了，没有再登记", "到“居民 → 关爱”里找到它，复核或者修改。")
    assert subject is not None, "a tag without a subject was refused"
    consent = _agreed(unit, whole, resident, tag.basis_note)
    unit.label = f"登记关爱：{subject.title()}"
    return unit.add(dataclasses.replace(whole, consent=consent))


@verb("修改关爱", needs=Right.EDIT)
def amend_tag(unit: Unit, before: CareTag, after: CareTag) -> CareTag:
    """Keep what was changed in a tag. The category is left to those who can see whatever category it has.

    Raises:
        RefusedError: another category, by somebody who may not see sensitive ones.
        DeskError: a changed value cannot be, whoever changes it.
        StaleError: it is no longer kept.
    """
    if after.category != before.category:
        _refuse_blind(unit)
    now = unit.whole.get(CareTag, before.uid)
    if now is None:
        raise StaleError("这条关爱已经不在了，没有保存", "可以先到回收站恢复它，再改一次。")
    edited = dataclasses.replace(now, **_edits(before, after))
    held = care.held(edited, unit.today)
    if any(getattr(now, name) != getattr(held, name) for name in _STANDS_ON):
        _refuse_unlawful(unit, held)
    consent = now.consent
    if any(getattr(now, name) != getattr(held, name) for name in _AGREED):
        consent = _agreed(unit, held, unit.read.get(Resident, held.resident or ""), edited.basis_note)
    theirs = {name: value for name, value in _edits(edited, held).items() if not CareTag.fields[name].sensitive or _sees(unit)}
    kept = keep_change(unit, before, dataclasses.replace(after, **theirs))
    unit.change(now, dataclasses.replace(now, consent=consent))
    unit.label = f"修改关爱：{after.title()}"
    assert isinstance(kept, CareTag)
    return dataclasses.replace(kept, consent=consent if _sees(unit) else None)


@verb("复核关爱", needs=Right.EDIT)
def review_tag(unit: Unit, tag: CareTag, months: int) -> CareTag:
    """Say that the help is still needed, for so many months from today.

    Raises:
        StaleError: it is no longer kept, or was closed meanwhile.
        RefusedError: the category cannot be seen, so nobody knows how long it may hold.
    """
    now = _open(unit, tag)
    if care.category_of(now) is None:
        _refuse_blind(unit)
    after = care.extended(now, months, unit.today)
    unit.label = f"复核关爱：{now.title()}"
    return unit.change(now, after)


@verb("结束关爱", needs=Right.EDIT)
def close_tag(unit: Unit, tag: CareTag, reason: str) -> CareTag:
    """End a tag, with the reason; a year later it is due for deletion.

    Raises:
        StaleError: it is no longer kept, or was closed meanwhile.
        DeskError: no reason, or one that must not be kept.
    """
    now = _open(unit, tag)
    after = dataclasses.replace(now, closed_on=unit.today, closed_reason=reason.strip() or None)
    if after.closed_reason is None:
        raise DeskError("结束关爱要写原因，没有改动", "写一句，例如：搬走了。")
    for problem in wrong(after, (CareTag.fields["closed_reason"],)):
        raise DeskError(f"关爱没有结束：{problem}", "改好再保存。")
    unit.label = f"结束关爱：{now.title()}"
    return unit.change(now, after)


def end_care(unit: Unit, resident: Resident) -> None:
    """Close what is open for somebody who lives here no longer, within the unit that says so. Their household's goes on."""
    for tag in unit.read.find(CareTag, Query(filters=(Filter("closed_on", Match.BLANK),)), resident=resident.uid):
        ended = dataclasses.replace(tag, closed_on=unit.today, closed_reason=f"已{WORDS[resident.status or VOID]}")
        unit.change(tag, ended)


@verb("改走访周期", needs=Right.OWN)
def set_cadence(unit: Unit, asked: Cadence) -> Cadence:
    """Keep how often a category is to be seen here; open tags that followed the old interval follow the new one.

    Raises:
        DeskError: no category is named, or a number cannot be.
    """
    for problem in (*asked.check(), *wrong(asked, tuple(Cadence.fields.values()))):
        raise DeskError(f"周期没有保存：{problem}", _ADVICE)
    code = asked.category or ""
    before, now = interval_of(unit.read, code), Interval(asked.every, asked.door_every)
    for tag in unit.read.find(CareTag, Query(filters=(Filter("closed_on", Match.BLANK),))):
        category = care.category_of(tag)
        if category is not None and category.code == code and Interval(tag.every, tag.door_every) == before:
            unit.change(tag, dataclasses.replace(tag, every=now.days, door_every=now.door_days))
    # Not which category: the label stands in the history of its tags too, where it may be one kept apart.
    unit.label = set_cadence.label
    kept = next(unit.read.find(Cadence, category=code), None)
    if kept is None:
        return unit.add(dataclasses.replace(asked, uid=""))
    return unit.change(kept, dataclasses.replace(kept, every=asked.every, door_every=asked.door_every))


def interval_of(store: Reader, code: str) -> Interval:
    """How often a category is to be seen here: as the secretary set it, else as the program comes."""
    own = next(store.find(Cadence, category=code), None)
    if own is not None:
        return Interval(own.every, own.door_every)
    category = care.categories().get(code)
    return category.interval if category else Interval()


def cadence_of(store: Reader, code: str) -> Cadence:
    """The setting of a category, to be changed."""
    own = next(store.find(Cadence, category=code), None)
    interval = interval_of(store, code)
    return own or Cadence(category=code, every=interval.days, door_every=interval.door_days)


def tags_of(store: Reader, record: Resident | Household, today: date) -> list[CareTag]:
    """The tags that hold now: of a person and of their household, or of a household and of all its members."""
    if isinstance(record, Resident):
        found = [*store.find(CareTag, resident=record.uid)]
        household = record.household
    else:
        household = record.uid
        members = store.find(Resident, household=household)
        found = [tag for one in members for tag in store.find(CareTag, resident=one.uid)]
    if household:
        found += store.find(CareTag, household=household)
    return [tag for tag in {tag.uid: tag for tag in found}.values() if care.is_current(tag, today)]


def due(store: Reader, by: date) -> Iterator[Due]:
    """Open tags to be looked at again up to a day: 复核 or 结束 closes it. Whom to ask about, and the help; never why."""
    waiting = (Filter("closed_on", Match.BLANK), Filter("review_on", Match.TO, by))
    tags = list(store.find(CareTag, Query(filters=waiting, order="review_on")))
    people = store.several(Resident, [tag.resident for tag in tags if tag.resident])
    homes = store.several(Household, [tag.household for tag in tags if tag.household])
    for tag in tags:
        whose = people.get(tag.resident or "") or homes.get(tag.household or "")
        assert tag.review_on is not None, "a blank day does not lie before another"
        yield Due(tag.review_on, f"复核关爱：{tag.title()}", whose.title() if whose else "", tag, act="residents.care_review")


def retention(store: Reader, by: date) -> Iterator[Due]:
    """Closed tags whose storage time has ended. Source: 个人信息保护法 第十九、四十七条."""
    for tag in store.find(CareTag, Query(filters=(Filter("closed_on", Match.FILLED),))):
        day = care.delete_on(tag)
        if day is not None and day <= by:
            yield Due(day, f"关爱：{tag.title()}", "", tag)


def open_categories(store: Reader, today: date) -> Mapping[str, Mark]:
    """Resident -> the category by which a plan may colour them; sensitive ones never come here."""
    kind = CareTag.fields["category"].kind
    columns = store.columns(CareTag, "resident", "category", "expires_on", "closed_on")
    return {
        resident: Mark("info", kind.show(category))
        for _, resident, category, expires, closed in columns
        if resident and category and closed is None and (expires is None or expires >= today)
    }


def _agreed(unit: Unit, tag: CareTag, resident: Resident | None, how: str | None) -> str | None:
    """Uid of the agreement a tag stands on: of the person, or of somebody grown of the household; None on another basis.

    Source: 个人信息保护法 第十三条（一）、第十五、二十九条.
    """
    if tag.basis != care.CONSENT:
        return None
    household = unit.read.get(Household, tag.household or "")
    members = list(unit.read.find(Resident, household=household.uid)) if household else []
    members.sort(key=lambda one: one.name != (household.head if household else None))
    people = [one for one in (resident, *members) if one and not needs_guardian(one, unit.today)]
    return agreed_to_care(unit, people, how, tag.need).uid


def _beside(unit: Unit, tag: CareTag) -> list[CareTag]:
    """The other open tags of the same person, or of the same household."""
    same = {"resident": tag.resident} if tag.resident else {"household": tag.household}
    return [other for other in unit.read.find(CareTag, **same) if other.closed_on is None]


def _open(unit: Unit, tag: CareTag) -> CareTag:
    now = unit.read.get(CareTag, tag.uid)
    if now is None or now.closed_on is not None:
        raise StaleError("这条关爱已经结束或删除了，没有改动", "请重新打开这一页再看。")
    return now


def _refuse_unseen(unit: Unit, tag: CareTag) -> None:
    given = any(getattr(tag, name) is not None for name, field in tag.fields.items() if field.sensitive)
    if given:
        _refuse_blind(unit)


def _edits(before: CareTag, after: CareTag) -> dict[str, Any]:
    return {name: getattr(after, name) for name in CareTag.fields if getattr(before, name) != getattr(after, name)}


def _refuse_unlawful(unit: Unit, tag: CareTag) -> None:
    """Refuse a tag that must not be, by its true category; whoever may not see that is not told which law it is."""
    resident = unit.whole.get(Resident, tag.resident) if tag.resident else None
    for problem in care.refusals(tag, resident, unit.today):
        if tag.apart and not _sees(unit):
            raise DeskError("这条关爱不能这样改，没有保存", "请书记来改，其他内容可以先保存。")
        raise DeskError(f"关爱没有保存：{problem}", _ADVICE)


def _sees(unit: Unit) -> bool:
    return unit.actor.may(Right.SENSITIVE)


def _refuse_blind(unit: Unit) -> None:
    if not _sees(unit):
        raise RefusedError("这一项只有书记能填，没有保存", "请书记来填，其他内容可以先保存。")
