"""The rights of residents, one offer each: agreed, taken back, mended, stopped. Source: 个人信息保护法 第二章、第四章."""

from __future__ import annotations

from datetime import date

from desktop.base.errors import DeskError, RefusedError
from desktop.base.text import counted
from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.rules.consents import WAYS
from desktop.modules.residents.service import (
    correct_resident,
    give_consent,
    resume_using,
    set_gone_years,
    standing,
    stop_using,
    stopped,
    withdraw_consent,
)
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

WRITTEN = "written"
_YEARS = (1, 2, 3, 5, 10)


@record("correction", label="更正要求", measure="次")
class Correction(Record):
    """What a person says when they ask for something to be mended: a form only, kept in the log and nowhere else."""

    asked_on: date | None = f.day("提出日期", required=True)
    reason: str | None = f.text("哪里不对", required=True, help="照本人说的写一句")


def selected(desk: Desk) -> Resident:
    """The one resident that is chosen."""
    (resident,) = desk.selected
    assert isinstance(resident, Resident)
    return resident


def _consent(desk: Desk) -> None:
    blank = Consent(resident=selected(desk).uid, way=WRITTEN, given_on=desk.today)
    consent = desk.ask.fill(blank, "登记同意")
    if consent:
        desk.do(give_consent, consent).then(lambda kept: desk.ask.tell(f"已登记同意：{kept.title()}", undo=True))


def _withdraw(desk: Desk) -> None:
    (chosen,) = desk.selected
    if isinstance(chosen, Consent):
        _take_back(desk, chosen)
        return
    assert isinstance(chosen, Resident)
    given = standing(desk.store, chosen)
    if not given:
        desk.ask.refuse(DeskError(f"{chosen.title()}没有同意过什么，没有撤回", "同意要先登记，才能撤回。"))
        return
    place = desk.ask.pick("撤回哪一项同意？", [one.title() for one in given])
    if place is not None:
        _take_back(desk, given[place])


def _take_back(desk: Desk, consent: Consent) -> None:
    way = desk.ask.pick(f"本人怎样撤回“{consent.title()}”？", WAYS.labels)
    if way is None:
        return

    def tell(held: int) -> None:
        rest = f"，{counted(held, '条')}资料已停用，三十天内删除" if held else ""
        desk.ask.tell(f"已撤回同意{rest}", undo=True)

    desk.do(withdraw_consent, consent, tuple(WAYS.entries)[way]).then(tell)


def _correct(desk: Desk) -> None:
    resident = selected(desk)
    asked = desk.ask.fill(Correction(asked_on=desk.today), f"更正：{resident.title()}")
    after = desk.ask.fill(resident, "改成本人说的样子") if asked else None
    if asked and after:
        doing = desk.do(correct_resident, resident, after, asked.asked_on or desk.today, asked.reason or "")
        doing.then(lambda kept: desk.ask.tell(f"已更正{kept.title()}", undo=True))


def _stop(desk: Desk) -> None:
    resident = selected(desk)
    hint = "名单、搜索、导出、打印里都不再出现，书记可以恢复。写一句本人怎么说的"
    reason = desk.ask.words(f"停止使用{resident.title()}的资料？", hint, "停止使用")
    if reason:
        desk.do(stop_using, resident, reason).then(lambda _: desk.ask.tell("已停止使用", undo=True))


def _resume(desk: Desk) -> None:
    if not desk.actor.may(resume_using.needs):
        desk.ask.refuse(RefusedError("停止使用的资料只有书记能看，没有改动", "请书记来做。"))
        return
    held = stopped(desk.store)
    if not held:
        desk.ask.refuse(DeskError("没有停止使用的居民", "没有改动任何内容。"))
        return
    place = desk.ask.pick("恢复使用谁的资料？", [f"{one.title()}　{one.address or ''}".strip() for one in held])
    if place is not None:
        resume(desk, held[place])


def resume(desk: Desk, resident: Resident) -> None:
    """Let somebody be seen again."""
    desk.do(resume_using, resident).then(lambda kept: desk.ask.tell(f"已恢复使用：{kept.title()}", undo=True))


def _years(desk: Desk) -> None:
    place = desk.ask.pick("迁出或离世几年后进到期清单？", [f"{years} 年" for years in _YEARS])
    if place is not None:
        years = _YEARS[place]
        desk.do(set_gone_years, years).then(lambda _: desk.ask.tell(f"已定为 {years} 年", undo=True))


COMMANDS = (
    Command("residents.consent", "登记同意", _consent, give_consent, menu="居民", on=Resident.table, needs=Needs.ONE),
    Command("residents.withdraw", "撤回同意", _withdraw, withdraw_consent, menu="居民", on=Resident.table, needs=Needs.ONE),
    Command("consents.withdraw", "撤回同意", _withdraw, withdraw_consent, icon="x", on=Consent.table, needs=Needs.ONE),
    Command("residents.correct", "更正", _correct, correct_resident, menu="居民", on=Resident.table, needs=Needs.ONE),
    Command("residents.stop", "停止使用", _stop, stop_using, menu="居民", icon="eye-off", on=Resident.table, needs=Needs.ONE),
    Command("residents.resume", "恢复使用", _resume, resume_using, menu="居民", icon="eye"),
    Command("residents.ended", "到期与停用", lambda desk: desk.go("residents", "ended"), menu="居民", icon="archive"),
    Command("residents.years", "定保留年限", _years, set_gone_years, menu="居民"),
)
