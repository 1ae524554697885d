"""Offers of the residents' room, in the window and on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.formats import sheets
from desktop.model.codes import CodeList
from desktop.modules.residents.records import BuildingGroup, CareTag, Household, Resident
from desktop.modules.residents.rules import care, judge, to_json
from desktop.modules.residents.service import (
    Fate,
    close_tag,
    import_roster,
    light_secret,
    open_tag,
    plan_import,
    register_resident,
    review_tag,
    set_cadence,
)
from desktop.modules.residents.service.care import cadence_of
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.tool import Tool, argument

_TAG = CareTag.table
_REVIEWS = {"三个月": 3, "半年": 6, "一年": 12}


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


def _care(desk: Desk) -> None:
    one = desk.selected[0] if len(desk.selected) == 1 else None
    blank = CareTag(
        resident=one.uid if isinstance(one, Resident) else None,
        household=one.uid if isinstance(one, Household) else None,
        basis=care.CONSENT,
        opened_on=desk.today,
    )
    tag = desk.ask.fill(blank, "登记关爱", care.warnings)
    if tag:
        desk.do(open_tag, tag).then(lambda _: desk.ask.tell("已登记关爱", undo=True))


def _review(desk: Desk) -> None:
    months = tuple(_REVIEWS)
    choice = desk.ask.pick("还需要的话，再留多久", months)
    if choice is not None:
        desk.do(review_tag, _tag(desk), _REVIEWS[months[choice]]).then(
            lambda tag: desk.ask.tell(f"已复核，留到 {tag.expires_on}", undo=True)
        )


def _close(desk: Desk) -> None:
    reason = desk.ask.words("为什么结束", "例如：搬走了、不再需要、本人不同意再记")
    if reason:
        desk.do(close_tag, _tag(desk), reason).then(lambda _: desk.ask.tell("已结束这条关爱", undo=True))


def _tag(desk: Desk) -> CareTag:
    (tag,) = desk.selected
    assert isinstance(tag, CareTag)
    return tag


def _cadence(desk: Desk) -> None:
    every = CodeList("care_category").entries
    choice = desk.ask.pick("改哪一类的周期", tuple(every.values()))
    if choice is None:
        return
    asked = desk.ask.fill(cadence_of(desk.store, tuple(every)[choice]), "改走访周期")
    if asked:
        desk.do(set_cadence, asked).then(lambda kept: desk.ask.tell(f"已改{kept.title()}的周期", undo=True))


COMMANDS = (
    Command("residents.new", "登记居民", _new, register_resident, menu="居民", key="Ctrl+N", icon="plus", primary=True),
    Command("residents.import", "导入名册", _import, import_roster, menu="居民", icon="file-import"),
    Command("residents.group", "登记楼组", _group, keep_new, menu="居民"),
    Command("residents.care", "登记关爱", _care, open_tag, menu="居民", icon="user-heart", primary=True),
    Command("residents.care_resident", "登记关爱", _care, open_tag, icon="user-heart", on=Resident.table, needs=Needs.ONE),
    Command("residents.care_household", "登记关爱", _care, open_tag, icon="user-heart", on=Household.table, needs=Needs.ONE),
    Command(
        "residents.care_review", "复核", _review, review_tag, icon="check", on=CareTag.table, needs=Needs.ONE, primary=True
    ),
    Command("residents.care_close", "结束", _close, close_tag, icon="x", on=_TAG, needs=Needs.ONE),
    Command("residents.cadence", "改走访周期", _cadence, set_cadence, menu="居民"),
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
