"""Everything that is kept about one person, on one paper that is theirs. Source: 个人信息保护法 第四十五条.

It follows from the declarations: a slice that is added tomorrow stands on it without a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.base.clock import SHANGHAI
from desktop.base.text import counted
from desktop.model.kinds import Many, Ref
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.service.homes import members
from desktop.modules.residents.service.purging import farewell
from desktop.modules.residents.service.stopping import corrections
from desktop.store import history, traces
from desktop.store.history import Done
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.module import Event
from desktop.work.verb import verb

_STATES: dict[int | None, str] = {0: "（在回收站）", 2: "（已停止使用）"}
_LISTS = ("导出", "打印")
"""Acts by which whole lists leave; of long ones the log does not say who was on them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the paper: a heading, and lines of a label and its words."""

    title: str
    lines: tuple[tuple[str, str], ...]


@verb("本人信息单", needs=Right.OWN, logs=True)
def note_dossier(unit: Unit, resident: Resident, purpose: str) -> None:
    """Write into the log that somebody's whole file is put on paper, and what for, before it appears."""
    unit.label = f"本人信息单：{resident.title()}"
    unit.note = purpose
    unit.about.append(resident)


def dossier(reader: Reader, resident: Resident, events: Iterable[Event], carried: Iterable[str]) -> list[Chapter]:
    """Everything kept about a person, values whole, sensitive ones too: it is their own.

    Args:
        events: their timeline.
        carried: in what they have left the office.
    """
    found = farewell(reader, resident)
    chapters = [Chapter("本人信息", tuple(_lines(reader, found.person)))]
    household = reader.get(Household, found.person.household or "")
    if household:
        living = ((one.title(), stay.fields["relation"].kind.show(stay.relation)) for one, stay in members(reader, household))
        chapters.append(Chapter(f"同住的人：{household.title()}", tuple(living)))
    others = [one for one in found.own if one.uid != found.person.uid]
    others += [record for remains in found.remains.values() for record in _once(remains.traces)]
    chapters += _by_kind(reader, others)
    chapters.append(Chapter("经过", tuple((_at(event.at), f"{event.kind} {event.text}".strip()) for event in events)))
    chapters += _past(reader, found.person, list(carried))
    return [chapter for chapter in chapters if chapter.lines]


def _by_kind(reader: Reader, records: Iterable[Record]) -> Iterator[Chapter]:
    kinds: dict[str, list[Record]] = {}
    for record in records:
        kinds.setdefault(record.table, []).append(record)
    for some in kinds.values():
        lines: list[tuple[str, str]] = []
        for place, record in enumerate(some, 1):
            state = _STATES.get(traces.state_of(reader, record), "")
            lines.append((f"第 {place} {record.measure}", f"{_title(record)}{state}"))
            lines += _lines(reader, record)
        yield Chapter(f"{some[0].label}（{counted(len(some), some[0].measure)}）", tuple(lines))


def _lines(reader: Reader, record: Record) -> Iterator[tuple[str, str]]:
    """Every field that says something, in whole words, a reference by what it names."""
    for name, field in record.fields.items():
        value = getattr(record, name)
        if value is not None:
            words = _named(reader, field.kind, value) if isinstance(field.kind, (Ref, Many)) else field.kind.show(value)
            yield field.label, words


def _named(reader: Reader, kind: Ref | Many, value: Any) -> str:
    uids = (value,) if isinstance(value, str) else value
    target = reader.shapes.catalogue[kind.target]
    found = (traces.any_state(reader, target, uid) for uid in uids)
    return "、".join(one.title() for one in found if one is not None)


def _past(reader: Reader, resident: Resident, carried: list[str]) -> Iterator[Chapter]:
    """What was done with it: mended on their word, changed, looked at, taken out, carried away."""
    yield Chapter("更正记录", tuple((_at(step.done.at), _deed(step.done)) for step in corrections(reader, resident)))
    steps = history.of_record(reader, resident)
    altered = ((_at(one.done.at), f"{_deed(one.done)}（{'、'.join(each.label for each in one.altered)}）") for one in steps)
    yield Chapter("谁登记、改动过", tuple(altered))
    yield Chapter("谁看过、拿出过", tuple((_at(done.at), _deed(done)) for done in traces.looks(reader, resident)))
    yield Chapter("交出去的", tuple(("已交出", words) for words in carried))
    first = steps[-1].done.at if steps else 0
    lists = [done for done in history.units(reader.connection, limit=10_000) if done.act in _LISTS and done.at >= first]
    seen = {done.seq for done in traces.looks(reader, resident)}
    others = [(_at(done.at), _deed(done)) for done in lists if done.seq not in seen and Resident.measure in done.label]
    yield Chapter("可能包含本人的整份名单", tuple(others))


def _once(some: Iterable[traces.Trace]) -> Iterator[Record]:
    yield from {trace.record.uid: trace.record for trace in some}.values()


def _title(record: Record) -> str:
    first = next(iter(record.fields.values()))
    return "" if isinstance(first.kind, (Ref, Many)) and record.title() == getattr(record, first.name) else record.title()


def _deed(done: Done) -> str:
    reason = f"，{done.note}" if done.note else ""
    return f"{done.actor} {done.label}{reason}"


def _at(ms: int) -> str:
    return f"{datetime.fromtimestamp(ms / 1000, SHANGHAI):%Y-%m-%d %H:%M}"
