"""Offers of the residents' room, in the window and on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError, StaleError
from desktop.formats import sheets
from desktop.modules.residents.records import BuildingGroup, Resident
from desktop.modules.residents.rules import judge, to_json
from desktop.modules.residents.rules.joining import differences
from desktop.modules.residents.service import (
    Fate,
    filed_with,
    import_roster,
    light_secret,
    merge,
    merged_into,
    plan_import,
    register_resident,
    split,
)
from desktop.modules.residents.service.beside import beside, filed_words, named
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.tool import Tool, argument

DOUBLES = "doubles"
"""What `desk.go("residents", …)` names instead of a record, to show who may be one person."""


def _new(desk: Desk) -> None:
    resident = desk.ask.fill(Resident(status="living"), "登记居民")
    if resident:
        desk.do(register_resident, resident).then(lambda kept: desk.ask.tell(f"已登记{kept.title()}", undo=True))


def _group(desk: Desk) -> None:
    group = desk.ask.fill(BuildingGroup(), "登记楼组")
    if group:
        desk.do(keep_new, group).then(lambda kept: desk.ask.tell(f"已登记{kept.title()}", undo=True))


def _import(desk: Desk) -> None:
    desk.go("residents", "import")


def _merge(desk: Desk) -> None:
    one, other = (desk.store.get(Resident, each.uid) for each in desk.selected)
    if not (isinstance(one, Resident) and isinstance(other, Resident)) or one.uid == other.uid:
        raise StaleError("选中的两条已经是同一份资料，或有一条已经不在了", "没有改动任何内容，请重新选。")
    found = differences(one, other)
    lines = beside(desk.store, one, other, found)
    answer = desk.ask.weigh("合并居民", (named(one), named(other)), lines)
    if answer is not None:
        taken = tuple(found[place].field for place in answer.taken)
        pair = (other, one) if answer.keeps_right else (one, other)
        desk.do(merge, *pair, taken).then(lambda kept: desk.ask.tell(f"已合并到{kept.title()}", undo=True))


def _split(desk: Desk) -> None:
    one = desk.selected[0] if len(desk.selected) == 1 else None
    merged = merged_into(desk.store, one) if isinstance(one, Resident) else []
    if not isinstance(one, Resident) or not merged:
        raise DeskError("选中的居民没有合并过别的资料，没有改动", "先选中合并过的居民，侧栏里写着“已合并”。")
    place = desk.ask.pick("拆开哪一份？", [named(each) for each in merged]) if len(merged) > 1 else 0
    if place is None:
        return
    loser = merged[place]
    since = filed_with(desk.store, loser)
    note = f"拆开后，合并前记的都各归各。合并以后记的留在{named(one)}名下，要归{named(loser)}的在这里勾选。"
    ticked = desk.ask.tick("拆开居民", note if since else "拆开后，合并前记的都各归各。", filed_words(since), "拆开")
    if ticked is not None:
        theirs = [since[each] for each in ticked]
        desk.do(split, loser, theirs).then(lambda kept: desk.ask.tell(f"已拆开{kept.title()}", undo=True))


def _look_for_doubles(desk: Desk) -> None:
    desk.go("residents", DOUBLES)


MERGE = Command("residents.merge", "合并…", _merge, merge, menu="居民", icon="users", on=Resident.table, needs=Needs.TWO)
SPLIT = Command("residents.split", "拆开…", _split, split, menu="居民")

COMMANDS = (
    Command("residents.new", "登记居民", _new, register_resident, menu="居民", key="Ctrl+N", icon="plus", primary=True),
    Command("residents.import", "导入名册", _import, import_roster, menu="居民", icon="file-import"),
    Command("residents.group", "登记楼组", _group, keep_new, menu="居民"),
    Command("residents.doubles", "找像同一人的", _look_for_doubles, merge, menu="居民", icon="users"),
    MERGE,
    SPLIT,
)


def _run_import(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    with sheets.opened(Path(asked.file)) as book:
        judgement = judge(book, desk.today)
    plan = plan_import(desk.store, judgement, desk.today, light_secret(desk.file, desk.area))
    stored = {fate.name.lower(): plan.count(fate) for fate in Fate}
    if not asked.plan:
        desk.do(import_roster, plan).now()
    return {**to_json(judgement), "stored": {**stored, "written": not asked.plan}}


TOOLS = (
    Tool(
        "import",
        "take a roster in, or with --plan only say what would happen",
        (argument("file", metavar="FILE"), argument("--plan", action="store_true")),
        _run_import,
    ),
)
