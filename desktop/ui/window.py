"""The one window: the entrance while nobody is signed in, the frame while somebody is, and the way between them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QMainWindow, QStackedWidget

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.base.text import tr
from desktop.store.reader import Reader
from desktop.store.vault import Vault
from desktop.ui import theme
from desktop.ui.ahead import Ahead
from desktop.ui.arrange import down, held
from desktop.ui.demowindow import show_demo
from desktop.ui.dialogs import Dialogs
from desktop.ui.entrance import Entrance, Place
from desktop.ui.frame import Frame, Rooms
from desktop.ui.idle import Idle
from desktop.ui.jobs import Jobs
from desktop.ui.memory import Memory
from desktop.ui.startways import DEMO
from desktop.ui.toast import Toast
from desktop.work.module import Module
from desktop.work.session import Open

_LEAST = (1120, 640)
"""Fits beside a task bar on the 1366×768 panels of most offices."""
_FRAME = (16, 48)
"""Px that the largest frames of Windows, UOS and Kylin take beside a window and above it; known only once one is shown."""
_USUAL_IDLE_MINUTES = 5
_MINUTE_MS = 60_000


class Window(QMainWindow):
    """The program's window on one folder.

    Args:
        safe: the vault, where its cost is to be another than the usual.
        given: a password that is no secret, as the demo's.
    """

    def __init__(
        self, folder: Path, modules: tuple[Module, ...], clock: Clock, *, safe: Vault | None = None, given: str = ""
    ) -> None:
        super().__init__()
        self._memory = Memory(folder)
        theme.show(size=self._memory.letters(), colouring=self._memory.colouring)
        self.jobs = Jobs(self)
        self._rooms = Rooms(modules, self.jobs, self._memory)
        self._opened: Open | None = None
        self.frame: Frame | None = None
        self._missed: tuple[str, list[DeskError]] = ("", [])
        self._is_leaving = False
        self._screens = QStackedWidget()
        self.dialogs = Dialogs(self, Toast(self, _nothing), clock)
        self.entrance = Entrance(Place(folder, modules, clock, safe, given), self.jobs, self.dialogs)
        self.idle = Idle(self)
        self._ahead = Ahead(modules, self)
        self._lay_out()
        self._connect()
        self.entrance.ask()

    def _lay_out(self) -> None:
        self.setWindowTitle("小巷")
        self.setMinimumSize(*_LEAST)
        top = QFrame()
        top.setProperty("role", "brand-line")
        self._screens.addWidget(self.entrance)
        self.setCentralWidget(held(down(top, (self._screens, 1), gap=0), "page"))
        if not self.restoreGeometry(self._memory.place):
            self.resize(1440, 900)

    def appear(self) -> None:
        """Show it; over the whole screen where that has no room for the window and its frame, whose foot would be cut off."""
        if fits(self.size(), self.screen().availableSize()):
            self.show()
        else:
            self.showMaximized()

    def _connect(self) -> None:
        self.entrance.entered.connect(self._enter)
        self.idle.expired.connect(self._idle)

    @Slot(object, object)
    def _enter(self, opened: Open, begin_with: tuple[str, ...]) -> None:
        """Somebody has signed in."""
        self._opened = opened
        frame = self.frame = Frame(opened, self._rooms, self)
        account = frame.desk.account
        theme.show(size=self._memory.letters(account.uid) or account.letters or "")
        frame.lock_wanted.connect(self.lock)
        frame.change_wanted.connect(self.change_person)
        frame.leave_wanted.connect(self.close)
        self._screens.addWidget(frame)
        self._screens.setCurrentWidget(frame)
        self.entrance.clear()
        self.setWindowTitle(f"{frame.desk.area.name or ''} - {tr('小巷')}")
        frame.start()
        self.idle.start((account.idle_minutes or _USUAL_IDLE_MINUTES) * _MINUTE_MS)
        # After the first picture: a dialog must not stand before an empty window.
        QTimer.singleShot(0, lambda: self._begin_with(frame, begin_with))

    def _begin_with(self, frame: Frame, commands: tuple[str, ...]) -> None:
        account, missed = self._missed
        if account == frame.desk.actor.account:
            self._missed = ("", [])
            for error in missed:
                frame.dialogs.refuse(error)
        for command in commands:
            if command == DEMO:
                show_demo()
            elif frame is self.frame:
                frame.carry_out(command)

    @Slot()
    def lock(self) -> None:
        """Put the sign-in in place of everything; what is half-typed is kept."""
        self._give_up_desk(is_theirs=True)

    @Slot()
    def change_person(self) -> None:
        """Let somebody else sign in; what is half-typed is kept for whoever typed it."""
        self._give_up_desk(is_theirs=False)

    def _give_up_desk(self, *, is_theirs: bool) -> None:
        if self.frame is None or self._opened is None:
            return
        frame, self.frame = self.frame, None
        opened, self._opened = self._opened, None
        self.idle.stop()
        frame.keep_drafts()
        who = opened.who
        self.setWindowTitle(tr("小巷"))
        if is_theirs:
            self.entrance.ask(locked=True, chosen=who)
        else:
            self.entrance.ask(leaving=who)
        self.entrance.wait("正在收好…")
        self._screens.setCurrentWidget(self.entrance)
        self._close_over()
        frame.dialogs.shut(lambda: self.jobs.when_rested(lambda: self._part(frame, opened)))

    def _close_over(self) -> None:
        """Close what stands before the window and nobody waits for: menus, suggestions, a preview with names on it."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
            popup.close()
        for preview in self.findChildren(QDialog):
            if preview.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
                preview.reject()

    def _part(self, frame: Frame, opened: Open) -> None:
        """Nothing runs and nobody asks any more: the frame goes, then the store closes and the key is wiped."""
        frame.keep_drafts()  # what was on its way when the lock fell is kept by now, and half-typed no more
        frame.stop()
        self._missed = (frame.desk.actor.account, frame.dialogs.missed)
        reader, recent = frame.desk.store, frame.recent
        frame.destroyed.connect(lambda: QTimer.singleShot(0, lambda: self._close_store(opened, reader, recent)))
        self._screens.removeWidget(frame)
        frame.deleteLater()

    def _close_store(self, opened: Open, reader: Reader, recent: Mapping[str, str]) -> None:
        self.jobs.start("锁上", lambda _: _put_away(opened, reader, recent), lambda _: self._locked(), self.dialogs.refuse)

    def _locked(self) -> None:
        if self._is_leaving:
            self.close()
        else:
            self.entrance.ready()

    @Slot()
    def _idle(self) -> None:
        """Nobody has touched anything for a while; work that runs is not cut off."""
        self.jobs.when_rested(self.lock)

    def tell_crash(self, error: DeskError, technical: str) -> None:
        """Say that the program itself has failed."""
        dialogs = self.frame.dialogs if self.frame is not None else self.dialogs
        dialogs.refuse(error, technical)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing is under way; else end it first and close then."""
        self._memory.keep_place(self.saveGeometry())
        if self.frame is not None:
            self._is_leaving = True
            event.ignore()
            self.lock()
            self.entrance.wait("正在收好，马上退出…")
        elif self.jobs.is_busy:
            self._is_leaving = True
            event.ignore()
            self.jobs.when_rested(self._close)
        else:
            event.accept()

    def _close(self) -> None:
        self.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._ahead.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl and the wheel change the letter size, wherever the pointer is."""
        if event.type() is QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            turned = event.angleDelta().y()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
                self._step_letters(1 if turned > 0 else -1)
                return True
        return super().eventFilter(watched, event)

    def _step_letters(self, by: int) -> None:
        code = theme.step(by)
        theme.show(size=code)
        self._memory.keep_letters(code, self.frame.desk.actor.account if self.frame is not None else "")


def fits(window: QSize, room: QSize) -> bool:
    """Whether a window and the frame that the system draws around it lie within what a screen has to give."""
    return window.width() + _FRAME[0] <= room.width() and window.height() + _FRAME[1] <= room.height()


def _put_away(opened: Open, reader: Reader, recent: Mapping[str, str]) -> None:
    try:
        # A restored backup has closed the store already.
        with suppress(DeskError):
            for key, value in recent.items():
                opened.store.set_meta(key, value)
    finally:
        reader.connection.close()
        opened.close()


def _nothing() -> None:
    """Nobody is signed in, so there is nothing to take back."""
