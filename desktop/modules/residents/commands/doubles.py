"""Offers about people who are kept twice: look for them, make two into one, take one apart again."""

from __future__ import annotations

from desktop.base.errors import DeskError, StaleError
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules.joining import differences
from desktop.modules.residents.service import filed_with, merge, merged_into, split
from desktop.modules.residents.service.beside import beside, filed_words, named
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

DOUBLES = "doubles"
"""What `desk.go("residents", …)` names instead of a record, to show who may be one person."""


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
    said = note if since else "拆开后，合并前记的都各归各。"
    ticked = desk.ask.tick("拆开居民", filed_words(since), note=said, act="拆开", least=0)
    if ticked is not None:
        theirs = [since[each] for each in ticked]
        desk.do(split, loser, theirs).then(lambda kept: desk.ask.tell(f"已拆开{kept.title()}", undo=True))


def _look_for_doubles(desk: Desk) -> None:
    desk.go("residents", DOUBLES)


MERGE = Command("residents.merge", "合并…", _merge, merge, menu="居民", icon="users", on=Resident.table, needs=Needs.TWO)
SPLIT = Command("residents.split", "拆开…", _split, split, menu="居民")

COMMANDS = (Command("residents.doubles", "找像同一人的", _look_for_doubles, merge, menu="居民", icon="users"), MERGE, SPLIT)
