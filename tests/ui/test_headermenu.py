from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import keep
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.model.kinds import Day, Number, Text
from desktop.ui.headermenu import ways_of
from desktop.ui.listcard import ListCard
from desktop.work.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen
NAME, SEX = 0, 2


@pytest.fixture
def card(desk: Desk, show: Callable[..., ListCard]) -> ListCard:
    keep(desk, *(Person(name=name, sex=sex) for name, sex in (("王示例", "1"), ("丁示例", "2"), ("李示例", "1"))))
    made = ListCard(desk, Person)
    made.ask()
    return show(made)


def names(card: ListCard) -> list[str]:
    return [card.table.cells(row)[0] for row in range(card.table.rowCount())]


def press(card: ListCard, words: str) -> None:
    """Press what is called so in the menu that is open."""
    (found,) = [one for one in card.header_menu.panel.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    found.click()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("按拼音 A→Z", ["丁示例", "李示例", "王示例"]),
        ("按拼音 Z→A", ["王示例", "李示例", "丁示例"]),
        ("按姓氏笔画 少→多", ["丁示例", "王示例", "李示例"]),
        ("按姓氏笔画 多→少", ["李示例", "王示例", "丁示例"]),
    ],
)
def test_names_are_sorted_by_pinyin_or_by_strokes(card: ListCard, words: str, expected: list[str]) -> None:
    card.grid.headings.ask_menu(NAME)

    press(card, words)

    assert (names(card), card.grid.headings.sortIndicatorSection()) == (expected, NAME)


def test_choices_are_ticked_in_the_menu(card: ListCard) -> None:
    card.grid.headings.ask_menu(SEX)
    (tick,) = [one for one in card.header_menu.panel.findChildren(QCheckBox) if one.text() == "男"]

    tick.click()
    card.ask()

    assert (names(card), card.grid.headings.filtered) == (["王示例", "李示例"], {SEX})


def test_clearing_takes_the_mark_away(card: ListCard) -> None:
    card.filters.pill("sex").part.choose("1")
    card.grid.headings.ask_menu(SEX)

    press(card, "清除")
    card.ask()

    assert (len(names(card)), card.grid.headings.filtered) == (3, frozenset())


def test_the_menu_groups_by_choices(card: ListCard) -> None:
    card.grid.headings.ask_menu(SEX)

    press(card, "按这一列分组")

    assert names(card) == ["▾  男  2 人", "王示例", "李示例", "▾  女  1 人", "丁示例"]


def test_alt_down_opens_the_menu_of_the_column(card: ListCard, qtbot: QtBot) -> None:
    card.grid.setFocus()
    card.grid.setCurrentIndex(card.table.index(0, SEX))

    qtbot.keyClick(card.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert card.header_menu.panel.isVisible()


@pytest.mark.parametrize(("kind", "first"), [(Day(), "从早到晚"), (Number(), "从小到大"), (Text(), "升序")])
def test_ways_to_sort_are_called_as_people_call_them(kind: object, first: str) -> None:
    assert ways_of(kind)[0].words == first
