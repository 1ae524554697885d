"""One person kept twice: found, made one in a few clicks, everything under one name; and taken apart after a restart."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from stories.conftest import CHEAP, PASSWORD

from build_scripts.stage import Stage, agrees, key, press, widget
from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, StaleError
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.elections.service import in_order, register
from desktop.modules.meetings.records import Meeting
from desktop.modules.meetings.service import keep_meeting, minutes
from desktop.modules.residents.page.doubles import Doubles
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import merge, register_resident, split, suggest, tell_apart
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import assign
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit, visits_of
from desktop.start import MODULES
from desktop.store.history import undoable
from desktop.store.vault import Vault
from desktop.ui.page import RecordPage
from desktop.work import session
from desktop.work.desk import Desk
from desktop.work.session import FirstRun

BORN = date(1970, 3, 2)
FIRST = FirstRun("示例苑居民区", "示例街道", "示例书记", PASSWORD)


@pytest.fixture
def couple(office: Desk) -> tuple[Resident, Resident]:
    """One person, registered twice under two doors."""
    one, other = (
        office.do(register_resident, Resident(name="张卫国", birth=BORN, address=f"示例路100弄{door}号302")).now()
        for door in (5, 6)
    )
    return one, other


def election(desk: Desk) -> tuple[Election, Post]:
    with desk.file.unit("设选举", desk.actor) as unit:
        found = unit.add(Election(term="第十二届居民委员会", day=date(2026, 9, 20)))
        return found, unit.add(Post(name="member", election=found.uid, seats=3))


def now(desk: Desk, one: Resident) -> Resident:
    found = desk.store.get(Resident, one.uid)
    assert found
    return found


def test_visits_of_both_are_in_one_timeline(office: Desk, couple: tuple[Resident, Resident]) -> None:
    for one in couple:
        office.do(log_visit, Visit(method="2", resident=one.uid, words=f"走访{one.address}")).now()
    office.do(merge, *couple).now()
    survivor = now(office, couple[1])

    assert sorted(event.text for event in office.timeline(survivor)) == sorted(f"走访{one.address}" for one in couple)
    assert {visit.resident for visit in visits_of(office.store, survivor)} == {survivor.uid}


def test_tasks_about_either_are_about_the_one(office: Desk, couple: tuple[Resident, Resident]) -> None:
    with office.file.unit("登记队伍", office.actor) as unit:
        member = unit.add(Member(name="示例助手", role="young_assistant"))
    for one in couple:
        office.do(assign, Task(subject=f"看望{one.address}", assignee=member.uid, about=(one.uid,))).now()
    office.do(merge, *couple).now()

    assert len(office.timeline(now(office, couple[0]))) == 2


def test_who_came_to_a_meeting_came_once(office: Desk, couple: tuple[Resident, Resident]) -> None:
    met = office.do(keep_meeting, None, Meeting(subject="听证会", kind="M03", attendees=tuple(one.uid for one in couple))).now()
    office.do(merge, *couple).now()
    meeting = office.store.get(Meeting, met.uid)
    assert meeting

    assert minutes(office.store, meeting)["attendees"] == ["张卫国"]
    assert [event.text for event in office.timeline(now(office, couple[0]))] == ["听证会"]


def test_a_candidate_stays_one_and_stands_for_one_post(office: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    standing, post = election(office)
    office.do(register, other, post).now()
    office.do(merge, one, other).now()
    (candidate,) = in_order(office.store, standing)

    assert candidate.person == one.uid
    with pytest.raises(DeskError, match="一人只能竞选一个职位"):
        office.do(register, one, post).now()


def test_taken_apart_each_has_their_own_again(office: Desk, couple: tuple[Resident, Resident]) -> None:
    one, other = couple
    _, post = election(office)
    for each in couple:
        office.do(log_visit, Visit(method="2", resident=each.uid)).now()
    office.do(register, other, post).now()
    office.do(merge, one, other).now()
    office.do(split, office.store.merged(one)[0]).now()

    assert [office.store.count(Visit, resident=each.uid) for each in couple] == [1, 1]
    assert [each.person for each in office.store.find(Candidate)] == [other.uid]
    assert (now(office, one), now(office, other)) == couple


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    """An installation with one person in it twice, each time visited once."""
    folder = tmp_path / "示例苑"
    opened, _ = session.begin(folder, FIRST, MODULES, clock, safe=safe(folder, clock))
    with opened.store.unit("登记", opened.actor) as unit:
        for door in (5, 6):
            one = register_resident(unit, Resident(name="张卫国", birth=BORN, address=f"示例路100弄{door}号302"))
            log_visit(unit, Visit(method="2", resident=one.uid, words=f"{door}号"))
    opened.close()
    return folder


def safe(folder: Path, clock: FixedClock) -> Vault:
    return Vault(folder, clock, cost=CHEAP, floor=CHEAP)


@contextlib.contextmanager
def window(folder: Path, clock: FixedClock) -> Iterator[Stage]:
    stage = Stage(folder, clock, safe=safe(folder, clock))
    try:
        stage.sign_in(FIRST.name, PASSWORD)
        yield stage
    finally:
        stage.close()


def visited(stage: Stage) -> list[list[str]]:
    """The words of the visits of each resident that is shown."""
    store = stage.frame.desk.store
    return [sorted(visit.words or "" for visit in store.find(Visit, resident=one.uid)) for one in store.find(Resident)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_pair_is_merged_in_four_actions_and_taken_apart_after_a_restart(
    qapp: object, folder: Path, clock: FixedClock
) -> None:
    with window(folder, clock) as stage:
        stage.go("residents")
        actions = [
            lambda: stage.page.turn_to("像同一人"),
            lambda: key(widget(stage.page, Doubles).table, Qt.Key.Key_Down),
            lambda: press(widget(stage.page, Doubles).compare),
        ]
        for action in actions[:-1]:
            action()
            stage.settle()
        stage.do(actions[-1], agrees)  # the fourth: 合并
        assert visited(stage) == [["5号", "6号"]]

    with window(folder, clock) as stage:
        stage.go("residents")
        stage.page.go(0)
        stage.settle()
        people = stage.page.page
        assert isinstance(people, RecordPage)
        people.list.grid.selectRow(0)
        stage.settle()
        stage.act("residents.split", agrees)
        assert visited(stage) == [["5号"], ["6号"]]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_two_found_to_be_two_are_remembered_and_can_be_doubted_again(qapp: object, folder: Path, clock: FixedClock) -> None:
    with window(folder, clock) as stage:
        stage.go("residents")
        stage.act("residents.doubles")
        page = widget(stage.page, Doubles)
        shown = [page.alike.text()]
        for act in (page.tell_apart, page.known, page.doubt):
            press(act)
            stage.settle()
            shown.append(f"{page.alike.text()} {page.known.text()}")

    assert shown == [
        "像同一人 1",
        "像同一人 0 不是同一人 1",
        "像同一人 0 不是同一人 1",
        "像同一人 1 不是同一人 0",
    ]


STEPS = st.lists(
    st.tuples(st.sampled_from(("merge", "split", "undo", "visit", "apart")), st.integers(0, 4), st.integers(0, 4)), max_size=12
)
OFFICES = count()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_merged_split_and_undone_every_visit_is_under_exactly_one_person(
    begin_at: Callable[[FirstRun], Desk], steps: list[tuple[str, int, int]]
) -> None:
    desk = begin_at(dataclasses.replace(FIRST, area=f"示例苑{next(OFFICES)}"))
    with desk.file.unit("登记", desk.actor) as unit:
        people = [register_resident(unit, Resident(name=f"示例{at}", address="示例路100弄5号302")) for at in "甲乙丙丁戊"]
    with desk.file.unit("走访", desk.actor) as unit:
        for one in people:
            log_visit(unit, Visit(method="2", resident=one.uid))
    begun = desk.file.head().seq
    for step in steps:
        take_step(desk, people, begun, step)
    residents = list(desk.store.find(Resident))
    seen = [visit.uid for one in residents for visit in desk.store.find(Visit, resident=one.uid)]

    assert sorted(seen) == sorted(visit.uid for visit in desk.store.apart().find(Visit))
    assert len(suggest(desk.store)) <= len(residents) * len(residents)


def take_step(desk: Desk, people: list[Resident], begun: int, step: tuple[str, int, int]) -> None:
    what, left, right = step
    with contextlib.suppress(StaleError):
        if what == "merge":
            desk.do(merge, people[left], people[right]).now()
        elif what == "apart":
            desk.do(tell_apart, people[left], people[right]).now()
        elif what == "visit":
            desk.do(log_visit, Visit(method="2", resident=people[left].uid)).now()
        elif what == "undo" and done_since(desk, begun):
            desk.undo_last()
        elif what == "split":
            loser = desk.store.apart().get(Resident, people[left].uid)
            assert loser
            theirs = [one for at, one in enumerate(desk.store.apart().find(Visit)) if at % 3 == right % 3]
            desk.do(split, loser, theirs).now()


def done_since(desk: Desk, begun: int) -> bool:
    """Whether the next undo takes back something done after the five were registered."""
    done = undoable(desk.store.connection, desk.actor.account)
    return done is not None and done.seq > begun
