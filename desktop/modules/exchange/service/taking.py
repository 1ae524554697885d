"""What comes in: looked at, judged by its number, merged; or written out as plain lines for bigger engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.base.errors import DeskError
from desktop.base.files import replacing
from desktop.formats import package
from desktop.formats.package import PackageError, Sealed, Seen, Verdict
from desktop.model.rights import Right
from desktop.modules.exchange.records import Handover, Peer
from desktop.modules.exchange.service.keys import kept_keys, own_keys, pinned
from desktop.modules.exchange.service.packing import SCHEMA, slip
from desktop.store import merge
from desktop.store.merge import Merged
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.verb import verb


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in one package came to."""

    sealed: Sealed
    verdict: Verdict
    merged: Merged


@verb("收交接包", needs=Right.OWN)
def take(unit: Unit, path: Path) -> Taken:
    """Merge a package whose sender is trusted; the same one again changes nothing.

    Raises:
        PackageError: damaged, unknown sender, not for this office, newer program.
        DeskError: its number says that it must not be taken in.
    """
    sealed, verdict = _look(unit, path)
    if verdict.outcome is package.Outcome.KNOWN:
        return Taken(sealed, verdict, Merged(same=sum(sealed.header.counts.values())))
    if not verdict.takes_in:
        raise DeskError(verdict.note, "现有资料没有改动。")
    unit.label = f"收交接包：{sealed.sender.name} 第 {sealed.header.counter} 号"
    merged = merge.take(unit, package.open_rows(path, sealed, own_keys(unit)))
    unit.add(slip("in", sealed, path, sealed.sender))
    return Taken(sealed, verdict, merged)


@verb("查验交接包", needs=Right.READ, logs=True)
def verify(unit: Unit, path: Path) -> Taken:
    """Say whether a package is whole, whose it is and whether it would be taken in; nothing is merged."""
    sealed, verdict = _look(unit, path)
    return Taken(sealed, verdict, Merged())


@verb("拆开交接包", needs=Right.OWN, logs=True)
def unpack(unit: Unit, path: Path, into: Path) -> list[Path]:
    """Write the rows of a package as one NDJSON file per record type, with the column types beside them.

    Raises:
        DeskError: as `take`, or the folder cannot be written.
    """
    sealed, _ = _look(unit, path)
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"文件夹 {into} 建不起来，交接包没有拆开", "请换一个能写的文件夹。") from error
    lines: dict[str, list[str]] = {}
    for row in package.open_rows(path, sealed, own_keys(unit)):
        flat = {"uid": row["uid"], "owner": row["owner"], "kept": row["kept"], **row["values"]}
        lines.setdefault(row["record"], []).append(json.dumps(flat, ensure_ascii=False))
    catalogue = unit.read.shapes.catalogue
    stamps = {"uid": "TEXT", "owner": "TEXT", "kept": "INTEGER"}
    schema = {
        one: stamps | {name: f.kind.sql for name, f in catalogue[one].fields.items()} for one in lines if one in catalogue
    }
    texts = {f"{record}.ndjson": "\n".join(rows) + "\n" for record, rows in lines.items()}
    texts["schema.json"] = json.dumps(schema, ensure_ascii=False, indent=1)
    for name, text in texts.items():
        with replacing(into / name) as part:
            part.write_text(text, encoding="utf-8")
    return [into / name for name in texts]


def _look(unit: Unit, path: Path) -> tuple[Sealed, Verdict]:
    """The proven header of a package, and the judgement on its number."""
    mine = kept_keys(unit)
    known = {peer.area: pinned(peer) for peer in unit.read.find(Peer)}
    sealed = package.inspect(path, (known | ({mine.area: mine.public} if mine else {})).get, schema=SCHEMA)
    if mine is None:  # nobody can have written to keys that were never made
        raise PackageError("not_for_me")
    package.must_be_for(mine.public, sealed)
    return sealed, package.judge(list(_seen(unit.read, sealed.sender.area)), sealed.seen)


def _seen(store: Reader, area: str) -> Iterator[Seen]:
    for one in store.find(Handover, direction="in", area=area):
        yield Seen(epoch=one.epoch or 1, counter=one.counter or 1, digest=one.digest or "", previous=one.previous or "")
