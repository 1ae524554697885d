"""The verbs of any record: keep a new one, keep a change, put some into the recycle bin, look at a private value.

A slice whose records need more names its own verbs in its module instead, as a `Keeping`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.base.errors import DeskError, RefusedError
from desktop.base.problems import Problem
from desktop.base.text import counted
from desktop.model.fields import Field
from desktop.model.identity import looks_like_bank_card
from desktop.model.record import REQUIRED, Record, values
from desktop.model.rights import Right
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.guard import refuse_guarded
from desktop.work.verb import Verb, verb


@verb("登记", needs=Right.EDIT)
def keep_new(unit: Unit, record: Record) -> Record:
    """Keep a new record; answers it with its uid and paper number.

    Raises:
        DeskError: the first field is blank, or a value is wrong.
    """
    refuse_guarded(unit, record)
    _refuse_wrong(unit, record, tuple(record.fields.values()))
    unit.label = f"登记{record.label}：{record.title()}"
    return unit.add(record)


@verb("修改", needs=Right.EDIT)
def keep_change(unit: Unit, before: Record, after: Record) -> Record:
    """Keep what differs between a record as it was opened and as it was left.

    Only changed values are judged: an older flaw elsewhere in the record must not stand in the way of a telephone number.

    Raises:
        DeskError: the first field became blank, or a changed value is wrong.
    """
    old, new = values(before), values(after)
    changed = tuple(field for name, field in after.fields.items() if old[name] != new[name])
    refuse_guarded(unit, after, changed)
    _refuse_wrong(unit, after, changed)
    unit.label = f"修改{after.label}：{after.title()}"
    return unit.change(before, after)


@verb("表格编辑", needs=Right.READ)
def keep_changes(unit: Unit, pairs: Sequence[tuple[Record, Record]], change: Verb[[Any, Any], Any]) -> int:
    """Keep many changes of a table as one step: a paste, a fill, a clearing.

    Each is made and judged by the verb that changes such records, which also asks for the right.

    Args:
        pairs: each record as it was opened and as it was left.

    Returns:
        Number of the unit, by which all of it can be taken back.

    Raises:
        DeskError: one of them is refused; then none is kept.
    """
    cells = 0
    for before, after in unit.progress.over(pairs):
        kept = change(unit, before, after)
        cells += _taken(before, after, kept if isinstance(kept, Record) else after)
    if cells > 1:
        unit.label = f"表格编辑：改了 {cells:,} 格"
    return unit.entry.seq


@verb("删除", needs=Right.EDIT)
def put_away(unit: Unit, records: Sequence[Record]) -> None:
    """Put records of one type into the recycle bin."""
    first = records[0]
    unit.label = f"删除{first.label}：{first.title()}" if len(records) == 1 else f"删除 {counted(len(records), first.measure)}"
    for record in unit.progress.over(records):
        refuse_guarded(unit, record)
        unit.remove(record)


@verb("从回收站恢复", needs=Right.EDIT)
def bring_all_back(unit: Unit, records: Sequence[Record]) -> None:
    """Take records of one type out of the recycle bin."""
    first = records[0]
    unit.label = f"恢复{first.label}：{first.title()}" if len(records) == 1 else f"恢复 {counted(len(records), first.measure)}"
    for record in unit.progress.over(records):
        refuse_guarded(unit, record)
        unit.restore(record)


@verb("查看完整内容", needs=Right.PRIVATE, logs=True)
def reveal(unit: Unit, record: Record, field: str) -> None:
    """Note in the log that somebody looked at a private value whole. Source: security.md, threat 3."""
    unit.label = f"查看{record.title()}的{record.fields[field].label}"
    unit.about.append(record)


@dataclass(frozen=True, slots=True)
class Keeping:
    """The three verbs a page needs to keep records of its type."""

    new: Verb[[Any], Any] = keep_new
    change: Verb[[Any, Any], Any] = keep_change
    away: Verb[[Sequence[Any]], None] = put_away


def wrong(record: Record, fields: Sequence[Field]) -> Iterator[Problem]:
    """What keeps a record from being kept: the first field blank, or one of these values wrong.

    Other required fields may stay blank; life has gaps, and `Record.check` goes on telling of them.
    """
    first = next(iter(record.fields.values()))
    for field in fields:
        value = getattr(record, field.name)
        if value is None:
            found = REQUIRED if field is first and field.required else None
        elif isinstance(value, str) and looks_like_bank_card(value):
            found = "里有银行卡号，小巷不存银行卡号"
        else:
            found = field.kind.check(value)
        if found:
            yield Problem(field.label, found)


def twins(reader: Reader, record: Record) -> Iterator[Problem]:
    """Other records with the same value in a field that should be one of a kind. They are told, never refused."""
    for name, field in record.fields.items():
        value = getattr(record, name)
        if not field.unique or value is None:
            continue
        for other in reader.find(type(record), **{name: value}):
            if other.uid != record.uid:
                yield Problem(field.label, f"与“{other.title()}”相同")


def _taken(before: Record, after: Record, kept: Record) -> int:
    """How many of the fields that were to change did: a number, say, decides what the birth date is."""
    old, new, now = values(before), values(after), values(kept)
    return sum(old[name] != new[name] and old[name] != now[name] for name in old)


def _refuse_wrong(unit: Unit, record: Record, fields: tuple[Field, ...]) -> None:
    if any(field.sensitive for field in fields if getattr(record, field.name) is not None) and not unit.actor.may(
        Right.SENSITIVE
    ):
        raise RefusedError("这一项只有书记能填，没有保存", "请书记来填这一项，其他内容可以先保存。")
    problem = next(wrong(record, fields), None)
    if problem is not None:
        raise DeskError(f"“{problem.where}”{problem.what}，还没有保存", "填好的内容都在，改好这一项再保存。")
