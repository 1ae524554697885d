"""The grid of competences: walked and moved by keys, closed to those who may only look, told to those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui import conftest as looks

from desktop.modules.team.page.levels import LevelGrid
from desktop.modules.team.records import COMPETENCES

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show
KEYS = {
    "2": Qt.Key.Key_2,
    "→": Qt.Key.Key_Right,
    "←": Qt.Key.Key_Left,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
    "4": Qt.Key.Key_4,
    "⏎": Qt.Key.Key_Return,
    " ": Qt.Key.Key_Space,
}


@pytest.fixture
def grid(show: Callable[..., LevelGrid]) -> LevelGrid:
    made = LevelGrid()
    made.show_levels({"doorstep": 3, "policy": 4}, {}, is_open=True)
    return show(made, 620, 300)


@pytest.mark.parametrize(
    ("keys", "moved"),
    [
        ("→", []),
        ("←←↓→2", []),
        ("⏎", []),
        ("2⏎", [("doorstep", 2)]),
        ("→⏎", [("doorstep", 4)]),
        ("→→→ ", [("doorstep", 4)]),
        ("←⏎", [("doorstep", 2)]),
        ("→↓⏎", []),
        ("↓← ", [("policy", 3)]),
        ("↓↓→⏎", [("mediation", 2)]),
        ("↓↓←⏎", [("mediation", 1)]),
        ("↑4⏎", [("doorstep", 4)]),
        ("↓" * 20 + "2⏎", [("privacy", 2)]),
    ],
)
def test_arrows_and_digits_only_go_to_a_level_and_enter_or_space_says_it(
    grid: LevelGrid, keys: str, moved: list[tuple[str, int]]
) -> None:
    found: list[tuple[str, int]] = []
    grid.moved.connect(lambda code, level: found.append((code, level)))
    for key in keys:
        QTest.keyClick(grid, KEYS[key])

    assert found == moved


def test_a_level_pressed_with_the_mouse_is_the_one_that_is_meant(grid: LevelGrid) -> None:
    found: list[tuple[str, int]] = []
    grid.moved.connect(lambda code, level: found.append((code, level)))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._cell(2, 2).center().toPoint())
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))

    assert (found, grid.at) == ([("mediation", 2)], "policy")


def test_whoever_slides_off_a_level_with_the_mouse_has_said_nothing(grid: LevelGrid) -> None:
    found: list[object] = []
    grid.moved.connect(lambda *said: found.append(said))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid._cell(2, 2).center().toPoint())
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid._cell(2, 3).center().toPoint())

    assert found == []


def test_whoever_may_only_look_moves_nothing(grid: LevelGrid) -> None:
    grid.show_levels({}, {}, is_open=False)
    found: list[object] = []
    grid.moved.connect(lambda *said: found.append(said))
    QTest.keyClick(grid, Qt.Key.Key_2)
    QTest.keyClick(grid, Qt.Key.Key_Return)

    assert found == []


def test_what_is_under_the_cursor_is_told_to_those_who_cannot_see_it(grid: LevelGrid) -> None:
    told = [grid.accessibleName()]
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Down)
        told.append(grid.accessibleName())

    QTest.keyClick(grid, Qt.Key.Key_Right)
    told.append(grid.accessibleName())

    assert told == [
        "能力：入户沟通 独立做",
        "能力：政策熟悉 能带人",
        "能力：矛盾调解 还没评，选到 看着做",
        "能力：矛盾调解 还没评，选到 陪着做",
    ]


def test_there_is_a_line_for_each_competence(grid: LevelGrid) -> None:
    rows = [grid._cell(row, 1).top() for row in range(len(COMPETENCES.entries))]

    assert (len(rows), rows == sorted(set(rows))) == (10, True)
