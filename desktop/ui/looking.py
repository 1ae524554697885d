"""Reading that takes longer than a picture may: on one thread and one connection of its own, beside the writer's jobs.

So that sorting a hundred thousand rows neither holds up the window nor waits behind an import.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from desktop.base.errors import DeskError
from desktop.model.rights import Actor
from desktop.store.reader import Reader
from desktop.store.store import Store

LARGE = 32 * 1024 * 1024
"""Bytes of a store from which looking through a table may take more than 50 ms; some 30,000 residents."""

Question = Callable[[Reader], Any]
Answer = Callable[[Any], None]


class Looking(QObject):
    """Answers the latest question; answers to earlier ones are dropped, because nobody waits for them any more.

    Args:
        file: the open store.
        actor: who reads.
        warm: keep the connection between questions, for what is asked after every write: what was read once is then
            at hand, and the answer comes in a third of the time.
    """

    _found = Signal(int, object)

    def __init__(self, file: Store, actor: Actor, parent: QObject | None = None, *, warm: bool = False) -> None:
        super().__init__(parent)
        self._kept = _Kept(warm)
        self._file, self._actor = file, actor
        self._asked = 0
        self._answer: Answer | None = None
        # The pool waits for its thread when the table goes, so no thread outlives the store.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._found.connect(self._tell)
        self.destroyed.connect(partial(_end, self._pool, self._kept))

    def ask(self, question: Question, answer: Answer) -> None:
        """Look; the answer comes on the thread of the window."""
        self._asked += 1
        self._answer = answer
        self._pool.clear()
        self._pool.start(_Look(self, self._asked, question))

    def wait(self) -> None:
        """Let what is under way come to its end, before the store closes."""
        self._pool.clear()
        self._pool.waitForDone()
        self._kept.close()

    def look(self, number: int, question: Question) -> None:
        """What the thread does."""
        if number != self._asked:
            return
        kept = self._kept
        try:
            reader = kept.reader or self._file.reader(self._actor)
        except DeskError:
            return  # locked meanwhile: the page that asked is gone
        try:
            found = question(reader)
        finally:
            kept.hold(reader)
        with suppress(RuntimeError):  # it may go in the very moment between the question and the answer
            if not kept.is_over:
                self._found.emit(number, found)

    @Slot(int, object)
    def _tell(self, number: int, found: Any) -> None:
        if number == self._asked and self._answer is not None:
            self._answer(found)


class _Kept:
    """A reader between two questions, where it is to stay warm; and whether whoever asked is gone."""

    def __init__(self, warm: bool) -> None:  # noqa: FBT001 - the one thing it is told
        self.reader: Reader | None = None
        self.is_over = False
        self._is_warm = warm

    def hold(self, reader: Reader) -> None:
        """Keep a reader for the next question, or close it."""
        self.reader = reader
        if not self._is_warm or self.is_over:
            self.close()

    def close(self) -> None:
        """Let go of the file."""
        reader, self.reader = self.reader, None
        if reader is not None:
            reader.connection.close()


def _end(pool: QThreadPool, kept: _Kept, _gone: object = None) -> None:
    """The widget goes: let what is under way end, then let go of the file, before the store is closed."""
    kept.is_over = True
    pool.waitForDone()
    kept.close()


class _Look(QRunnable):
    def __init__(self, looking: Looking, number: int, question: Question) -> None:
        super().__init__()
        self._looking, self._number, self._question = looking, number, question

    def run(self) -> None:
        self._looking.look(self._number, self._question)


def for_store(file: Store, actor: Actor, parent: QObject) -> Looking | None:
    """A thread for a large store; None for one small enough to be looked through at once."""
    return Looking(file, actor, parent) if file.path.stat().st_size > LARGE else None
