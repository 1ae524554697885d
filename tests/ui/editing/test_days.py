from __future__ import annotations

from datetime import date

import pytest
from desks import Note
from kernel import Person
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from desktop.model.fields import Field
from desktop.model.kinds import Day
from desktop.ui.editing.days import Calendar, DayEditor, MomentEditor
from desktop.work.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen


@pytest.fixture
def day(desk: Desk, show) -> DayEditor:
    return show(DayEditor(Person.fields["born"], desk))


@pytest.fixture
def moment(desk: Desk, show) -> MomentEditor:
    return show(MomentEditor(Note.fields["at"], desk))


@pytest.mark.parametrize("said", ["8.28", "20260828", "今天", "周五", "2026-8-28"])
def test_a_day_may_be_said_freely(day: DayEditor, said: str) -> None:
    day.write(said)

    assert day.value() == date(2026, 8, 28)


def test_what_is_no_day_is_a_sentence(day: DayEditor) -> None:
    day.write("13.45")

    with pytest.raises(ValueError, match="不是日期"):
        day.value()


def test_alt_down_shows_the_calendar_at_the_day_written(day: DayEditor, qtbot: QtBot) -> None:
    day.write("1949-12-31")

    qtbot.keyClick(day.input, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert day.findChild(Calendar)._month.selectedDate() == QDate(1949, 12, 31)


def test_the_calendar_opens_today_when_nothing_can_be_read(day: DayEditor) -> None:
    day.write("13.45")

    day.open_calendar()

    assert day.findChild(Calendar)._month.selectedDate() == QDate(2026, 8, 28)


def test_a_day_picked_is_written_and_is_an_edit(day: DayEditor, qtbot: QtBot) -> None:
    day.open_calendar()

    with qtbot.waitSignal(day.edited):
        day.findChild(Calendar)._month.clicked.emit(QDate(2026, 9, 4))

    assert (day.words(), day.findChild(Calendar).isVisible()) == ("2026-09-04", False)


def test_a_moment_is_a_day_and_a_time_at_plus_eight(moment: MomentEditor) -> None:
    moment.write("8.28 14:30")

    assert Note.fields["at"].kind.show(moment.value()) == "2026-08-28 14:30"


def test_a_day_picked_keeps_the_time_written(moment: MomentEditor) -> None:
    moment.write("8.28 14:30")
    moment.open_calendar()

    moment.findChild(Calendar)._month.clicked.emit(QDate(2026, 9, 4))

    assert moment.words() == "2026-09-04 14:30"


def test_no_moment_is_no_value(moment: MomentEditor) -> None:
    assert moment.value() is None


def test_a_time_that_is_none_is_a_sentence(moment: MomentEditor) -> None:
    moment.write("8.28 25:00")

    with pytest.raises(ValueError, match="不是时间"):
        moment.value()


def test_the_example_of_a_birthday_has_its_year(day: DayEditor, desk: Desk, show) -> None:
    soon = show(DayEditor(Field("下次走访", Day(), name="next_on"), desk))

    assert ("8.28" in day.input.placeholderText(), "8.28" in soon.input.placeholderText()) == (False, True)
