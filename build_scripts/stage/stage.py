"""One window on one folder, and when it has come to rest."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QThreadPool, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from build_scripts.stage.answers import Answer
from build_scripts.stage.hands import StageError, forget_the_mouse, key, pause, press, said_by, until, write
from build_scripts.stage.offscreen import SMALL, application
from build_scripts.stage.pictures import picture_of
from desktop.base.clock import Clock
from desktop.start import MODULES
from desktop.store.vault import Vault
from desktop.ui import theme
from desktop.ui.frame import Frame
from desktop.ui.palettecard import PaletteCard
from desktop.ui.signin import SignIn
from desktop.ui.window import Window

_SHORT_MS = 1000
"""Timers of less than a second are part of what the window is doing; a toast's ten seconds are not."""
_WORKERS: tuple[type[QObject], ...] = (QTimer, QThreadPool)


class Stage:
    """The program's window on a folder, drawn at a size.

    Args:
        safe: the vault, where its cost is to be another than the usual.
        size: of the window in px; the smallest screen that holds it is taken.
    """

    def __init__(self, folder: Path, clock: Clock, *, safe: Vault | None = None, size: tuple[int, int] = SMALL) -> None:
        application()
        self.window = Window(folder, MODULES, clock, safe=safe)
        self._crashes: list[str] = []
        self._at_work: list[QObject] = []
        self._hook, sys.excepthook = sys.excepthook, self._note_crash
        self.resize(size)
        self.window.show()
        self.window.activateWindow()
        until(self.window.isActiveWindow, "the window is active")
        self.settle()

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size, in the corner of the smallest screen that holds it."""
        wanted = QSize(*size)
        fitting = [one for one in QApplication.screens() if one.size().expandedTo(wanted) == one.size()]
        screen = min(fitting, key=lambda one: one.size().width(), default=QApplication.primaryScreen())
        self.window.setMinimumSize(0, 0)
        self.window.move(screen.geometry().topLeft() if fitting else QPoint())
        self.window.resize(wanted)

    @property
    def frame(self) -> Frame:
        """The signed-in desk.

        Raises:
            StageError: nobody is signed in.
        """
        if self.window.frame is None:
            raise StageError("nobody is signed in")
        return self.window.frame

    @property
    def page(self) -> QWidget:
        """The page in front."""
        page = self.frame.stack.page
        if page is None:
            raise StageError("no page is shown")
        return page

    def sign_in(self, who: str, password: str) -> None:
        """Choose a person at the door, type the password, and wait for the desk."""
        door = self.window.entrance.content
        if not isinstance(door, SignIn):
            raise StageError("the door is not shown")
        for tile in door.tiles.buttons():
            if tile.accessibleName().startswith(f"{who}，"):
                press(tile)
        write(door.password, password)
        key(door.password, Qt.Key.Key_Return)
        until(lambda: self.window.frame is not None or door.finding.property("role") == "bad", "the desk opens")
        if self.window.frame is None:
            raise StageError(door.finding.text())
        self.settle()

    def lock(self) -> None:
        """Ctrl+L, and wait for the door."""
        self.act("window.lock")
        until(lambda: self.window.frame is None and self._is_door_ready(), "the door is shut")
        self.settle()

    def _is_door_ready(self) -> bool:
        door = self.window.entrance.content
        return isinstance(door, SignIn) and door.password.isEnabled()

    def go(self, name: str) -> None:
        """Show a slice, by its place in the navigation."""
        press(self.frame.navigation.buttons[name])
        self.settle()

    def act(self, command: str, *answers: Answer) -> None:
        """Do a command through its menu action, answering what it asks.

        Raises:
            StageError: it is grey, or something went wrong.
        """
        action = self.frame.acts.action(command)
        if not action.isEnabled():
            raise StageError(f"“{action.text()}” is grey: {action.toolTip()}")
        self.do(action.trigger, *answers)

    def ask(self, words: str) -> PaletteCard:
        """Ctrl+K, and type; answers what is offered then."""
        key(self.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        card = self.frame.palette_box.card
        write(card.box, words)
        self.settle()
        return card

    def do(self, act: Callable[[], object], *answers: Answer) -> None:
        """Do something and give these answers, in order, to the dialogs that come up.

        Raises:
            StageError: a dialog came that nobody expected (its words are the sentence), one never came, or the program failed.
        """
        attendant = _Attendant(answers)
        try:
            act()
            self.settle(attendant.is_idle)
        finally:
            attendant.leave()
        if attendant.trouble:
            raise StageError("; ".join(attendant.trouble))

    def _rests(self, meanwhile: Callable[[], bool] | None) -> bool:
        return self._is_resting() and (meanwhile is None or meanwhile())

    def settle(self, meanwhile: Callable[[], bool] | None = None) -> None:
        """Wait until nothing runs, nothing is about to be looked up, and everything is painted.

        Raises:
            StageError: the program failed meanwhile.
        """
        # Nobody sits before it, and nobody minds: it must not lock itself in the middle of a long round.
        self.window.idle.stop()
        until(lambda: self._crashes or self._rests(meanwhile), "the window comes to rest", 60)
        pause()
        pause()
        # Without an outer event loop Qt puts deletions off for ever, and every change of letters would polish what is gone.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._crashes:
            crashes, self._crashes = self._crashes, []
            raise StageError("; ".join(crashes))

    def _is_resting(self) -> bool:
        if self.window.jobs.is_busy or any(map(_is_at_work, self._at_work)):
            return False  # looking through the whole window takes longer than most of what it does
        self._at_work = [one for kind in _WORKERS for one in self.window.findChildren(kind) if _is_at_work(one)]
        return not self._at_work

    def tidy(self) -> None:
        """Put away what lies over the page: toast, palette, menus."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self.window.frame is not None:
            self.frame.toast.hide()
            self.frame.palette_box.close_up()
        pause()

    def picture(self) -> QImage:
        """What the screen shows."""
        forget_the_mouse(self.window)
        return picture_of(self.window)

    def letters(self, code: str) -> None:
        """Show everything in another letter size."""
        if theme.LOOK.size != code:
            theme.show(size=code)
            self.settle()

    def close(self) -> None:
        """Close the window and wait until the store is put away."""
        self.tidy()
        self.window.close()
        until(lambda: not self.window.isVisible(), "the window closes")
        self.window.deleteLater()
        pause()
        sys.excepthook = self._hook

    def _note_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._crashes.append(f"{kind.__name__}: {error}")
        self._hook(kind, error, trace)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _is_at_work(one: QObject) -> bool:
    """Whether a timer or a pool of threads has still to do what it was begun for."""
    if not isValid(one):
        return False
    if isinstance(one, QTimer):
        return one.isActive() and one.isSingleShot() and one.interval() < _SHORT_MS
    return isinstance(one, QThreadPool) and one.activeThreadCount() > 0


class _Attendant:
    """Meets every dialog once and gives it the next answer."""

    def __init__(self, answers: tuple[Answer, ...]) -> None:
        self.trouble: list[str] = []
        self._answers = deque(answers)
        self._met: list[QWidget] = []
        self._is_serving = True
        self._look()

    def is_idle(self) -> bool:
        """Whether nothing more is expected."""
        return not self._answers or bool(self.trouble)

    def leave(self) -> None:
        """Serve no longer."""
        self._is_serving = False
        if self._answers and not self.trouble:
            self.trouble.append(f"{len(self._answers)} answers were not asked for")

    def _look(self) -> None:
        if not self._is_serving:
            return
        # First, so that a dialog which an answer opens is met too.
        QTimer.singleShot(10, self._look)
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible() or any(one is dialog for one in self._met):
            return
        self._met.append(dialog)
        self._serve(dialog)

    def _serve(self, dialog: QDialog) -> None:
        if not self._answers:
            self.trouble.append(said_by(dialog))
            dialog.reject()
            return
        try:
            pause(10)
            self._answers.popleft()(dialog)
        except StageError as error:
            self.trouble.append(str(error))
            dialog.reject()
