from __future__ import annotations

import pytest
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.modules.residents.records import Resident
from desktop.store.query import Filter, Match
from desktop.ui.filters import FilterBar, QuickChips, why_none
from desktop.work.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen


@pytest.fixture
def bar(desk: Desk, show) -> FilterBar:
    return show(FilterBar(desk, [field for field in Person.fields.values() if field.listed]), 600, 200)


@pytest.fixture
def states(desk: Desk, qtbot: QtBot) -> QuickChips:
    bar = FilterBar(desk, [Resident.fields["sex"], Resident.fields["status"]])
    qtbot.addWidget(bar)
    made = bar.quick()
    qtbot.addWidget(made)
    made.bar = bar
    return made


def test_every_listed_column_has_its_pill(bar: FilterBar) -> None:
    assert [part.field.label for part in bar.parts] == [field.label for field in Person.fields.values() if field.listed]


def test_sensitive_fields_have_none_for_a_stated_reason() -> None:
    assert why_none(Person.fields["helped"]) == "sensitive values appear in no filter"


def test_what_is_not_in_the_table_has_none_for_a_stated_reason() -> None:
    assert "not in the table" in why_none(Resident.fields["ethnic"])


def test_a_pill_says_what_it_asks(bar: FilterBar) -> None:
    bar.parts[2].choose("1")

    pill = bar._pills[2]
    assert (pill.text(), pill.isChecked(), bar.count) == ("性别：男", True, 1)


def test_a_pill_that_asks_nothing_is_not_pressed(bar: FilterBar, qtbot: QtBot) -> None:
    qtbot.mouseClick(bar._pills[0], Qt.MouseButton.LeftButton)

    assert (bar._pills[0].isChecked(), bar._pills[0]._panel.isVisible()) == (False, True)
    bar._pills[0]._panel.hide()


def test_enter_closes_the_question(bar: FilterBar, qtbot: QtBot) -> None:
    bar._pills[0].click()
    panel = bar._pills[0]._panel

    qtbot.keyClick(panel, Qt.Key.Key_Return)

    assert not panel.isVisible()


def test_all_conditions_hold_together(bar: FilterBar) -> None:
    bar.parts[2].choose("1")
    bar.parts[0]._blank.click()

    assert bar.filters == (Filter("name", Match.BLANK), Filter("sex", Match.IN, ("1",)))


def test_one_press_clears_all(bar: FilterBar, qtbot: QtBot) -> None:
    bar.parts[2].choose("1")

    with qtbot.waitSignal(bar.changed):
        bar._clear.click()

    assert (bar.filters, bar._pills[2].text()) == ((), "性别 ▾")


def test_the_way_to_clear_is_there_when_there_is_something_to_clear(bar: FilterBar) -> None:
    before = bar._clear.isVisible()
    bar.parts[2].choose("1")

    assert (before, bar._clear.isVisible()) == (False, True)


def test_quick_chips_are_of_the_first_column_of_states(states: QuickChips) -> None:
    assert [chip.text() for chip in states.findChildren(QPushButton)] == ["全部", "在住", "人在外", "迁出"]


def test_a_table_without_states_has_no_quick_chips(bar: FilterBar) -> None:
    assert bar.quick() is None


def test_a_quick_chip_asks_what_its_pill_would(states: QuickChips) -> None:
    states.findChildren(QPushButton)[2].click()

    assert (states.bar.filters, states.bar._pills[1].text()) == ((Filter("status", Match.IN, ("away",)),), "居住状态：人在外")


def test_a_quick_chip_follows_its_pill(states: QuickChips) -> None:
    states.bar.parts[1].choose("living")

    assert [chip.isChecked() for chip in states.findChildren(QPushButton)] == [False, True, False, False]


def test_everything_asks_nothing(states: QuickChips) -> None:
    states.findChildren(QPushButton)[2].click()

    states.findChildren(QPushButton)[0].click()

    assert (states.bar.filters, states.findChildren(QPushButton)[0].isChecked()) == ((), True)
