"""The command line: the same verbs without a window. Answers as JSON, refuses with a sentence and exit code 1."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.model import pinyin, strokes
from desktop.model.rights import Right
from desktop.store.query import Query
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.export import is_weighty, needs_basis, take_out
from desktop.work.jobs import Now
from desktop.work.listing import Listing, columns_of
from desktop.work.module import Module
from desktop.work.session import FirstRun
from desktop.work.tool import BareTool, PartlyError, Tool, argument, read_password

DONE, REFUSED = 0, 1


class _Loud(Scripted):
    """Nobody is there to be shown a refusal, so it is raised."""

    def refuse(self, error: DeskError) -> None:
        raise error


def run(argv: Sequence[str], modules: tuple[Module, ...], bare: Sequence[BareTool] = ()) -> int:
    """Run one command; answers the exit code. Wrong usage leaves with 2, as argparse does."""
    _speak_utf8()
    tools = {tool.name: tool for tool in _offered(modules, bare)}
    asked = _parser(tools.values()).parse_args(argv)
    tool = tools[asked.tool]
    try:
        answer = tool.run(asked) if isinstance(tool, BareTool) else _at_desk(tool, asked, modules)
    except DeskError as error:
        print(error, file=sys.stderr)
        partly = error.answer if isinstance(error, PartlyError) else {}
        _write(asked, {**partly, "error": {"title": error.title, "advice": error.advice}})
        return REFUSED
    return DONE if _write(asked, answer) else REFUSED


def names(modules: tuple[Module, ...], bare: Sequence[BareTool] = ()) -> set[str]:
    """Every first word that means the command line and not the window."""
    return {tool.name for tool in _offered(modules, bare)}


def _offered(modules: tuple[Module, ...], bare: Sequence[BareTool]) -> list[BareTool | Tool]:
    offered: list[BareTool | Tool] = [*_BARE, *bare, *_TOOLS]
    for module in modules:
        offered += module.tools
    return offered


def _parser(tools: Any) -> ArgumentParser:
    parser = ArgumentParser(prog="xiaoxiang", description="小巷：居民区书记工作台")
    parts = parser.add_subparsers(dest="tool", required=True, metavar="COMMAND")
    for tool in tools:
        part = parts.add_parser(tool.name, help=tool.help, description=tool.help)
        for one in tool.arguments:
            part.add_argument(one.name, **one.options)
        part.add_argument("--json", metavar="OUT", help="write the answer as JSON to this file, - for standard output")
        if isinstance(tool, Tool):
            part.add_argument("--data", required=True, metavar="DIR", help="folder of the installation")
            part.add_argument("--password-file", required=True, metavar="FILE", help="its first line is the password")
            part.add_argument("--as", dest="who", metavar="NAME", help="who signs in; the first person unless told")
    return parser


def _at_desk(tool: Tool, asked: Namespace, modules: tuple[Module, ...]) -> Mapping[str, Any]:
    folder, password = Path(asked.data), read_password(asked.password_file)
    if session.is_new(folder):
        raise DeskError(f"{folder} 里还没有资料", "请先用 init 建立，或检查 --data 写的文件夹。")
    who = asked.who or next(person.id for person in session.people(folder))
    with session.unlock(folder, who, password, modules, Clock()) as opened:
        desk = opened.desk(_Loud(), Now())
        try:
            return tool.run(desk, asked)
        finally:
            desk.store.connection.close()


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the system's code page: pipes of Windows would lose characters, and JSON is UTF-8."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _write(asked: Namespace, answer: Mapping[str, Any]) -> bool:
    """Write the answer where it was asked for; whether that could be done."""
    if asked.json is None:
        for name, value in answer.items():
            if isinstance(value, (str, int)):
                print(f"{name}: {value}")
        return True
    text = json.dumps(answer, ensure_ascii=False)
    if asked.json == "-":
        print(text)
        return True
    try:
        Path(asked.json).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        print(f"答案没有写进 {asked.json}：{error.strerror}", file=sys.stderr)
        return False
    return True


def _init(asked: Namespace) -> Mapping[str, Any]:
    first = FirstRun(
        asked.area, asked.street, asked.name, read_password(asked.password_file), light=asked.light, level=asked.role
    )
    opened, code = session.begin(Path(asked.data), first, (), Clock())
    opened.close()
    _hand_over(code, asked.recovery_out)
    return {"area": asked.area, "level": asked.role}


def _hand_over(code: str, out: str | None) -> None:
    """Write the recovery code into a file, or else show it: it exists nowhere else."""
    try:
        if out:
            Path(out).write_text(code + "\n", encoding="utf-8")
            return
    except OSError as error:
        print(f"恢复码没有写进 {out}：{error.strerror}", file=sys.stderr)
    print(f"恢复码（抄在纸上收好）：{code}", file=sys.stderr)


def _sort(asked: Namespace) -> Mapping[str, Any]:
    lines = [line.strip() for line in sys.stdin.read().removeprefix("\ufeff").split("\n") if line.strip()]
    key: Callable[[str], Any] = strokes.sort_key if asked.by == "strokes" else pinyin.sort_key
    ordered = sorted(lines, key=key)
    if asked.json is None:
        print("\n".join(ordered))
    return {"names": ordered}


def _search(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    started = time.perf_counter()
    hits = desk.store.search(asked.words, limit=asked.limit)
    spent = (time.perf_counter() - started) * 1000
    found = [{"record": hit.record.table, "uid": hit.record.uid, "label": hit.label, "why": hit.why} for hit in hits]
    return {"results": found, "ms": round(spent, 3)}


def _export(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    kinds = desk.store.shapes.catalogue
    kind = kinds.get(asked.table) or next((one for one in kinds.values() if one.label == asked.table), None)
    if kind is None:
        raise DeskError(f"没有“{asked.table}”这张表", f"可以导出：{'、'.join(kinds)}。")
    listing = Listing(kind, Query(), columns_of(kind), kind.label, whole=desk.actor.may(Right.PRIVATE))
    rows = desk.store.count(kind)
    # A command typed out is its own confirmation; what it leaves unsaid of its basis, the log says for it.
    unsaid = "命令行导出，没有写依据" if needs_basis(listing) and not is_weighty(desk.store, listing) else ""
    take_out(desk, listing, Path(asked.out), asked.reason or unsaid)
    return {"file": asked.out, "rows": rows}


_BARE = (
    BareTool(
        "init",
        "make a new installation",
        (
            argument("--data", required=True, metavar="DIR"),
            argument("--password-file", required=True, metavar="FILE"),
            argument("--area", required=True, help="示例苑居民区"),
            argument("--street", required=True, help="示例街道"),
            argument("--name", required=True, help="who signs in first"),
            argument("--role", choices=("neighbourhood", "street"), default="neighbourhood"),
            argument("--light", action="store_true", help="轻名册: keep only the last four of citizen numbers"),
            argument("--recovery-out", metavar="FILE", help="write the recovery code here instead of showing it"),
        ),
        _init,
    ),
    BareTool(
        "sort", "sort names from standard input", (argument("--by", choices=("strokes", "pinyin"), default="strokes"),), _sort
    ),
)

_TOOLS = (
    Tool("search", "find records by words", (argument("words"), argument("--limit", type=int, default=50)), _search),
    Tool(
        "export",
        "write a table as xlsx or csv",
        (argument("table"), argument("--out", required=True), argument("--reason")),
        _export,
    ),
)
