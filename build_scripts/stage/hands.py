"""Finding, pressing and typing as a person does: only what is shown and not grey, by the words on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

W = TypeVar("W", bound=QWidget)

_PATIENCE_S = 20.0
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class StageError(Exception):
    """Something that a person would have done could not be done; the sentence says what and why."""


def until(holds: Callable[[], object], what: str, seconds: float = _PATIENCE_S) -> None:
    """Let the program work until something holds.

    Raises:
        StageError: it does not hold in time.
    """
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise StageError(f"waited {seconds:.0f} s in vain: {what}")
        pause(5)


def pause(milliseconds: int = 0) -> None:
    """Let the program work on for a moment."""
    # Not QTest.qWait: it keeps Python's lock, and a thread pool that goes meanwhile waits for its thread for ever.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def widget(root: QObject, kind: type[W], words: str = "") -> W:
    """The first shown widget of a kind with these words on it, or in its accessible name; whole words before parts of them.

    Raises:
        StageError: there is none.
    """
    shown = [one for one in root.findChildren(kind) if one.isVisible()]
    for fits in (lambda said: said == words, lambda said: words in said):
        found = next((one for one in shown if any(fits(said) for said in _words_of(one))), None)
        if found is not None:
            return found
    raise StageError(f"nothing here is called “{words or kind.__name__}”")


def button(root: QObject, words: str) -> QAbstractButton:
    """The first shown button with these words on it or in its name."""
    return widget(root, QAbstractButton, words)


def press(target: QWidget) -> None:
    """Click in the middle.

    Raises:
        StageError: it is grey; the sentence has its tooltip.
    """
    if not target.isEnabled():
        raise StageError(f"“{_words_of(target)[0]}” is grey: {target.toolTip()}")
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def key(target: QWidget, code: Qt.Key, held: Qt.KeyboardModifier = _NO_KEYS) -> None:
    """Press a key while a widget has the keyboard."""
    QTest.keyClick(target, code, held)


def write(target: QWidget, words: str, *, anew: bool = True) -> None:
    """Type words; what is not on the keyboard comes as from an input method. anew: over what stands there."""
    if not target.isActiveWindow():
        # A list that was popped up has taken the activity with it.
        target.activateWindow()
        until(target.isActiveWindow, "the window with the keyboard is active", 5)
    target.setFocus()
    if anew:
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_Delete)
    if words.isascii():
        QTest.keyClicks(target, words)
        return
    committed = QInputMethodEvent("", [])
    committed.setCommitString(words)
    QApplication.sendEvent(target, committed)


def said_by(root: QWidget) -> str:
    """Everything written in a dialog, as one line."""
    words = [root.windowTitle(), *(one.text() for one in root.findChildren(QLabel) if one.isVisible())]
    return " / ".join(dict.fromkeys(word.strip() for word in words if word.strip()))


def forget_the_mouse(root: QWidget) -> None:
    """Let no widget look as if the pointer rested on it."""
    for one in root.findChildren(QWidget):
        if one.underMouse():
            QApplication.sendEvent(one, QEvent(QEvent.Type.Leave))
            one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # noqa: FBT003 - Qt's signature


def _words_of(one: QWidget) -> tuple[str, ...]:
    own = getattr(one, "text", None)
    shown = str(own()) if callable(own) else ""
    return (shown.replace("\u2009", "").strip(), one.accessibleName().strip())
