"""An afternoon of mentoring by keyboard: a competence is moved, the talk is written down; the assistant reads what was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from stories.offices import OFFICE, PASSWORD
from ui import conftest as looks

from build_scripts.stage import Stage, key, write
from build_scripts.stage.hands import until
from desktop.base.clock import FixedClock
from desktop.modules.setup.service import add_person
from desktop.modules.team.page.mentoring import MentoringPage
from desktop.modules.team.records import CompetenceStep, Member, Mentorship, Talk
from desktop.modules.team.service import pair_up, register_member
from desktop.start import MODULES
from desktop.store.vault import Cost, Vault
from desktop.ui import pages
from desktop.ui.tabs import Tabs
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.jobs import Now
from desktop.work.records import Account

TODAY = date(2026, 8, 28)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
THEIRS = "shanyang-caihong-dianti-huasheng"
CTRL = Qt.KeyboardModifier.ControlModifier

qapp = looks.qapp


@pytest.fixture
def afternoon(tmp_path: Path) -> Iterator[Stage]:
    """The secretary and a young assistant, who signs in with a password of their own; a pair since March."""
    clock, folder = FixedClock(TODAY), tmp_path / "lane"
    safe = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    with session.begin(folder, OFFICE, MODULES, clock, safe=safe)[0] as opened:
        desk = opened.desk(Scripted(), Now())
        assert desk.smith is not None
        account = desk.do(add_person, desk.smith, Account(name="示例助手", role="assistant"), THEIRS).now()
        mine = Member(name=OFFICE.name, role="party_secretary", account=desk.actor.account)
        mentor = desk.do(register_member, mine).now()
        mentee = desk.do(register_member, Member(name="示例助手", role="young_assistant", account=account.uid)).now()
        desk.do(pair_up, Mentorship(mentor=mentor.uid, mentee=mentee.uid, start=date(2026, 3, 1), goals="甲\n乙\n丙")).now()
        desk.store.connection.close()
    stage = Stage(folder, clock, safe=Vault(folder, clock, cost=CHEAP, floor=CHEAP))
    yield stage
    stage.close()


def mentoring(stage: Stage) -> MentoringPage:
    """The page of mentoring, as a person comes to it."""
    stage.go("team")
    assert isinstance(stage.page, Tabs)
    stage.page.turn_to("带教")
    stage.settle()
    page = stage.page.page
    assert isinstance(page, MentoringPage)
    return page


def test_a_competence_and_a_talk_are_kept_without_a_hand_on_the_mouse(qapp, afternoon: Stage) -> None:
    afternoon.sign_in(OFFICE.name, PASSWORD)
    page = mentoring(afternoon)
    afternoon.window.activateWindow()
    until(afternoon.window.isActiveWindow, "the window has the keyboard", 5)
    pages.take_keyboard(afternoon.page)
    keyboard = QApplication.focusWidget()
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_Right, Qt.Key.Key_Return):
        key(page.grid, pressed)
        afternoon.settle()
    assert page.talk is not None
    box = page.talk.form._rows["words"].editor.input
    write(box, "先听完，再说规定")
    write(page.talk.form._rows["agreed"].editor.input, "写一份调解记录")
    key(page.talk.form._rows["agreed"].editor.input, Qt.Key.Key_Return, CTRL)
    afternoon.settle()

    store = afternoon.frame.desk.store
    assert [(one.competence, one.level) for one in store.find(CompetenceStep)] == [("policy", "3")]
    assert [(one.held_on, one.words, one.agreed) for one in store.find(Talk)] == [(TODAY, "先听完，再说规定", "写一份调解记录")]
    # It is at the competences first, and there again when the talk is written down.
    assert (keyboard, QApplication.focusWidget()) == (page.grid, page.grid)

    afternoon.lock()
    afternoon.sign_in("示例助手", THEIRS)
    theirs = mentoring(afternoon)
    key(theirs.grid, Qt.Key.Key_4)
    key(theirs.grid, Qt.Key.Key_Return)
    afternoon.settle()

    store = afternoon.frame.desk.store
    assert [one.agreed for one in store.find(Talk)] == ["写一份调解记录"]
    assert [one.level for one in store.find(CompetenceStep)] == ["3"]
