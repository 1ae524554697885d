"""One thing of the day as a row: what, who and where, how long it has, and the one button that files it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.modules.today import rules
from desktop.modules.today.page.offers import OPEN, file, offer_of
from desktop.ui import theme
from desktop.ui.arrange import across, down, line
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.finding import module_of
from desktop.ui.icons import paint
from desktop.ui.labels import Elided, Paragraph
from desktop.work.command import Command
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.listing import VEIL
from desktop.work.module import Due, Sort

_PICTURES = {Sort.VISIT: "user", Sort.MEETING: "calendar-event", Sort.BIRTHDAY: "star", Sort.REPORT: "upload"}
"""Of sorts that have a picture of their own; work has that of the slice it comes from."""
_PICTURE = 18


class Picture(QWidget):
    """An icon that says what sort of thing the row is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._scale()

    def show_icon(self, name: str) -> None:
        """Another icon."""
        self._name = name
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._scale()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._name:
            paint(QPainter(self), self._name, "text2", self.rect().toRectF())

    def _scale(self) -> None:
        side = theme.px(_PICTURE)
        self.setFixedSize(side, side)


class DueRow(QFrame):
    """A row. Pressed, or Enter on it, opens what it is about; its button files what it asks for.

    Signals: `opened` with the due thing.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.due: Due | None = None
        self._command: Command | None = None
        self.setProperty("role", "due")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture, self.text, self.more, self.chip = Picture(), Elided(), Paragraph("", "caption"), Chip()
        self.act = button(OPEN, kind="link")
        # The chip takes room from the title only; what stands below goes on in a second line, because no address is cut.
        words = down(across((self.text, 1), self.chip, gap=10), self.more, gap=0)
        self.setLayout(across(self.picture, (words, 1), self.act, gap=10, margins=(4, 5, 0, 5)))
        self.act.clicked.connect(self._file)

    def show_due(self, due: Due) -> None:
        """Tell of another thing; covered, only how long it has."""
        self.due = due
        covered = self._desk.covered
        who = "" if due.who in due.text else due.who
        when = _when(due, self._desk.today)
        module = module_of(self._desk, due.record)
        self.picture.show_icon(_PICTURES.get(due.sort, module.icon if module else ""))
        self.text.setText(VEIL if covered else due.text)
        self.more.setText(VEIL if covered else when + " · ".join(filter(None, (rules.haste(due), who, _place(due)))))
        self.more.setVisible(bool(self.more.text()))
        mark = rules.left(due, self._desk.today)
        self.chip.say(mark.word, mark.tone)
        self._offer(due)
        self.setAccessibleName(f"{self.text.text()}，{self.chip.text()}")

    def _offer(self, due: Due) -> None:
        """The command that files it, where this person may and its turn is; else the way to the record."""
        self._command = offer_of(self._desk, due)
        words = self._command.label if self._command else OPEN
        if self.act.text() != tr(words):
            self.act.setText(tr(words))
        self.act.setAccessibleName(f"{self.act.text()}：{self.text.text()}")

    def _file(self) -> None:
        assert self.due is not None, "an empty row is hidden"
        if self._command is None:
            self.opened.emit(self.due)
            return
        file(self._desk, self.due, self._command)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.due)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # With Ctrl it saves a form; pressed twice it must not open what lies behind that.
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.due)
        else:
            super().keyPressEvent(event)


class Rows(QWidget):
    """Some rows under one another with a hair line between; made once and filled anew.

    Signals: `opened` with the due thing.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[DueRow] = []
        self._lines: list[QFrame] = []
        self._column = down(gap=0)
        self.setLayout(self._column)

    def show_dues(self, dues: Sequence[Due]) -> None:
        """Show these instead."""
        while len(self.rows) < len(dues):
            self._add()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(dues))
            self._lines[place].setVisible(0 < place < len(dues))
            if place < len(dues):
                row.show_due(dues[place])

    def _add(self) -> None:
        row, above = DueRow(self._desk), line()
        row.opened.connect(self.opened)
        self.rows.append(row)
        self._lines.append(above)
        self._column.addWidget(above)
        self._column.addWidget(row)


def _when(due: Due, today: date) -> str:
    """The day before what is told of it, where the chip has another word, or where an hour alone would read as today's."""
    if due.sort is Sort.MEETING and due.day != today:
        return f"{said(due.day, today)} · "
    return f"{rules.near((due.day - today).days)} · " if due.chip and due.sort is not Sort.WORK else ""


def _place(due: Due) -> str:
    """Where it is and what is to be known; of a visit first since when nobody was there."""
    if due.sort is not Sort.VISIT:
        return due.place
    where, *more = due.place.split("\u3000")
    return "\u3000".join((*more[:1], where, *more[1:]))
