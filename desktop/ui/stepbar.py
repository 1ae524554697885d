"""The buttons at the foot of a panel: to change the record, its next steps, and a menu of what else can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.ui import theme
from desktop.ui.actions import Parts, bar, carry_out
from desktop.ui.buttons import Button, button, icon_button
from desktop.ui.editing.flow import Flow
from desktop.ui.finding import module_of
from desktop.work.command import Command
from desktop.work.desk import Desk

_MORE = "更多"
_ROOM = 212
"""Px at 小四 for the steps between the button that changes the record and the menu of what else there is."""


class StepBar(Flow):
    """One line of buttons; it changes nothing itself.

    Signals: `edit_asked` with the record to change.

    Args:
        most: how many commands are buttons, as far as there is room; the others stand in the menu.
    """

    edit_asked = Signal(object)

    def __init__(self, desk: Desk, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._most = desk, most

    def show_steps(self, record: Record | None) -> None:
        """Offer what can be done about a record; None for nothing."""
        if record is None:
            self.fill(())
            return
        own = module_of(self._desk, record)
        near = set(own.commands) if own else set()
        # Other slices' offers first, as in the palette: what is noted about somebody comes before what becomes of them.
        fitting = [one for one in self._desk.actions(record) if not one.refusal(self._desk.actor) and one.fits((record,))]
        fitting.sort(key=lambda one: (not one.primary, one in near, bool(one.barred(self._desk, (record,)))))
        self.fill(list(self._buttons(record, fitting)))

    def _buttons(self, record: Record, commands: list[Command]) -> Iterator[QWidget]:
        if self._desk.actor.may(Right.EDIT):
            # Where several steps stand beside it there is room for its picture only.
            make = button if self._most == 1 else lambda text, picture, key: icon_button(picture, text, key=key)
            edit = make("修改", "edit", key="F2")
            edit.clicked.connect(lambda: self.edit_asked.emit(record))
            yield edit
        steps = [self._step(record, command) for command in commands[: self._most]]
        # No step may push the menu of the others into a line of its own.
        while len(steps) > 1 and sum(one.sizeHint().width() + 6 for one in steps) > theme.px(_ROOM):
            steps.pop().deleteLater()
        yield from steps
        if commands[len(steps) :]:
            more = icon_button("dots", _MORE)
            more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(more)
            menu.setToolTipsVisible(True)
            parts = Parts(menu)
            for command in _opened(commands[len(steps) :]):
                action = QAction(tr(command.label), menu)
                action.triggered.connect(partial(self._carry_out, record, command))
                bar(action, command.barred(self._desk, (record,)))
                parts.of(command).addAction(action)
            more.setMenu(menu)
            yield more

    def _step(self, record: Record, command: Command) -> Button:
        act = button(command.label, command.icon)  # the loud one stands in the head of the page
        act.ensurePolished()
        act.clicked.connect(partial(self._carry_out, record, command))
        bar(act, command.barred(self._desk, (record,)))
        return act

    def _carry_out(self, record: Record, command: Command, _checked: object = None) -> None:
        self._desk.selected = (record,)
        carry_out(self._desk, command)


def _opened(commands: list[Command]) -> list[Command]:
    """Commands of a menu 更多 without a part 更多 of its own, or a single part for all: who opened it has asked already."""
    if len({command.under for command in commands}) == 1:
        return [replace(command, under="") for command in commands]
    usual, further = ([one for one in commands if (one.under == _MORE) is rare] for rare in (False, True))
    return [*usual, *(replace(one, under="") for one in further)]
