"""A secretary's afternoon and the street's next morning, with real keys pressed in the real program under a real X server.

The program runs as a process of its own on folders with the real cost of opening. What came of it is asked of its files
once it has closed, never of its pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from stories.keys import Program, display
from stories.offices import OFFICE, REAL_KEYS, STREET, ask, at, desk_of, fill, only, signed_in

from build_scripts.walk.roster import Truth, write_roster
from desktop.base.clock import Clock
from desktop.modules.elections.records import Candidate
from desktop.modules.exchange.records import Count, Handover
from desktop.modules.exchange.service import trust, write_key
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.residents.records import Resident
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Visit
from desktop.start import MODULES
from desktop.work import session
from desktop.work.desk import Desk

pytestmark = REAL_KEYS


@dataclass(frozen=True)
class Offices:
    """Where the two installations are, and the stick between them."""

    office: Path
    street: Path
    stick: Path
    truth: Truth

    @property
    def roster(self) -> Path:
        return self.stick / "roster.xlsx"

    @property
    def package(self) -> Path:
        return self.stick / "report.xiang"

    @property
    def candidate(self) -> tuple[str, str]:
        """Last four digits and name of somebody who may stand."""
        return next((tail, name) for tail, name in self.truth.tails.items() if name in self.truth.grown)


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    """Both have begun, know their team, and trust one another's keys."""
    found = Offices(tmp_path / "office", tmp_path / "street", tmp_path, write_roster(tmp_path / "roster.xlsx"))
    office, street = (session.begin(*one, MODULES, Clock())[0] for one in ((found.office, OFFICE), (found.street, STREET)))
    with office, street, desk_of(office) as mine, desk_of(street) as theirs:
        with mine.file.unit("登记队伍", mine.actor) as unit:
            unit.add(Member(name="示例书记", role="party_secretary", account=mine.actor.account))
            unit.add(Member(name="示例助手", role="young_assistant"))
        for one, other, name in ((mine, theirs, "office.xkey"), (theirs, mine, "street.xkey")):
            digits = one.do(write_key, tmp_path / name).now()
            other.do(trust, tmp_path / name, digits).now()
    return found


def take_roster_in(program: Program, offices: Offices) -> None:
    ask(program, "drmc")
    program.press("space")
    program.choose_file("选择居民花名册", offices.roster)
    program.turn_to(OFFICE.area)
    program.press("space")  # 下一步：查问题
    program.press("space")  # 导入
    program.press("space")  # 看居民


def log_a_visit(program: Program, offices: Offices) -> None:
    ask(program, offices.candidate[0], "ctrl+Return")
    fill(program, "记走访", "dengpao huaile")


def give_a_task(program: Program, offices: Offices) -> None:
    ask(program, offices.candidate[0])
    program.press("ctrl+shift+t")
    fill(program, "派任务", "huan deng", "<Return>", "slzs", "<Down Return>")


def hold_a_meeting(program: Program) -> None:
    ask(program, "jhy")
    fill(program, "记会议", "loudao yishi", "<Return Return Return Return Return Return Tab>", "30", "<Return>", "26")
    program.press("ctrl+6")
    ask(program, "jjy")
    fill(program, "记决议", "huan ganying deng", "<Tab Tab>", "24", "<Return>", "1", "<Return>", "1")
    ask(program, "huan ganying deng", "ctrl+Return")
    fill(program, "决议派任务", "huan ganying deng @slzs")


def register_a_candidate(program: Program, offices: Offices) -> None:
    ask(program, "xjxj")
    fill(program, "新建换届选举", "2027 huanjie", "<Return>", "2027-06-20")
    program.press("ctrl+7")
    ask(program, "szw")
    fill(program, "设职位", "<Down Return Return>", "5")
    ask(program, offices.candidate[0], "Tab", "Down", "Down", "Down", "Return")
    program.turn_to("竞选哪个职位")
    program.press("Return")
    program.until_gone("竞选哪个职位")
    program.turn_to(OFFICE.area)


def hand_over(program: Program, offices: Offices) -> None:
    ask(program, "jjd")
    program.choose_file("写交接包", offices.package)
    program.turn_to(OFFICE.area)
    program.until(offices.package.exists, "the package is on the stick")


def work_through(offices: Offices, screen: str) -> int:
    """The afternoon; answers the program's exit code."""
    with signed_in(screen, offices.office, OFFICE.area) as program:
        take_roster_in(program, offices)
        log_a_visit(program, offices)
        give_a_task(program, offices)
        hold_a_meeting(program)
        register_a_candidate(program, offices)
        hand_over(program, offices)
        return program.leave()


def merge_twice(offices: Offices, screen: str) -> int:
    """The street's morning; answers the program's exit code."""
    with signed_in(screen, offices.street, STREET.area) as program:
        for _ in range(2):
            ask(program, "sjjb")
            program.choose_file("收交接包", offices.package)
            program.turn_to(STREET.area)
        return program.leave()


def test_an_afternoon_from_the_roster_to_the_street(offices: Offices) -> None:
    with display() as screen:
        codes = (work_through(offices, screen), merge_twice(offices, screen))
    _, name = offices.candidate

    assert codes == (0, 0)
    with at(offices.office, OFFICE.name) as desk:
        assert desk.store.count(Resident) == offices.truth.people
        visit, meeting, candidate = only(desk, Visit), only(desk, Meeting), only(desk, Candidate)
        assert (visit.words, _title(desk, visit.resident)) == ("dengpao huaile", name)
        assert (meeting.subject, meeting.entitled, meeting.present) == ("loudao yishi", 30, 26)
        resolution = only(desk, Resolution)
        assert (resolution.outcome, resolution.meeting, len(resolution.tasks or ())) == ("passed", meeting.uid, 1)
        tasks = {task.subject: (task.status, task.uid in (resolution.tasks or ())) for task in desk.store.find(Task)}
        assert tasks == {"huan deng": ("assigned", False), "huan ganying deng": ("assigned", True)}
        assert (candidate.name, _title(desk, candidate.person)) == (name, name)
        sent = only(desk, Handover)
    with at(offices.street, STREET.name) as desk:
        received = only(desk, Handover)
        assert (received.direction, received.digest, received.counter) == ("in", sent.digest, 1)
        assert [only(desk, kind).title() for kind in (Meeting, Resolution, Candidate)] == [
            "loudao yishi",
            "huan ganying deng",
            name,
        ]
        assert (desk.store.count(Resident), desk.store.count(Count) > 0) == (0, True)


def _title(desk: Desk, uid: str | None) -> str:
    found = desk.store.get(Resident, uid or "")
    return found.title() if found else ""
