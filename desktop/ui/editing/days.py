"""Editors for days and moments: a line in which a day may be said freely, and a calendar to pick it from."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QWidget

from desktop.base.text import tr
from desktop.model.fields import Field
from desktop.ui.arrange import across, down
from desktop.ui.editing.base import Editor
from desktop.ui.linetools import line_button
from desktop.work import daywords
from desktop.work.desk import Desk


class Calendar(QFrame):
    """A month to pick a day from, over the window; Esc closes it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "raised")
        self._month = QCalendarWidget()
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setAccessibleName(tr("日历"))
        self.setLayout(down(self._month, margins=(8, 8, 8, 8)))
        self._month.clicked.connect(self._pick)
        self._month.activated.connect(self._pick)

    def offer(self, day: date, below: QWidget) -> None:
        """Show the month of a day under a widget."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(below.mapToGlobal(QPoint(0, below.height() + 2)))
        self.show()
        self._month.setFocus()

    @Slot(QDate)
    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class DayEditor(Editor):
    """A day: typed as 8.28, 20260828, 周五 or whole, or picked with the button or Alt+↓."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._desk = desk
        self._line = QLineEdit()
        self._line.setPlaceholderText(tr(self._hint()))
        self._button = line_button(self._line, "calendar-event", "选日期  Alt+↓")
        self._calendar: Calendar | None = None
        self.hold(self._line, across(self._line))
        self._line.textEdited.connect(self._tell)
        self._button.clicked.connect(self.open_calendar)

    def words(self) -> str:
        return self._line.text()

    def write(self, words: str) -> None:
        self._line.setText(words)

    def value(self) -> Any:
        text = self.words().strip()
        return daywords.read(text, self._desk.today) if text else None

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar at the day written, or today."""
        if self._calendar is None:
            self._calendar = Calendar(self)
            self._calendar.picked.connect(self._take)
        self._calendar.offer(self._day(), self._line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _hint(self) -> str:
        # Of a birthday 8.28 would be this year's.
        return "如 1956-08-28" if "出生" in self.field.label else "如 8.28 或 2026-08-28"

    def _day(self) -> date:
        try:
            found = self.value()
        except ValueError:
            found = None
        return found if isinstance(found, date) else self._desk.today

    @Slot(object)
    def _take(self, day: date) -> None:
        self.write(day.isoformat())
        self._line.setFocus()
        self.edited.emit()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


class MomentEditor(DayEditor):
    """A day and a time: 8.28 14:30. The calendar keeps the time that was written."""

    def value(self) -> Any:
        day, _, clock = self.words().strip().partition(" ")
        if not day:
            return None
        whole = daywords.read(day, self._desk.today).isoformat()
        return self.field.kind.parse(f"{whole} {clock}".strip())

    def _hint(self) -> str:
        return "如 8.28 14:30"

    def _day(self) -> date:
        day = self.words().strip().partition(" ")[0]
        try:
            return daywords.read(day, self._desk.today)
        except ValueError:
            return self._desk.today

    @Slot(object)
    def _take(self, day: date) -> None:
        clock = self.words().strip().partition(" ")[2]
        self.write(f"{day.isoformat()} {clock}".strip())
        self._line.setFocus()
        self.edited.emit()
