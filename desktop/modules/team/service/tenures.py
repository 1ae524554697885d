"""Offices and roles taken up, corrected, laid down, struck out; each leaves the member's record saying what they come to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from desktop.base.errors import DeskError, StaleError
from desktop.model.rights import Right
from desktop.modules.team.records import Member, Tenure
from desktop.modules.team.rules.roles import is_double
from desktop.modules.team.service.members import settle
from desktop.store.unit import Unit
from desktop.work.keep import keep_change, put_away, wrong
from desktop.work.verb import verb

_ADVICE = "填好的内容还在，改好再保存。"


@verb("登记任职", needs=Right.OWN)
def open_tenure(unit: Unit, tenure: Tenure) -> Tenure:
    """Somebody takes up an office or role.

    Raises:
        DeskError: no role, a value is wrong, the days stand the wrong way round, or it is registered for these days already.
        StaleError: the member is no longer kept.
    """
    for problem in (*tenure.check(), *wrong(tenure, tuple(Tenure.fields.values()))):
        raise DeskError(f"任职没有登记：{problem}", _ADVICE)
    _refuse_backwards(tenure)
    member = unit.read.get(Member, tenure.member or "")
    if member is None:
        raise StaleError("这位成员已经不在了，任职没有登记", "可以先到回收站恢复，再登记。")
    _refuse_double(unit, tenure, member)
    kept = unit.add(tenure)
    settle(unit, member.uid)
    unit.label = f"登记任职：{member.title()} {kept.title()}"
    return kept


@verb("修改任职", needs=Right.OWN)
def change_tenure(unit: Unit, before: Tenure, after: Tenure) -> Tenure:
    """Correct what is kept of an office; raises as `open_tenure`."""
    _refuse_backwards(after)
    member = unit.read.get(Member, after.member or "")
    if member is not None and _double(unit, before) is None:  # else it is an old flaw, which must not stand in the way
        _refuse_double(unit, after, member)
    kept = keep_change(unit, before, after)
    assert isinstance(kept, Tenure)
    for uid in dict.fromkeys(filter(None, (before.member, kept.member))):
        if unit.read.get(Member, uid):
            settle(unit, uid)
    unit.label = f"修改任职：{kept.title()}"
    return kept


@verb("登记离任", needs=Right.OWN)
def end_tenure(unit: Unit, tenure: Tenure, until: date) -> Tenure:
    """Somebody lays an office down; what else they hold goes on.

    Raises:
        StaleError: it is no longer kept.
        DeskError: it was laid down already, or the day lies before its first.
    """
    now = unit.read.get(Tenure, tenure.uid)
    if now is None:
        raise StaleError("这项任职已经不在了，没有改动", "请重新打开这一页再看。")
    if now.until is not None:
        raise DeskError(f"已经在 {now.until} 离任了，没有改动", "日期不对的话，双击这一行改“任职止”。")
    ended = dataclasses.replace(now, until=until)
    _refuse_backwards(ended)
    unit.change(now, ended)
    member = unit.read.get(Member, now.member or "")
    if member is not None:
        settle(unit, member.uid)
    unit.label = f"登记离任：{member.title() if member else ''} {now.title()}".replace("： ", "：")
    return ended


@verb("删除任职", needs=Right.OWN)
def strike_out(unit: Unit, tenures: Sequence[Tenure]) -> None:
    """Put offices that were entered by mistake into the recycle bin."""
    put_away(unit, tenures)
    for uid in dict.fromkeys(one.member or "" for one in tenures):
        if unit.read.get(Member, uid):
            settle(unit, uid)


def _double(unit: Unit, tenure: Tenure) -> Tenure | None:
    """Another span that says the same for some of the same days."""
    others = unit.read.find(Tenure, member=tenure.member, role=tenure.role)
    return next((one for one in others if one.uid != tenure.uid and is_double(one, tenure)), None)


def _refuse_double(unit: Unit, tenure: Tenure, member: Member) -> None:
    found = _double(unit, tenure)
    if found is not None:
        span = f"{found.since or ''} 起" if found.until is None else f"{found.since or ''} 至 {found.until}"
        raise DeskError(
            f"{member.title()}任{found.title()}已经登记过了（{span.strip()}），没有保存",
            "日期不对的话，在“队伍 → 任职”里双击那一行改；换届连任的，先登记上一届离任，或者写上届次。",
        )


def _refuse_backwards(tenure: Tenure) -> None:
    for first, last, words in (
        (tenure.since, tenure.until, "任职止比任职起还早"),
        (tenure.elected_on, tenure.term_ends_on, "届满日比选举日还早"),
    ):
        if first and last and last < first:
            raise DeskError(f"{words}，没有保存", _ADVICE)
