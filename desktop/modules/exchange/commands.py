"""Offers about exchange, in the window and on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError
from desktop.formats import keyfile
from desktop.formats.package import PublicKeys
from desktop.modules.exchange.records import Handover, Peer
from desktop.modules.exchange.service import (
    Order,
    Taken,
    deliver,
    pack,
    pinned,
    take,
    trust,
    unpack,
    verify,
    write_key,
    write_plain,
)
from desktop.work.ask import FileKind
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.module import Period
from desktop.work.tool import PartlyError, Tool, argument

PACKAGE = FileKind("小巷交接包", ("xiang",))
KEY = FileKind("小巷身份文件", ("xkey",))
EXCEL = FileKind("Excel 表格", ("xlsx",))


def _key(desk: Desk) -> None:
    path = desk.ask.save_file("写身份文件", f"{desk.area.name}身份.xkey", KEY)
    if path:
        desk.do(write_key, path).then(lambda digits: desk.ask.tell(f"已写身份文件。电话里念这 30 位：{digits}"))


def _trust(desk: Desk) -> None:
    path = desk.ask.open_file("对方的身份文件", (KEY,))
    digits = (
        desk.ask.words("打电话给对方，把对方念的 30 位数字打在这里", "12345 12345 12345 12345 12345 12345", "核对")
        if path
        else None
    )
    if path and digits:
        desk.do(trust, path, digits).then(lambda peer: desk.ask.tell(f"已核对并信任 {peer.name}", undo=True))


def _pack(desk: Desk) -> None:
    peers = list(desk.store.find(Peer))
    if not peers:
        desk.ask.refuse(DeskError("还没有核对过街道的身份，没有写交接包", "先点“核对对方身份”，再来写。"))
        return
    chosen = desk.ask.pick("交给哪个单位？", [peer.title() for peer in peers]) if len(peers) > 1 else 0
    target = (
        desk.ask.save_file("写交接包", f"{desk.area.name}{desk.today:%Y%m}月报.xiang", PACKAGE) if chosen is not None else None
    )
    if target and chosen is not None:
        order = _order(desk, "monthly", pinned(peers[chosen]), target.name)
        desk.do(pack, order).then(lambda _: _deliver(desk, order, target))


def _deliver(desk: Desk, order: Order, target: Path) -> None:
    desk.jobs.start(
        "写到外面",
        lambda _: deliver(order.path, target),
        lambda _: desk.ask.tell(f"已写入并校对 {target.name}"),
        desk.ask.refuse,
    )


def _take(desk: Desk) -> None:
    path = desk.ask.open_file("收交接包", (PACKAGE,))
    if path:
        take_in(desk, path)


def take_in(desk: Desk, path: Path) -> None:
    """Take a package in and say what came of it."""
    desk.do(take, path).then(lambda taken: _show(desk, taken))


def _plain(desk: Desk) -> None:
    path = desk.ask.save_file("同样的内容存成表格", f"{desk.area.name}{desk.today:%Y%m}月报.xlsx", EXCEL)
    if path:
        period = _month(desk)
        desk.do(write_plain, path, tuple(desk.statistics(period)), period).then(lambda _: desk.ask.tell(f"已保存 {path.name}"))


def _show(desk: Desk, taken: Taken) -> None:
    merged = taken.merged
    counts = f"已收下：新增 {merged.new}、更新 {merged.changed}、未变 {merged.same}" if taken.verdict.takes_in else ""
    desk.ask.tell("；".join(filter(None, (counts, taken.verdict.note))))
    if found := (*merged.refused, *merged.conflicts):
        desk.ask.problems("收下时看一看", found)


def _month(desk: Desk) -> Period:
    return Period(desk.today.replace(day=1), desk.today)


def _order(desk: Desk, kind: str, to: PublicKeys, name: str, basis: str = "") -> Order:
    period = _month(desk) if kind == "monthly" else None
    counts = tuple(desk.statistics(period)) if period else ()
    return Order(kind, to, desk.file.folder / "outbox" / name, counts, period, basis)


COMMANDS = (
    Command("exchange.pack", "交街道", _pack, pack, menu="交换", icon="upload", primary=True),
    Command("exchange.take", "收交接包", _take, take, menu="交换", icon="download"),
    Command("exchange.plain", "存成表格", _plain, write_plain, menu="交换", icon="file-text"),
    Command("exchange.key", "写身份文件", _key, write_key, menu="交换", icon="shield-check"),
    Command("exchange.trust", "核对对方身份", _trust, trust, menu="交换", icon="circle-check"),
)


def _run_key(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    digits = desk.do(write_key, Path(asked.out)).now()
    return {"file": asked.out, "digits": digits}


def _run_trust(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    peer = desk.do(trust, Path(asked.keyfile), asked.digits).now()
    return {"name": peer.name, "area": peer.area}


def _run_pack(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    target, public = Path(asked.out), keyfile.read(Path(asked.to)).public
    peer = next(desk.store.find(Peer, area=public.area), None)
    if peer is None or pinned(peer) != public:
        raise DeskError(f"还没有核对过{public.name}的身份，没有写交接包", "请先用 trust 核对 30 位数字。")
    order = _order(desk, asked.kind, public, target.name, asked.basis or asked.reason or "")
    handover = desk.do(pack, order).now()
    deliver(order.path, target)
    return {
        "file": asked.out,
        "kind": asked.kind,
        "counter": handover.counter,
        "records": handover.records,
        "digest": handover.digest,
    }


def _run_verify(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    taken = desk.do(verify, Path(asked.file)).now()
    header = taken.sealed.header
    return {
        "file": asked.file, "from": taken.sealed.sender.name, "kind": header.kind, "counter": header.counter,
        "counts": dict(header.counts), "outcome": taken.verdict.outcome.value, "missing": list(taken.verdict.missing),
    }  # fmt: skip


def _run_merge(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    packages = [_merged(desk, file) for file in asked.files]
    refused = [one["refused"] for one in packages if one["refused"]]
    if refused:
        raise PartlyError({"packages": packages}, f"{len(refused)} 份交接包没有收下：{refused[0]}", "其余的已经收下。")
    return {"packages": packages}


def _merged(desk: Desk, file: str) -> dict[str, Any]:
    try:
        taken = desk.do(take, Path(file)).now()
    except DeskError as error:
        nothing = dict.fromkeys(("new", "changed", "same", "conflicts", "left_out"), 0)
        return {"file": file, "from": None, "counter": None, **nothing, "refused": str(error)}
    merged = taken.merged
    return {
        "file": file, "from": taken.sealed.sender.name, "counter": taken.sealed.header.counter, "new": merged.new,
        "changed": merged.changed, "same": merged.same, "conflicts": len(merged.conflicts),
        "left_out": len(merged.refused), "refused": None,
    }  # fmt: skip


def _run_receipts(desk: Desk, _: Namespace) -> Mapping[str, Any]:
    shown = ("name", "direction", "kind", "peer", "counter", "records", "digest", "at")
    return {"handovers": [{name: getattr(one, name) for name in shown} for one in desk.store.find(Handover)]}


def _run_unpack(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    return {"files": [str(path) for path in desk.do(unpack, Path(asked.file), Path(asked.out)).now()]}


TOOLS = (
    Tool("key", "write the own public key file and say its digits", (argument("--out", required=True),), _run_key),
    Tool(
        "trust",
        "trust a key file whose digits were read out",
        (argument("keyfile"), argument("--digits", required=True)),
        _run_trust,
    ),
    Tool(
        "pack",
        "seal a package for a trusted office",
        (
            argument("--kind", default="monthly"),
            argument("--to", required=True, metavar="KEYFILE"),
            argument("--out", required=True),
            argument("--basis"),
            argument("--reason"),
        ),
        _run_pack,
    ),
    Tool("verify", "say whether a package is whole and whose it is", (argument("file"),), _run_verify),
    Tool("merge", "take packages in", (argument("files", nargs="+", metavar="FILE"),), _run_merge),
    Tool("receipts", "list what was handed to and fro", (), _run_receipts),
    Tool(
        "unpack",
        "write the rows of a package as NDJSON with a schema",
        (argument("file"), argument("--out", required=True)),
        _run_unpack,
    ),
)
