"""What leaves: sealed for one office, or as tables for an office without the program."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.base.errors import DeskError
from desktop.base.files import replacing
from desktop.formats import package, workbook
from desktop.formats.package import Header, Letter, PublicKeys, Sealed
from desktop.model.fields import Field
from desktop.model.kinds import Ref
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.exchange import rules
from desktop.modules.exchange.records import Count, Handover
from desktop.modules.exchange.service.keys import own_keys
from desktop.modules.residents.records import Resident
from desktop.store import chain, history, merge
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.module import Period, Statistic
from desktop.work.records import Area
from desktop.work.verb import verb

SCHEMA = 1
"""Number of the record schema that packages follow."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be handed over.

    Attributes:
        kind: monthly, roster ….
        to: keys of the office that may open it.
        path: the file.
        counts: figures of the period, for a monthly package.
        period: the days they were counted over.
        basis: law and article, or the number of the letter that asks for it.
    """

    kind: str
    to: PublicKeys
    path: Path
    counts: tuple[Statistic, ...] = ()
    period: Period | None = None
    basis: str = ""


@verb("写交接包", needs=Right.OWN)
def pack(unit: Unit, order: Order) -> Handover:
    """Seal what leaves into a file of the outbox; the person's own copy is made after the log has it.

    Raises:
        DeskError: demo, unknown kind, no basis where one is needed, or the disk refuses.
    """
    _refuse_unfit(unit, order)
    order.path.parent.mkdir(parents=True, exist_ok=True)
    if order.period:
        _keep_counts(unit, order.counts, order.period)
    letter = Letter(keys=own_keys(unit), recipient=order.to, clock=unit.clock)
    sealed = package.write(order.path, _header(unit, order), _rows(unit, order.kind), letter)
    unit.label = f"写交接包：第 {sealed.header.counter} 号"
    unit.note = order.basis
    return unit.add(slip("out", sealed, order.path, order.to, order.basis))


@verb("存成表格", needs=Right.OWN, logs=True)
def write_plain(unit: Unit, path: Path, counts: tuple[Statistic, ...], period: Period) -> None:
    """Write what a monthly package holds as a workbook, for an office without the program."""
    if _area(unit).demo:
        raise DeskError("演示数据不能交给街道，没有写表格", "资料没有改动。")
    _keep_counts(unit, counts, period)
    sheets = []
    for one, fields in rules.leaving(unit.read.shapes.catalogue, "monthly").items():
        columns = [one.fields[name] for name in fields]
        rows = [[_shown(unit.read, field, getattr(record, field.name)) for field in columns] for record in unit.read.find(one)]
        sheets.append(workbook.Sheet(one.label, f"{one.label} {period.first}—{period.last}", columns, rows))
    workbook.write_sheets(path, sheets)


def deliver(sealed: Path, target: Path) -> None:
    """Copy a package from the outbox to where it leaves the office, and read it back from there.

    Raises:
        DeskError: the stick is full or gone; the package stays in the outbox.
    """
    with replacing(target) as part:
        shutil.copyfile(sealed, part)


def slip(direction: str, sealed: Sealed, path: Path, other: PublicKeys, basis: str = "") -> Handover:
    """What is remembered of a package: its number, its identity, who handed it over or took it."""
    header = sealed.header
    return Handover(
        name=path.name,
        direction=direction,
        kind=header.kind,
        peer=other.name,
        area=other.area,
        epoch=header.epoch,
        counter=header.counter,
        digest=sealed.digest,
        previous=header.previous or None,
        at=header.created,
        records=sum(header.counts.values()),
        basis=basis or None,
    )


def carried(reader: Reader, record: Record) -> Iterator[str]:
    """Packages in which a record has left the office: those whose kind carries such records, made since it was first kept."""
    steps = history.of_record(reader, record)
    first = steps[-1].done.at if steps else 0
    for sent in reader.find(Handover, direction="out"):
        if type(record) in rules.leaving(reader.shapes.catalogue, sent.kind or "") and (sent.at or 0) >= first:
            kind, day = (Handover.fields[name].kind.show(getattr(sent, name)) for name in ("kind", "at"))
            yield f"{kind}第 {sent.counter} 号（{day[:10]}，{sent.peer}）"


def _refuse_unfit(unit: Unit, order: Order) -> None:
    kinds = unit.read.shapes.catalogue.values()
    known = tuple({kind for one in kinds for field in one.fields.values() for kind in field.leaves})
    for problem in rules.judge(_area(unit), order.kind, order.basis, known):
        raise DeskError(f"交接包没有写：{problem.what}", "资料没有改动。")


def _area(unit: Unit) -> Area:
    return unit.read.get(Area, unit.actor.owner) or Area(uid=unit.actor.owner)


def _header(unit: Unit, order: Order) -> Header:
    sent = unit.read.find(Handover, direction="out", area=order.to.area)
    last = max(sent, key=lambda one: (one.epoch or 1, one.counter or 0), default=Handover())
    return Header(
        kind=order.kind,
        schema=SCHEMA,
        program=__version__,
        epoch=unit.meta("epoch", 1),
        counter=(last.counter or 0) + 1,
        created=unit.entry.at,
        previous=last.digest or "",
        audit=chain.head(unit.read.connection).hash,
    )


def _rows(unit: Unit, kind: str) -> Iterator[dict[str, Any]]:
    for one, fields in rules.leaving(unit.read.shapes.catalogue, kind).items():
        births = {person.uid: person.birth for person in unit.read.find(Resident)} if one is Resident else {}
        for row in merge.outgoing(unit.read, one, fields, unit.actor.owner):
            # What is in the bin leaves without values, so that it goes there as well.
            if one is not Resident or row["kept"] != 1 or rules.may_leave(births.get(row["uid"]), unit.today):
                yield row


def _shown(store: Reader, field: Field, value: Any) -> str:
    if isinstance(field.kind, Ref) and value:
        found = store.get(store.shapes.catalogue[field.kind.target], value)
        return found.title() if found else ""
    return field.seen(value, whole=False)


def _keep_counts(unit: Unit, counts: tuple[Statistic, ...], period: Period) -> None:
    """Keep the own figures of a period; those of a period under way are counted on, not kept beside one another."""
    area = unit.actor.owner
    for one in counts:
        fresh = Count(
            indicator=one.label,
            code=one.id,
            area=area,
            numerator=one.numerator,
            denominator=one.denominator,
            scope=one.scope,
            first=period.first,
            last=period.last,
        )
        known = next(unit.read.find(Count, code=one.id, area=area, first=period.first), None)
        if known:
            unit.change(known, fresh)
        else:
            unit.add(fresh)
