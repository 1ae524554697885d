"""Offers of the residents' room, in the window and on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError, StaleError
from desktop.formats import sheets
from desktop.model.codes import CodeList
from desktop.modules.residents.records import BuildingGroup, CareTag, Household, Resident
from desktop.modules.residents.rules import care, judge, to_json
from desktop.modules.residents.rules.joining import differences
from desktop.modules.residents.service import (
    Fate,
    close_tag,
    filed_with,
    import_roster,
    light_secret,
    merge,
    merged_into,
    open_tag,
    plan_import,
    register_resident,
    review_tag,
    set_cadence,
    split,
)
from desktop.modules.residents.service.beside import beside, filed_words, named
from desktop.modules.residents.service.care import cadence_of
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.tool import Tool, argument

_TAG = CareTag.table
_REVIEWS = {"三个月": 3, "半年": 6, "一年": 12}
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
    Command("residents.care", "登记关爱", _care, open_tag, menu="居民", icon="user-heart", primary=True),
    Command("residents.care_resident", "登记关爱", _care, open_tag, icon="user-heart", on=Resident.table, needs=Needs.ONE),
    Command("residents.care_household", "登记关爱", _care, open_tag, icon="user-heart", on=Household.table, needs=Needs.ONE),
    Command(
        "residents.care_review", "复核", _review, review_tag, icon="check", on=CareTag.table, needs=Needs.ONE, primary=True
    ),
    Command("residents.care_close", "结束", _close, close_tag, icon="x", on=_TAG, needs=Needs.ONE),
    Command("residents.cadence", "改走访周期", _cadence, set_cadence, menu="居民"),
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
