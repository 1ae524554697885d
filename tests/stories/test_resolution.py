"""U10: a resolution becomes tasks for two assistants, from the meeting, in six actions; Ctrl+Z takes both back."""

from __future__ import annotations

from pathlib import Path

import pytest
from stories.keys import Program, display
from stories.offices import OFFICE, REAL_KEYS, Counter, at, only, signed_in

from desktop.base.clock import Clock
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.start import MODULES
from desktop.work import session

pytestmark = REAL_KEYS
MOST = 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office with a meeting, what it resolved, and two assistants."""
    made = tmp_path / "office"
    with session.begin(made, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
        meeting = unit.add(Meeting(subject="Hearing One", kind="M03", at=unit.clock.now_ms()))
        unit.add(Resolution(text="先在12号做样板", meeting=meeting.uid))
        for name in ("Anna Muster", "Bert Sample"):
            unit.add(Member(name=name, role="young_assistant"))
    return made


def give(program: Program) -> None:
    """From the meeting, with Ctrl+T, a line for each."""
    program.press("ctrl+t")
    program.turn_to("决议派任务")
    program.type("measure the yard @Anna")
    program.press("Return")
    program.type("talk to the firm @Bert")
    program.press("ctrl+Return")
    program.until_gone("决议派任务")
    program.turn_to(OFFICE.area)


def test_two_tasks_are_linked_to_the_resolution_and_stand_on_both_persons(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
        program.press("ctrl+k")
        program.type("hearing")
        program.press("Return")
        counter = Counter(trace)
        give(program)
        done = counter.take()
        program.leave()
    with at(folder, OFFICE.name) as desk:
        resolution = only(desk, Resolution)
        tasks = {task.uid: task for task in desk.store.find(Task)}
        told = {one.title(): [event.text for event in desk.timeline(one)] for one in desk.store.find(Member)}

    assert len(done) <= MOST, done
    assert set(resolution.tasks or ()) == set(tasks)
    assert {task.source for task in tasks.values()} == {"resolution"}
    assert "measure the yard" in " ".join(told["Anna Muster"])
    assert "talk to the firm" in " ".join(told["Bert Sample"])


def test_one_ctrl_z_takes_both_back(folder: Path) -> None:
    with display() as screen, signed_in(screen, folder, OFFICE.area) as program:
        program.press("ctrl+k")
        program.type("hearing")
        program.press("Return")
        give(program)
        program.press("ctrl+z")
        program.leave()
    with at(folder, OFFICE.name) as desk:
        assert (desk.store.count(Task), only(desk, Resolution).tasks) == (0, None)
