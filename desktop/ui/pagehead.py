"""The title row of a page: its name, a line under it, its buttons with the loudest last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from desktop.base.text import tr
from desktop.ui.actions import carry_out, why_not
from desktop.ui.arrange import across, down
from desktop.ui.buttons import Button, button
from desktop.ui.labels import label
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.verb import Verb

_MOST_BUTTONS = 2


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a page does by itself: its words, its picture, the verb whose right it needs, what runs."""

    text: str
    picture: str
    verb: Verb[..., Any]
    run: Callable[[], None]
    is_primary: bool = False


class PageHead(QWidget):
    """Names a page and offers what can be done on it.

    Args:
        title: name of the page.
        subtitle: a line under it; blank = none.
        acts: buttons of the page itself, left of the primary one.
        commands: of the slice; those that need a selection stand in menus, not here.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        subtitle: str = "",
        commands: Sequence[Command] = (),
        acts: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = label(title, "title")
        self.subtitle = label(subtitle, "caption")
        self.subtitle.setVisible(bool(subtitle))
        words = down(self.title, self.subtitle, gap=0)
        free = [one for one in commands if one.needs is Needs.NOTHING]
        usual = [one for one in free if not one.primary]
        primary = [one for one in free if one.primary][:1]
        shown = [command_button(desk, one) for one in usual[:_MOST_BUTTONS]]
        more = [_more(desk, usual[_MOST_BUTTONS:])] if usual[_MOST_BUTTONS:] else []
        last = [command_button(desk, one) for one in primary]
        self.primary = next((one for one in (*acts, *last) if one.property("kind") == "primary"), None)
        """The loudest button; hidden while an empty table below says the same words as loud."""
        self.setLayout(across(words, None, *shown, *more, *acts, *last, gap=10))


def command_button(desk: Desk, command: Command, kind: str = "") -> Button:
    """A button that does a command; grey with the reason when this person may not. kind: as `button` has them."""
    made = button(command.label, command.icon, kind or ("primary" if command.primary else ""), key=command.key)
    refusal = command.refusal(desk.actor)
    if refusal:
        made.setEnabled(False)
        made.setToolTip(tr(refusal))
    made.clicked.connect(partial(_run, desk, command))
    return made


def own_button(desk: Desk, act: Act) -> Button:
    """A button of the page itself; grey with the reason when this person may not do its verb."""
    made = button(act.text, act.picture, "primary" if act.is_primary else "")
    if not desk.actor.may(act.verb.needs):
        made.setEnabled(False)
        made.setToolTip(tr("需要书记操作"))
    made.clicked.connect(act.run)
    return made


def _more(desk: Desk, commands: Sequence[Command]) -> Button:
    made = button("更多")
    made.setProperty("menu", "true")
    menu = QMenu(made)
    for command in commands:
        action = menu.addAction(tr(command.label), partial(_run, desk, command))
        action.setEnabled(not why_not(desk, command, desk.selected))
    made.setMenu(menu)
    return made


def _run(desk: Desk, command: Command, _checked: object = None) -> None:
    carry_out(desk, command)
