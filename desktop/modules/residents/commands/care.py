"""Offers about care: what help somebody needs, looked at again, ended; and how often each sort is to be seen."""

from __future__ import annotations

from desktop.model.codes import CodeList
from desktop.modules.residents.records import CareTag, Household, Resident
from desktop.modules.residents.rules import care
from desktop.modules.residents.service import close_tag, open_tag, review_tag, set_cadence
from desktop.modules.residents.service.care import cadence_of
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

_TAG = CareTag.table
_REVIEWS = {"三个月": 3, "半年": 6, "一年": 12}


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
    reason = desk.ask.words("为什么结束？", "例如：搬走了、不再需要、本人不同意再记", "结束关爱")
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


CARE = Command("residents.care", "登记关爱", _care, open_tag, menu="居民", icon="user-heart", primary=True)

COMMANDS = (
    CARE,
    Command("residents.care_resident", "登记关爱", _care, open_tag, icon="user-heart", on=Resident.table, needs=Needs.ONE),
    Command("residents.care_household", "登记关爱", _care, open_tag, icon="user-heart", on=Household.table, needs=Needs.ONE),
    Command("residents.care_review", "复核", _review, review_tag, icon="check", on=_TAG, needs=Needs.ONE, primary=True),
    Command("residents.care_close", "结束", _close, close_tag, icon="x", on=_TAG, needs=Needs.ONE),
    Command("residents.cadence", "改走访周期", _cadence, set_cadence, menu="居民"),
)
