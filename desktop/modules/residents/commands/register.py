"""Offers by which residents come in: one at a time, a building group, a whole roster; also on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.formats import sheets
from desktop.modules.residents.records import BuildingGroup, Resident
from desktop.modules.residents.rules import judge, to_json
from desktop.modules.residents.service import Fate, chosen_columns, import_roster, light_secret, plan_import, register_resident
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.tool import Tool, argument


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


NEW = Command("residents.new", "登记居民", _new, register_resident, menu="居民", key="Ctrl+N", icon="plus", primary=True)
IMPORT = Command("residents.import", "导入名册", _import, import_roster, menu="居民", icon="file-import")
GROUP = Command("residents.group", "登记楼组", _group, keep_new, menu="居民", icon="plus", primary=True)

COMMANDS = (NEW, IMPORT, GROUP)


def _run_import(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    with sheets.opened(Path(asked.file)) as book:
        judgement = judge(book, desk.today, chosen_columns(desk.store))
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
