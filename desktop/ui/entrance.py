"""Everything before somebody is signed in: the first run from its questions to 现在怎么开始, and the door afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.store import hold
from desktop.store.backup import restore
from desktop.store.hold import HeldError
from desktop.store.vault import Keyholder, Vault
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.comeback import backups_in, named
from desktop.ui.dialogs import Dialogs
from desktop.ui.empty import Empty
from desktop.ui.jobs import Jobs
from desktop.ui.labels import label
from desktop.ui.screen import Screen
from desktop.ui.signin import SignIn
from desktop.ui.startways import StartWays
from desktop.ui.welcome import Welcome
from desktop.work import session
from desktop.work.module import Module
from desktop.work.session import FirstRun, Open

_AFTER_CODE = ("setup.password", "setup.code")
"""A recovery code is good for one use: whoever came in by it sets a password and gets a new code."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which installation, and with what it is opened.

    Attributes:
        safe: the vault, where its cost is to be another than the usual.
        given: a password that is no secret.
    """

    folder: Path
    modules: tuple[Module, ...]
    clock: Clock
    safe: Vault | None = None
    given: str = ""


class Entrance(QStackedWidget):
    """One screen after another.

    Signals: `entered` with the open store and the ids of the commands to begin with.
    """

    entered = Signal(object, object)

    def __init__(self, place: Place, jobs: Jobs, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._dialogs = place, jobs, dialogs
        self._door: SignIn | None = None
        self._tried: SignIn | Welcome | None = None
        jobs.rested.connect(self._wake)

    @property
    def content(self) -> QWidget | None:
        """What is asked now."""
        screen = self.currentWidget()
        return screen.content if isinstance(screen, Screen) else screen

    def ask(self, *, locked: bool = False, chosen: str = "", leaving: str = "") -> None:
        """Ask who it is; in a new folder, ask what a new installation needs.

        Args:
            chosen: id of the person who stands ready to type their password.
            leaving: id of the one who has given up the desk to somebody else.
        """
        try:
            if session.is_new(self._place.folder):
                self._welcome()
            else:
                if not (locked or leaving):  # else it is still in our own hand
                    hold.look(self._place.folder)
                people = session.people(self._place.folder)
                others = (one.id for one in people if leaving and one.id != leaving and not one.is_damaged)
                self._sign_in(people, locked=locked, chosen=chosen or next(others, leaving))
        except HeldError as error:
            again = button("再打开一次", kind="primary")
            again.clicked.connect(lambda: self.ask(chosen=chosen))
            self._show(Empty("alert-circle", error.title, error.advice, again))
            again.setFocus()
        except DeskError as error:
            self._show(Empty("alert-circle", error.title, error.advice))

    def wait(self, words: str) -> None:
        """Let nobody in until `ask` or the end of the jobs."""
        if self._door is not None:
            self._door.work(on=True, words=words)

    def ready(self) -> None:
        """The desk is put away: a password may be typed."""
        if self._door is not None:
            self._door.work(on=False)
            self._door.begin()

    def clear(self) -> None:
        """Somebody is in: keep no password in a hidden line."""
        self._show(QWidget())

    def _sign_in(self, people: Sequence[Keyholder], *, locked: bool, chosen: str) -> None:
        door = self._door = SignIn(people, locked=locked, chosen=chosen, given=self._place.given)
        door.tried.connect(self._try)
        door.tried_code.connect(self._try_code)
        self._show(Screen(door, 460))
        door.begin()

    def _welcome(self) -> None:
        asked = Welcome(self._place.clock)
        asked.answered.connect(self._begin)
        asked.restore_asked.connect(self._restore)
        self._show(Screen(asked, 760))
        asked.name.setFocus()

    @Slot(str, str)
    def _try(self, who: str, password: str) -> None:
        place = self._place
        self._open(lambda: session.unlock(place.folder, who, password, place.modules, place.clock, safe=place.safe), ())

    @Slot(str)
    def _try_code(self, code: str) -> None:
        place = self._place
        self._open(
            lambda: session.unlock_with_code(place.folder, code, place.modules, place.clock, safe=place.safe), _AFTER_CODE
        )

    def _open(self, work: Callable[[], Open], then: tuple[str, ...]) -> None:
        assert self._door is not None, "tried at a door"
        self._tried = self._door
        self._door.work(on=True)
        self._jobs.start("打开资料", lambda _: work(), lambda opened: self.entered.emit(opened, then), self._door.refuse)

    @Slot(object)
    def _begin(self, first: FirstRun) -> None:
        asked, place = self.content, self._place
        assert isinstance(asked, Welcome), "only the welcome answers"
        self._tried = asked
        asked.work(on=True)
        self._jobs.start(
            "建立资料库",
            lambda _: session.begin(place.folder, first, place.modules, place.clock, safe=place.safe),
            lambda made: self._show_code(made[0], made[1]),
            asked.refuse,
        )

    @Slot()
    def _restore(self) -> None:
        """Put a backup into the new folder; its own people and passwords open it."""
        chosen = self._dialogs.open_folder("备份在哪个文件夹里？")
        if chosen is None:
            return
        try:
            found = backups_in(chosen)
        except DeskError as error:
            self._dialogs.refuse(error)
            return
        place = self._dialogs.pick("用哪一份备份？", [named(one) for one in found])
        if place is not None:
            self._jobs.start(
                "恢复备份", lambda _: restore(found[place], self._place.folder), lambda _: self.ask(), self._dialogs.refuse
            )

    def _show_code(self, opened: Open, code: str) -> None:
        from desktop.ui.codepaper import CodePaper  # noqa: PLC0415 - printing is needed once in the life of an installation
        from desktop.ui.outlet import Outlet  # noqa: PLC0415 - "

        paper = CodePaper(code, Outlet(self._dialogs), self._place.clock)
        go_on = button("下一步", kind="primary")
        go_on.setEnabled(False)
        go_on.setToolTip("先核对一组数字")
        paper.proved.connect(lambda: go_on.setEnabled(True))
        go_on.clicked.connect(partial(self._show_ways, opened))
        body = down(label("收好恢复码", "title"), paper, gap=8, margins=(28, 22, 28, 16))
        foot = held(across(None, go_on, margins=(28, 12, 28, 14)), "foot")
        self._show(Screen(held(down(body, foot, gap=0)), 760))

    def _show_ways(self, opened: Open) -> None:
        ways = StartWays()
        ways.chosen.connect(lambda command: self.entered.emit(opened, (command,) if command else ()))
        self._show(Screen(ways, 640))

    def _show(self, screen: QWidget) -> None:
        before = self.currentWidget()
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        if not isinstance(screen, Screen) or not isinstance(screen.content, SignIn):
            self._door = None

    @Slot()
    def _wake(self) -> None:
        """The program itself may have failed while a password was tried: the door must not stay shut."""
        asked, self._tried = self._tried, None
        if asked is not None and asked is self.content:
            asked.rest()
