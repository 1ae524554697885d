"""The tabs of the residents' room: which tables there are, what is special about each, which of them are asked for daily."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.base.problems import Problem
from desktop.base.text import tr
from desktop.model import days
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.commands.care import CARE
from desktop.modules.residents.commands.households import ENTER
from desktop.modules.residents.commands.register import GROUP, IMPORT, NEW
from desktop.modules.residents.page.building import BuildingPage
from desktop.modules.residents.page.care import care_page, cared_of
from desktop.modules.residents.page.doubles import Doubles
from desktop.modules.residents.page.ended import Ended
from desktop.modules.residents.page.neighbours import (
    FIRST,
    OF_HOUSEHOLD,
    ahead_of,
    beside,
    facts_of,
    farewell,
    household_of,
    of_home,
    of_household,
)
from desktop.modules.residents.records import BuildingGroup, CareTag, Consent, Home, Household, Resident, Stay
from desktop.modules.residents.rules.consents import judge
from desktop.modules.residents.service import living_at, people_of, standing
from desktop.ui.form import Manners
from desktop.ui.page import RecordPage, Slots
from desktop.ui.tabs import Tab
from desktop.ui.views import begin_with
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

PEOPLE = "people"
"""What `desk.go("residents", …)` names instead of a record, to show the people."""
PEOPLE_TAB, BUILDINGS_TAB, DOUBLES_TAB, ENDED_TAB = "人员", "楼栋", "像同一人", "到期与停用"

FIND = Command("residents.find", "选人登记同意", lambda desk: desk.go("residents", PEOPLE), icon="users", primary=True)
"""An agreement is somebody's: it is written down from their own row."""


def tabs_of(desk: Desk) -> tuple[Tab, ...]:
    """From left to right; those that are not asked for daily stand behind 更多."""
    return (
        Tab(PEOPLE_TAB, lambda: _people(desk), Resident),
        Tab("户", lambda: RecordPage(desk, Household, _households(desk)), Household),
        Tab(BUILDINGS_TAB, lambda: BuildingPage(desk)),
        Tab("关爱", lambda: care_page(desk, CARE), CareTag),
        Tab("房屋", lambda: RecordPage(desk, Home, _homes(desk)), Home, is_rare=True),
        Tab("楼组", lambda: RecordPage(desk, BuildingGroup, _groups(desk)), BuildingGroup, is_rare=True),
        Tab("同意", lambda: _consents(desk), Consent, is_rare=True),
        Tab(DOUBLES_TAB, lambda: Doubles(desk), is_rare=True),
        *((Tab(ENDED_TAB, lambda: Ended(desk), is_rare=True),) if desk.actor.may(Right.OWN) else ()),
    )


def judged(desk: Desk, consent: Consent) -> Iterator[Problem]:
    """What is odd about an agreement while it is typed."""
    resident = desk.store.get(Resident, consent.resident or "")
    if resident is not None:
        yield from judge(consent, resident, desk.today, standing(desk.store, resident))


def _people(desk: Desk) -> RecordPage:
    """Residents by age; birth date and citizen number can be filtered by and shown, but are not what is asked for daily."""
    slots = Slots(
        commands=(NEW, IMPORT),
        columns=_columns(desk),
        fresh=lambda: Resident(status="living"),
        facts=lambda record: facts_of(desk, record),
        ahead=lambda record: ahead_of(desk, record),
        first=FIRST,
        aside=lambda record: beside(cared_of(desk, record), household_of(desk, record)),
        farewell=lambda chosen: farewell(desk, chosen),
        picture="users",
        blank="有花名册的先导入，列名不用改，约三分钟。以后来的人一个一个登记。",
        begin=IMPORT,
    )
    page = RecordPage(desk, Resident, slots)
    begin_with(page.list, hidden=[Resident.fields[name].label for name in ("birth", "id_number")])
    return page


def _households(desk: Desk) -> Slots:
    address, head, *others = columns_of(Household)
    telephone = Column("联系电话", 13, Resident.fields["phone"], through=(Household.fields["contact"],))
    people = Column(
        "人数", 4, words=lambda one: f"{people_of(desk.store, one):,}", counts=True, reads=(Resident.table, Stay.table)
    )
    return Slots(
        commands=(replace(ENTER, primary=True),),
        columns=(address, head, people, telephone, *others),
        facts=lambda record: facts_of(desk, record),
        ahead=lambda record: ahead_of(desk, record),
        first=OF_HOUSEHOLD,
        aside=lambda record: beside(cared_of(desk, record), of_household(desk, record)),
        picture="home",
        blank="登记居民、导入花名册时，会按住址和户主建户。",
    )


def _homes(desk: Desk) -> Slots:
    reads = (Household.table, Resident.table, Stay.table)
    heads = Column(
        "住着谁", 12, words=lambda home: "、".join(one.head for one in living_at(desk.store, home)), whole=True, reads=reads
    )
    people = Column(
        "人数", 4, words=lambda home: f"{sum(one.people for one in living_at(desk.store, home)):,}", counts=True, reads=reads
    )
    address, *others = columns_of(Home)
    return Slots(
        columns=(address, heads, people, *others),
        aside=lambda record: of_home(desk, record),
        picture="building-community",
        blank="登记居民、导入花名册时，会按住址建好每一套房屋。",
    )


def _groups(desk: Desk) -> Slots:
    name, head, *others = columns_of(BuildingGroup)
    telephone = Column("楼组长电话", 13, Resident.fields["phone"], through=(BuildingGroup.fields["head"],))
    return Slots(
        commands=(GROUP,),
        columns=(name, head, telephone, *others),
        ahead=lambda record: ahead_of(desk, record),
        picture="users",
        blank="一个楼道或一个门洞是一个楼组，记下谁是楼组长。",
    )


def _consents(desk: Desk) -> RecordPage:
    """Agreements, the latest on top; who witnessed and how it was taken back can be shown."""
    slots = Slots(
        commands=(FIND,),
        manners=Manners(rules=lambda consent: judged(desk, consent)),
        facts=_given,
        whose=lambda consent: desk.store.get(Resident, getattr(consent, "resident", None) or ""),
        picture="writing-sign",
        blank="在“人员”里选中一个人，点“登记同意”。撤回同意时，凭它保存的内容马上停用。",
    )
    page = RecordPage(desk, Consent, slots)
    fields = Consent.fields
    hidden = [fields[name].label for name in ("witness", "guardian", "withdrawn_way")]
    begin_with(page.list, hidden=hidden, by=fields["given_on"].label, latest_first=True)
    return page


def _given(consent: Record) -> list[str]:
    """How and when it was given, and whether it still stands; for what stands below."""
    assert isinstance(consent, Consent)
    way = consent.fields["way"].kind.show(consent.way)
    given = f"{consent.given_on or ''} {way}{tr('同意')}".strip()
    return [given, *([f"{consent.withdrawn_on} {tr('撤回')}"] if consent.withdrawn_on else [])]


def _columns(desk: Desk) -> tuple[Column, ...]:
    name, sex, *others = columns_of(Resident)
    age = Column(
        "年龄", 4, words=lambda one: str(days.age(one.birth, desk.today)) if one.birth else "", order="birth", counts=True
    )
    return (name, sex, age, *others)
