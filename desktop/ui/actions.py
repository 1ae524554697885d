"""Commands become actions: menus, shortcuts, context menus. What may not be chosen now is grey and says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QPushButton, QWidget

from desktop.base.errors import DeskError
from desktop.base.text import tr
from desktop.model.record import Record
from desktop.ui.icons import icon
from desktop.work.attempt import Attempt
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

FIRST = ("文件", "编辑", "视图")
LAST = "帮助"


def carry_out(desk: Desk, command: Command) -> None:
    """Do what was chosen, or say why not: the same words whether it came by menu, shortcut or palette."""
    reason = why_not(desk, command, desk.selected)
    if reason:
        desk.ask.refuse(DeskError(f"“{command.label}”现在做不了，没有改动任何内容", f"{reason}。"))
        return
    Attempt(desk, command.run).begin()


def why_not(desk: Desk, command: Command, selected: Sequence[Record]) -> str:
    """Why a command cannot be chosen now; blank when it can."""
    refusal = command.refusal(desk.actor)
    if refusal or command.fits(selected):
        return tr(refusal or command.barred(desk, selected))
    named = next((kind.label for module in desk.modules for kind in module.records if kind.table == command.on), "")
    if command.needs is Needs.ONE and len(selected) > 1:
        return tr("一次只能选一项")
    if selected and not command.is_for(selected):
        return tr("现在还不到这一步，或者已经过了")
    if command.needs is Needs.TWO:
        return tr(f"要选中两项{named}")
    return tr(f"要先选中{named}") if named else tr("要先选中一项")


def bar(act: QAction | QPushButton, reason: str) -> None:
    """Let an offer be grey and say why; without a reason it stays as it is."""
    if reason:
        act.setEnabled(False)
        act.setToolTip(tr(reason))


class Actions:
    """All actions of one signed-in window.

    Args:
        window: owns them, so that their shortcuts work wherever the focus is.
        desk: gives the person and the selection.
        commands: the slices' commands and the window's own.
    """

    def __init__(self, window: QWidget, desk: Desk, commands: Sequence[Command]) -> None:
        self._desk = desk
        self._all = tuple((command, _action(window, command, partial(carry_out, desk, command))) for command in commands)
        for _, action in self._all:
            window.addAction(action)
        # A grey action is deaf to its key: whoever presses it is told why, and does not press again and again.
        self._refusing = {
            command.id: QShortcut(QKeySequence(command.key), window, partial(carry_out, desk, command))
            for command in commands
            if command.key
        }
        self.refresh()

    @property
    def commands(self) -> tuple[Command, ...]:
        """Every command, in order."""
        return tuple(command for command, _ in self._all)

    def action(self, id_: str) -> QAction:
        """The action of a command's id."""
        return next(action for command, action in self._all if command.id == id_)

    def refresh(self) -> None:
        """Enable what fits the person and the selection; the others say why in their tooltip."""
        for command, action in self._all:
            reason = why_not(self._desk, command, self._desk.selected)
            action.setEnabled(not reason)
            action.setToolTip(reason or tr(command.label))
            if command.id in self._refusing:
                # Not where something only has to be selected first: the key may mean something else there.
                is_forbidden = bool(command.refusal(self._desk.actor)) or command.fits(self._desk.selected)
                self._refusing[command.id].setEnabled(bool(reason) and is_forbidden)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus: 文件 编辑 视图, those of the slices in their order, 帮助."""
        bar.clear()
        named = dict.fromkeys(command.menu for command, _ in self._all if command.menu)
        middle = [name for name in named if name not in {*FIRST, LAST}]
        for name in (*(one for one in FIRST if one in named), *middle, *((LAST,) if LAST in named else ())):
            menu = bar.addMenu(tr(name))
            menu.setToolTipsVisible(True)
            parts, before = Parts(menu), ""
            for command, action in self._all:
                if command.menu != name:
                    continue
                group = before if command.under else command.id.rpartition(".")[0]
                if before not in ("", group):
                    menu.addSeparator()
                parts.of(command).addAction(action)
                before = group

    def remove_from(self, window: QWidget) -> None:
        """Take all actions away: nobody is signed in any more."""
        for _, action in self._all:
            window.removeAction(action)
            action.deleteLater()
        for shortcut in self._refusing.values():
            shortcut.setEnabled(False)
            shortcut.deleteLater()


class Parts:
    """The parts of a menu, each made when the first command stands in it."""

    def __init__(self, menu: QMenu) -> None:
        self._menu = menu
        self._parts: dict[str, QMenu] = {}

    def of(self, command: Command) -> QMenu:
        """The part a command stands in, or the menu itself."""
        if not command.under:
            return self._menu
        if command.under not in self._parts:
            self._parts[command.under] = self._menu.addMenu(tr(command.under))
            self._parts[command.under].setToolTipsVisible(True)
        return self._parts[command.under]


def context_menu(desk: Desk, parent: QWidget, *first: QAction) -> QMenu:
    """The menu of what is selected: the page's own actions, then every command about records of this type.

    Show it with `popup`; it goes when it is closed.
    """
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.addActions(list(first))
    if first:
        menu.addSeparator()
    parts = Parts(menu)
    for command in desk.actions(desk.selected[0]) if desk.selected else ():
        if not command.is_for(desk.selected):
            continue  # a step out of its turn: seven grey lines would hide the one that is next
        action = _action(menu, command, partial(carry_out, desk, command))
        reason = why_not(desk, command, desk.selected)
        action.setEnabled(not reason)
        action.setToolTip(reason or tr(command.label))
        parts.of(command).addAction(action)
    return menu


def _action(parent: QWidget, command: Command, run: Callable[[], None]) -> QAction:
    made = QAction(tr(command.label), parent)
    if command.key:
        made.setShortcut(QKeySequence(command.key))
        made.setAutoRepeat("Del" not in command.key)  # a key held down must not eat one row after the other
    if command.icon:
        made.setIcon(icon(command.icon))
    made.triggered.connect(lambda _checked=False: run())
    return made
