"""What people agreed to, and what becomes of it when they take it back. Source: 个人信息保护法 第十四至十六条."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from desktop.base.errors import DeskError, StaleError
from desktop.base.text import counted
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.rules import consents as rules
from desktop.store import traces
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.keep import wrong
from desktop.work.verb import verb

FIELD = "consent"
"""Name of the field by which a record of any slice stands on an agreement."""


@verb("登记同意", needs=Right.EDIT)
def give_consent(unit: Unit, consent: Consent) -> Consent:
    """Keep what somebody has agreed to; the day is today unless another was written.

    Raises:
        DeskError: no purpose, no way, nobody who witnessed spoken words, no guardian of a child.
        StaleError: the person is no longer kept.
    """
    resident = _person(unit, consent)
    whole = dataclasses.replace(consent, given_on=consent.given_on or unit.today)
    found = (*wrong(whole, tuple(Consent.fields.values())), *whole.check())
    for problem in (*found, *rules.judge(whole, resident, unit.today, standing(unit.read, resident))):
        raise DeskError(f"没有登记同意：{problem}", "填好的内容还在，补上再保存。")
    unit.label = f"登记同意：{resident.title()} {whole.title()}"
    return unit.add(whole)


@verb("修改同意", needs=Right.EDIT)
def change_consent(unit: Unit, before: Consent, after: Consent) -> Consent:
    """Keep what was mended in an agreement; whose it is and whether it stands are not changed here.

    Raises:
        DeskError: as `give_consent`, or it was taken back already.
    """
    now = unit.read.get(Consent, before.uid)
    if now is None or now.withdrawn_on or after.withdrawn_on:
        raise DeskError("这份同意已经撤回，没有改动", "要再次同意，请另登记一份。")
    resident = _person(unit, after)
    for problem in (*after.check(), *rules.judge(after, resident, unit.today, standing(unit.read, resident))):
        raise DeskError(f"没有修改同意：{problem}", "填好的内容还在，改好再保存。")
    unit.label = f"修改同意：{resident.title()} {after.title()}"
    return unit.change(before, after)


@verb("撤回同意", needs=Right.OWN)
def withdraw_consent(unit: Unit, consent: Consent, way: str) -> int:
    """Note that somebody takes an agreement back, and hold back everything that stands on it; answers how much that was.

    Taking it back does not touch what was done before. Source: 第十五条.

    Raises:
        StaleError: it was taken back already, or is no longer kept.
    """
    now = unit.read.get(Consent, consent.uid)
    if now is None or now.withdrawn_on:
        raise StaleError("这份同意已经撤回过了", "没有改动任何内容。")
    resident = _person(unit, now)
    unit.label = f"撤回同意：{resident.title()} {now.title()}"
    held = [one.record for one in standing_on(unit.read, now) if not one.is_hidden]
    for record in held:
        unit.hold(record)
    unit.change(now, dataclasses.replace(now, withdrawn_on=unit.today, withdrawn_way=way))
    if held:
        unit.note = f"停用 {counted(len(held), '条')}"
    return len(held)


def agreed_to_care(unit: Unit, people: Sequence[Resident], how: str | None, purpose: str | None) -> Consent:
    """The agreement on which care stands: one that stands already, else spoken words, filed with it and witnessed by who files.

    Args:
        people: those who may agree, the first of them first.
        how: how they have said so; blank where nobody has.

    Raises:
        DeskError: nobody has agreed, or what was said cannot be filed.
    """
    given = [one for person in people for one in standing(unit.read, person) if one.scope in rules.SEPARATE]
    if given:
        return min(given, key=lambda one: one.scope != rules.CARE)
    if not people or not (how or "").strip():
        advice = "有书面的先用“登记同意”记下；口头同意的，把哪天怎样同意写进“依据说明”，会一起登记。"
        raise DeskError("关爱没有保存：依据选了本人同意，但还没有登记本人的同意", advice)
    spoken = Consent(resident=people[0].uid, scope=rules.CARE, purpose=purpose, way=rules.ORAL, witness=unit.actor.name)
    return give_consent(unit, spoken)


def standing(reader: Reader, resident: Resident) -> list[Consent]:
    """What a person has agreed to and not taken back."""
    return [one for one in reader.find(Consent, resident=resident.uid) if rules.stands(one)]


def standing_on(reader: Reader, consent: Consent) -> Iterator[traces.Trace]:
    """Every record, of any slice and in any state, that is kept because of an agreement: its field `consent` names it."""
    return (one for one in traces.pointing(reader, consent) if one.field.name == FIELD and one.state is not None)


def withdrawn(reader: Reader) -> Iterator[tuple[Consent, list[Record]]]:
    """Agreements that were taken back, with what stood on them and is still kept; for an owner's eyes."""
    for consent in reader.find(Consent):
        if consent.withdrawn_on is not None:
            yield consent, [one.record for one in standing_on(reader, consent)]


def _person(unit: Unit, consent: Consent) -> Resident:
    found = unit.read.get(Resident, consent.resident or "")
    if found is None:
        raise StaleError("这位居民已经不在了，没有登记", "可以先到回收站恢复，再登记。")
    return found
