"""Stopping the use of what is kept about a person, and mending it on their word. Source: 个人信息保护法 第四十四、四十六条."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

from desktop.base.errors import DeskError, StaleError
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Household, Resident, Stay
from desktop.modules.residents.service.people import change_resident
from desktop.store import history, traces
from desktop.store.history import Step
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.verb import verb

_COPIED = ("name", "phone", "address", "id_number")
"""Fields of a resident whose words other records keep as well."""


@verb("停止使用", needs=Right.OWN)
def stop_using(unit: Unit, resident: Resident, reason: str) -> Resident:
    """Hold a person back from every list, search, sheet and paper from today on; `resume_using` takes it back.

    Where their name, number or door stands once more, as householder or beside what they asked for, it is blanked.

    Raises:
        DeskError: no reason is given.
        StaleError: the person is no longer kept.
    """
    if not reason.strip():
        raise DeskError("没有停止使用：要写原因", "写一句本人怎么说的。")
    now = unit.read.get(Resident, resident.uid)
    if now is None:
        raise StaleError("这位居民已经不在了，没有停止使用", "可以到“到期与停用”里看看。")
    unit.label = f"停止使用：{now.title()}"
    kept = unit.change(now, dataclasses.replace(now, stopped_on=unit.today, stopped_why=reason.strip()))
    for before, after in list(_copies(unit.read, now)):
        unit.change(before, after)
    unit.hold(kept)
    return kept


@verb("恢复使用", needs=Right.OWN)
def resume_using(unit: Unit, resident: Resident) -> Resident:
    """Let a person be seen again whose records were held back; what was blanked of them elsewhere stands there again.

    Raises:
        StaleError: they are not held back.
    """
    now = traces.any_state(unit.read, Resident, resident.uid)
    if not isinstance(now, Resident) or traces.state_of(unit.read, now) != traces.HELD:
        raise StaleError("这位居民没有停止使用", "没有改动任何内容。")
    unit.label = f"恢复使用：{now.title()}"
    history.refill(unit, now)
    unit.release(now)
    return unit.change(now, dataclasses.replace(now, stopped_on=None, stopped_why=None))


def _copies(reader: Reader, person: Resident) -> Iterator[tuple[Record, Record]]:
    """Records in which words about somebody stand once more, each as it is and without them.

    Whoever stands in a record under a name it must have, such as a member of the team, is there in a role of their own.
    """
    selves = (person, *reader.merged(person))
    words = {(type(Resident.fields[name].kind), getattr(one, name)) for one in selves for name in _COPIED}
    pointing = (trace for one in selves for trace in traces.pointing(reader, one))
    found = {trace.record.uid: trace.record for trace in pointing if not (trace.is_hidden or trace.field.belongs)}
    homes = (reader.get(Household, stay.household or "") for stay in reader.find(Stay, person=person.uid))
    for record in (found | {one.uid: one for one in homes if one}).values():
        fields = [field for name, field in record.fields.items() if (type(field.kind), getattr(record, name)) in words]
        if not any(field.required for field in fields):
            gone: dict[str, Any] = {field.name: None for field in fields if not (field.computed or field.sensitive)}
            yield record, dataclasses.replace(record, **gone)


@verb("更正", needs=Right.EDIT)
def correct_resident(unit: Unit, before: Resident, after: Resident, asked_on: date, reason: str) -> Resident:
    """Change what a person says is wrong about them; the log keeps when they asked and why.

    Raises:
        DeskError: no reason, a day to come, nothing changed, or a value that cannot be.
    """
    if not reason.strip():
        raise DeskError("没有更正：要写原因", "写一句本人说哪里不对。")
    if asked_on > unit.today:
        raise DeskError("没有更正：提出日期不能晚于今天", "填好的内容还在，改好再保存。")
    if before == after:
        raise DeskError("没有更正：内容和原来一样", "在表里改好不对的那一项，再保存。")
    kept = change_resident(unit, before, after)
    unit.label = f"更正：{after.title()}"
    unit.note = f"本人 {asked_on.isoformat()} 提出：{reason.strip()}"
    return kept


def corrections(reader: Reader, resident: Resident) -> Iterator[Step]:
    """What was mended on a person's own word, the latest first."""
    return (step for step in history.of_record(reader, resident) if step.done.act == correct_resident.label)


def stopped(reader: Reader) -> list[Resident]:
    """Everybody whose records are held back; for an owner's eyes."""
    return list(reader.find(Resident, Query(held=True)))
