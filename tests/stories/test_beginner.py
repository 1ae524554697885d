"""A beginner is taught by their tasks: asks for help, gets work back with a remark, and the next beginner reads it first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel
from stories.conftest import CHEAP, PASSWORD

from build_scripts.stage import Stage, StageError, agrees, fills, key, presses, writes
from build_scripts.stage.answers import Answer
from build_scripts.stage.hands import until
from desktop.base.clock import FixedClock
from desktop.model.record import Record
from desktop.modules.setup.service import add_person
from desktop.modules.tasks.page.tasks import TaskPage
from desktop.modules.tasks.records import Task, TaskTemplate
from desktop.modules.tasks.service import assign, items_of, notes_of, take_starters, tips_of
from desktop.modules.team.records import Member
from desktop.start import MODULES
from desktop.store.vault import Vault
from desktop.ui.tabs import Tabs
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now
from desktop.work.records import Account
from desktop.work.session import FirstRun

SECRETARY, FIRST, SECOND = "示例书记", "示例助手甲", "示例助手乙"
OTHER = "shanyang-caihong-dianti-huasheng"
REMARK = "先数门洞再印，别少带"


def safe(folder: Path, clock: FixedClock) -> Vault:
    return Vault(folder, clock, cost=CHEAP, floor=CHEAP)


@pytest.fixture
def stage(tmp_path: Path, clock: FixedClock) -> Iterator[Stage]:
    """An office with a secretary and two assistants; the first has a notice to put up."""
    folder = tmp_path / "office"
    run = FirstRun("示例苑居民区", "示例街道", SECRETARY, PASSWORD)
    opened, _ = session.begin(folder, run, MODULES, clock, safe=safe(folder, clock))
    with opened:
        desk = opened.desk(Scripted(), Now())
        accounts = [
            desk.do(add_person, desk.smith, Account(name=name, role="assistant"), OTHER).now() for name in (FIRST, SECOND)
        ]
        reader = Account(name="示例居民", role="reader")
        desk.do(add_person, desk.smith, reader, OTHER).now()
        with desk.file.unit("登记队伍", desk.actor) as unit:
            members = [unit.add(Member(name=one.name, role="young_assistant", account=one.uid)) for one in accounts]
        desk.do(take_starters, ("张贴公示",)).now()
        template = next(desk.store.find(TaskTemplate))
        for subject, member in (("贴停水通知", members[0]), ("贴防汛通知", members[1])):
            desk.do(assign, Task(subject=subject, assignee=member.uid, template=template.uid, due=desk.today)).now()
        desk.store.connection.close()
    made = Stage(folder, clock, safe=safe(folder, clock))
    try:
        yield made
    finally:
        made.close()


def sit_down(stage: Stage, who: str) -> Desk:
    """Somebody signs in, after whoever was there has gone."""
    if stage.window.frame is not None:
        stage.lock()
    stage.sign_in(who, PASSWORD if who == SECRETARY else OTHER)
    stage.go("tasks")
    return stage.frame.desk


def page_of(stage: Stage) -> TaskPage:
    tabs = stage.page
    assert isinstance(tabs, Tabs)
    assert isinstance(tabs.page, TaskPage)
    return tabs.page


def choose(stage: Stage, subject: str) -> Task:
    page = page_of(stage)
    task = next(stage.frame.desk.store.find(Task, subject=subject))
    page.show_record(task.uid)
    stage.settle()
    return task


def step(stage: Stage, subject: str, command: str, *answers: Answer) -> Task:
    """Select a task and take a step of it; answers it as it is then."""
    task = choose(stage, subject)
    stage.act(command, *answers)
    stage.settle()
    return now(stage, task)


def now(stage: Stage, task: Record) -> Task:
    found = stage.frame.desk.store.get(Task, task.uid)
    assert found
    return found


def words_beside(stage: Stage) -> str:
    return "\n".join(one.text() for one in page_of(stage).detail.findChildren(QLabel) if one.isVisible())


def test_an_assistant_is_stuck_asks_and_is_told_how_to_go_on(stage: Stage) -> None:
    sit_down(stage, FIRST)
    step(stage, "贴停水通知", "tasks.accept")
    asking = step(stage, "贴停水通知", "tasks.help", writes("三号楼没有公示栏"))
    assert (asking.status, asking.needs_help) == ("doing", True)

    desk = sit_down(stage, SECRETARY)
    choose(stage, "贴停水通知")
    assert "三号楼没有公示栏" in words_beside(stage)
    advised = step(stage, "贴停水通知", "tasks.advise", writes("贴门厅左边，贴好拍照"))
    assert advised.needs_help is None

    sit_down(stage, FIRST)
    choose(stage, "贴停水通知")
    assert "贴门厅左边，贴好拍照" in words_beside(stage)
    assert [line.sort for line in notes_of(stage.frame.desk.store, advised)] == ["advice", "help"]
    assert desk is not stage.frame.desk


def test_a_remark_of_the_secretary_is_read_first_by_the_next_beginner(stage: Stage) -> None:
    sit_down(stage, FIRST)
    step(stage, "贴停水通知", "tasks.accept")
    ticks = page_of(stage).detail.findChildren(QCheckBox)
    ticks[0].click()
    stage.settle()
    assert items_of(stage.frame.desk.store, choose(stage, "贴停水通知"))[0].done
    step(stage, "贴停水通知", "tasks.submit", fills({"完成情况": "贴好了，少带了两张"}, agrees))

    sit_down(stage, SECRETARY)
    returned = step(stage, "贴停水通知", "tasks.return", fills({"哪里要再做": REMARK}, with_tip))
    assert (returned.status, returned.remark, returned.returns) == ("doing", REMARK, 1)

    desk = sit_down(stage, SECOND)
    choose(stage, "贴防汛通知")
    assert f"前面的人被提醒过\n· {REMARK}" in words_beside(stage)
    assert [tip.words for tip in tips_of(desk.store, next(desk.store.find(TaskTemplate)))] == [REMARK]


def test_what_is_not_an_assistants_is_grey_with_the_reason_and_the_way_past_the_menu_is_refused_with_it(stage: Stage) -> None:
    """U27."""
    desk = sit_down(stage, FIRST)
    step(stage, "贴停水通知", "tasks.accept")
    step(stage, "贴停水通知", "tasks.submit", fills({"完成情况": "贴好了"}, agrees))
    choose(stage, "贴停水通知")
    action = stage.frame.acts.action("tasks.approve")
    assert (action.isEnabled(), action.toolTip()) == (False, "自己的任务不能自己验收")

    told: list[str] = []
    stage.do(lambda: stage.frame.carry_out("tasks.approve"), lambda dialog: (told.append(said(dialog)), dialog.reject()))
    assert "自己的任务不能自己验收" in told[0]
    assert desk.store.count(Task, status="done") == 0


def test_the_key_of_what_a_reader_may_not_do_says_why(stage: Stage) -> None:
    """U27: the direct shortcut is refused with the reason that greys the menu."""
    sit_down(stage, "示例居民")
    reason = stage.frame.acts.action("tasks.new").toolTip()
    told: list[str] = []
    stage.window.activateWindow()
    until(stage.window.isActiveWindow, "the window is active")
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    stage.do(lambda: key(stage.window, Qt.Key.Key_T, modifiers), lambda dialog: (told.append(said(dialog)), dialog.reject()))

    assert reason == "需要书记操作"
    assert reason in told[0]
    with pytest.raises(StageError, match="is grey"):
        stage.act("tasks.new")


def with_tip(dialog: QDialog) -> None:
    """记到步骤卡, and done."""
    presses("是")(dialog)
    agrees(dialog)


def said(dialog: object) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))  # type: ignore[attr-defined]
