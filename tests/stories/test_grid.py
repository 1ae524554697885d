"""Stories of the table: deleting and Ctrl+Z, typing into it like a sheet, and a cat on the keyboard while browsing.

The first two press real keys under a real X server; the last is faster offscreen, because only what is kept matters.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stories.keys import Program, display
from stories.offices import OFFICE, REAL_KEYS, at, signed_in

from desktop.base.clock import Clock
from desktop.modules.residents.records import Resident
from desktop.start import MODULES
from desktop.work import session

PEOPLE, ROWS = 24, 20
KEYS = [
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Insert, Qt.Key.Key_Escape),
]


def name(place: int) -> str:
    return f"示例{'甲乙丙丁戊己庚辛壬癸'[place % 10]}{'一二三四'[place // 10]}"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with some residents in it, closed."""
    folder = tmp_path / "office"
    opened, _ = session.begin(folder, OFFICE, MODULES, Clock())
    with opened, opened.store.unit("导入", opened.actor) as unit:
        unit.add_all(
            Resident(uid=unit.clock.uid(), name=name(place), status="living", note="原来的", hukou="原来的")
            for place in range(PEOPLE)
        )
    return folder


@pytest.fixture
def program(office: Path) -> Iterator[Program]:
    with display() as screen, signed_in(screen, office, OFFICE.area) as started:
        started.press("ctrl+2")
        yield started


def kept(folder: Path) -> list[Resident]:
    """The residents of a closed office, in order of entry."""
    with at(folder, OFFICE.name) as desk:
        return list(desk.store.find(Resident))


def seen(folder: Path) -> list[tuple[str | None, ...]]:
    """What the pasted columns hold."""
    return [(one.name, one.sex, one.phone, one.address) for one in kept(folder)]


class TestDeleting:
    """U21: delete three people, hold Del, Ctrl+Z: only the three were gone, and all are back."""

    pytestmark = REAL_KEYS

    def test_only_the_three_go(self, program: Program, office: Path) -> None:
        self._delete(program)

        program.leave()
        assert [one.name for one in kept(office)] == [name(place) for place in range(3, PEOPLE)]

    def test_ctrl_z_brings_all_back(self, program: Program, office: Path) -> None:
        self._delete(program)
        program.press("ctrl+z")

        program.leave()
        assert len(kept(office)) == PEOPLE

    def _delete(self, program: Program) -> None:
        program.press("ctrl+Home", "shift+Down", "shift+Down", "ctrl+Delete")
        program.hold("Delete", 3)


class TestTyping:
    """U22: 表格编辑: a block of 20 × 5, Ctrl+D, Ctrl+Z twice; a run of Tab goes back to where it began."""

    pytestmark = REAL_KEYS

    def test_one_ctrl_z_takes_back_the_fill_and_leaves_the_paste(self, program: Program, office: Path) -> None:
        self._paste_and_fill(program)
        program.press("ctrl+z")

        program.leave()
        assert seen(office)[:ROWS] == [
            (f"新{name(row)}", "1", f"1990000{row:04d}", f"示例路1弄{row + 1}号101") for row in range(ROWS)
        ]

    def test_a_second_takes_back_the_paste(self, program: Program, office: Path) -> None:
        self._paste_and_fill(program)
        program.press("ctrl+z", "ctrl+z")

        program.leave()
        assert seen(office) == [(name(row), None, None, None) for row in range(PEOPLE)]

    def test_the_fill_copies_the_first_row(self, program: Program, office: Path) -> None:
        self._paste_and_fill(program)

        program.leave()
        assert seen(office)[1:ROWS] == [(f"新{name(0)}", "1", "19900000000", "示例路1弄1号101")] * (ROWS - 1)

    def _paste_and_fill(self, program: Program) -> None:
        lines = (f"新{name(row)}\t男\t\t1990000{row:04d}\t示例路1弄{row + 1}号101" for row in range(ROWS))
        program.copy("\n".join(lines))
        program.press("ctrl+Home", "ctrl+e", "ctrl+v", "ctrl+d")

    def test_enter_goes_back_to_where_a_run_of_tab_began(self, program: Program, office: Path) -> None:
        program.press("ctrl+Home", "ctrl+e")
        for words in ("Anna", "Bert"):
            program.type(words)
            program.press("Tab", "Return")

        program.leave()
        assert [one.name for one in kept(office)[:3]] == ["Anna", "Bert", name(2)]


def test_a_cat_on_the_keyboard_changes_nothing_while_browsing(office: Path, qapp: object) -> None:
    """U23: 200 random keys with the table in front; the log knows of nothing new."""
    from desktop.modules.residents.page import Page  # noqa: PLC0415 - Qt, which the stories above do without

    with at(office, OFFICE.name) as desk:
        page = Page(desk)
        page.resize(1190, 685)
        page.show()
        grid = page.page.list.grid
        before = desk.store.latest(Resident)
        chance = random.Random(23)
        for key in chance.choices(KEYS, k=200):
            modifiers = chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier))
            QTest.keyClick(grid, key, modifiers)
        after = desk.store.latest(Resident), [one.name for one in desk.store.find(Resident)]
        page.deleteLater()
        QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)  # before the store it reads is closed

    assert after == (before, [name(place) for place in range(PEOPLE)])
