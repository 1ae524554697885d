"""Every page of every slice, empty and with some of everything, in 小四 and 三号: nothing cut, nameless, or over an edge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from office import MODULES, Office, as_role, done, keep
from PySide6.QtWidgets import QLabel, QWidget
from ui import conftest as looks
from ui.audit import findings, visible

from desktop.modules.elections.records import Election, Post
from desktop.modules.elections.service import register
from desktop.modules.exchange.records import Handover, Peer
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.meetings.service import carry_out, resolve
from desktop.modules.residents.records import BuildingGroup, CareTag, Resident
from desktop.modules.residents.service import open_tag, register_resident
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import assign
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand, Visit
from desktop.modules.visits.service import accept_demand, assign_demand, log_demand, log_visit
from desktop.ui import theme
from desktop.ui.tabs import Tabs
from desktop.work.desk import Desk
from desktop.work.keep import put_away

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show
Show = Callable[..., QWidget]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SLICES = [one.name for one in MODULES]
NAMES = ("张示例", "王示例", "欧阳示例")
ROOM = (1190, 640)
"""What the window leaves for a page on a panel of 1366×768."""


def furnish(desk: Desk) -> None:
    """Some of every record."""
    people = [
        done(desk, register_resident, Resident(name=name, birth=date(1950 + at, 3, 2), address=f"示例路100弄{at + 1}号301"))
        for at, name in enumerate(NAMES)
    ]
    done(desk, open_tag, CareTag(need="每周打一次电话，一个月上门看一次", apart="C01", basis="duty", resident=people[0].uid))
    done(desk, open_tag, CareTag(need="带一份便民卡", category="C12", basis="duty", household=people[1].household))
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", since=date(2025, 9, 1)))
    done(desk, log_visit, Visit(method="2", resident=people[0].uid, words="说楼上又漏水，约了周一看现场"))
    for name, steps in (
        ("楼道灯不亮", ()),
        ("厨房顶上漏水，物业来过两次没有修好", ((accept_demand,), (assign_demand, member))),
    ):
        demand = done(desk, log_demand, Demand(summary=name, category="property", resident=people[0].uid, topic="leak"))
        for verb, *said in steps:
            demand = done(desk, verb, demand, *said)
    done(desk, assign, Task(subject="联系物业看样板", assignee=member.uid, due=desk.today - timedelta(days=3)))
    meeting = keep(desk, Meeting(subject="加装电梯听证会", kind="M03", at=desk.clock.now_ms(), entitled=21, present=18))
    resolution = done(desk, resolve, Resolution(text="先在12号做样板", meeting=meeting.uid, yes=11, against=1, abstained=1))
    done(desk, carry_out, resolution, (Task(subject="通知12号各户", assignee=member.uid),))
    election = keep(desk, Election(term="第十二届居民委员会", day=date(2026, 9, 20), status="running"))
    post = keep(desk, Post(name="member", election=election.uid, seats=5))
    for one in people:
        done(desk, register, one, post)
    keep(desk, BuildingGroup(name="1号楼组", head=people[0].uid, homes=12))
    keep(desk, Peer(name="示例街道", checked=desk.today))
    keep(desk, Handover(name="示例.xiang", direction="out", kind="monthly", peer="示例街道", counter=1, at=desk.clock.now_ms()))
    done(desk, put_away, (keep(desk, Member(name="示例离任", role="volunteer")),))


def faults(page: QWidget) -> list[str]:
    """What is wrong with the page, tab by tab, in both sizes; the size changes while it is shown."""
    found = []
    for size in ("medium", "largest"):
        theme.show(size=size)
        page.resize(ROOM[0] - (theme.LOOK.letters.nav - 176), ROOM[1])
        for place in range(page.bar.count() if isinstance(page, Tabs) else 1):
            if isinstance(page, Tabs):
                page.go(place)
            found += [f"{size}, tab {place}: {fault}" for fault in findings(page)]
    return found


@pytest.fixture
def page_of(show: Show) -> Callable[[Desk, str], QWidget]:
    """The page of a slice, as large as the window makes it."""

    def make(desk: Desk, name: str) -> QWidget:
        page = next(one for one in MODULES if one.name == name).page(desk)
        desk.file.listeners.append(page.refresh)
        return show(page, *ROOM)

    return make


@pytest.mark.parametrize("name", SLICES)
def test_a_page_shows_nothing_cut_when_there_is_nothing_yet(desk: Desk, page_of, name: str) -> None:
    assert faults(page_of(desk, name)) == []


@pytest.mark.parametrize("name", SLICES)
def test_a_page_shows_nothing_cut_with_some_of_everything(desk: Desk, page_of, name: str) -> None:
    furnish(desk)

    assert faults(page_of(desk, name)) == []


def test_no_persons_name_is_painted_while_the_screen_is_covered(desk: Desk, page_of) -> None:
    furnish(desk)
    pages = [page_of(desk, name) for name in SLICES]
    desk.covered = True

    for page in pages:
        page.cover()

    words = {one.text() for page in pages for one in visible(page) if isinstance(one, QLabel)}
    assert not [word for word in words if any(person in word for person in NAMES)]


@pytest.mark.parametrize("role", ["assistant", "recorder", "reader"])
def test_whoever_may_read_can_open_every_page(office: Office, desk: Desk, page_of, role: str) -> None:
    furnish(desk)
    theirs = office.desk(as_role(desk, role))

    assert [name for name in SLICES if not page_of(theirs, name).isVisible()] == []


def test_who_may_only_read_the_log_is_shown_the_log(office: Office, desk: Desk, page_of) -> None:
    page = page_of(office.desk(as_role(desk, "supervisor")), "setup")

    assert [page.bar.tabText(place) for place in range(page.bar.count())] == ["操作记录", "字号"]
