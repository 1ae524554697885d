"""Who may do what with a task: every role, every standing, every step, in every state, through the verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from office import Office, as_role, keep, open_office

from desktop.base.clock import FixedClock
from desktop.base.errors import RefusedError
from desktop.model.codes import CodeList
from desktop.modules.tasks import service
from desktop.modules.tasks.records import CheckItem, Task
from desktop.modules.tasks.rules import NEXT, Step
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand
from desktop.work.desk import Desk

TODAY = date(2026, 8, 28)
STATUSES = tuple(CodeList("task_status").entries)
ROLES = {
    "secretary": "owner", "assigner": "assistant", "checker": "assistant", "assignee": "assistant", "helper": "assistant",
    "other": "assistant", "recorder": "recorder", "reader": "reader", "supervisor": "supervisor",
}  # fmt: skip
"""Who sits where, and with which role; the last four have nothing to do with the task."""


@dataclass
class Team:
    """An office with somebody on every seat."""

    office: Office
    desks: dict[str, Desk]
    members: dict[str, Member]

    def task(self, status: str) -> Task:
        """A task in which everybody stands as their seat says."""
        desk = self.desks["secretary"]
        kept: Task = keep(
            desk,
            Task(
                subject="贴通知",
                status=status,
                assignee=self.members["assignee"].uid,
                helpers=(self.members["helper"].uid,),
                mentor=self.members["checker"].uid,
                assigner=self.desks["assigner"].actor.account,
                due=TODAY,
                checked_on=TODAY if status == "done" else None,
            ),
        )
        return kept


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    office = open_office(tmp_path_factory.mktemp("office"), FixedClock(TODAY))
    first = office.desk()
    desks = {
        seat: first if seat == "secretary" else office.desk(as_role(first, role, f"示例{seat}")) for seat, role in ROLES.items()
    }
    members = {
        seat: keep(first, Member(name=f"示例{seat}", role="young_assistant", account=desk.actor.account))
        for seat, desk in desks.items()
    }
    yield Team(office, desks, members)
    office.close()


SAID: dict[Step, Callable[[Any, Task], object]] = {
    Step.ASSIGN: service.assign,
    Step.ACCEPT: service.accept,
    Step.SUBMIT: lambda unit, task: service.submit(unit, task, "贴好了"),
    Step.PASS: service.approve,
    Step.RETURN: lambda unit, task: service.send_back(unit, task, "少一张"),
    Step.PAUSE: lambda unit, task: service.pause(unit, task, "等物业", TODAY + timedelta(days=3)),
    Step.RESUME: service.resume,
    Step.HELP: lambda unit, task: service.ask_help(unit, task, "不知道贴哪里"),
    Step.ADVISE: lambda unit, task: service.advise(unit, task, "先问楼组长"),
    Step.TAKE_BACK: service.take_back,
    Step.REOPEN: lambda unit, task: service.reopen(unit, task, "被撕掉了"),
    Step.CANCEL: lambda unit, task: service.cancel(unit, task, "不贴了"),
    Step.ARCHIVE: service.archive,
    Step.NOTE: lambda unit, task: service.note_progress(unit, task, "贴了一半"),
    Step.TICK: lambda unit, task: service.add_item(unit, task, "拍照"),
    Step.MOVE: lambda unit, task: service.move(unit, task, TODAY + timedelta(days=1), "下雨"),
    Step.CHANGE: lambda unit, task: service.change_task(unit, task, replace(task, words="贴高一点")),
    Step.DELETE: lambda unit, task: service.put_tasks_away(unit, [task]),
}
"""How each step is taken."""

_GIVERS, _SENIOR = {"secretary", "assigner"}, {"secretary", "assigner", "checker"}
MAY = {
    Step.ASSIGN: _GIVERS,
    Step.ACCEPT: {"secretary", "assignee"},
    Step.SUBMIT: {"secretary", "assignee"},
    Step.PASS: _SENIOR,
    Step.RETURN: _SENIOR,
    Step.PAUSE: _GIVERS | {"assignee"},
    Step.RESUME: _GIVERS | {"assignee"},
    Step.HELP: {"assignee", "helper"},
    Step.ADVISE: _SENIOR,
    Step.TAKE_BACK: _SENIOR,
    Step.REOPEN: _SENIOR,
    Step.CANCEL: _GIVERS,
    Step.ARCHIVE: _GIVERS,
    Step.NOTE: _SENIOR | {"assignee", "helper"},
    Step.TICK: _SENIOR | {"assignee", "helper"},
    Step.MOVE: _GIVERS,
    Step.CHANGE: _GIVERS,
    Step.DELETE: _GIVERS,
}
"""Step -> the seats that may take it where it follows; the whole of the table, by role and standing."""


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("seat", ROLES)
def test_a_step_is_taken_by_exactly_the_seats_of_the_table_and_only_where_it_follows(team: Team, seat: str, step: Step) -> None:
    desk, taken = team.desks[seat], set()
    for status in STATUSES:
        task = team.task(status)
        try:
            with desk.file.unit("试", desk.actor) as unit:
                SAID[step](unit, task)
        except RefusedError:
            continue
        taken.add(status)

    assert taken == {status for status in STATUSES if (status, step) in NEXT and seat in MAY[step]}


@pytest.mark.parametrize("seat", [seat for seat, role in ROLES.items() if role in ("owner", "assistant")])
def test_what_is_greyed_is_what_is_refused(team: Team, seat: str) -> None:
    """The reason beside a grey button is asked of the same table as the verb."""
    desk = team.desks[seat]
    for step, status in ((step, status) for step in Step for status in STATUSES):
        allowed = not service.why_not(desk.store, desk.actor, team.task(status), step)
        assert allowed is ((status, step) in NEXT and seat in MAY[step])


def test_a_tick_of_somebody_elses_list_is_refused(team: Team) -> None:
    item = keep(team.desks["secretary"], CheckItem(words="拍照", task=team.task("doing").uid))
    desk = team.desks["other"]

    with pytest.raises(RefusedError, match="没有勾清单"), desk.file.unit("试", desk.actor) as unit:
        service.tick(unit, item, done=True)


def test_whoever_gives_themselves_a_task_does_not_choose_who_passes_it(team: Team) -> None:
    own = keep(
        team.desks["secretary"],
        Task(
            subject="看样板",
            status="submitted",
            assignee=team.members["assignee"].uid,
            assigner=team.desks["assignee"].actor.account,
            mentor=team.members["checker"].uid,
        ),
    )
    friend = team.desks["checker"]

    assert service.why_not(friend.store, friend.actor, own, Step.PASS) == "要由书记、派任务的人或验收人来通过"


def test_two_posts_of_one_person_are_one_person(team: Team) -> None:
    desk = team.desks["secretary"]
    second = keep(desk, Member(name="示例书记", role="committee_director", account=desk.actor.account))
    task = keep(desk, Task(subject="看样板", status="submitted", assignee=second.uid))

    assert service.standing(desk.store, desk.actor, task).is_assignee


def from_demand(team: Team, **told: object) -> Task:
    desk = team.desks["secretary"]
    demand = keep(desk, Demand(summary="漏水", no="SQ-2026-0009", **told))
    kept: Task = keep(
        desk, Task(subject="修漏水", status="submitted", assignee=team.members["assignee"].uid, origin=demand.uid)
    )
    return kept


def test_a_task_from_a_demand_is_not_done_before_the_resident_was_told(team: Team) -> None:
    desk = team.desks["secretary"]
    task = from_demand(team, status="solved")

    with pytest.raises(RefusedError, match="还没有告知居民。先到诉求 SQ-2026-0009 里“告知居民”"):
        desk.do(service.approve, task).now()


@pytest.mark.parametrize("missing", ["told_on", "told_how"])
def test_how_and_when_have_both_to_be_said(team: Team, missing: str) -> None:
    desk = team.desks["secretary"]
    task = from_demand(team, **({"told_on": TODAY, "told_how": "visit"} | {missing: None}))

    assert service.why_not(desk.store, desk.actor, task, Step.PASS).startswith("还没有告知居民")


def test_once_the_resident_was_told_it_is_passed_and_it_can_always_be_returned(team: Team) -> None:
    desk = team.desks["secretary"]
    waiting, told = from_demand(team), from_demand(team, told_on=TODAY, told_how="visit")

    assert service.why_not(desk.store, desk.actor, waiting, Step.RETURN) == ""
    assert desk.do(service.approve, told).now().status == "done"
