"""What care looks like: its table with the ways to look at it, and a few lines on the page of a person or a household."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.modules.residents.records import CareTag, Household, Resident
from desktop.modules.residents.rules import care
from desktop.modules.residents.service.care import tags_of
from desktop.store.query import Filter, Match
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import icon_button
from desktop.ui.chips import Chip
from desktop.ui.editing.flow import Flow
from desktop.ui.form import Manners
from desktop.ui.labels import Paragraph, label
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import View, Views, begin_with
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of


def care_page(desk: Desk, new: Command) -> RecordPage:
    """The page of all care: what holds now, what waits to be looked at again, what has ended."""
    ways = views_of(desk)
    views = Views(desk, CareTag, ways)
    need, resident, household, *others = (_marked(one, desk.today) for one in columns_of(CareTag))
    slots = Slots(
        commands=(new,),
        columns=(need, Column("谁", 16, words=lambda tag: _name(desk, tag)), *others, resident, household),
        manners=Manners(rules=care.warnings),
        facts=_until,
        whose=lambda tag: whose(desk, tag) if isinstance(tag, CareTag) else None,
        above=lambda _: views,
        picture="user-heart",
        blank="从居民或户的页面登记：写要什么帮助，不写病情。敏感的类别只有书记看得到，到期会提醒复核。",
    )
    page = RecordPage(desk, CareTag, slots)
    begin_with(page.list, hidden=(resident.label, household.label, "依据", "登记日期", "结束日期"), by="复核日期")
    views.rule(page.list, first=ways[0])
    return page


def views_of(desk: Desk) -> tuple[View, ...]:
    """在册, 待复核 (`rules.care` as conditions: a tag always has a last day, and is reviewed by then), 已结束."""
    is_open = Filter("closed_on", Match.BLANK)
    return (
        View("在册", (is_open, Filter("expires_on", Match.FROM, desk.today))),
        View("待复核", (is_open, Filter("review_on", Match.TO, desk.today))),
        View("逾期", (is_open, Filter("expires_on", Match.TO, desk.today - timedelta(days=1)))),
        View("已结束", (Filter("closed_on", Match.FILLED),)),
    )


def _marked(one: Column, today: date) -> Column:
    """The days of a tag that still holds are marked when they are past."""
    name = one.field.name if one.field is not None else ""
    if name not in ("review_on", "expires_on"):
        return one
    return replace(one, late=lambda tag: tag.closed_on is None and getattr(tag, name) < today)


def whose(desk: Desk, tag: CareTag) -> Resident | Household | None:
    """The person, or the household."""
    resident = desk.store.get(Resident, tag.resident) if tag.resident else None
    return resident or (desk.store.get(Household, tag.household) if tag.household else None)


def _name(desk: Desk, tag: CareTag) -> str:
    found = whose(desk, tag)
    return found.title() if found else ""


def _until(tag: Record) -> list[str]:
    """How long a tag holds, or that it holds no more; what it is about stands below."""
    assert isinstance(tag, CareTag)
    if tag.closed_on is not None:
        return [f"{tag.closed_on} {tr('结束')}"]
    return [f"{tag.expires_on} {tr('到期')}"] if tag.expires_on else []


def cared_of(desk: Desk, record: Record) -> QWidget | None:
    """The help a person or a household needs now. Its sensitive category stands here in words, for the secretary only."""
    assert isinstance(record, (Resident, Household))
    tags = tags_of(desk.store, record, desk.today)
    if not tags:
        return None
    kind = CareTag.fields["category"].kind
    chips = Flow()
    chips.fill([Chip(kind.show(tag.category), "info") for tag in tags if tag.category])
    chips.setVisible(any(tag.category for tag in tags))
    return held(down(across(label("关爱", "strong"), (chips, 1), gap=8), *(_line(desk, tag) for tag in tags), gap=2))


def _line(desk: Desk, tag: CareTag) -> QWidget:
    there = icon_button("chevron-right", f"打开这条关爱：{tag.title()}")
    there.setProperty("kind", "inline")
    there.clicked.connect(lambda: desk.go("residents", tag))
    facts = [CareTag.fields["apart"].kind.show(tag.apart), f"{tag.expires_on} 到期" if tag.expires_on else ""]
    words = down(Paragraph(tag.title()), Paragraph(" · ".join(filter(None, facts)), "caption"), gap=0)
    return held(across((words, 1), there, gap=4))
