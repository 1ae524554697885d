"""Story U03: a new tenant household of three from an empty form, with keys through the window, counted one by one.

Without a screen a list of choices takes the activity away, so there codes are typed; under a real X server a word is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stories.conftest import CHEAP, PASSWORD
from stories.keys import display
from stories.offices import OFFICE, REAL_KEYS, Counter, at, signed_in

from build_scripts.stage import Stage
from desktop.base.clock import Clock, FixedClock
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.service import members
from desktop.start import MODULES
from desktop.store.vault import Vault
from desktop.work import session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MOST = 12
"""Actions that are no typing into a field."""
DOOR, NUMBER, PHONE = "示例路100弄5号302", "11010519491231002X", "13900001234"
CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Types where the cursor is, and counts: a run of words is one field, every chord one action."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.fields, self.actions = stage, 0, 0

    def type(self, words: str) -> None:
        self.fields += 1
        target = QApplication.focusWidget()
        assert target is not None
        if words.isascii():
            QTest.keyClicks(target, words)
            return
        committed = QInputMethodEvent("", [])
        committed.setCommitString(words)
        QApplication.sendEvent(target, committed)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.actions += 1
        QTest.keyClick(QApplication.focusWidget() or self.stage.window, key, held)
        self.stage.settle()

    def fill(self, *words: str) -> None:
        """Type each and go on with Enter, but for the last."""
        for place, text in enumerate(words):
            if text:
                self.type(text)
            if place < len(words) - 1:
                self.press(Qt.Key.Key_Return)


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Stage]:
    """The window of an office in which nothing is kept, with its sheet open and empty."""
    folder = tmp_path / "office"
    safe = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    session.begin(folder, OFFICE, MODULES, clock, safe=safe)[0].close()
    with Stage(folder, clock, safe=safe) as made:
        made.sign_in("示例书记", PASSWORD)
        made.act("residents.household")
        made.window.activateWindow()
        made.settle()
        yield made


def family(stage: Stage) -> list[tuple[str | None, ...]]:
    store = stage.frame.desk.store
    household = next(store.find(Household))
    return [(one.name, one.sex, one.address, stay.relation) for one, stay in members(store, household)]


def test_cell_by_cell_it_takes_no_more_than_twelve_actions_beyond_the_fields(stage: Stage) -> None:
    hands = Hands(stage)
    hands.fill(DOOR, "rent", "", "示例安", NUMBER, PHONE, "阿依古丽·买买提", "1990-05-01", "2", "3", "", "示例小")
    hands.press(Qt.Key.Key_Return, CTRL)

    assert hands.actions <= MOST
    assert family(stage) == [("示例安", "2", DOOR, "0"), ("阿依古丽·买买提", "2", DOOR, "3"), ("示例小", None, DOOR, None)]


def test_a_line_for_each_person_takes_half_of_that(stage: Stage) -> None:
    hands = Hands(stage)
    lines = (f"示例安 {NUMBER} {PHONE}", "阿依古丽·买买提 1990-05-01 女 女儿", "示例小 2020-05-06 孙女")
    hands.fill(DOOR, "rent", "", *lines)
    hands.press(Qt.Key.Key_Return, CTRL)

    assert hands.actions <= MOST // 2
    assert [(name, relation) for name, *_, relation in family(stage)] == [
        ("示例安", "0"),
        ("阿依古丽·买买提", "3"),
        ("示例小", "4"),
    ]


def test_all_of_it_is_one_step_back(stage: Stage) -> None:
    hands = Hands(stage)
    hands.fill(DOOR, "", "", f"示例安 {NUMBER}", "示例宁 配偶")
    hands.press(Qt.Key.Key_Return, CTRL)
    stage.act("window.undo")
    store = stage.frame.desk.store

    assert (store.count(Resident), store.count(Household)) == (0, 0)


class TestRealKeys:
    """The same with real keys, counted by the program's own trace."""

    pytestmark = REAL_KEYS

    def test_it_takes_no_more_either(self, tmp_path: Path) -> None:
        folder, trace = tmp_path / "office", tmp_path / "trace"
        session.begin(folder, OFFICE, MODULES, Clock())[0].close()
        # X drops a Chinese character now and then; an open list keeps whatever came, and its choices still hang below.
        first = ("5-302", "rent", "", "Anna Muster", NUMBER, PHONE)
        fields = (*first, "Maria Example", "1990-05-01", "2", "女儿", "", "John Sample")
        with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
            program.press("ctrl+shift+h")
            counter = Counter(trace)
            for place, words in enumerate(fields, 1):
                if words:
                    program.type(words)
                program.press("Return" if place < len(fields) else "ctrl+Return")
            beyond = [one for one in counter.take() if one.act != "text"]
            program.leave()
        with at(folder, OFFICE.name) as desk:
            people = [(one.name, one.birth is not None, one.address) for one in desk.store.find(Resident)]

        assert len(beyond) <= MOST
        assert people == [
            ("Anna Muster", True, "5号302"),
            ("Maria Example", True, "5号302"),
            ("John Sample", False, "5号302"),
        ]
