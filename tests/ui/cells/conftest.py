"""A page of persons that is typed into, with every change reaching it as in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import anna, keep
from kernel import Person
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.page import RecordPage, Slots
from desktop.work.desk import Desk
from desktop.work.listing import columns_of

COLUMNS = ("name", "age", "born", "sex", "phone", "no", "note")
NAMES = ("王示例", "单示例", "李示例", "赵示例")


class Sheet:
    """What a test does to the page, and what it finds in the store."""

    def __init__(self, page: RecordPage, desk: Desk, bot: QtBot) -> None:
        self.page, self.desk, self._bot = page, desk, bot
        self.grid, self.editing = page.list.grid, page.list.cells.editing

    def at(self, row: int, name: str) -> None:
        """Put the cursor on a cell."""
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.model().index(row, COLUMNS.index(name)))

    def to(self, row: int, name: str) -> None:
        """Select from the cursor to a cell."""
        start, end = self.grid.currentIndex(), self.grid.model().index(row, COLUMNS.index(name))
        for _ in range(end.row() - start.row()):
            self.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        for _ in range(end.column() - start.column()):
            self.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    def press(self, *keys: Qt.Key | Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is; modifiers stand behind it."""
        key, *held = keys
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        self._bot.keyClick(self.grid.window().focusWidget(), key, modifiers)

    def type(self, words: str) -> None:
        """Type words where the keyboard is, letter by letter."""
        for letter in words:
            self._bot.keyClicks(self.grid.window().focusWidget(), letter)

    @property
    def where(self) -> tuple[int, str]:
        """Row and field under the cursor."""
        return self.grid.currentIndex().row(), COLUMNS[self.grid.currentIndex().column()]

    def column(self, name: str) -> list[object]:
        """What the store keeps in a column, in order of entry."""
        return [getattr(one, name) for one in self.desk.store.find(Person)]


@pytest.fixture
def page(desk: Desk, show: Callable[..., RecordPage], qtbot: QtBot) -> RecordPage:
    keep(desk, *(anna(name=name, id_number=None, age=70 + place) for place, name in enumerate(NAMES)))
    made = show(RecordPage(desk, Person, Slots(title="人员", columns=columns_of(Person, COLUMNS))), 1190, 685)
    desk.file.listeners.append(made.refresh)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def sheet(page: RecordPage, desk: Desk, qtbot: QtBot) -> Sheet:
    page.list.cells.toggle()
    return Sheet(page, desk, qtbot)
