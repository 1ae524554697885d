"""Back from a walk: a line for each door, filled in one after the other without a hand on the mouse, kept as one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from desktop.base.clock import SHANGHAI
from desktop.base.text import counted, tr
from desktop.model.fields import Field
from desktop.model.kinds import Day
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import IN_PERSON
from desktop.modules.visits.rules.turns import Turn
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.fieldrow import FieldRow
from desktop.ui.labels import label
from desktop.ui.sheet import Sheet
from desktop.work.desk import Desk

MET, MISSED, REFUSED = "见到", "未遇", "拒访"
_OUTCOMES = (MET, MISSED, REFUSED)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYS: dict[int, str] = {Qt.Key.Key_1: MET, Qt.Key.Key_2: MISSED, Qt.Key.Key_3: REFUSED}
_CTRL = Qt.KeyboardModifier.ControlModifier
_NOON = time(12)


class DoorLine(QWidget):
    """One door: what came of it, and what was said. A door without an outcome was not gone to."""

    def __init__(self, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turn = turn
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("情况"))
        self.note.setAccessibleName(tr(f"{turn.door} {turn.who}的情况"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.chips = {word: button(word, kind="chip") for word in _OUTCOMES}
        for word, chip in self.chips.items():
            chip.setAccessibleName(f"{word}：{turn.door} {turn.who}")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are in the note; a hand takes the mouse
            chip.clicked.connect(lambda on, word=word: self.mark(word if on else ""))
        where = down(label(f"{turn.building}{turn.door}", "strong"), label(turn.who, "caption"), gap=0)
        self.setLayout(down(across((where, 2), *self.chips.values(), (self.note, 3), gap=6), line(), gap=6))
        self.note.textEdited.connect(self._follow)

    @property
    def outcome(self) -> str:
        """What came of it; blank = nobody went."""
        return next((word for word, chip in self.chips.items() if chip.isChecked()), "")

    def mark(self, outcome: str) -> None:
        """Say what came of it; blank takes it back."""
        for word, chip in self.chips.items():
            chip.setChecked(word == outcome)

    def visit(self, at: int) -> Visit | None:
        """The visit to be filed; None when nobody went."""
        if not self.outcome:
            return None
        return Visit(
            at=at,
            method=IN_PERSON,
            resident=self.turn.resident or None,
            household=self.turn.household or None,
            missed=True if self.outcome == MISSED else None,
            refused=True if self.outcome == REFUSED else None,
            words=self.note.text().strip() or None,
        )

    @Slot()
    def _follow(self) -> None:
        """Words mean that somebody was met, unless it is said otherwise."""
        if not self.outcome:
            self.mark(MET)


class BackEntry(Sheet):
    """Asks what came of a walk. Enter marks 见到 and goes on; Ctrl+2 and Ctrl+3 say that it was otherwise.

    Signals: `filed` with the visits, once.
    """

    filed = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, turns: Sequence[Turn]) -> None:
        super().__init__(parent, "补记走访", "没有去的那几行空着，不会记", width=860)
        self._desk = desk
        self.day = FieldRow(Field("走访日期", Day()), desk)
        self.day.show_value(desk.today, is_new=True, may_reveal=True)
        self.lines = [DoorLine(turn) for turn in turns]
        area = scrolling(held(down(*self.lines, None, gap=6)))
        area.setMinimumHeight(min(sum(one.sizeHint().height() + 6 for one in self.lines), max(self.room - 90, 120)))
        self.add(held(across(self.day, None)))
        self.add(area, 1)
        self.save = button("保存", kind="primary", key="Ctrl+Enter")
        self.cancel = button("取消", key="Esc")
        self._told = label("", "quiet")
        keys = label("Enter 见到，到下一户   Ctrl+2 未遇   Ctrl+3 拒访   Ctrl+Enter 保存", "caption")
        self.finish_with(keys, None, self._told, self.cancel, self.save)
        self._connect()
        self._count()

    def _connect(self) -> None:
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.reject)
        for one in self.lines:
            one.note.installEventFilter(self)
            one.note.textEdited.connect(self._count)
            for chip in one.chips.values():
                chip.clicked.connect(self._count)
        self.lines[0].note.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            place = next((place for place, one in enumerate(self.lines) if one.note is watched), -1)
            if place >= 0 and _is_ours(event):
                if event.type() is QEvent.Type.ShortcutOverride:
                    event.accept()  # so that no shortcut of the window takes the key
                    return False
                self._act(place, event)
                return True
        return super().eventFilter(watched, event)

    def _act(self, place: int, event: QKeyEvent) -> None:
        one = self.lines[place]
        if event.key() in _ENTER and event.modifiers() & _CTRL:
            self.keep()
        elif event.key() in _ENTER:
            one.mark(one.outcome or MET)
            self._go(place + 1)
        elif event.key() in _KEYS:
            word = _KEYS[event.key()]
            one.mark("" if one.outcome == word else word)
        else:
            self._go(place + (1 if event.key() == Qt.Key.Key_Down else -1))
        self._count()

    def _go(self, place: int) -> None:
        if place >= len(self.lines):
            self.save.setFocus()
        elif place >= 0:
            self.lines[place].note.setFocus()

    @Slot()
    def _count(self) -> None:
        number = sum(bool(one.outcome) for one in self.lines)
        self._told.setText(tr(f"记 {counted(number, '次')}"))
        self.save.setEnabled(number > 0)

    @Slot()
    def keep(self) -> None:
        """Hand over what came of the walk."""
        unread = self.day.unread()
        day = None if unread else self.day.editor.value()
        if day is None or day > self._desk.today:
            self.day.tell(unread or ("写上哪一天" if day is None else "还没有到这一天"))
            self.day.editor.setFocus()
            return
        visits = [visit for one in self.lines if (visit := one.visit(self._moment(day)))]
        if visits:
            self.filed.emit(visits)
            self.accept()

    def _moment(self, day: date) -> int:
        """Now for a walk of today; noon of an earlier day, whose hour nobody wrote down."""
        now = self._desk.clock.now_ms()
        return now if day == self._desk.today else int(datetime.combine(day, _NOON, SHANGHAI).timestamp() * 1000)


def _is_ours(event: QKeyEvent) -> bool:
    if event.key() in _ENTER or event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
        return True
    return event.key() in _KEYS and bool(event.modifiers() & _CTRL)
