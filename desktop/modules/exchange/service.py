"""Verbs and readings of exchange: own keys, trusted offices, packages out and in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.base.errors import DeskError
from desktop.formats import keyfile, package, workbook
from desktop.formats.files import replacing
from desktop.formats.package import AreaKeys, Header, Letter, PackageError, PublicKeys, Sealed, Seen, Verdict
from desktop.model.fields import Field
from desktop.model.kinds import Ref
from desktop.model.rights import Right
from desktop.modules.exchange import rules
from desktop.modules.exchange.records import Count, Handover, Peer
from desktop.modules.residents.records import Resident
from desktop.store import chain, merge
from desktop.store.merge import Merged
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


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in one package came to."""

    sealed: Sealed
    verdict: Verdict
    merged: Merged


def own_keys(unit: Unit) -> AreaKeys:
    """The private keys of this area, made at first need; they lie in the encrypted file and nowhere else."""
    found = unit.meta("keys")
    if found is None:
        area = unit.read.get(Area, unit.actor.owner) or Area(uid=unit.actor.owner)
        keys = AreaKeys.generate(area.uid, area.name or area.uid, unit.clock)
        unit.set_meta("keys", json.dumps({"name": keys.name, "signing": keys.signing.hex(), "identity": keys.identity}))
        return keys
    words = json.loads(found)
    return AreaKeys(unit.actor.owner, words["name"], bytes.fromhex(words["signing"]), words["identity"])


@verb("写公钥文件", needs=Right.OWN, logs=True)
def write_key(unit: Unit, path: Path) -> str:
    """Write the own public keys to a file; answers the digits to read over the phone."""
    keys = own_keys(unit)
    keyfile.write(path, keys, unit.entry.at)
    return package.digits(keys.public)


@verb("核对并信任", needs=Right.OWN)
def trust(unit: Unit, path: Path, digits: str) -> Peer:
    """Pin the keys of an office, once the digits it read out are typed in.

    Raises:
        DeskError: the file is damaged, the digits are others, or other keys were pinned before.
    """
    public = keyfile.read(path).public
    if not package.matches(public, digits):
        raise DeskError("数字对不上，没有信任这把公钥", "请用原来就知道的电话打过去，请对方重新念一遍 30 位数字。")
    unit.label = f"核对并信任：{public.name}"
    words = json.dumps({"name": public.name, "verify": public.verify.hex(), "recipient": public.recipient})
    known = next(unit.read.find(Peer, area=public.area), None)
    if known is None:
        return unit.add(Peer(name=public.name, area=public.area, keys=words, checked=unit.today, checked_by=unit.actor.name))
    if pinned(known) != public:
        raise PackageError("changed_key", name=known.name or "")
    return known


def pinned(peer: Peer) -> PublicKeys:
    """The keys of a trusted office."""
    words = json.loads(peer.keys or "{}")
    return PublicKeys(peer.area or "", words["name"], bytes.fromhex(words["verify"]), words["recipient"])


@verb("写交接包", needs=Right.OWN)
def pack(unit: Unit, order: Order) -> Handover:
    """Seal what leaves into a file of the outbox; the person's own copy is made after the log has it.

    Raises:
        DeskError: demo, unknown kind, no basis where one is needed, or the disk refuses.
    """
    catalogue = unit.read.shapes.catalogue
    order.path.parent.mkdir(parents=True, exist_ok=True)
    area = unit.read.get(Area, unit.actor.owner) or Area(uid=unit.actor.owner)
    known = tuple({kind for one in catalogue.values() for field in one.fields.values() for kind in field.leaves})
    for problem in rules.judge(area, order.kind, order.basis, known):
        raise DeskError(f"交接包没有写：{problem.what}", "资料没有改动。")
    if order.period:
        _keep_counts(unit, order.counts, order.period)
    last = _last_sent(unit.read, order.to)
    header = Header(
        kind=order.kind,
        schema=SCHEMA,
        program=__version__,
        epoch=unit.meta("epoch", 1),
        counter=(last.counter or 0) + 1 if last else 1,
        created=unit.entry.at,
        previous=(last.digest or "") if last else "",
        audit=chain.head(unit.read.connection).hash,
    )
    sealed = package.write(
        order.path, header, _rows(unit, order.kind), Letter(keys=own_keys(unit), recipient=order.to, clock=unit.clock)
    )
    unit.label = f"写交接包：第 {header.counter} 号"
    unit.note = order.basis
    return unit.add(_handover("out", sealed, order.path, order.to.area, order.to.name, order.basis))


@verb("收交接包", needs=Right.OWN)
def take(unit: Unit, path: Path) -> Taken:
    """Merge a package whose sender is trusted; the same one again changes nothing.

    Raises:
        PackageError: damaged, unknown sender, not for this office, newer program.
        DeskError: its number says that it must not be taken in.
    """
    sealed, verdict = look(unit, path)
    if verdict.outcome is package.Outcome.KNOWN:
        return Taken(sealed, verdict, Merged(same=sum(sealed.header.counts.values())))
    if not verdict.takes_in:
        raise DeskError(verdict.note, "现有资料没有改动。")
    unit.label = f"收交接包：{sealed.sender.name} 第 {sealed.header.counter} 号"
    merged = merge.take(unit, package.open_rows(path, sealed, own_keys(unit)))
    unit.add(_handover("in", sealed, path, sealed.sender.area, sealed.sender.name, ""))
    return Taken(sealed, verdict, merged)


@verb("查验交接包", needs=Right.READ, logs=True)
def verify(unit: Unit, path: Path) -> Taken:
    """Say whether a package is whole, whose it is and whether it would be taken in; nothing is merged."""
    sealed, verdict = look(unit, path)
    return Taken(sealed, verdict, Merged())


@verb("存成表格", needs=Right.OWN, logs=True)
def write_plain(unit: Unit, path: Path, counts: tuple[Statistic, ...], period: Period) -> None:
    """Write what a monthly package holds as a workbook, for an office without the program."""
    if (unit.read.get(Area, unit.actor.owner) or Area()).demo:
        raise DeskError("演示数据不能交给街道，没有写表格", "资料没有改动。")
    _keep_counts(unit, counts, period)
    sheets = []
    for one, fields in rules.leaving(unit.read.shapes.catalogue, "monthly").items():
        columns = [one.fields[name] for name in fields]
        rows = [[_shown(unit.read, field, getattr(record, field.name)) for field in columns] for record in unit.read.find(one)]
        sheets.append(workbook.Sheet(one.label, f"{one.label} {period.first}—{period.last}", columns, rows))
    workbook.write_sheets(path, sheets)


@verb("拆开交接包", needs=Right.OWN, logs=True)
def unpack(unit: Unit, path: Path, into: Path) -> list[Path]:
    """Write the rows of a package as one NDJSON file per record type, with the column types beside them."""
    sealed, _ = look(unit, path)
    into.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {}
    for row in package.open_rows(path, sealed, own_keys(unit)):
        flat = {"uid": row["uid"], "owner": row["owner"], "kept": row["kept"], **row["values"]}
        lines.setdefault(row["record"], []).append(json.dumps(flat, ensure_ascii=False))
    written = []
    for record, rows in lines.items():
        with replacing(into / f"{record}.ndjson") as part:
            part.write_text("\n".join(rows) + "\n", encoding="utf-8")
        written.append(into / f"{record}.ndjson")
    known = {one: kind for one, kind in unit.read.shapes.catalogue.items() if one in lines}
    schema = {
        one: {"uid": "TEXT", "owner": "TEXT", "kept": "INTEGER", **{n: f.kind.sql for n, f in kind.fields.items()}}
        for one, kind in known.items()
    }
    with replacing(into / "schema.json") as part:
        part.write_text(json.dumps(schema, ensure_ascii=False, indent=1), encoding="utf-8")
    return [*written, into / "schema.json"]


def deliver(sealed: Path, target: Path) -> None:
    """Copy a package from the outbox to where it leaves the office, read it back and compare.

    Raises:
        DeskError: the stick is full or gone; the package stays in the outbox.
    """
    with replacing(target) as part:
        shutil.copyfile(sealed, part)


def look(unit: Unit, path: Path) -> tuple[Sealed, Verdict]:
    """The proven header of a package, and the judgement on its number."""
    mine = own_keys(unit).public
    peers = {peer.area: pinned(peer) for peer in unit.read.find(Peer)} | {mine.area: mine}
    sealed = package.inspect(path, peers.get, schema=SCHEMA)
    package.must_be_for(mine, sealed)
    return sealed, package.judge(list(_seen(unit.read, sealed.sender.area)), sealed.seen)


def _rows(unit: Unit, kind: str) -> Iterator[dict[str, Any]]:
    for one, fields in rules.leaving(unit.read.shapes.catalogue, kind).items():
        births = {person.uid: person.birth for person in unit.read.find(Resident)} if one is Resident else {}
        for row in merge.outgoing(unit.read, one, fields, unit.actor.owner):
            if one is not Resident or rules.may_leave(births.get(row["uid"]), unit.today):
                yield row


def _shown(store: Reader, field: Field, value: Any) -> str:
    if isinstance(field.kind, Ref) and value:
        found = store.get(store.shapes.catalogue[field.kind.target], value)
        return found.title() if found else ""
    return field.seen(value, whole=False)


def _keep_counts(unit: Unit, counts: tuple[Statistic, ...], period: Period) -> None:
    for one in counts:
        fresh = Count(
            indicator=one.label,
            code=one.id,
            numerator=one.numerator,
            denominator=one.denominator,
            scope=one.scope,
            first=period.first,
            last=period.last,
        )
        known = next(unit.read.find(Count, code=one.id, first=period.first, last=period.last), None)
        if known:
            unit.change(known, fresh)
        else:
            unit.add(fresh)


def _last_sent(store: Reader, to: PublicKeys) -> Handover | None:
    sent = [one for one in store.find(Handover, direction="out") if one.area == to.area]
    return max(sent, key=lambda one: one.counter or 0, default=None)


def _seen(store: Reader, area: str) -> Iterator[Seen]:
    for one in store.find(Handover, direction="in", area=area):
        yield Seen(epoch=one.epoch or 1, counter=one.counter or 1, digest=one.digest or "", previous=one.previous or "")


def _handover(direction: str, sealed: Sealed, path: Path, area: str, name: str, basis: str) -> Handover:
    header = sealed.header
    return Handover(
        name=path.name,
        direction=direction,
        kind=header.kind,
        peer=name,
        area=area,
        epoch=header.epoch,
        counter=header.counter,
        digest=sealed.digest,
        previous=header.previous,
        at=header.created,
        records=sum(header.counts.values()),
        basis=basis or None,
    )
