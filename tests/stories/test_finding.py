"""U02: the palette finds 单文华 by every way she is typed, in two actions; and by an input method that is still composing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories.actions import seconds
from stories.conftest import CHEAP, PASSWORD
from stories.keys import Program, display
from stories.offices import OFFICE, REAL_KEYS, Counter, at, fill, signed_in

from build_scripts.stage import Stage
from desktop.base.clock import Clock, FixedClock
from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.records import Visit
from desktop.start import MODULES
from desktop.store.unit import Unit
from desktop.store.vault import Vault
from desktop.work import session

SOUGHT = "单文华"
TYPED = ("shanwh", "swh", "dwh", "12-301")
COMPOSED = "单文"
MOST_ACTIONS, MOST_SECONDS = 2, 4

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def crowd(unit: Unit) -> Household:
    """A lane in which many are nearly what is looked for: her surname, her syllables, her initials, her door number elsewhere. Answers her household."""
    alike = ("单文", "善文华", "山文花", "沈万海", "孙文浩", "单志华", "丁文华", "董文慧", "段文海", "单雄华", "宋文豪")
    for floor in range(1, 7):
        for place, name in enumerate(alike):
            _live(unit, f"{place + 2}号{floor}02", f"{name[0]}{'一二三四五六'[floor - 1]}{name[1:]}")
    for door in ("2号301", "12号302", "1号2301", "13号301"):
        _live(unit, door, f"示例{door[0]}")
    return _live(unit, "12号301", SOUGHT)


def _live(unit: Unit, door: str, name: str) -> Household:
    home = unit.add(Household(address=f"示例路100弄{door}", head=name))
    unit.add(Resident(name=name, household=home.uid, address=home.address, status="living"))
    return home


class TestRealKeys:
    """Every way of typing her, counted by the program's own trace; whom a visit is then logged for shows who was first."""

    pytestmark = REAL_KEYS

    def test_two_actions_find_her_each_time(self, tmp_path: Path) -> None:
        folder, trace = tmp_path / "office", tmp_path / "trace"
        with session.begin(folder, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
            crowd(unit)
        taken = []
        with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
            counter = Counter(trace)
            for words in (*TYPED, COMPOSED):
                program.press("ctrl+k")
                self._enter(program, words)
                found = counter.take()
                taken.append((len(found), seconds(found)))
                program.press("ctrl+Return")
                fill(program, "记走访")
                counter.take()
            program.leave()
        with at(folder, OFFICE.name) as desk:
            seen = [desk.store.get(Resident, visit.resident or "") for visit in desk.store.find(Visit)]

        assert [one and one.name for one in seen] == [SOUGHT] * 5
        assert [one for one in taken if one[0] > MOST_ACTIONS or one[1] > MOST_SECONDS + len("shanwh") * 0.4] == []

    def _enter(self, program: Program, words: str) -> None:
        if words.isascii():
            program.type(words)
        else:
            program.copy(words)  # X drops a Chinese character now and then
            program.press("ctrl+v")


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Stage]:
    """The window over the crowd; behind her door her daughter and a lodger live too."""
    folder = tmp_path / "office"
    safe = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    with session.begin(folder, OFFICE, MODULES, clock, safe=safe)[0] as opened, opened.store.unit("登记", opened.actor) as unit:
        home = crowd(unit)
        for name in ("示例女", "示例租"):
            unit.add(Resident(name=name, household=home.uid, address=home.address, status="living"))
    with Stage(folder, clock, safe=safe) as made:
        made.sign_in("示例书记", PASSWORD)
        made.window.activateWindow()
        made.settle()
        yield made


@pytest.mark.parametrize("words", TYPED)
def test_she_is_among_the_first_three_by(words: str, stage: Stage, qtbot: QtBot) -> None:
    palette = stage.frame.palette_box
    stage.frame.search()
    QTest.keyClicks(palette.card.box, words)

    qtbot.waitUntil(lambda: SOUGHT in [one.title for one in palette.card.rows.offers[:3]])


def test_she_is_found_by_what_an_input_method_commits_and_its_enter_opens_nothing(stage: Stage, qtbot: QtBot) -> None:
    palette = stage.frame.palette_box
    stage.frame.search()
    box = palette.card.box
    QApplication.sendEvent(box, QInputMethodEvent("dan wen", []))
    still_composing = [one.title for one in palette.card.rows.offers]
    committed = QInputMethodEvent("", [])
    committed.setCommitString(COMPOSED)
    QApplication.sendEvent(box, committed)

    qtbot.waitUntil(lambda: SOUGHT in [one.title for one in palette.card.rows.offers[:3]])
    assert (SOUGHT in still_composing, palette.isVisible()) == (False, True)


def test_enter_while_composing_belongs_to_the_input_method(stage: Stage, qtbot: QtBot) -> None:
    palette = stage.frame.palette_box
    stage.frame.search()
    QTest.keyClicks(palette.card.box, "swh")
    qtbot.waitUntil(lambda: bool(palette.card.rows.offers))
    QApplication.sendEvent(palette.card.box, QInputMethodEvent("dan", []))
    QTest.keyClick(palette.card.box, Qt.Key.Key_Return)

    assert palette.isVisible()
