"""Dated moves: one person to another door, a whole household away, a newcomer, another householder, and how a stay ends.

Each is one unit and taken back by one undo. Stays that have ended are kept with their days.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from desktop.base.errors import DeskError, StaleError
from desktop.base.text import counted
from desktop.model import codes
from desktop.model.rights import Right
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.rules import places
from desktop.modules.residents.rules.stays import GONE, HEAD, MOVED, WORDS, head_problems
from desktop.modules.residents.service.care import end_care
from desktop.modules.residents.service.homes import end_stays, home_at, household_at, members, name_head, settle
from desktop.modules.residents.service.people import enrol, refuse_day
from desktop.store.unit import Unit
from desktop.work.verb import verb


@verb("迁移", needs=Right.EDIT)
def move_to(
    unit: Unit, resident: Resident, to: Household | str, since: date | None = None, relation: str | None = None
) -> Resident:
    """Let one person live elsewhere from a day on, today unless said; the rest of the household stays where it is.

    Args:
        to: a household, or a door as it is written; behind the door the household that fits is found or made.
        relation: to the householder there, a code.

    Raises:
        DeskError: the day has not come or lies before the last stay, the door cannot be read, they live there
            already, or the household has a householder already.
        StaleError: the person is no longer kept.
    """
    now = _present(unit, resident)
    day = since or unit.today
    refuse_day(unit, now, day)
    household = _household(unit, now, to, relation)
    if now.household == household.uid:
        raise DeskError(f"{now.title()}已经住在{household.title()}，没有改动", "换一户再保存。")
    moved = join(unit, now, household, day, relation)
    unit.label = f"迁移：{moved.title()}到{household.address or household.title()}"
    if moved.status in GONE:
        moved = unit.change(moved, dataclasses.replace(moved, status="living", status_since=day, moved_to=None))
    return moved


@verb("加家人", needs=Right.EDIT)
def add_member(
    unit: Unit, household: Household, resident: Resident, relation: str | None = None, since: date | None = None
) -> Resident:
    """Register somebody as one of a household. Raises as registering and moving do."""
    kept = enrol(unit, resident)
    if since:
        refuse_day(unit, kept, since)
    unit.label = f"加家人：{kept.title()}到{household.title()}"
    return join(unit, kept, household, since, relation)


@verb("换户主", needs=Right.EDIT)
def change_head(unit: Unit, household: Household, resident: Resident) -> Household:
    """Make one member the householder; relations were said to the one before, so those of the others become blank.

    Raises:
        DeskError: the person is none of the household.
        StaleError: the household is no longer kept.
    """
    now = unit.read.get(Household, household.uid)
    if now is None:
        raise StaleError("这一户已经不在了，没有换户主", "可以先到回收站恢复它。")
    living = list(members(unit.read, now))
    if resident.uid not in {one.uid for one, _ in living}:
        raise DeskError(f"{resident.title()}不在这一户，没有换户主", "先把人迁进来，再换户主。")
    for one, stay in living:
        relation = HEAD if one.uid == resident.uid else None
        unit.change(stay, dataclasses.replace(stay, relation=relation))
    unit.label = f"换户主：{now.address or now.title()}改为{resident.title()}"
    return unit.change(now, dataclasses.replace(now, head=resident.name))


@verb("修改与户主关系", needs=Right.EDIT)
def relate(unit: Unit, household: Household, relations: Sequence[tuple[Resident, str | None]]) -> None:
    """Say how members of a household are related to its householder.

    Raises:
        DeskError: there would be two householders.
    """
    said = {one.uid: relation for one, relation in relations}
    living = list(members(unit.read, household))
    _refuse_heads([said.get(one.uid, stay.relation) for one, stay in living])
    for one, stay in living:
        if one.uid in said:
            unit.change(stay, dataclasses.replace(stay, relation=said[one.uid]))
    if any(HEAD in (stay.relation, said[one.uid]) for one, stay in living if one.uid in said):
        name_head(unit, household.uid)
    unit.label = f"修改与户主关系：{household.title()}"


@verb("登记去向", needs=Right.EDIT)
def depart(unit: Unit, resident: Resident, status: str, since: date | None = None, words: str | None = None) -> Resident:
    """One person lives here no longer: 迁出, 离世 or 作废, from a day on. The record stays, and every stay with it.

    Args:
        status: moved, deceased or void.
        words: where to, or why; for 作废 only the log has it.

    Raises:
        DeskError: the day has not come, or lies before the stay began.
        StaleError: the person is no longer kept.
    """
    gone = _depart(unit, resident, status, since or unit.today, words)
    unit.label = f"{WORDS[status]}：{gone.title()}"
    if words and status != MOVED:
        unit.note = words
    return gone


@verb("整户迁出", needs=Right.EDIT)
def move_household_out(unit: Unit, household: Household, since: date | None = None, words: str | None = None) -> int:
    """Everyone of a household leaves on one day; answers how many. The household stays kept, with nobody in it.

    Raises:
        DeskError: nobody lives there, or for one of them the day cannot be; then nobody has left.
    """
    living = [one for one, _ in members(unit.read, household)]
    if not living:
        raise DeskError("这一户现在没有人住，没有改动", "看看是不是选错了户。")
    for one in living:
        _depart(unit, one, MOVED, since or unit.today, words)
    unit.label = f"整户迁出：{household.title()} {counted(len(living), '人')}"
    return len(living)


def join(unit: Unit, resident: Resident, household: Household, since: date | None, relation: str | None) -> Resident:
    """Let a person live in a household, which has one householder at most. Raises as the verbs."""
    _refuse_heads([relation, *(stay.relation for _, stay in members(unit.read, household))])
    return settle(unit, resident, household, since, relation)


def _present(unit: Unit, resident: Resident) -> Resident:
    now = unit.read.get(Resident, resident.uid)
    if now is None:
        raise StaleError("这个人已经不在了，没有改动", "可以先到回收站恢复，再做一次。")
    return now


def _household(unit: Unit, resident: Resident, to: Household | str, relation: str | None) -> Household:
    if isinstance(to, Household):
        return to
    place = places.read(to)
    if not place:
        raise DeskError(f"“{to}”看不出是哪一户，没有改动", "写成 示例路100弄5号302 这样，再保存。")
    return household_at(unit, home_at(unit, place), resident.name if relation == HEAD else None)


def _depart(unit: Unit, resident: Resident, status: str, since: date, words: str | None) -> Resident:
    now = _present(unit, resident)
    refuse_day(unit, now, since)
    end_stays(unit, now, since)
    after = dataclasses.replace(
        now,
        status=status,
        status_since=since,
        moved_to=words if status == MOVED and now.birth_year is None else None,
        household=None,
        address=None,
    )
    end_care(unit, after)
    return unit.change(now, after)


def _refuse_heads(relations: Sequence[str | None]) -> None:
    for problem in head_problems(relations):
        raise DeskError(
            f"{problem.what}，没有保存", f"另选一种关系，或先用“换户主”；{codes.RELATION.label(HEAD)}只写给户主一个人。"
        )
