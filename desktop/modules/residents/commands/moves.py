"""Offers about moving: one person, a whole household, and the three ways in which somebody lives here no longer."""

from __future__ import annotations

from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.modules.residents.commands.selected import the_one
from desktop.modules.residents.records import DeathSlip, Household, LeaveSlip, MoveSlip, Resident, VoidSlip
from desktop.modules.residents.rules.stays import DECEASED, MOVED, VOID
from desktop.modules.residents.service import depart, move_household_out, move_to
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk


def _move(desk: Desk) -> None:
    resident = the_one(desk, Resident)
    slip = desk.ask.fill(MoveSlip(since=desk.today), f"迁移：{resident.title()}")
    if slip is None:
        return
    to = desk.store.get(Household, slip.household) if slip.household else slip.address
    if not to:
        raise DeskError("没有写搬到哪里，没有改动", "选一户，或者写门牌，再保存。填好的内容都在。")
    moving = desk.do(move_to, resident, to, slip.since, slip.relation)
    moving.then(lambda moved: desk.ask.tell(f"{moved.title()}已迁到{moved.address}", undo=True))


def _move_out(desk: Desk) -> None:
    resident = the_one(desk, Resident)
    slip = desk.ask.fill(LeaveSlip(since=desk.today), f"迁出：{resident.title()}")
    if slip:
        gone = desk.do(depart, resident, MOVED, slip.since, slip.words)
        gone.then(lambda one: desk.ask.tell(f"{one.title()}已迁出，以前的记录都在", undo=True))


def _die(desk: Desk) -> None:
    resident = the_one(desk, Resident)
    slip = desk.ask.fill(DeathSlip(since=desk.today), f"离世：{resident.title()}")
    if slip:
        gone = desk.do(depart, resident, DECEASED, slip.since)
        gone.then(lambda one: desk.ask.tell(f"已记下{one.title()}离世，以前的记录都在", undo=True))


def _void(desk: Desk) -> None:
    resident = the_one(desk, Resident)
    slip = desk.ask.fill(VoidSlip(), f"作废：{resident.title()}")
    if slip:
        gone = desk.do(depart, resident, VOID, None, slip.words)
        gone.then(lambda one: desk.ask.tell(f"{one.title()}已作废，不再计数", undo=True))


def _move_household_out(desk: Desk) -> None:
    household = the_one(desk, Household)
    slip = desk.ask.fill(LeaveSlip(since=desk.today), f"整户迁出：{household.title()}")
    if slip:
        left = desk.do(move_household_out, household, slip.since, slip.words)
        left.then(lambda count: desk.ask.tell(f"{household.title()}已迁出 {counted(count, '人')}", undo=True))


MOVES = (
    Command("residents.move", "迁移", _move, move_to, icon="arrow-right", on=Resident.table, needs=Needs.ONE),
    Command("residents.move_out", "迁出", _move_out, depart, icon="logout", on=Resident.table, needs=Needs.ONE),
    Command("residents.die", "离世", _die, depart, on=Resident.table, needs=Needs.ONE),
    Command("residents.void", "作废", _void, depart, on=Resident.table, needs=Needs.ONE),
    Command(
        "residents.move_household_out",
        "整户迁出",
        _move_household_out,
        move_household_out,
        icon="logout",
        on=Household.table,
        needs=Needs.ONE,
    ),
)
