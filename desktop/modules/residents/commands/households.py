"""Offers about households: a new one in one sheet, one more person, another householder, the way to the building."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.base.errors import DeskError
from desktop.model import codes
from desktop.modules.residents.commands.selected import the_household, the_one
from desktop.modules.residents.records import Household, MemberSlip, Resident
from desktop.modules.residents.rules.stays import HEAD
from desktop.modules.residents.service import (
    add_member,
    change_head,
    doubles,
    light_secret,
    members,
    register_household,
    relate,
)
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

ENTRY = "household"
"""What `desk.go("residents", …)` names to show the sheet of a new household; `household:` and an address fill that in."""
BUILDING = "building"
"""`building:` and the uid of a home shows its building with the home chosen."""


def _enter(desk: Desk) -> None:
    desk.go("residents", ENTRY)


def _add(desk: Desk) -> None:
    household = the_household(desk)
    slip = desk.ask.fill(MemberSlip(), f"加家人：{household.title()}")
    if slip is None:
        return
    resident = Resident(
        name=slip.name, id_number=slip.id_number, phone=slip.phone, sex=slip.sex, birth=slip.birth, status="living"
    )
    found = [str(one) for one in doubles(desk.store, resident, light_secret(desk.file, desk.area))]
    if found and not desk.ask.confirm("这个人可能已经登记过", f"{'；'.join(found)}。同一个人就取消，用“迁移”。", "仍然登记"):
        return
    adding = desk.do(add_member, household, resident, slip.relation, slip.since)
    adding.then(lambda kept: desk.ask.tell(f"已加{kept.title()}", undo=True))


def _head(desk: Desk) -> None:
    household = the_household(desk)
    others = [one for one, stay in members(desk.store, household) if stay.relation != HEAD]
    if not others:
        raise DeskError("这一户没有别人可以当户主，没有改动", "先用“加家人”或“迁移”把人加进来。")
    chosen = desk.ask.pick("换谁当户主", [one.title() for one in others])
    if chosen is not None:
        words = f"户主换成{others[chosen].title()}了，其他人的关系用“与户主关系”再选一次"
        desk.do(change_head, household, others[chosen]).then(lambda _: desk.ask.tell(words, undo=True))


def _relate(desk: Desk) -> None:
    resident, household = the_one(desk, Resident), the_household(desk)
    offered = {code: label for code, label in codes.RELATION.entries.items() if code != HEAD}
    chosen = desk.ask.pick(f"{resident.title()}是户主的什么人", tuple(offered.values()))
    if chosen is not None:
        code, label = list(offered.items())[chosen]
        said = desk.do(relate, household, ((resident, code),))
        said.then(lambda _: desk.ask.tell(f"{resident.title()}：{label}", undo=True))


def _show_building(desk: Desk) -> None:
    household = the_household(desk)
    if household.home is None:
        raise DeskError("这一户没有门牌，找不到楼栋", "先在“修改”里写好住址。")
    desk.go("residents", f"{BUILDING}:{household.home}")


_ONE_HOUSEHOLD: Mapping[str, Any] = {"on": Household.table, "needs": Needs.ONE}
_ONE_RESIDENT: Mapping[str, Any] = {"on": Resident.table, "needs": Needs.ONE}

ENTER = Command(
    "residents.household", "登记一户", _enter, register_household, menu="居民", key="Ctrl+Shift+H", icon="door-enter"
)

HOUSEHOLDS = (
    ENTER,
    Command("residents.add_member", "加家人", _add, add_member, icon="user-plus", **_ONE_HOUSEHOLD),
    Command("residents.add_relative", "加家人", _add, add_member, icon="user-plus", **_ONE_RESIDENT),
    Command("residents.head", "换户主", _head, change_head, **_ONE_HOUSEHOLD),
    Command("residents.relate", "与户主关系", _relate, relate, **_ONE_RESIDENT),
    Command("residents.building", "在楼栋里看", _show_building, icon="building-community", **_ONE_HOUSEHOLD),
    Command("residents.building_of", "在楼栋里看", _show_building, icon="building-community", **_ONE_RESIDENT),
)
